import { daysBetween } from '@/kernel/clock'

/** How many days before the date people are reminded. */
export const REMIND_DAYS_BEFORE = 3

export type Reminder = { kind: 'due'; daysLeft: number } | { kind: 'late'; daysLate: number }

/**
 * What to say about an open assignment on `today`: nothing while it is far off, has no date, or waits for somebody else's step.
 * Days are `YYYY-MM-DD`.
 */
export function reminderFor(args: { dueOn: string | null; isStarted: boolean; today: string }): Reminder | undefined {
  const { dueOn, isStarted, today } = args
  if (!dueOn || !isStarted) return undefined
  const days = daysBetween(today, dueOn)
  if (days < 0) return { kind: 'late', daysLate: -days }
  return days <= REMIND_DAYS_BEFORE ? { kind: 'due', daysLeft: days } : undefined
}
