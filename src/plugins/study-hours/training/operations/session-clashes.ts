import type { PayloadRequest } from 'payload'
import { DomainError, type Details, type Label } from '@/kernel/errors'
import { idOf, type Ref } from '@/kernel/ids'
import type { Class, ClassSession } from '@/payload-types'
import '../domain/errors'
import { LONGEST_MS } from '../domain/session'
import type { Interval } from '../../time/domain/intervals'
import { clashOf, takenWords, type Clash, type PlacedSession } from '../domain/session-clash'
import { SLUGS } from '../../slugs'

/** A session that takes place, with what a refusal says of it. */
export type StandingSession = PlacedSession & { title: Label }

/**
 * The sessions of all classes that take place within `span`, ascending: those that a session of that time could meet. In the transaction
 * of `req`; transactions take turns on every database (database/turn-queue), so what is free here is free when the row is written.
 */
export async function loadStandingSessions({ req, span }: { req: PayloadRequest; span: Interval }): Promise<StandingSession[]> {
  const { docs } = await req.payload.find({
    collection: SLUGS.classSessions,
    where: {
      and: [
        { status: { equals: 'scheduled' } },
        { startsAt: { greater_than: new Date(span.startMs - LONGEST_MS).toISOString() } },
        { startsAt: { less_than: new Date(span.endMs).toISOString() } },
        { endsAt: { greater_than: new Date(span.startMs).toISOString() } },
      ],
    },
    sort: 'startsAt',
    pagination: false,
    depth: 0,
    overrideAccess: true, // a teacher and a room are taken by whatever class has them
    req,
  })
  return docs.map((session) => ({ ...placedOf(session), title: labelOf(session.title, session.titleEn) }))
}

export function placedOf(
  session: Pick<ClassSession, 'class' | 'startsAt' | 'endsAt' | 'place' | 'teacher' | 'joint'> & { id?: Ref },
): PlacedSession {
  return {
    id: idOf(session.id) ?? '',
    class: idOf(session.class),
    startMs: Date.parse(session.startsAt),
    endMs: Date.parse(session.endsAt),
    place: session.place ?? null,
    teacher: session.teacher ? idOf(session.teacher) : null,
    isJoint: session.joint === true,
  }
}

/**
 * @throws DomainError `study.sessionClash` with the other session, its class and its time, beside the field of what is taken;
 *   `study.sessionClashElsewhere` with the time alone where the caller may not see the other class
 */
export async function assertNoClash({ req, session }: { req: PayloadRequest; session: PlacedSession }): Promise<void> {
  if (session.teacher === null && session.place === null) return
  const clash = clashOf(session, await loadStandingSessions({ req, span: session }))
  if (!clash) return
  const { code, details } = await clashFault({ req, session, clash })
  throw new DomainError(code, details)
}

/** What the refusal says. The time table of a class is told to those alone who may see the class: else whoever guesses rooms would read them all. */
export async function clashFault({
  clash,
  req,
  session,
}: {
  req: PayloadRequest
  session: PlacedSession
  clash: Clash<StandingSession>
}): Promise<{ code: string; details: Details }> {
  const seen = await seenClass(req, clash.other.class)
  const details = {
    field: clash.teacher ? 'teacher' : 'place',
    taken: takenWords(clash, { place: session.place, teacher: clash.teacher ? await nameOf(req, session.teacher) : '' }),
    from: new Date(clash.other.startMs).toISOString(),
    to: new Date(clash.other.endMs).toISOString(),
  }
  return seen
    ? { code: 'study.sessionClash', details: { ...details, session: clash.other.title, class: labelOf(seen.name, seen.nameEn) } }
    : { code: 'study.sessionClashElsewhere', details }
}

/** The class, where the caller may see it. */
export async function seenClass(req: PayloadRequest, id: string): Promise<Class | undefined> {
  const { docs } = await req.payload.find({
    collection: SLUGS.classes,
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: req.context['system'] === true, // the process itself has no account to ask for
    req,
  })
  return docs[0]
}

export function labelOf(zh: string, en: string | null | undefined): Label {
  return { zh, en: en || zh }
}

async function nameOf(req: PayloadRequest, user: string | null): Promise<string> {
  const { docs } = await req.payload.db.find<{ name: string }>({
    collection: 'users',
    where: { id: { equals: user ?? '' } },
    select: { name: true },
    limit: 1,
    pagination: false,
    req,
  })
  return docs[0]?.name ?? ''
}
