import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { actorOf } from '@/access'
import { DomainError } from '@/kernel/errors'
import { idOf, idsOf, type Ref } from '@/kernel/ids'
import { nowOf } from '@/platform/clock'
import { withTransaction } from '@/platform/transactions'
import type { Mark } from '../domain/attendance'
import { opensAtMs } from '../domain/sign-in'
import { SLUGS } from '../../slugs'
import { calledMark, markToWrite } from './call'
import { refuseElsewhere } from './elsewhere'
import { appendMarks, loadSpeakingMarks, type AttendanceMethod, type NewMark } from './marks'
import { assertKeepsAttendance, loadClassSession, type LoadedSession } from './session'
import { assertClassGoesOn } from '../../training/operations/load'

export const rollCallInput = z.strictObject({ marks: z.array(calledMark).min(1).max(1_000) })
export type RollCallInput = z.output<typeof rollCallInput>

export type RollRow = {
  enrolment: string
  number: string | null
  name: string
  /** What people are found by beside their name. */
  employeeNumber: string | null
  username: string | null
  mark: Mark | null
  /** The revision of the mark that speaks; 0 for none. */
  seq: number
  method: AttendanceMethod | null
  at: string | null
  leftAt: string | null
  note: string | null
  /** Leave from this session: undecided, or approved; only then it can be called. */
  leave: 'requested' | 'approved' | null
  /** The caller: nobody marks themselves. */
  isOwn: boolean
  /** Holds a valid certificate of hours of this class: a correction may suspend it. */
  isCertified: boolean
}

/** The list to call: everybody active in the class, with the mark that speaks. */
export async function rollOf({ req, sessionId }: { req: PayloadRequest; sessionId: string }): Promise<RollRow[]> {
  const actor = actorOf(req)
  if (!actor) throw new DomainError('request.signIn')
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
  const trainees = docs.map(({ trainee }) => idOf(trainee))
  const people = await peopleOf(req, trainees)
  const leave = await leaveFrom(req, sessionId)
  const marks = await loadSpeakingMarks({ req, classSession: sessionId })
  const certified = await certifiedOf(
    req,
    docs.map(({ id }) => String(id)),
  )
  return docs.map(({ id, number, trainee }) => {
    const mark = marks.get(String(id))
    const person = people.get(idOf(trainee))
    return {
      enrolment: String(id),
      number: number ?? null,
      name: person?.name ?? '',
      employeeNumber: person?.employeeNumber ?? null,
      username: person?.username ?? null,
      mark: mark?.mark ?? null,
      seq: mark?.seq ?? 0,
      method: mark?.method ?? null,
      at: mark?.at ?? null,
      leftAt: mark?.leftAt ?? null,
      note: mark?.note ?? null,
      leave: leave.get(String(id))?.state ?? null,
      isOwn: idOf(trainee) === actor.id,
      isCertified: certified.has(String(id)),
    }
  })
}

/** `overtaken`: enrolments whose mark was written by somebody else after the caller saw it; it stands. */
export type RollCalled = { marked: number; unchanged: number; overtaken?: string[] }

/**
 * Calls the roll: a mark for each person named. Who has that mark already keeps it; another mark is added behind it as a correction. Where the
 * caller says which revision they saw, a newer one (a sign-in by the code on the wall meanwhile) is not written over.
 * @throws DomainError `study.ownMark`, `study.notOnRoster`, `study.tooEarlyToMark`, `study.arrivalNeeded`, `study.leavingNotInside`,
 *   `study.leaveNotApproved`, `study.markedTwice`, `study.attendedElsewhere`, `study.sessionCancelled`, `study.classOver`
 */
