import { localMinute, localTime } from '@/kernel/clock'
import type { Language } from '@/kernel/errors'
import { lengthWords } from '../../time/domain/length-words'

/** Between a label and what it says, as each language writes it. */
export function colon(language: Language): string {
  return language === 'en' ? ': ' : '：'
}

/** Hours out of tenths: `563` → `56.3`. */
export function hours(tenths: number): string {
  return `${Math.floor(tenths / 10)}.${tenths % 10}`
}

/** `1 小时 05 分`, `12 分 30 秒`, `8 秒`; seconds only below an hour. Rounded down; what lasted at all is never called nothing. */
export function duration(ms: number, language: Language): string {
  const [sign, seconds] = [ms < 0 ? '−' : '', Math.floor(Math.abs(ms) / 1_000)]
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60), seconds % 60]
  if (seconds === 0 && ms !== 0) return language === 'en' ? 'less than 1 s' : '不到 1 秒'
  const unit = language === 'en' ? { h: ' h', m: ' min', s: ' s' } : { h: ' 小时', m: ' 分', s: ' 秒' }
  if (h > 0) return `${sign}${h}${unit.h}${m > 0 ? ` ${m}${unit.m}` : ''}`
  if (m > 0) return `${sign}${m}${unit.m}${s > 0 ? ` ${s}${unit.s}` : ''}`
  return `${sign}${s}${unit.s}`
}

/** A stored length as its form and list show it, to the second; corrections may take time back. */
export function storedLength(ms: number, language: Language): string {
  return `${ms < 0 ? '−' : ''}${lengthWords(Math.abs(ms))[language]}`
}

/** `08:05:30` on the centre's clock. */
export function clockOf(ms: number): string {
  return localTime(ms, { seconds: true })
}

/** `2026-03-05 08:05` on the centre's clock; a dash for none. */
export function minuteOf(ms: number | null | undefined): string {
  return ms === null || ms === undefined ? '—' : localMinute(ms)
}
