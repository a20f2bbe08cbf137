import type { PayloadRequest } from 'payload'
import { DomainError, type Details, type Label } from '@/kernel/errors'
import { idOf, idsOf, type Ref } from '@/kernel/ids'
import type { ClassSession } from '@/payload-types'
import '../domain/training-errors'
import { LONGEST_MS } from '../domain/attendance-sign-in'
import type { Interval } from '../domain/intervals'
import { clashOf, takenWords, type Clash, type PlacedSession } from '../domain/session-clash'
import { SLUGS } from '../slugs'

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

/** @throws DomainError `study.sessionClash` with the other session, its class and its time, beside the field of what is taken */
export async function assertNoClash({ req, session }: { req: PayloadRequest; session: PlacedSession }): Promise<void> {
  if (session.teacher === null && session.place === null) return
  const clash = clashOf(session, await loadStandingSessions({ req, span: session }))
  if (clash) throw new DomainError('study.sessionClash', await clashDetails({ req, session, clash }))
}

/** What the refusal says. */
export async function clashDetails({
  clash,
  req,
  session,
}: {
  req: PayloadRequest
  session: PlacedSession
  clash: Clash<StandingSession>
}): Promise<Details> {
  const [trainingClass] = await namesOf<{ name: string; nameEn?: string | null }>(req, SLUGS.classes, [clash.other.class])
  const [teacher] = clash.teacher ? await namesOf<{ name: string }>(req, 'users', [session.teacher ?? '']) : []
  return {
    field: clash.teacher ? 'teacher' : 'place',
    taken: takenWords(clash, { place: session.place, teacher: teacher?.name ?? '' }),
    session: clash.other.title,
    class: labelOf(trainingClass?.name ?? '', trainingClass?.nameEn),
    from: new Date(clash.other.startMs).toISOString(),
    to: new Date(clash.other.endMs).toISOString(),
  }
}

export function labelOf(zh: string, en: string | null | undefined): Label {
  return { zh, en: en || zh }
}

async function namesOf<T>(req: PayloadRequest, collection: typeof SLUGS.classes | 'users', ids: readonly string[]): Promise<T[]> {
  const { docs } = await req.payload.db.find<T>({
    collection,
    where: { id: { in: idsOf([...ids]) } },
    select: { name: true, ...(collection === 'users' ? {} : { nameEn: true }) } as never,
    pagination: false,
    req,
  })
  return docs
}
