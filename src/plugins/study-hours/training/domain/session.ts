import { allow, refuse, type Decision } from '@/kernel/decision'
import './errors'
import { dayNumber, dayOf } from '../../time/domain/zone'

const MINUTE = 60_000
/** One session lasts no longer. */
export const LONGEST_MS = 12 * 60 * MINUTE
export type SessionTimes = { startMs: number; endMs: number; opensMs: number | null }

/** Whether a session's times make sense. */
export function checkClassSession({ endMs, opensMs, startMs }: SessionTimes): Decision {
  if (endMs <= startMs) return refuse('study.endsBeforeStart', { field: 'endsAt' })
  if (endMs - startMs > LONGEST_MS) return refuse('study.sessionTooLong', { field: 'endsAt' })
  if (opensMs !== null && opensMs > startMs) return refuse('study.opensAfterStart', { field: 'opensAt' })
  return allow
}

/**
 * A session starts on one of its class's days, the first and the last among them; what begins on the last evening may end after midnight.
 * @param dates local days `YYYY-MM-DD`
 */
export function checkSessionDay(startMs: number, { endsOn, startsOn }: { startsOn: string; endsOn: string }): Decision {
  const day = dayOf(startMs)
  return day >= dayNumber(startsOn) && day <= dayNumber(endsOn)
    ? allow
    : refuse('study.sessionOutsideClass', { field: 'startsAt', startsOn, endsOn })
}

/**
 * The days of a class may change as long as no session comes to lie outside them that lay inside.
 * @param sessions those that take place
 */
export function checkClassDays<S extends { startMs: number }>(
  sessions: readonly S[],
  { after, before }: Record<'before' | 'after', { startsOn: string; endsOn: string }>,
): { leftOut: S[]; field: 'startsOn' | 'endsOn' } {
  const leftOut = sessions.filter(({ startMs }) => checkSessionDay(startMs, before).ok && !checkSessionDay(startMs, after).ok)
  return { leftOut, field: leftOut.some(({ startMs }) => dayOf(startMs) > dayNumber(after.endsOn)) ? 'endsOn' : 'startsOn' }
}
