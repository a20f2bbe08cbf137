import { z } from 'zod'
import { DomainError } from '@/kernel/errors'
import '../domain/errors'
import type { NewMark, StoredMark } from './marks'
import type { LoadedSession } from './session'

const instant = z.iso.datetime({ offset: true })

/** What is called of one person. Leave is taken where it was approved: it is asked for, not called out. */
export const calledMark = z.strictObject({
  enrolment: z.union([z.string().min(1).max(100), z.number().int()]).transform(String),
  mark: z.enum(['present', 'late', 'leave', 'absent']),
  /** When somebody came late arrived; needed where the session is over. */
  arrivedAt: instant.optional(),
  /** When somebody who came left before the end; null takes it back, left out it stays for as long as they are said to have come. */
  leftAt: instant.nullish(),
  note: z.string().max(500).nullish(),
  /** The revision of the mark that the caller saw, 0 for none: what was written meanwhile is not written over. */
  seenSeq: z.number().int().min(0).optional(),
})
export type CalledMark = z.output<typeof calledMark>

export type Called = { trainee: string; name: string; leave: string | null }

/**
 * The mark to be written for what was called; null where it stands already.
 * @param before the mark that speaks
 * @throws DomainError `study.arrivalNeeded`, `study.leavingNotInside`, `study.leaveNotApproved`, each with the name of the person
 */
export function markToWrite({
  before,
  called,
  loaded,
  now,
  person,
}: {
  called: CalledMark
  before: StoredMark | undefined
  person: Called
  loaded: LoadedSession
  now: Date
}): NewMark | null {
  const { enrolment, mark, note } = called
  const about = { enrolment, name: person.name }
  if (mark === 'leave' && person.leave === null) throw new DomainError('study.leaveNotApproved', about)
  const at = mark === 'late' ? arrivalOf({ called, before, loaded, now, about }) : now
  const leftAt = leavingOf({ called, before, loaded, now, arrivedAt: mark === 'late' ? at : null, about })
  const isSame =
    before?.mark === mark &&
    (note === undefined || (note?.trim() || null) === before.note) &&
    (mark !== 'late' || Date.parse(before.at) === at.getTime()) &&
    (before.leftAt === null ? leftAt === null : leftAt?.getTime() === Date.parse(before.leftAt))
  if (isSame) return null
  return {
    classSession: String(loaded.session.id),
    enrolment,
    trainee: person.trainee,
    mark,
    method: mark === 'leave' ? 'leave' : before ? 'correction' : 'rollcall',
    at,
    leftAt,
    note: note === undefined ? (before?.note ?? null) : note,
    ...(mark === 'leave' && person.leave !== null ? { leave: person.leave } : {}),
  }
}

type Time = { called: CalledMark; before: StoredMark | undefined; loaded: LoadedSession; now: Date; about: Record<string, string> }

function arrivalOf({ about, before, called, loaded: { times }, now }: Time): Date {
  if (called.arrivedAt === undefined && before?.mark === 'late') return new Date(before.at)
  const at = called.arrivedAt === undefined ? now : new Date(called.arrivedAt)
  if (at.getTime() < times.startMs || at.getTime() > times.endMs || at > now)
    throw new DomainError('study.arrivalNeeded', { field: 'arrivedAt', ...about })
  return at
}

function leavingOf({ about, arrivedAt, before, called, loaded: { times }, now }: Time & { arrivedAt: Date | null }): Date | null {
  if (!hasCome(called.mark)) return null
  // Whether they came in time says nothing about when they left.
  const known = before && hasCome(before.mark) ? before.leftAt : null
  const text = called.leftAt === undefined ? known : called.leftAt
  if (text === null) return null
  const at = new Date(text)
  const ms = at.getTime()
  const isAfterArrival = ms > (arrivedAt?.getTime() ?? times.startMs)
  // What stands is not asked again whether it is past or inside, for the session may have moved; but nobody arrives after they have left.
  if (!isAfterArrival || (called.leftAt !== undefined && (ms >= times.endMs || at > now)))
    throw new DomainError('study.leavingNotInside', { field: 'leftAt', ...about })
  return at
}

function hasCome(mark: CalledMark['mark']): boolean {
  return mark === 'present' || mark === 'late'
}
