import type { Label } from '@/kernel/errors'
import type { LineRole } from './roles'

/** The places of a book and of its chapters, as fields and refusals call them. */
export const PEOPLE_LABELS = {
  chiefEditor: { zh: '主编', en: 'Chief editor' },
  deputyEditors: { zh: '副主编', en: 'Deputy editors' },
  responsibleEditor: { zh: '责任编辑', en: 'Responsible editor' },
  authors: { zh: '编写人', en: 'Authors' },
  unifiedBy: { zh: '统稿人', en: 'Unified by' },
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
  priceFen: { zh: '定价（元）', en: 'Price (yuan)' },
  publishedOn: { zh: '出版日期', en: 'Published on' },
  characterCount: { zh: '字数', en: 'Characters' },
  printedOn: { zh: '印刷日期', en: 'Printed on' },
} satisfies Record<string, Label>

/** Who is who in the line, as buttons and refusals call them. */
export const LINE_ROLE_LABELS = {
  admin: { zh: '系统管理员', en: 'an administrator' },
  'centre-staff': { zh: '中心工作人员', en: 'centre staff' },
  chair: { zh: '委员会主任', en: 'the chair of the committee' },
  'vice-chair': { zh: '委员会副主任', en: 'the vice-chair of the committee' },
  secretary: { zh: '委员会秘书', en: 'the secretary of the committee' },
  'chief-editor': { zh: '主编', en: 'the chief editor' },
  'deputy-editor': { zh: '副主编', en: 'a deputy editor' },
  'responsible-editor': { zh: '责任编辑', en: 'the responsible editor' },
  'author-of-chapter': { zh: '编写人', en: 'the author' },
  unifier: { zh: '统稿人', en: 'the unifier' },
  'first-reviewer': { zh: '初审人', en: 'the first reviewer' },
  'second-reviewer': { zh: '复审人', en: 'the second reviewer' },
  'final-reviewer': { zh: '终审人', en: 'the final reviewer' },
  'first-proofreader': { zh: '一校人', en: 'the first proofreader' },
  'second-proofreader': { zh: '二校人', en: 'the second proofreader' },
  'third-proofreader': { zh: '三校人', en: 'the third proofreader' },
  'read-through-reader': { zh: '通读人', en: 'the read-through reader' },
  system: { zh: '系统', en: 'the system' },
} satisfies Record<LineRole, Label>
