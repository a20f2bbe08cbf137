import type { EditConfig } from 'payload'
import type { Label } from '@/kernel/machine'
import { documentView } from '@/platform/admin/document-view'
import type { PartPath } from '@/platform/domains'

/** The sheets of an edition beside its form: a path and a component each, in the order of the work. */
export const editionViews = sheets(
  ['board', '/src/collections/materials/editions/admin/BoardView#BoardView', { zh: '章节进度', en: 'Board' }],
  ['coverage', '/src/collections/materials/coverage/admin/CoverageView#CoverageView', { zh: '覆盖表', en: 'Coverage' }],
  ['proofs', '/src/collections/materials/proofs/admin/ProofsView#ProofsView', { zh: '校对', en: 'Proofs' }],
  [
    'publications',
    '/src/collections/materials/publication/admin/PublicationsView#PublicationsView',
    { zh: '出版文件', en: 'Publications' },
  ],
  ['revision', '/src/collections/materials/editions/admin/RevisionView#RevisionView', { zh: '修订', en: 'Revision' }],
)

export const orderCallViews = sheets([
  'totals',
  '/src/collections/materials/orders/admin/OrderTotalsView#OrderTotalsView',
  { zh: '汇总与填报', en: 'Totals and orders' },
])

function sheets(...rows: [key: string, component: PartPath, label: Label][]): EditConfig {
  const named = rows.map(([key, component, label], index) => [
    key,
    // After the form (100), before versions (300).
    documentView({ component, path: `/${key}`, label, order: 110 + index }),
  ])
  return Object.fromEntries(named) as EditConfig
}
