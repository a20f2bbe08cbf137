import { STUDY_OCCUPATION } from './course'
import type { StoryCalendar } from '@/platform/demonstration/calendar'
import type { DemoClass } from '../types'
import { changeState } from '@/platform/workflow'
import type { Step } from '@/platform/demonstration/scene'

/** Where every record of its kind begins; the workflow holds to it. */
const NEW = { state: 'active', stateSeq: 0 } as const
const PLANNED = { state: 'planned', stateSeq: 0 } as const

/** The class, its roster and its time table, arranged by the training administrator of its works a week before it starts. */
export function classSteps(calendar: StoryCalendar, trainingClass: DemoClass): Step[] {
  const { administrator, key, sessions, startsWeek, trainees } = trainingClass
  const planned = calendar.at(startsWeek - 1, 2, '10:00')
  return [
    { what: `class ${key}`, at: planned, by: administrator, run: createClass(calendar, trainingClass) },
    ...trainees.map((trainee, index): Step => ({
      what: `enrolment of ${trainee.user} in ${key}`,
      at: calendar.at(startsWeek - 1, 3, '10:00'),
      by: administrator,
      run: async ({ names, req }) => {
        const { id } = await req.payload.create({
          collection: 'enrolments',
          data: {
            class: names.idOf('class', key),
            trainee: names.idOf('user', trainee.user),
            number: String(index + 1).padStart(3, '0'),
            crew: trainee.crew ?? null,
            ...NEW,
          },
          depth: 0,
          overrideAccess: false,
          req,
        })
        names.give('enrolment', `${key} ${trainee.user}`, id)
      },
    })),
    ...sessions.map((session): Step => ({
      what: `session ${session.key}`,
      at: calendar.at(startsWeek - 1, 4, '15:00'),
      by: administrator,
      run: async ({ names, req }) => {
        const { id } = await req.payload.create({
          collection: 'class-sessions',
          data: {
            class: names.idOf('class', key),
            title: session.title,
            titleEn: session.titleEn,
            kind: session.kind,
            startsAt: calendar.at(session.week, session.weekday, session.from),
            endsAt: calendar.at(session.week, session.weekday, session.to),
            lateAfterMinutes: 10,
            place: session.place,
            teacher: names.idOf('user', trainingClass.teacher),
            status: 'scheduled',
          },
          depth: 0,
          overrideAccess: false,
          req,
        })
        names.give('class-session', session.key, id)
      },
    })),
    { what: `class ${key} starts`, at: calendar.at(startsWeek, 1, '08:00'), by: administrator, run: move(key, 'start', 0) },
  ]
}

/** One step of a class, at the revision that the story knows. */
export function move(key: string, action: string, seenSeq: number): Step['run'] {
  return async ({ names, req }) => {
    await changeState({ req, slug: 'classes', id: names.idOf('class', key), action, seenSeq })
  }
}

function createClass(calendar: StoryCalendar, trainingClass: DemoClass): Step['run'] {
  return async ({ names, req }) => {
    const { id } = await req.payload.create({
      collection: 'classes',
      data: {
        code: trainingClass.code,
        name: trainingClass.name,
        nameEn: trainingClass.nameEn,
        organisation: names.idOf('organisation', trainingClass.organisation),
        occupation: names.idOf('occupation', STUDY_OCCUPATION),
        level: '4',
        purpose: trainingClass.purpose,
        courses: [names.idOf('course', 'course-bf')],
        teachers: [names.idOf('user', trainingClass.teacher)],
        startsOn: calendar.day(trainingClass.startsWeek),
        endsOn: calendar.day(trainingClass.endsWeek, 5),
        appraisalOn: trainingClass.appraisalWeek === null ? null : calendar.day(trainingClass.appraisalWeek, 6),
        requiredHours: trainingClass.requiredHours,
        shiftPattern: trainingClass.shiftPattern,
        shiftAnchorOn: trainingClass.shiftPattern === 'day' ? null : calendar.day(trainingClass.startsWeek),
        ...PLANNED,
      },
      depth: 0,
      overrideAccess: false,
      req,
    })
    names.give('class', trainingClass.key, id)
  }
}
