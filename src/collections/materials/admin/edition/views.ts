import type { EditConfig } from 'payload'
import type { Label } from '@/kernel/machine'
import { documentView } from '@/platform/admin/document-view'

const FOLDER = '/src/collections/materials/admin/edition'

/** The sheets of an edition beside its form: a path and a component each, in the order of the work. */
export const editionViews = sheets(
  ['board', 'BoardView', { zh: '章节进度', en: 'Board' }],
  ['coverage', 'CoverageView', { zh: '覆盖表', en: 'Coverage' }],
  ['proofs', 'ProofsView', { zh: '校对', en: 'Proofs' }],
  ['publications', 'PublicationsView', { zh: '出版文件', en: 'Publications' }],
  ['revision', 'RevisionView', { zh: '修订', en: 'Revision' }],
)

export const orderCallViews = sheets(['totals', 'OrderTotalsView', { zh: '汇总与填报', en: 'Totals and orders' }])

function sheets(...rows: [key: string, component: string, label: Label][]): EditConfig {
  const named = rows.map(([key, component, label], index) => [
    key,
    // After the form (100), before versions (300).
    documentView({ component: `${FOLDER}/${component}#${component}`, path: `/${key}`, label, order: 110 + index }),
  ])
  return Object.fromEntries(named) as EditConfig
}
