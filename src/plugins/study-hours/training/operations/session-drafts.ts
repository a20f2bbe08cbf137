import type { PayloadRequest } from 'payload'
import { DomainError, type Details } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import type { Class, ClassSession } from '@/payload-types'
import { arrangesEverywhere } from '../../access'
import { checkClassSession, checkSessionDay } from '../domain/session'
import { clashOf, roomOf } from '../domain/session-clash'
import { SLUGS } from '../../slugs'
import { judgeTeachers } from './class-teachers'
import { assertClassGoesOn, loadClass } from './load'
import { rolesTowards } from './roles-towards'
import { clashFault, labelOf, loadStandingSessions, placedOf, type StandingSession } from './session-clashes'

/** A session as a plan or a table has it. */
export type SessionDraft = {
  title: string
  titleEn: string | null
  kind: ClassSession['kind']
  startMs: number
  endMs: number
  place: string | null
  teacher: string | null
  isJoint: boolean
  /** What the table has no column for: a session that is there keeps its own. */
  absent?: readonly OpenMember[]
}
type OpenMember = 'titleEn' | 'kind' | 'place' | 'teacher' | 'isJoint'
export type Fault = { code: string; details: Details }
/** `existing` is the session of the class that takes place at that very start. */
export type JudgedDraft = {
  draft: SessionDraft
  what: 'create' | 'update' | 'unchanged'
  existing: ClassSession | null
  fault: Fault | null
}

/** The class whose time table the caller may write. @throws DomainError `request.forbidden`, `study.noClass`, `study.classOver` */
export async function arrangedClass(req: PayloadRequest, classId: string): Promise<Class> {
  const trainingClass = await loadClass(req, classId)
  const roles = rolesTowards({ req, classes: [trainingClass] })
  if (!roles.some((role) => role === 'training-admin' || role === 'centre-staff' || role === 'admin' || role === 'system'))
    throw new DomainError('request.forbidden')
  assertClassGoesOn(trainingClass)
  return trainingClass
}

/**
 * What each draft would do, and what keeps it from being done: its times, the days of the class, and whoever has its teacher or its room, be
 * it a session that stands or one of the drafts before it. Judges by the rules that the collection itself holds to.
 */
export async function judgeDrafts({
  drafts,
  req,
  trainingClass,
}: {
  req: PayloadRequest
  trainingClass: Class
  drafts: readonly SessionDraft[]
}): Promise<JudgedDraft[]> {
  if (drafts.length === 0) return []
  const span = { startMs: Math.min(...drafts.map((each) => each.startMs)), endMs: Math.max(...drafts.map((each) => each.endMs)) }
  const own = await ownSessions(req, String(trainingClass.id))
  const marked = arrangesEverywhere(req) ? new Set<string>() : await markedSessions(req, [...own.values()])
  const judged = drafts.map((given) => {
    const existing = own.get(given.startMs) ?? null
    const draft = existing ? over(given, existing) : given
    return {
      draft,
      existing,
      what: !existing ? ('create' as const) : isSame(draft, existing) ? ('unchanged' as const) : ('update' as const),
    }
  })
  const replaced = new Set(judged.flatMap(({ existing, what }) => (existing && what === 'update' ? [String(existing.id)] : [])))
  const standing = (await loadStandingSessions({ req, span })).filter(({ id }) => !replaced.has(id))
  const teachers = await judgeTeachers({ req, trainingClass, people: drafts.flatMap(({ teacher }) => teacher ?? []), field: 'teacher' })
  const results: JudgedDraft[] = []
  for (const [index, each] of judged.entries()) {
    const { draft, existing, what } = each
    if (what === 'unchanged') {
      results.push({ ...each, fault: null })
      continue
    }
    const placed: StandingSession = {
      ...draft,
      id: existing ? String(existing.id) : `draft ${index}`,
      class: String(trainingClass.id),
      title: labelOf(draft.title, draft.titleEn),
    }
    // Who taught the session before stays; the door that it is written through asks the same.
    const named = draft.teacher !== null && draft.teacher !== idOf(existing?.teacher) ? teachers.get(draft.teacher) : undefined
    const fault =
      named && !named.ok
        ? { code: named.code, details: named.details ?? {} }
        : await faultOf({ req, trainingClass, placed, existing, standing, marked })
    results.push({ ...each, fault })
    if (!fault) standing.push(placed)
  }
  return results
}

