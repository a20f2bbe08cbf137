import { addDays, dayOfUtc, daysBetween } from '@/kernel/clock'

export { daysBetween }

/**
 * The same day `years` later (or earlier, for negative years); 29 February becomes 28 February in a common year.
 * Tenths of a year are counted in whole months, rounded.
 */
export function addYears(date: string, years: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const months = year * 12 + (month - 1) + Math.round(years * 12)
  const toYear = Math.floor(months / 12)
  const toMonth = months - toYear * 12
  const lastDay = new Date(Date.UTC(toYear, toMonth + 1, 0)).getUTCDate()
  return dayOfUtc(Date.UTC(toYear, toMonth, Math.min(day, lastDay)))
}

/** Days that at least one period covers, from `since` (where given) up to the end of the day before `until`. Overlaps count once. */
export function daysCovered(periods: readonly { from: string; to: string }[], since: string | null, until: string): number {
  const clipped = periods
    .map(({ from, to }) => ({ from: since !== null && since > from ? since : from, to: to < until ? addDays(to, 1) : until }))
    .filter(({ from, to }) => from < to)
    .sort((left, right) => (left.from < right.from ? -1 : 1))
  let days = 0
  let reached = ''
  for (const { from, to } of clipped) {
    const start = reached > from ? reached : from
    if (start >= to) continue
    days += daysBetween(start, to)
    reached = to
  }
  return days
}
