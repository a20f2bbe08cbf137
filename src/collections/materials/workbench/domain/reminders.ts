import { workingDaysBetween, type HolidayTable } from '@/kernel/calendar'
import { daysBetween } from '@/kernel/clock'

/** How many working days before the date people are reminded: a holiday week in between does not shorten the time to act. */
export const REMIND_WORKING_DAYS_BEFORE = 3

export type Reminder = { kind: 'due'; daysLeft: number } | { kind: 'late'; daysLate: number }

/**
 * What to say about an open assignment on `today`: nothing while it is far off, has no date, or waits for somebody else's step.
 * Days are `YYYY-MM-DD`.
 */
export function reminderFor(args: {
  dueOn: string | null
  isStarted: boolean
  today: string
  holidays: HolidayTable
}): Reminder | undefined {
  const { dueOn, holidays, isStarted, today } = args
  if (!dueOn || !isStarted) return undefined
  const days = daysBetween(today, dueOn)
  if (days < 0) return { kind: 'late', daysLate: -days }
  return workingDaysBetween(today, dueOn, holidays) <= REMIND_WORKING_DAYS_BEFORE ? { kind: 'due', daysLeft: days } : undefined
}
