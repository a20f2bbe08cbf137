import { addDays, daysBetween } from '@/kernel/clock'
import type { Projection } from '../../board/domain/projection'
import { nextGoodInstant, type ShiftPlan } from '../../training/domain/shifts'

export const REMINDER_KINDS = ['behind', 'session', 'ending', 'claims', 'outages'] as const
export type ReminderKind = (typeof REMINDER_KINDS)[number]

/** A class must have run for this long before somebody can be behind: a pace of three days says nothing. */
const BEFORE_BEHIND_DAYS = 7
/** How long before a session it is brought to mind. */
const SESSION_AHEAD_MS = 36 * 3_600_000
/** Shorter before the session a reminder would only hurry. */
const SESSION_LEAST_MS = 3_600_000
/** Days before the end of a class on which who is short of hours is told. */
const ENDING_DAYS = [1, 7]
/** A decision that waits longer is brought to mind. */
export const CLAIM_WAITS_DAYS = 2
/** An outage concerns a whole class, and nobody has the lost time before the second signature. */
export const OUTAGE_WAITS_DAYS = 1

/**
 * Whether somebody who keeps the present pace will miss the hours: told once a week.
 * @returns the key of the week, its Monday; null where there is nothing to say
 */
export function behindKey({ projection, startsOn, today }: { projection: Projection; startsOn: string; today: string }): string | null {
  if (projection.meets || projection.daysLeft === 0 || daysBetween(startsOn, today) < BEFORE_BEHIND_DAYS) return null
  return mondayOf(today)
}

/**
 * Whether the end of a class is near: told seven days before and on the eve, each once, later where nobody looked on the day.
 * @returns how many days before (the key); null where it is far off or over
 */
export function endingStep({ endsOn, today }: { endsOn: string; today: string }): number | null {
  const days = daysBetween(today, endsOn)
  return days < 0 ? null : (ENDING_DAYS.find((step) => days <= step) ?? null)
}

/**
 * When a session is brought to the mind of somebody on these shifts: at the first good instant of the day and a half before it.
 * @returns null while it is too far off, and where no good instant is left
 */
export function sessionInstant({ nowMs, plan, startMs }: { nowMs: number; startMs: number; plan: ShiftPlan }): number | null {
  if (startMs - nowMs > SESSION_AHEAD_MS) return null
  const at = nextGoodInstant(plan, nowMs)
  return at <= startMs - SESSION_LEAST_MS ? at : null
}

function mondayOf(date: string): string {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
  return addDays(date, -weekday)
}
