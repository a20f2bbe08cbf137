import type { Language } from './errors'

/** Where time comes from. Rules take an instant; only operations hold a clock. */
export type Clock = { now(): Date }

export const CENTRE_ZONE = 'Asia/Shanghai'

export const DAY_MS = 86_400_000

/**
 * Asia/Shanghai has kept UTC+8 without summer time since 1991-09-15 (IANA tz database), so that a local day may be found by arithmetic.
 * A test compares it with {@link localDate} over decades.
 */
export const ZONE_OFFSET_MS = 28_800_000

export type LocalDate = `${number}-${number}-${number}`
/** Epoch milliseconds, an ISO text with its zone, a day (`YYYY-MM-DD`, its midnight in UTC) or a `Date`. */
export type Instant = Date | string | number

/** A day, or a day and a time with `Z` or an offset; anything else is read in the zone of whichever machine reads it. */
const ZONED = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2}))?$/

/** Whether a value is a text that says an instant by itself, as {@link Instant} has it. */
export function isInstantText(value: unknown): value is string {
  return typeof value === 'string' && ZONED.test(value) && !Number.isNaN(Date.parse(value))
}

/** @throws RangeError for a text without a zone, and for what is no instant at all */
function dateOf(instant: Instant): Date {
  if (typeof instant !== 'string' || isInstantText(instant)) return new Date(instant)
  throw new RangeError(`"${instant}" is no instant: a time needs its zone, as in 2026-03-05T08:30+08:00`)
}

/*
 * The calendar of the house. Every date that a person reads, on a screen or in a file, is written by one of these functions, in the
 * centre's zone; the linter forbids every other formatter.
 */

/** A format, made once: making one costs more than all else that a page of dates does. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): (instant: Instant, zone?: string) => string {
  const made = new Map<string, Intl.DateTimeFormat>()
  return (instant, zone = CENTRE_ZONE) => {
    const known = made.get(zone) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
    made.set(zone, known)
    return known.format(dateOf(instant))
  }
}

const isoDay = formatter('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' })
const minute = formatter('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const second = formatter('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
const englishDay = formatter('en-GB', { dateStyle: 'long' })
const englishMonth = formatter('en-GB', { month: 'long', year: 'numeric' })
const englishWeekday = formatter('en-GB', { weekday: 'short', day: 'numeric', month: 'long' })
const chineseWeekday = formatter('zh-CN', { weekday: 'short' })

/** The calendar day of `instant` in `zone`, as `YYYY-MM-DD`. */
export function localDate(instant: Instant, zone: string = CENTRE_ZONE): string {
  return isoDay(instant, zone)
}

/** `instant` as a clock in `zone` shows it: `YYYY-MM-DD HH:mm`. */
export function localMinute(instant: Instant, zone: string = CENTRE_ZONE): string {
  return `${localDate(instant, zone)} ${minute(instant, zone)}`
}

/** The time of day in the centre's zone: `08:05`, or `08:05:30` with seconds. */
export function localTime(instant: Instant, { seconds = false }: { seconds?: boolean } = {}): string {
  return (seconds ? second : minute)(instant)
}

/** `2026-03-05 08:30–11:30`; with both days where the end lies in another one, with seconds where an end does not lie on a whole minute. */
export function localSpan(from: Instant, to: Instant): string {
  const seconds = [from, to].some((each) => Math.floor(dateOf(each).getTime() / 1_000) % 60 !== 0)
  const [first, last] = [from, to].map((each) => localTime(each, { seconds }))
  const [day, lastDay] = [localDate(from), localDate(to)]
  return day === lastDay ? `${day} ${first}–${last}` : `${day} ${first} – ${lastDay} ${last}`
}

/** `2026年3月5日`, `5 March 2026`: a day (`YYYY-MM-DD`), or the day of an instant. */
export function dayInWords(value: Instant, language: Language): string {
  const day = dayOf(value)
  if (language === 'en') return englishDay(day, 'UTC')
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** `3月5日 周四`, `Thu 5 March`: a day (`YYYY-MM-DD`), or the day of an instant. */
export function weekdayInWords(value: Instant, language: Language): string {
  const day = dayOf(value)
  if (language === 'en') return englishWeekday(day, 'UTC')
  const [, month, date] = day.split('-').map(Number)
  return `${month}月${date}日 ${chineseWeekday(day, 'UTC')}`
}

/** `2026年3月`, `March 2026`. @param month from 1 */
export function monthInWords(year: number, month: number, language: Language): string {
  return language === 'en' ? englishMonth(Date.UTC(year, month - 1, 1), 'UTC') : `${year}年${month}月`
}

/** The instant of a day (`YYYY-MM-DD`) and a time of day (`HH:mm` or `HH:mm:ss`) on the centre's clock; NaN where there is none such. */
export function instantOf(day: string, time: string): number {
  return Date.parse(`${day}T${time}Z`) - ZONE_OFFSET_MS
}

function dayOf(value: Instant): string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : localDate(value)
}

/** The day that an instant of pure calendar arithmetic (midnight UTC) stands for; no day of any place. */
export function dayOfUtc(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

/** Whole days from `from` to `to`, both `YYYY-MM-DD`; negative when `to` lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/** `date` moved by `days`, as `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  return dayOfUtc(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS)
}
