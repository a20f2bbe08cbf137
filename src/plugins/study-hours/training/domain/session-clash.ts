import type { Label } from '@/kernel/errors'
import { matchName } from '@/kernel/text'
import { meets, type Interval } from '../../time/domain/intervals'

/** A session that takes place, as far as others may stand in its way. */
export type PlacedSession = Interval & {
  id: string
  class: string
  place: string | null
  teacher: string | null
  /** Held together with other classes (合班授课). */
  isJoint: boolean
}

/** What two sessions would need at the same time, and only one of them can have. */
export type Clash<S extends PlacedSession = PlacedSession> = { other: S; teacher: boolean; room: boolean }

/** One room however it is typed: width, capitals, blanks and what nobody sees make no other place of it. Null where none is named. */
export function roomOf(place: string | null | undefined): string | null {
  return matchName(place ?? '') || null
}

/**
 * The first of `others` that needs the teacher or the room of `session` while it lasts. Sessions that touch do not meet; what names neither
 * teacher nor room stands in nobody's way; classes that are taught together share both.
 */
export function clashOf<S extends PlacedSession>(session: PlacedSession, others: readonly S[]): Clash<S> | null {
  const room = roomOf(session.place)
  for (const other of others) {
    if (other.id === session.id || !meets(session, other) || isOneLesson(session, other)) continue
    const clash = {
      other,
      teacher: session.teacher !== null && session.teacher === other.teacher,
      room: room !== null && room === roomOf(other.place),
    }
    if (clash.teacher || clash.room) return clash
  }
  return null
}

/** Two classes in one lesson: both say so, and time, place and teacher are the same. */
export function isOneLesson(a: PlacedSession, b: PlacedSession): boolean {
  const isSame = a.startMs === b.startMs && a.endMs === b.endMs && a.teacher === b.teacher && roomOf(a.place) === roomOf(b.place)
  return a.isJoint && b.isJoint && a.class !== b.class && isSame
}

/** What is taken, in words: `教师“王工”`, `“二号教室”`, or both. */
export function takenWords({ room, teacher }: Pick<Clash, 'room' | 'teacher'>, names: { place: string | null; teacher: string }): Label[] {
  return [
    ...(teacher ? [{ zh: `教师“${names.teacher}”`, en: `the teacher "${names.teacher}"` }] : []),
    ...(room ? [{ zh: `地点“${names.place ?? ''}”`, en: `the place "${names.place ?? ''}"` }] : []),
  ]
}
