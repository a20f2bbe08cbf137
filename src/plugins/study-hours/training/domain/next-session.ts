import { DAY_MS } from '@/kernel/clock'
import { dayNumber, dayOf, startOfDay } from '../../time/domain/zone'

const MINUTE = 60_000
/** 08:30 to 11:30, where a class has no session yet that says otherwise. */
const MORNING = { fromMs: 8.5 * 60 * MINUTE, lengthMs: 3 * 60 * MINUTE }

export type PlannedSession = { startMs: number; endMs: number; place: string | null; teacher: string | null; cancelled: boolean }
/** Times of a day that is free and still to come; null where the class has none left. */
export type ProposedSession = { times: { startMs: number; endMs: number } | null; place: string | null; teacher: string | null }

/**
 * What the form for another session of a class opens with: the day after the last one at the same hours, in the same place, with the same
 * teacher; for the first one a morning, with the class's teacher where there is but one. Not before tomorrow, inside the class's days; where
 * these are over or taken, without times.
 */
export function proposeSession(args: {
  startsOn: string
  endsOn: string
  teachers: readonly string[]
  sessions: readonly PlannedSession[]
  nowMs: number
}): ProposedSession {
  const { endsOn, nowMs, sessions, startsOn, teachers } = args
  const last = sessions
    .filter(({ cancelled }) => !cancelled)
    .reduce<PlannedSession | null>((a, b) => (a && a.startMs >= b.startMs ? a : b), null)
  const after = last ? dayOf(last.startMs) + 1 : dayNumber(startsOn)
  const day = Math.max(after, dayOf(nowMs) + 1)
  const fromMs = last ? (last.startMs - startOfDay(dayOf(last.startMs))) % DAY_MS : MORNING.fromMs
  const startMs = startOfDay(day) + fromMs
  return {
    times: day <= dayNumber(endsOn) ? { startMs, endMs: startMs + (last ? last.endMs - last.startMs : MORNING.lengthMs) } : null,
    place: last?.place ?? null,
    teacher: last?.teacher ?? (teachers.length === 1 ? (teachers[0] ?? null) : null),
  }
}
