import { addDays } from './clock'

/**
 * The stored table of days that differ from the Monday-to-Friday week: statutory holidays, and weekend days that are
 * worked in exchange (调休). Days are `YYYY-MM-DD` in Asia/Shanghai. `until` is the last day that the table is known for.
 */
/** `until` of a table in which no year was entered. */
export const NOTHING_ENTERED = '1970-12-31'

export type HolidayTable = { holidays: ReadonlySet<string>; workdays: ReadonlySet<string>; until: string }

export function isWorkingDay(date: string, table: HolidayTable): boolean {
  if (table.workdays.has(date)) return true
  if (table.holidays.has(date)) return false
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/**
 * The day that lies `count` working days after `date` (`date` itself is not counted; 0 gives the next working day on or after it).
 * @throws RangeError for a negative or fractional count
 */
export function addWorkingDays(date: string, count: number, table: HolidayTable): string {
  if (!Number.isInteger(count) || count < 0) throw new RangeError('working days are counted in whole numbers from 0')
  let day = date
  if (count === 0) {
    while (!isWorkingDay(day, table)) day = addDays(day, 1)
    return day
  }
  for (let left = count; left > 0;) {
    day = addDays(day, 1)
    if (isWorkingDay(day, table)) left -= 1
  }
  return day
}

/** How many working days lie after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: string, to: string, table: HolidayTable): number {
  let days = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, table)) days += 1
  return days
}
