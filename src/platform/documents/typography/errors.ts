import { defineErrors } from '@/kernel/errors'

/** What can stop a book from being built: always something that the editors can put right. */
export const bookErrors = defineErrors({
  'documents.bookAssetMissing': {
    status: 422,
    zh: '“{chapter}”引用的图片“{asset}”不在稿件里，请补齐后再生成。',
    en: '"{chapter}" refers to the picture "{asset}", which is not in the manuscript. Add it and build again.',
  },
  'documents.assetUnreadable': {
    status: 422,
    zh: '图片“{asset}”已损坏或格式不受支持，无法排版。',
    en: 'The picture "{asset}" is damaged or of an unsupported kind and cannot be set.',
  },
  'documents.bookEmpty': { status: 422, zh: '书稿没有任何章节，无法生成。', en: 'The book has no chapters, so there is nothing to build.' },
  'documents.cancelled': { status: 409, zh: '生成已取消。', en: 'The build was cancelled.' },
})
