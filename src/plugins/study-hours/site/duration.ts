import { localDate, localTime, weekdayInWords, ZONE_OFFSET_MS } from '@/kernel/clock'
import type { Language } from '@/kernel/errors'

/** `1 小时 12 分`, `12 分 30 秒`, `8 秒`: a length as people say it, at most two parts, rounded down; what lasted is never called 0. */
export function duration(ms: number, language: Language): string {
  const seconds = Math.floor(ms / 1000)
  if (seconds === 0) return ms > 0 ? UNITS[language].less : `0 ${UNITS[language].m}`
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60]
  const parts = h > 0 ? [[h, 'h'] as const, [m, 'm'] as const] : m > 0 ? [[m, 'm'] as const, [s, 's'] as const] : [[s, 's'] as const]
  return parts
    .filter(([count], index) => count > 0 || index === 0)
    .map(([count, unit]) => `${count} ${UNITS[language][unit]}`)
    .join(' ')
}

const UNITS = { zh: { h: '小时', m: '分', s: '秒', less: '不到 1 秒' }, en: { h: 'h', m: 'min', s: 's', less: 'less than 1 s' } } as const

/** `315` tenths → `31.5`. */
export function hours(tenths: number): string {
  return `${Math.floor(tenths / 10)}.${tenths % 10}`
}

/** `3月5日 周四 08:30–11:30`, `Thu 5 March, 08:30–11:30`. */
export function sessionTime({ startsAt, endsAt }: { startsAt: string; endsAt: string }, language: Language): string {
  const span = `${localTime(startsAt)}–${localTime(endsAt)}`
  return `${weekdayInWords(startsAt, language)}${language === 'en' ? ',' : ''} ${span}`
}

/** Both ends of a stretch, with seconds where an end does not lie on a whole minute. No second is lost: it ends with the one that it ends in. */
export function stampSpan(fromMs: number, toMs: number): [from: string, to: string] {
  const [from, to] = [Math.floor(fromMs / 1_000) * 1_000, Math.ceil(toMs / 1_000) * 1_000]
  const seconds = [from, to].some((ms) => ms % 60_000 !== 0)
  const told = (ms: number) => `${localDate(ms)} ${localTime(ms, { seconds })}`
  return [told(from), told(to)]
}

/** The instant of `2026-03-05 08:30` (also with seconds, `T` or full-width signs) in the centre's zone; undefined for anything else. */
export function parseStamp(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim()
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(plain)
  if (!match) return undefined
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const utc = Date.UTC(year, month - 1, day, hour, minute, second)
  const back = new Date(utc)
  const isReal = back.getUTCMonth() === month - 1 && back.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
  return isReal ? utc - ZONE_OFFSET_MS : undefined
}
