import type { EditConfig } from 'payload'
import { documentView } from '@/platform/admin/document-view'

const FOLDER = '/src/plugins/study-hours/admin'

/** The sheets of a class for those who answer for it. */
export const classBoardViews = {
  board: documentView({
    component: `${FOLDER}/board/BoardView#BoardView`,
    path: '/board',
    label: { zh: '学时看板', en: 'Board' },
    order: 105,
  }),
} satisfies EditConfig
