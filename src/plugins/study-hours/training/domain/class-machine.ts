import { allow, refuse } from '@/kernel/decision'
import type { Machine } from '@/kernel/machine'
import { TRAINING_ROLE_LABELS, type TrainingRole } from './roles'

export const CLASS_STATES = ['planned', 'running', 'finished', 'closed', 'cancelled'] as const
export type ClassState = (typeof CLASS_STATES)[number]

export type ClassContext = {
  courses: number
  /** Titles of those of its courses that trainees cannot study: drafts, closed ones, ones without an open unit. */
  shutCourses: readonly string[]
  activeEnrolments: number
  /** Claims, leave requests and outages of the class that nobody has decided yet. */
  undecided: number
  /** Sessions that are over and whose attendance is not settled: absences are still to be written. */
  unsettled: number
  requiredHours: number
  today: string
  startsOn: string
  endsOn: string
}

/** Where what a class lacks is entered, as the screens call it. */
const COURSES_HERE = { label: { zh: '本班的课程', en: 'Courses of this class' }, href: '#field-courses' }
const COURSES = { label: { zh: '课程', en: 'Courses' }, href: '/admin/collections/courses' }
const HOURS_HERE = { label: { zh: '本班的应修学时', en: 'Required hours of this class' }, href: '#field-requiredHours' }
const STANDARDS = { label: { zh: '职业标准', en: 'Standards' }, href: '/admin/collections/standards' }

/** A training class (培训班) from its plan to the day on which its record is closed. */
export const classMachine: Machine<ClassState, TrainingRole, ClassContext> = {
  name: 'class',
  initial: 'planned',
  roleLabels: TRAINING_ROLE_LABELS,
  states: {
    planned: { zh: '筹备', en: 'Planned' },
    running: { zh: '开班', en: 'Running' },
    finished: { zh: '结业', en: 'Finished' },
    closed: { zh: '归档', en: 'Closed', final: true },
    cancelled: { zh: '取消', en: 'Cancelled', final: true },
  },
  transitions: [
    {
      action: 'start',
      label: { zh: '开班', en: 'Start' },
      from: ['planned'],
      to: 'running',
      by: ['training-admin', 'centre-staff', 'admin'],
      guard: ({ courses, requiredHours, shutCourses }) => {
        if (courses === 0) return refuse('study.classWithoutCourse', { field: 'courses', places: [COURSES_HERE] })
        if (shutCourses.length === courses) return refuse('study.courseShut', { field: 'courses', courses: shutCourses, places: [COURSES] })
        if (requiredHours <= 0) return refuse('study.classWithoutHours', { field: 'requiredHours', places: [HOURS_HERE, STANDARDS] })
        return allow
      },
    },
    {
      action: 'cancel',
      label: { zh: '取消', en: 'Cancel' },
      from: ['planned'],
      to: 'cancelled',
      by: ['training-admin', 'centre-staff', 'admin'],
      reason: 'required',
      tone: 'back',
    },
    {
      action: 'finish',
      label: { zh: '结业', en: 'Finish' },
      from: ['running'],
      to: 'finished',
      by: ['training-admin', 'centre-staff', 'admin'],
      guard: ({ endsOn, today }) => (today >= endsOn ? allow : refuse('study.classNotOver', { endsOn })),
      effects: ['closeStudy'],
    },
    {
      action: 'reopen',
      label: { zh: '重新开班', en: 'Reopen' },
      from: ['finished'],
      to: 'running',
      by: ['centre-staff', 'admin'],
      reason: 'required',
      tone: 'back',
    },
    {
      action: 'close',
      label: { zh: '归档', en: 'Close the record' },
      from: ['finished'],
      to: 'closed',
      by: ['centre-staff', 'admin'],
      guard: ({ undecided, unsettled }) => {
        if (undecided > 0) return refuse('study.undecided', { count: undecided })
        return unsettled === 0 ? allow : refuse('study.unsettled', { count: unsettled })
      },
    },
  ],
}
