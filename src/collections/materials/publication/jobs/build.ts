import { defineJob } from '@/platform/jobs'
import { BUILD_PUBLICATION, buildPublication, type BuildInput } from '../operations/publish-files'

/** The stages of building a book, in words. */
export const BUILD_STAGES = {
  collect: { zh: '收集定稿', en: 'Collecting the sealed chapters' },
  cover: { zh: '制作封面', en: 'Making the cover' },
  images: { zh: '处理图片', en: 'Preparing the pictures' },
  chapters: { zh: '编排章节', en: 'Setting the chapters' },
  layout: { zh: '排版', en: 'Laying out' },
  pages: { zh: '写出页面', en: 'Writing the pages' },
  pack: { zh: '打包', en: 'Packing' },
}

export const buildPublicationJob = defineJob<BuildInput>({
  kind: BUILD_PUBLICATION,
  label: { zh: '生成出版文件', en: 'Build a publication' },
  lane: 'long',
  stages: BUILD_STAGES,
  run: buildPublication,
})
