import type { PayloadRequest } from 'payload'
import { NOTHING_ENTERED, type HolidayTable } from '@/kernel/calendar'

export { holidayYears } from './collection'

/**
 * The stored holidays and exchanged working days. Beyond `until`, the end of the last year that was announced, days count by the
 * ordinary week.
 */
export async function loadHolidayTable(req: PayloadRequest): Promise<HolidayTable> {
  const { docs } = await req.payload.find({
    collection: 'holiday-years',
    where: { announced: { equals: true } },
    sort: 'year',
    pagination: false,
    depth: 0,
    overrideAccess: true, // a public table
    req,
  })
  const days = docs.flatMap((year) => year.days ?? [])
  const datesOf = (kind: 'holiday' | 'workday') => new Set(days.filter((day) => day.kind === kind).map(({ date }) => date))
  const lastYear = docs.at(-1)?.year
  return {
    holidays: datesOf('holiday'),
    workdays: datesOf('workday'),
    until: lastYear === undefined ? NOTHING_ENTERED : `${lastYear}-12-31`,
  }
}
