import type { PayloadRequest } from 'payload'
import { idOf, idsOf, type Ref } from '@/kernel/ids'
import type { ClassSession } from '@/payload-types'
import { nowOf } from '@/platform/clock'
import { leftEarly, MARKS, speakingMarks, type Mark } from '../domain/attendance'
import { opensAtMs } from '../domain/sign-in'
import { proposeSession, type PlannedSession } from '../../training/domain/next-session'
import { SLUGS } from '../../slugs'
import { timesOf } from './session'
import { readableClass } from '../../training/operations/load'
import { rolesTowards } from '../../training/operations/roles-towards'

export type TimeTableRow = {
  id: string
  title: string
  titleEn: string | null
  kind: ClassSession['kind']
  startsAt: string
  endsAt: string
  place: string | null
  teacher: string | null
  /** `ahead` until sign-in opens, `open` while one can sign in, `over` from the end on. */
  phase: 'ahead' | 'open' | 'over' | 'cancelled'
  isSettled: boolean
  marks: Record<Mark, number>
  /** Of those who came, who left before the end. */
  early: number
  /** Active in the class and without a mark. */
  silent: number
}

export type TimeTable = {
  classId: string
  enrolled: number
  mayArrange: boolean
  mayMark: boolean
  rows: TimeTableRow[]
  /** Between which days sessions lie, and whom the form for several of them offers as teachers. */
  days: { startsOn: string; endsOn: string }
  teachers: { id: string; name: string }[]
  /** What the form for another session opens with. */
  next: { class: string; startsAt: string | null; endsAt: string | null; place: string | null; teacher: string | null }
}

/** The sessions of a class in order, with their attendance. @throws DomainError `request.notFound` where the caller may not see the class */
export async function loadTimeTable({ classId, req }: { req: PayloadRequest; classId: string }): Promise<TimeTable> {
  const trainingClass = await readableClass(req, classId)
  const roles = rolesTowards({ req, classes: [trainingClass] })
  const isOver = trainingClass.state === 'closed' || trainingClass.state === 'cancelled'
  const mayArrange = !isOver && roles.some((role) => role === 'training-admin' || role === 'centre-staff' || role === 'admin')
  const trusted = { pagination: false, depth: 0, overrideAccess: true, req } as const // of a class that the caller sees
  const { docs: sessions } = await req.payload.find({
    collection: SLUGS.classSessions,
    where: { class: { equals: classId } },
    sort: 'startsAt',
    ...trusted,
  })
  const { docs: enrolments } = await req.payload.find({
    collection: SLUGS.enrolments,
    where: { and: [{ class: { equals: classId } }, { state: { equals: 'active' } }] },
    select: {},
    ...trusted,
  })
  const active = new Set(enrolments.map(({ id }) => String(id)))
  const marks = await marksOf(
    req,
    sessions.map(({ id }) => String(id)),
  )
  const teachers = await teachersOf(req, [
    ...idsOf(trainingClass.teachers),
    ...sessions.flatMap(({ teacher }) => (teacher ? [idOf(teacher)] : [])),
  ])
  const nowMs = nowOf(req).getTime()
  const { endsOn, startsOn } = trainingClass
  const proposed = proposeSession({ startsOn, endsOn, teachers: idsOf(trainingClass.teachers), sessions: sessions.map(plannedOf), nowMs })
  return {
    classId,
    next: {
      class: classId,
      startsAt: proposed.times && new Date(proposed.times.startMs).toISOString(),
      endsAt: proposed.times && new Date(proposed.times.endMs).toISOString(),
      place: proposed.place,
      teacher: proposed.teacher,
    },
    days: { startsOn, endsOn },
    teachers: [...teachers].map(([id, name]) => ({ id, name })),
    enrolled: active.size,
    mayArrange,
    mayMark: mayArrange || (!isOver && roles.includes('teacher')),
    rows: sessions.map((session) => {
      const own = marks.get(String(session.id)) ?? []
      const marked = new Set(own.map(({ enrolment }) => enrolment))
      return {
        id: String(session.id),
        title: session.title,
        titleEn: session.titleEn ?? null,
        kind: session.kind,
        startsAt: session.startsAt,
        endsAt: session.endsAt,
        place: session.place ?? null,
        teacher: session.teacher ? (teachers.get(idOf(session.teacher)) ?? null) : null,
        phase: phaseOf(session, nowMs),
        isSettled: Boolean(session.settledAt),
        marks: Object.fromEntries(MARKS.map((mark) => [mark, own.filter((row) => row.mark === mark).length])) as Record<Mark, number>,
        early: own.filter(({ leftMs, mark }) => leftEarly(mark, leftMs, { endMs: Date.parse(session.endsAt) })).length,
        silent: [...active].filter((id) => !marked.has(id)).length,
      }
    }),
  }
}

function plannedOf(session: ClassSession): PlannedSession {
  const { cancelled, endMs, startMs } = timesOf(session)
  return { startMs, endMs, cancelled, place: session.place ?? null, teacher: session.teacher ? idOf(session.teacher) : null }
}

function phaseOf(session: ClassSession, nowMs: number): TimeTableRow['phase'] {
  const times = timesOf(session)
  if (times.cancelled) return 'cancelled'
  if (nowMs < opensAtMs(times)) return 'ahead'
  return nowMs > times.endMs ? 'over' : 'open'
}

type MarkOf = { classSession: string; enrolment: string; seq: number; mark: Mark; leftMs: number | null }

async function marksOf(req: PayloadRequest, sessions: readonly string[]): Promise<Map<string, MarkOf[]>> {
  const { docs } = await req.payload.db.find<{ classSession: Ref; enrolment: Ref; seq: number; mark: Mark; leftAt?: string | null }>({
    collection: SLUGS.attendance,
    where: { classSession: { in: [...sessions] } },
    select: { classSession: true, enrolment: true, seq: true, mark: true, leftAt: true },
    pagination: false,
    req,
  })
  const rows = docs.map(({ classSession, enrolment, leftAt, mark, seq }) => ({
    classSession: idOf(classSession),
    enrolment: idOf(enrolment),
    mark,
    seq,
    leftMs: leftAt ? Date.parse(leftAt) : null,
  }))
  return grouped(speakingMarks(rows))
}

function grouped(rows: readonly MarkOf[]): Map<string, MarkOf[]> {
  const groups = new Map<string, MarkOf[]>()
  for (const row of rows) {
    const group = groups.get(row.classSession)
    if (group) group.push(row)
    else groups.set(row.classSession, [row])
  }
  return groups
}

async function teachersOf(req: PayloadRequest, ids: readonly string[]): Promise<Map<string, string>> {
  const { docs } = await req.payload.db.find<{ id: Ref; name: string }>({
    collection: 'users',
    where: { id: { in: idsOf([...new Set(ids)]) } },
    select: { name: true },
    pagination: false,
    req,
  })
  return new Map(docs.map(({ id, name }) => [idOf(id), name]))
}
