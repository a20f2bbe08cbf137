import { dayInWords } from '@/kernel/clock'
import type { Language } from '@/kernel/errors'

/** `2026年3月5日`, `5 March 2026`; a day (`YYYY-MM-DD`) or an instant, in the centre's zone. Empty for none. */
export function day(value: string | null | undefined, language: Language): string {
  return value ? dayInWords(value, language) : ''
}

/** `1.4 MB`, `860 KB`: decimal units, as browsers show downloads. */
export function fileSize(bytes: number): string {
  if (bytes >= 1_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`
  return `${Math.max(1, Math.round(bytes / 1000))} KB`
}

/** The English text where there is one and English is asked for. */
export function inLanguage(language: Language, chinese: string | null | undefined, english: string | null | undefined): string {
  return (language === 'en' && english ? english : chinese) ?? ''
}
