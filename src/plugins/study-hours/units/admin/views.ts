import type { EditConfig } from 'payload'
import { documentView } from '@/platform/admin/document-view'

/** The sheet of a course on which its units come from a book. */
export const courseViews = {
  book: documentView({
    component: '/src/plugins/study-hours/units/admin/CourseBookView#CourseBookView',
    path: '/book',
    label: { zh: '取自教材', en: 'From the book' },
    order: 105,
  }),
} satisfies EditConfig