export async function callRoll({
  input,
  req,
  sessionId,
}: {
  req: PayloadRequest
  sessionId: string
  input: RollCallInput
}): Promise<RollCalled> {
  if (!actorOf(req)) throw new DomainError('request.signIn')
  return withTransaction(req, async () => {
    const loaded = await loadClassSession(req, sessionId)
    assertKeepsAttendance(req, loaded)
    assertClassGoesOn(loaded.class)
    if (loaded.times.cancelled) throw new DomainError('study.sessionCancelled')
    const now = nowOf(req)
    const opens = opensAtMs(loaded.times)
    if (now.getTime() < opens) throw new DomainError('study.tooEarlyToMark', { opensAt: new Date(opens).toISOString() })
    refuseTwice(input)
    const enrolments = await enrolmentsOf(req, loaded, input)
    const people = await peopleOf(req, [...enrolments.values()])
    const leave = await leaveFrom(req, sessionId)
    const known = await loadSpeakingMarks({ req, classSession: sessionId, enrolments: [...enrolments.keys()] })
    const marks: NewMark[] = []
    const overtaken: string[] = []
    for (const called of input.marks) {
      const { enrolment, seenSeq } = called
      const trainee = enrolments.get(enrolment)
      if (!trainee) throw new DomainError('study.notOnRoster', { enrolment })
      if (trainee === actorOf(req)?.id) throw new DomainError('study.ownMark', { enrolment })
      const approved = leave.get(enrolment)
      const person = { trainee, name: people.get(trainee)?.name ?? '', leave: approved?.state === 'approved' ? approved.id : null }
      const before = known.get(enrolment)
      const mark = markToWrite({ called, before, person, loaded, now })
      if (!mark) continue
      if (seenSeq !== undefined && seenSeq !== (before?.seq ?? 0)) overtaken.push(enrolment)
      else marks.push(mark)
    }
    await refuseElsewhere({ req, loaded, marks, nameOf: (trainee) => people.get(trainee)?.name ?? '' })
    await appendMarks({ req, marks })
    const unchanged = input.marks.length - marks.length - overtaken.length
    return { marked: marks.length, unchanged, ...(overtaken.length > 0 ? { overtaken } : {}) }
  })
}

function refuseTwice({ marks }: RollCallInput): void {
  const named = new Set<string>()
  for (const { enrolment } of marks) {
    if (named.has(enrolment)) throw new DomainError('study.markedTwice', { enrolment })
    named.add(enrolment)
  }
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
  return new Map(docs.map(({ id, trainee }) => [String(id), idOf(trainee)]))
}

/** Those of the enrolments by which a valid certificate was issued. */
async function certifiedOf(req: PayloadRequest, enrolments: readonly string[]): Promise<Set<string>> {
  const { docs } = await req.payload.find({
    collection: SLUGS.certificates,
    where: { and: [{ enrolment: { in: [...enrolments] } }, { state: { equals: 'valid' } }] },
    select: { enrolment: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // whether there is one, for those who keep the attendance
    req,
  })
  return new Set(docs.map(({ enrolment }) => idOf(enrolment)))
}

type Person = { id: Ref; name: string; username?: string | null; employeeNumber?: string | null }

async function peopleOf(req: PayloadRequest, ids: readonly string[]): Promise<Map<string, Person>> {
  const { docs } = await req.payload.db.find<Person>({
    collection: 'users',
    where: { id: { in: [...ids] } },
    select: { name: true, username: true, employeeNumber: true },
    pagination: false,
    req,
  })
  return new Map(docs.map((person) => [idOf(person.id), person]))
}

/** Leave from this session by enrolment; an approved request speaks before one that is undecided. */
async function leaveFrom(req: PayloadRequest, session: string): Promise<Map<string, { id: string; state: 'requested' | 'approved' }>> {
  const { docs } = await req.payload.find({
    collection: SLUGS.leaveRequests,
    where: { and: [{ sessions: { in: [session] } }, { state: { in: ['requested', 'approved'] } }] },
    select: { enrolment: true, state: true, sessions: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // facts for a decision of those who keep the attendance
    req,
  })
  const found = new Map<string, { id: string; state: 'requested' | 'approved' }>()
  for (const { enrolment, id, sessions, state } of docs) {
    if (!idsOf(sessions).includes(session) || (state !== 'approved' && found.has(idOf(enrolment)))) continue
    found.set(idOf(enrolment), { id: String(id), state: state === 'approved' ? 'approved' : 'requested' })
  }
  return found
}
