import { localTime, weekdayInWords, ZONE_OFFSET_MS } from '@/kernel/clock'
import type { Language } from '@/kernel/errors'

/** `1 小时 12 分`, `12 分 30 秒`, `8 秒`: a length as people say it, at most two parts, rounded down. */
export function duration(ms: number, language: Language): string {
  const seconds = Math.floor(ms / 1000)
  if (seconds === 0) return `0 ${UNITS[language].m}`
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60]
  const parts = h > 0 ? [[h, 'h'] as const, [m, 'm'] as const] : m > 0 ? [[m, 'm'] as const, [s, 's'] as const] : [[s, 's'] as const]
  return parts
    .filter(([count], index) => count > 0 || index === 0)
    .map(([count, unit]) => `${count} ${UNITS[language][unit]}`)
    .join(' ')
}

const UNITS = { zh: { h: '小时', m: '分', s: '秒' }, en: { h: 'h', m: 'min', s: 's' } } as const

/** `315` tenths → `31.5`. */
export function hours(tenths: number): string {
  return `${Math.floor(tenths / 10)}.${tenths % 10}`
}

/** `3月5日 周四 08:30–11:30`, `Thu 5 March, 08:30–11:30`. */
export function sessionTime({ startsAt, endsAt }: { startsAt: string; endsAt: string }, language: Language): string {
  const span = `${localTime(startsAt)}–${localTime(endsAt)}`
  return `${weekdayInWords(startsAt, language)}${language === 'en' ? ',' : ''} ${span}`
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
