import type { PayloadRequest } from 'payload'
import { idOf, type Ref } from '@/kernel/ids'
import { nowOf } from '@/platform/clock'
import { sessionsToCall, type ToCall } from '../domain/sessions-to-call'
import { SLUGS } from '../../slugs'

export type SessionToCall = ToCall<{ id: string; class: string; title: string; titleEn: string | null; startsAt: string; endMs: number }>

/**
 * The sessions of these classes that are over, not settled yet, and without a mark for somebody in the class; the oldest first. One question
 * where there are none, three where there are some.
 * @param classes whose classes the caller may see
 */
export async function loadSessionsToCall({ classes, req }: { req: PayloadRequest; classes: readonly string[] }): Promise<SessionToCall[]> {
  if (classes.length === 0) return []
  const now = nowOf(req)
  type Stored = { id: Ref; class: Ref; title: string; titleEn?: string | null; startsAt: string; endsAt: string }
  const { docs: sessions } = await req.payload.db.find<Stored>({
    collection: SLUGS.classSessions,
    where: {
      and: [
        { class: { in: [...classes] } },
        { status: { equals: 'scheduled' } },
        { endsAt: { less_than_equal: now.toISOString() } },
        { settledAt: { exists: false } },
      ],
    },
    select: { class: true, title: true, titleEn: true, startsAt: true, endsAt: true },
    pagination: false,
    req,
  })
  if (sessions.length === 0) return []
  const { docs: enrolments } = await req.payload.db.find<{
    id: Ref
    class: Ref
    createdAt: string
    state: string
    stateChangedAt?: string | null
  }>({
    collection: SLUGS.enrolments,
    where: { class: { in: [...new Set(sessions.map((session) => idOf(session.class)))] } },
    select: { class: true, createdAt: true, state: true, stateChangedAt: true },
    pagination: false,
    req,
  })
  const { docs: marks } = await req.payload.db.find<{ classSession: Ref; enrolment: Ref }>({
    collection: SLUGS.attendance,
    where: { classSession: { in: sessions.map(({ id }) => idOf(id)) } },
    select: { classSession: true, enrolment: true },
    pagination: false,
    req,
  })
  return sessionsToCall(
    sessions.map((session) => ({
      ...{ id: idOf(session.id), class: idOf(session.class), title: session.title, titleEn: session.titleEn ?? null },
      ...{ startsAt: session.startsAt, endMs: Date.parse(session.endsAt) },
    })),
    {
      enrolments: enrolments.map(({ class: of, createdAt, id, state, stateChangedAt }) => ({
        ...{ id: idOf(id), class: idOf(of), sinceMs: Date.parse(createdAt) },
        ...(state === 'active' ? {} : { untilMs: stateChangedAt ? Date.parse(stateChangedAt) : -Infinity }),
      })),
      marked: new Set(marks.map(({ classSession, enrolment }) => `${idOf(classSession)} ${idOf(enrolment)}`)),
      nowMs: now.getTime(),
    },
  )
}
