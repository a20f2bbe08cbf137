import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { actorOf } from '@/access'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import type { Enrolment } from '@/payload-types'
import { nowOf } from '@/platform/clock'
import { withTransaction } from '@/platform/transactions'
import type { Mark } from '../domain/attendance'
import { opensAtMs } from '../domain/attendance-sign-in'
import { SLUGS } from '../slugs'
import { appendMarks, loadSpeakingMarks, type AttendanceMethod, type NewMark } from './attendance-marks'
import { assertClassGoesOn, assertKeepsAttendance, loadClassSession, type LoadedSession } from './attendance-session'

/** Leave is not called out: it is asked for and approved. */
export const rollCallInput = z.strictObject({
  marks: z
    .array(
      z.strictObject({
        enrolment: z.union([z.string().min(1).max(100), z.number().int()]).transform(String),
        mark: z.enum(['present', 'late', 'absent']),
        /** When somebody came late arrived; needed where the session is over. */
        arrivedAt: z.iso.datetime({ offset: true }).optional(),
        note: z.string().max(500).nullish(),
      }),
    )
    .min(1)
    .max(1_000),
})
export type RollCallInput = z.output<typeof rollCallInput>

export type RollRow = {
  enrolment: string
  number: string | null
  name: string
  mark: Mark | null
  method: AttendanceMethod | null
  at: string | null
  note: string | null
}

/** The list to call: everybody active in the class, with the mark that speaks. */
export async function rollOf({ req, sessionId }: { req: PayloadRequest; sessionId: string }): Promise<RollRow[]> {
  if (!actorOf(req)) throw new DomainError('request.signIn')
  const loaded = await loadClassSession(req, sessionId)
  assertKeepsAttendance(req, loaded)
  const { docs } = await req.payload.find({
    collection: SLUGS.enrolments,
    where: { and: [{ class: { equals: loaded.class.id } }, { state: { in: ['active', 'completed'] } }] },
    select: { number: true, trainee: true },
    sort: 'number',
    pagination: false,
    depth: 0,
    overrideAccess: true, // those who keep the attendance know the class, as was asked above
    req,
  })
  const names = await namesOf(
    req,
    docs.map(({ trainee }) => idOf(trainee)),
  )
  const marks = await loadSpeakingMarks({ req, classSession: sessionId })
  return docs.map(({ id, number, trainee }) => {
    const mark = marks.get(String(id))
    return {
      enrolment: String(id),
      number: number ?? null,
      name: names.get(idOf(trainee)) ?? '',
      mark: mark?.mark ?? null,
      method: mark?.method ?? null,
      at: mark?.at ?? null,
      note: mark?.note ?? null,
    }
  })
}

/**
 * Calls the roll: a mark for each person named. Who has that mark already keeps it; another mark is added behind it as a correction.
 * @throws DomainError `study.ownMark`, `study.notOnRoster`, `study.tooEarlyToMark`, `study.arrivalNeeded`, `study.markedTwice`, `study.sessionCancelled`, `study.classOver`
 */
export async function callRoll({
  input,
  req,
  sessionId,
}: {
  req: PayloadRequest
  sessionId: string
  input: RollCallInput
}): Promise<{ marked: number; unchanged: number }> {
  if (!actorOf(req)) throw new DomainError('request.signIn')
  return withTransaction(req, async () => {
    const loaded = await loadClassSession(req, sessionId)
    assertKeepsAttendance(req, loaded)
    assertClassGoesOn(loaded.class)
    if (loaded.times.cancelled) throw new DomainError('study.sessionCancelled')
    const now = nowOf(req)
    const opens = opensAtMs(loaded.times)
    if (now.getTime() < opens) throw new DomainError('study.tooEarlyToMark', { opensAt: new Date(opens).toISOString() })
    const named = new Set<string>()
    for (const { enrolment } of input.marks) {
      if (named.has(enrolment)) throw new DomainError('study.markedTwice', { enrolment })
      named.add(enrolment)
    }
    const enrolments = await enrolmentsOf(req, loaded, input)
    const known = await loadSpeakingMarks({ req, classSession: sessionId, enrolments: [...enrolments.keys()] })
    const marks = input.marks.flatMap((given): NewMark[] => {
      const trainee = enrolments.get(given.enrolment)
      if (!trainee) throw new DomainError('study.notOnRoster', { enrolment: given.enrolment })
      if (trainee === actorOf(req)?.id) throw new DomainError('study.ownMark', { enrolment: given.enrolment })
      const at = given.mark === 'late' ? arrivalOf(given, loaded, now) : now
      const before = known.get(given.enrolment)
      const isSame =
        before?.mark === given.mark &&
        (given.note === undefined || (given.note ?? null) === before.note) &&
        (given.arrivedAt === undefined || Date.parse(before.at) === at.getTime())
      if (isSame) return []
      return [
        {
          classSession: sessionId,
          enrolment: given.enrolment,
          trainee,
          mark: given.mark,
          method: before ? 'correction' : 'rollcall',
          at,
          note: given.note ?? null,
        },
      ]
    })
    await appendMarks({ req, marks })
    return { marked: marks.length, unchanged: input.marks.length - marks.length }
  })
}

function arrivalOf({ arrivedAt, enrolment }: RollCallInput['marks'][number], { times }: LoadedSession, now: Date): Date {
  const at = arrivedAt ? new Date(arrivedAt) : now
  if (at.getTime() < times.startMs || at.getTime() > times.endMs || at > now)
    throw new DomainError('study.arrivalNeeded', { field: 'arrivedAt', enrolment })
  return at
}

/** Trainee by enrolment, of those named in the call who are in this class. */
async function enrolmentsOf(req: PayloadRequest, { class: trainingClass }: LoadedSession, { marks }: RollCallInput) {
  const { docs } = await req.payload.find({
    collection: SLUGS.enrolments,
    where: {
      and: [
        { class: { equals: trainingClass.id } },
        { id: { in: marks.map(({ enrolment }) => enrolment) } },
        { state: { in: ['active', 'completed'] } },
      ],
    },
    select: { trainee: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // facts for a decision
    req,
  })
  return new Map((docs as Pick<Enrolment, 'id' | 'trainee'>[]).map(({ id, trainee }) => [String(id), idOf(trainee)]))
}

async function namesOf(req: PayloadRequest, ids: readonly string[]): Promise<Map<string, string>> {
  const { docs } = await req.payload.db.find<{ id: string | number; name: string }>({
    collection: 'users',
    where: { id: { in: [...ids] } },
    select: { name: true },
    pagination: false,
    req,
  })
  return new Map(docs.map(({ id, name }) => [String(id), name]))
}
