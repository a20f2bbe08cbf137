import type { HolidayTable } from '@/kernel/calendar'
import { dateOf, dayNumber, startOfDay } from '../../time/domain/zone'

/** At most so many sessions are made at once. */
export const MOST_OCCURRENCES = 100
const MINUTE = 60_000

/** `every Tuesday and Thursday 13:30–16:30 from … to …`. Days are `YYYY-MM-DD`, times `HH:MM` on the centre's clock; 1 is Monday. */
export type Recurrence = {
  weekdays: readonly number[]
  startsOn: string
  endsOn: string
  from: string
  to: string
  skipHolidays: boolean
}

export type Occurrence = { date: string; startMs: number; endMs: number }
export type Occurrences = {
  days: Occurrence[]
  /** Left out for a holiday of the centre's calendar. */
  holidays: string[]
  /** The last day whose holidays are known, where the span goes beyond it. */
  unknownAfter: string | null
}

/** The days of a recurrence, ascending. What ends before it starts ends on the next day. */
export function occurrencesOf(recurrence: Recurrence, table: HolidayTable): Occurrences {
  const { endsOn, from, skipHolidays, startsOn, to, weekdays } = recurrence
  const [fromMs, toMs] = [minuteOfDay(from) * MINUTE, minuteOfDay(to) * MINUTE]
  const found: Occurrences = { days: [], holidays: [], unknownAfter: skipHolidays && endsOn > table.until ? table.until : null }
  for (let day = dayNumber(startsOn); day <= dayNumber(endsOn); day += 1) {
    const date = dateOf(day)
    if (!weekdays.includes(weekdayOf(day))) continue
    if (skipHolidays && table.holidays.has(date)) found.holidays.push(date)
    else {
      const startMs = startOfDay(day) + fromMs
      found.days.push({ date, startMs, endMs: startOfDay(toMs > fromMs ? day : day + 1) + toMs })
    }
  }
  return found
}

/** 1 for Monday to 7 for Sunday; the first day of 1970 was a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/**
 * Minutes since midnight of a time as people type it or a spreadsheet keeps it: `8:30`, `08：30`, `8点30分`, or a fraction of a day. NaN for
 * anything else.
 */
export function minuteOfDay(text: string): number {
  const plain = text.normalize('NFKC').trim()
  const typed = /^(\d{1,2})(?::|点|时)(\d{2})?(?::00|分)?$/.exec(plain)
  if (typed) {
    const [hour, minute] = [Number(typed[1]), Number(typed[2] ?? 0)]
    return hour < 24 && minute < 60 && (typed[2] !== undefined || !plain.endsWith(':')) ? hour * 60 + minute : Number.NaN
  }
  const share = /^0?\.\d+$/.test(plain) || plain === '0' ? Number(plain) : Number.NaN
  return share >= 0 && share < 1 ? Math.round(share * 1_440) % 1_440 : Number.NaN
}

/** `HH:MM` */
export function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
