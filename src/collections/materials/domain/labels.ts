import type { Label } from '@/kernel/errors'

/** Who reads what on the way to the press, as fields and refusals call them. */
export const PEOPLE_LABELS = {
  firstReviewer: { zh: '初审', en: 'First reviewer' },
  secondReviewer: { zh: '复审', en: 'Second reviewer' },
  finalReviewer: { zh: '终审', en: 'Final reviewer' },
  firstProofreader: { zh: '一校', en: 'First proofreader' },
  secondProofreader: { zh: '二校', en: 'Second proofreader' },
  thirdProofreader: { zh: '三校', en: 'Third proofreader' },
  readThroughBy: { zh: '通读', en: 'Read through by' },
} satisfies Record<string, Label>

/** What the colophon must state, as fields and refusals call it. */
export const COLOPHON_LABELS = {
  isbn: { zh: '书号（ISBN）', en: 'ISBN' },
  publisherName: { zh: '出版单位', en: 'Publisher' },
  priceFen: { zh: '定价（分）', en: 'Price (fen)' },
  publishedOn: { zh: '出版日期', en: 'Published on' },
  characterCount: { zh: '字数', en: 'Characters' },
  printedOn: { zh: '印刷日期', en: 'Printed on' },
} satisfies Record<string, Label>
