import { callRoll } from '../../attendance/operations/roll-call'
import { requestLeave } from '../../decisions/operations/leave-request'
import { changeState } from '@/platform/workflow'
import type { StoryCalendar } from '@/platform/demonstration/calendar'
import { attendanceOf, EXCUSED_LATER } from '../attendance'
import type { DemoClass, DemoClassSession } from '../types'
import type { Step } from '@/platform/demonstration/scene'

const HOUR_MS = 3_600_000

/** Roll calls, leave and what came of it, for the sessions that are over. @param args.untilMs what is later has not happened yet */
export function attendanceSteps({
  calendar,
  trainingClass,
  untilMs,
}: {
  calendar: StoryCalendar
  trainingClass: DemoClass
  untilMs: number
}): Step[] {
  const { key: classKey, sessions, teacher } = trainingClass
  const startOf = (session: DemoClassSession) => Date.parse(calendar.at(session.week, session.weekday, session.from))
  const endOf = (session: DemoClassSession) => Date.parse(calendar.at(session.week, session.weekday, session.to))
  const past = sessions.filter((session) => endOf(session) + HOUR_MS < untilMs).length
  const steps = attendanceOf(trainingClass, past).flatMap(({ leave, marks }, index): Step[] => {
    const session = sessions[index]
    if (!session) return []
    const asked = leave.flatMap(({ reason, user }) =>
      leaveSteps({
        classKey,
        session: session.key,
        user,
        teacher,
        reason,
        askedMs: startOf(session) - 20 * HOUR_MS,
        decidedMs: startOf(session) - 15 * HOUR_MS,
      }),
    )
    const rollCall: Step = {
      what: `roll call ${session.key}`,
      at: new Date(endOf(session)).toISOString(),
      by: teacher,
      run: async ({ names, req }) => {
        await callRoll({
          req,
          sessionId: names.idOf('class-session', session.key),
          input: {
            marks: marks.map(({ mark, minutesLate, user }) => ({
              enrolment: names.idOf('enrolment', `${classKey} ${user}`),
              mark,
              ...(minutesLate ? { arrivedAt: new Date(startOf(session) + minutesLate * 60_000).toISOString() } : {}),
            })),
          },
        })
      },
    }
    return [...asked, rollCall]
  })
  const excused = sessions[EXCUSED_LATER.sessionIndex]
  const isExcused = EXCUSED_LATER.class === classKey && excused && EXCUSED_LATER.sessionIndex < past
  return [
    ...steps,
    ...(isExcused
      ? leaveSteps({
          classKey,
          session: excused.key,
          user: EXCUSED_LATER.user,
          teacher,
          reason: EXCUSED_LATER.reason,
          askedMs: endOf(excused) + 6 * HOUR_MS,
          decidedMs: endOf(excused) + 26 * HOUR_MS,
        })
      : []),
    ...upcomingLeave(trainingClass, past, untilMs),
  ]
}

/** What the teacher finds to be decided. */
function upcomingLeave({ key, sessions, trainees }: DemoClass, past: number, untilMs: number): Step[] {
  const next = sessions[past + 2]
  const [first] = trainees
  if (!next || !first || past === sessions.length) return []
  return [
    {
      what: `leave of ${first.user}`,
      at: new Date(untilMs - 2 * HOUR_MS).toISOString(),
      by: first.user,
      run: async ({ names, req }) => {
        await requestLeave({
          req,
          classId: names.idOf('class', key),
          input: { sessions: [names.idOf('class-session', next.key)], reason: '高炉计划检修，当天值班，已与作业长说明' },
        })
      },
    },
  ]
}

function leaveSteps(leave: {
  classKey: string
  session: string
  user: string
  teacher: string
  reason: string
  askedMs: number
  decidedMs: number
}): Step[] {
  const { askedMs, classKey, decidedMs, reason, session, teacher, user } = leave
  const name = `${session} ${user}`
  return [
    {
      what: `leave ${name}`,
      at: new Date(askedMs).toISOString(),
      by: user,
      run: async ({ names, req }) => {
        const id = await requestLeave({
          req,
          classId: names.idOf('class', classKey),
          input: { sessions: [names.idOf('class-session', session)], reason },
        })
        names.give('leave', name, id)
      },
    },
    {
      what: `leave ${name} approved`,
      at: new Date(decidedMs).toISOString(),
      by: teacher,
      run: async ({ names, req }) => {
        await changeState({ req, slug: 'leave-requests', id: names.idOf('leave', name), action: 'approve', seenSeq: 0 })
      },
    },
  ]
}
