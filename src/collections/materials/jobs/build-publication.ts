import { defineJob } from '@/platform/jobs'
import { BUILD_PUBLICATION, buildPublication, type BuildInput } from '../operations/publish-files'

export const buildPublicationJob = defineJob<BuildInput>({
  kind: BUILD_PUBLICATION,
  label: { zh: '生成出版文件', en: 'Build a publication' },
  run: buildPublication,
})
