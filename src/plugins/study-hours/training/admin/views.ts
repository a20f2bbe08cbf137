import type { EditConfig } from 'payload'
import { documentView } from '@/platform/admin/document-view'

/** The sheets of a class on which it is arranged. */
export const classTrainingViews = {
  roster: documentView({
    component: '/src/plugins/study-hours/roster/admin/RosterView#RosterView',
    path: '/roster',
    label: { zh: '名册导入', en: 'Roster' },
    order: 120,
  }),
  timeTable: documentView({
    component: '/src/plugins/study-hours/attendance/admin/TimeTableView#TimeTableView',
    path: '/time-table',
    label: { zh: '课表与考勤', en: 'Time table' },
    order: 121,
  }),
} satisfies EditConfig
