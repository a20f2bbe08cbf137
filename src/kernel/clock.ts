/** Where time comes from. Rules take an instant; only operations hold a clock. */
export type Clock = { now(): Date }

export const CENTRE_ZONE = 'Asia/Shanghai'

export const DAY_MS = 86_400_000

export type LocalDate = `${number}-${number}-${number}`

/** The calendar day of `instant` in `zone`, as `YYYY-MM-DD`. */
export function localDate(instant: Date | string | number, zone: string = CENTRE_ZONE): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant))
}

/** `instant` as a clock in `zone` shows it: `YYYY-MM-DD HH:mm`. */
export function localMinute(instant: Date | string | number, zone: string = CENTRE_ZONE): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return `${localDate(instant, zone)} ${time.format(new Date(instant))}`
}

/** Whole days from `from` to `to`, both `YYYY-MM-DD`; negative when `to` lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/** `date` moved by `days`, as `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}
