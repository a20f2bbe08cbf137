import type {
  CollectionConfig,
  CustomDocumentViewConfig,
  DateField,
  EditConfig,
  JSONField,
  NumberField,
  RelationshipField,
  SelectField,
  TextField,
  UIField,
} from 'payload'
import type { Label } from '@/kernel/machine'
import { documentView } from '@/platform/admin/document-view'
import type { PartPath } from '@/platform/domains'

/** The sheets of a class for those who answer for it. */
export const classBoardViews = {
  board: sheet('board', '/src/plugins/study-hours/board/admin/BoardView#BoardView', { zh: '学时看板', en: 'Board' }, 105),
  replay: sheet('replay', '/src/plugins/study-hours/desk/admin/replay/ReplayView#ReplayView', { zh: '一天回放', en: 'Replay' }, 165),
  certificates: sheet(
    'certificates',
    '/src/plugins/study-hours/certificates/admin/CertificatesView#CertificatesView',
    { zh: '学时证明', en: 'Certificates' },
    168,
  ),
  charts: sheet('charts', '/src/plugins/study-hours/board/admin/charts/ChartsView#ChartsView', { zh: '图表', en: 'Charts' }, 170),
} satisfies EditConfig

/** The statistics over all classes, beside their list. */
export const classListViews = {
  figures: { path: '/figures', exact: true, Component: '/src/plugins/study-hours/board/admin/charts/FiguresView#FiguresView' },
} satisfies NonNullable<NonNullable<NonNullable<CollectionConfig['admin']>['components']>['views']>

export const figuresLink: PartPath = '/src/plugins/study-hours/board/admin/charts/FiguresLink#FiguresLink'

/** What stands above the fields of a record that waits for a decision. */
export function decisionSheet(component: PartPath): UIField {
  return {
    name: 'review',
    type: 'ui',
    admin: { disableListColumn: true, components: { Field: component } },
  }
}

/**
 * A field whose value the sheet above the form tells already; lists go on showing it. Not by a condition: a conditional field is no longer
 * required in the database.
 */
export function inSheet<F extends Told>(field: F): F {
  const { admin } = field as Told
  return {
    ...field,
    admin: { ...admin, components: { ...admin?.components, Field: '/src/plugins/study-hours/shared/admin/InSheet#InSheet' } },
  }
}

type Told = NumberField | RelationshipField | TextField | SelectField | DateField | JSONField

/** Above the lists of such records: what is undecided, or all. */
export const openList = '/src/plugins/study-hours/decisions/admin/OpenList#OpenList'

/** The form for the first signature under an outage. */
export const outageViews = {
  declare: { path: '/declare', exact: true, Component: '/src/plugins/study-hours/decisions/admin/outage/DeclareView#DeclareView' },
} satisfies NonNullable<NonNullable<NonNullable<CollectionConfig['admin']>['components']>['views']>

function sheet(key: string, component: PartPath, label: Label, order: number): CustomDocumentViewConfig {
  return documentView({ component, path: `/${key}`, label, order })
}