/** Writes what was judged sound, in the transaction of `req`, by the door that every session goes through. */
export async function writeDrafts({
  judged,
  req,
  trainingClass,
}: {
  req: PayloadRequest
  trainingClass: Class
  judged: readonly JudgedDraft[]
}): Promise<void> {
  const own = { depth: 0, overrideAccess: req.context['system'] === true, req } as const // the process itself has no account to ask for
  for (const { draft, existing, what } of judged) {
    const { absent: _absent, endMs, isJoint, startMs, ...rest } = draft
    const data = { ...rest, joint: isJoint, startsAt: new Date(startMs).toISOString(), endsAt: new Date(endMs).toISOString() }
    if (what === 'create')
      await req.payload.create({
        collection: SLUGS.classSessions,
        data: { ...data, class: trainingClass.id, status: 'scheduled' },
        ...own,
      })
    if (what === 'update' && existing) await req.payload.update({ collection: SLUGS.classSessions, id: existing.id, data, ...own })
  }
}

async function faultOf({
  existing,
  marked,
  placed,
  req,
  standing,
  trainingClass,
}: {
  req: PayloadRequest
  trainingClass: Class
  placed: StandingSession
  existing: ClassSession | null
  standing: readonly StandingSession[]
  marked: ReadonlySet<string>
}): Promise<Fault | null> {
  const opensMs = existing?.opensAt ? Date.parse(existing.opensAt) : null
  const times = checkClassSession({ ...placed, opensMs })
  if (!times.ok) return { code: times.code, details: times.details ?? {} }
  const day = existing ? ({ ok: true } as const) : checkSessionDay(placed.startMs, trainingClass)
  if (!day.ok) return { code: day.code, details: day.details ?? {} }
  if (existing && marked.has(String(existing.id)) && Date.parse(existing.endsAt) !== placed.endMs)
    return { code: 'study.sessionMarked', details: { field: 'endsAt' } }
  const clash = clashOf(placed, standing)
  return clash ? clashFault({ req, session: placed, clash }) : null
}

function over({ absent = [], ...draft }: SessionDraft, session: ClassSession): SessionDraft {
  const { isJoint, place, teacher } = placedOf(session)
  const stored = { titleEn: session.titleEn ?? null, kind: session.kind, place, teacher, isJoint }
  return { ...draft, ...Object.fromEntries(absent.map((member) => [member, stored[member]])) }
}

function isSame(draft: SessionDraft, session: ClassSession): boolean {
  const { endMs, isJoint, place, teacher } = placedOf(session)
  return (
    draft.title === session.title &&
    (draft.titleEn ?? '') === (session.titleEn ?? '') &&
    draft.kind === session.kind &&
    draft.endMs === endMs &&
    draft.isJoint === isJoint &&
    draft.teacher === teacher &&
    roomOf(draft.place) === roomOf(place)
  )
}

/** The sessions of a class that take place, by their start. */
async function ownSessions(req: PayloadRequest, classId: string): Promise<Map<number, ClassSession>> {
  const { docs } = await req.payload.find({
    collection: SLUGS.classSessions,
    where: { and: [{ class: { equals: classId } }, { status: { equals: 'scheduled' } }] },
    pagination: false,
    depth: 0,
    overrideAccess: true, // of a class that the caller arranges
    req,
  })
  return new Map(docs.map((session) => [Date.parse(session.startsAt), session]))
}

async function markedSessions(req: PayloadRequest, sessions: readonly ClassSession[]): Promise<Set<string>> {
  const { docs } = await req.payload.find({
    collection: SLUGS.attendance,
    where: { classSession: { in: sessions.map(({ id }) => id) } },
    select: { classSession: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // whether there is any
    req,
  })
  return new Set(docs.map(({ classSession }) => idOf(classSession)))
}
