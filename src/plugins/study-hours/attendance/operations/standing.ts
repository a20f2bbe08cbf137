import type { PayloadRequest } from 'payload'
import { idOf, idsOf, type Ref } from '@/kernel/ids'
import { nowOf } from '@/platform/clock'
import { attendanceStanding, nothing, type ApprovedLeave, type AttendanceStanding, type MarkRow } from '../domain/attendance'
import { SLUGS } from '../../slugs'
import { loadMarks } from './rows'

/** What recognition takes from attendance: credited time by day, unexcused absences, and whether they fail the training. */
export type AttendanceRecord = AttendanceStanding & { absences: number }

/** How many values one question to the database names, before other requests have their turn: some two thousand marks. */
const AT_ONCE = 100

/** The attendance of these enrolments, an empty record for those of whom nothing is written. Asks nobody for leave: a fact for decisions. */
export async function loadAttendance({
  enrolments,
  req,
}: {
  req: PayloadRequest
  enrolments: readonly string[]
}): Promise<Map<string, AttendanceRecord>> {
  const marks: MarkRow[] = []
  const leave: ApprovedLeave[] = []
  for (let start = 0; start < enrolments.length; start += AT_ONCE) {
    const some = enrolments.slice(start, start + AT_ONCE)
    marks.push(...(await loadMarks(req, some)))
    leave.push(...(await loadLeave(req, some)))
    await new Promise((resolve) => setImmediate(resolve))
  }
  const sessions = await loadSpans(req, [...new Set(marks.map(({ classSession }) => classSession))])
  const standing = attendanceStanding({ marks, sessions, leave, nowMs: nowOf(req).getTime() })
  return new Map(
    enrolments.map((enrolment) => {
      const own = standing.get(enrolment) ?? nothing()
      return [enrolment, { ...own, absences: own.absent }]
    }),
  )
}

async function loadLeave(req: PayloadRequest, enrolments: readonly string[]): Promise<ApprovedLeave[]> {
  const { docs } = await req.payload.db.find<{ enrolment: Ref; sessions: Ref[] }>({
    collection: SLUGS.leaveRequests,
    where: { and: [{ enrolment: { in: [...enrolments] } }, { state: { equals: 'approved' } }] },
    pagination: false,
    req,
  })
  return docs.map(({ enrolment, sessions }) => ({ enrolment: idOf(enrolment), sessions: idsOf(sessions) }))
}

async function loadSpans(req: PayloadRequest, ids: readonly string[]) {
  const spans = []
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const { docs } = await req.payload.db.find<{ id: Ref; startsAt: string; endsAt: string; status: string }>({
      collection: SLUGS.classSessions,
      where: { id: { in: ids.slice(start, start + AT_ONCE) } },
      pagination: false,
      req,
    })
    spans.push(
      ...docs.map(({ endsAt, id, startsAt, status }) => ({
        id: idOf(id),
        startMs: Date.parse(startsAt),
        endMs: Date.parse(endsAt),
        cancelled: status === 'cancelled',
      })),
    )
  }
  return spans
}
