import type { PayloadRequest } from 'payload'
import { idOf, idsOf } from '@/kernel/ids'
import type { ClassSession } from '@/payload-types'
import { nowOf, todayOf } from '@/platform/clock'
import { loadPolicy } from '@/platform/policies'
import { withTransaction } from '@/platform/transactions'
import { SLUGS } from '../../slugs'
import { appendMarks, loadSpeakingMarks } from './marks'
import { loadClass } from '../../training/operations/load'

/** How long after a session an absence is written, where no policy row `study.settle_after_hours` speaks. */
export const SETTLE_AFTER_HOURS = 24
const HOUR_MS = 3_600_000
/** Rows in one transaction: others wait for their turn meanwhile. */
const AT_ONCE = 100

export type Settled = { sessions: number; absences: number; held: number }

/**
 * Writes an unexcused absence for everybody who was in the class of a session that is over (and has been for the grace of the
 * policy) of whom nothing is recorded. Approved leave is no absence; a request that nobody has decided holds the session open.
 * Doing it twice changes nothing.
 */
export async function settleAttendance({ req, signal }: { req: PayloadRequest; signal?: AbortSignal }): Promise<Settled> {
  const now = nowOf(req)
  const { docs } = await req.payload.find({
    collection: SLUGS.classSessions,
    where: { and: [{ endsAt: { less_than: now.toISOString() } }, { status: { equals: 'scheduled' } }, { settledAt: { exists: false } }] },
    sort: 'endsAt',
    pagination: false,
    depth: 0,
    overrideAccess: true, // the process itself
    req,
  })
  const total: Settled = { sessions: 0, absences: 0, held: 0 }
  for (const session of docs) {
    signal?.throwIfAborted()
    const trainingClass = await loadClass(req, idOf(session.class))
    if (trainingClass.state === 'closed' || trainingClass.state === 'cancelled') continue
    const graceMs = (await settleAfterHours(req, trainingClass.policyScope)) * HOUR_MS
    if (Date.parse(session.endsAt) + graceMs > now.getTime()) continue
    const { absences, held } = await settleSession(req, session)
    total.absences += absences
    total.held += held
    if (held > 0) continue
    total.sessions += 1
    await withTransaction(req, async () => {
      await req.payload.update({
        collection: SLUGS.classSessions,
        id: session.id,
        data: { settledAt: now.toISOString() },
        depth: 0,
        overrideAccess: true, // the process itself
        req,
      })
    })
  }
  return total
}

async function settleSession(req: PayloadRequest, session: ClassSession): Promise<{ absences: number; held: number }> {
  const enrolled = await enrolledDuring(req, session)
  const leave = await leaveFor(req, String(session.id))
  let absences = 0
  let held = 0
  for (let start = 0; start < enrolled.length; start += AT_ONCE) {
    const some = enrolled.slice(start, start + AT_ONCE)
    await withTransaction(req, async () => {
      const known = await loadSpeakingMarks({ req, classSession: String(session.id), enrolments: some.map(({ id }) => id) })
      const silent = some.filter(({ id }) => !known.has(id))
      held += silent.filter(({ id }) => leave.get(id) === 'requested').length
      const absent = silent.filter(({ id }) => !leave.has(id))
      await appendMarks({
        req,
        marks: absent.map(({ id, trainee }) => ({
          classSession: String(session.id),
          enrolment: id,
          trainee,
          mark: 'absent',
          method: 'settled',
        })),
      })
      absences += absent.length
    })
  }
  return { absences, held }
}

/**
 * Those who were in the class while the session lasted: nobody is absent from what went before them, or came after they had completed or left
 * it. Who left or completed the class after the session was in it: else that would be the way round an absence.
 */
async function enrolledDuring(req: PayloadRequest, session: ClassSession): Promise<{ id: string; trainee: string }[]> {
  const { docs } = await req.payload.find({
    collection: SLUGS.enrolments,
    where: {
      and: [
        { class: { equals: idOf(session.class) } },
        { or: [{ state: { equals: 'active' } }, { stateChangedAt: { greater_than: session.endsAt } }] },
        { createdAt: { less_than: session.endsAt } },
      ],
    },
    select: { trainee: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // the process itself
    req,
  })
  return docs.map(({ id, trainee }) => ({ id: String(id), trainee: idOf(trainee) }))
}

async function leaveFor(req: PayloadRequest, session: string): Promise<Map<string, 'requested' | 'approved'>> {
  const { docs } = await req.payload.find({
    collection: SLUGS.leaveRequests,
    where: { and: [{ sessions: { in: [session] } }, { state: { in: ['requested', 'approved'] } }] },
    select: { enrolment: true, state: true, sessions: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // the process itself
    req,
  })
  return new Map(
    docs
      .filter(({ sessions }) => idsOf(sessions).includes(session))
      .map(({ enrolment, state }) => [idOf(enrolment), state === 'requested' ? 'requested' : 'approved']),
  )
}

async function settleAfterHours(req: PayloadRequest, scope: string | null | undefined): Promise<number> {
  const row = await loadPolicy({ req, key: 'study.settle_after_hours', on: todayOf(req), ...(scope ? { scope } : {}) })
  return typeof row?.value === 'number' && row.value >= 0 ? row.value : SETTLE_AFTER_HOURS
}
