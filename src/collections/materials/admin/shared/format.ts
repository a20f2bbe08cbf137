import type { Language } from '@/kernel/errors'

/** An instant as the centre's clock shows it. */
export function formatInstant(iso: string | null | undefined, language: Language): string {
  if (!iso) return '—'
  return new Date(iso).toLocaleString(language === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'medium',
    timeStyle: 'short',
  })
}

export function formatCount(value: number, language: Language): string {
  return value.toLocaleString(language === 'en' ? 'en-GB' : 'zh-CN')
}

/** The first characters of a digest, enough to tell drafts apart by eye. */
export function shortHash(hash: string | null | undefined): string {
  return hash ? hash.slice(0, 10) : '—'
}

/** One value of a query string, the first where it is repeated. */
export function firstOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}

/** A page number out of a query string, from 1. */
export function pageOf(value: string | string[] | undefined): number {
  const page = Number(firstOf(value) ?? 1)
  return Number.isSafeInteger(page) && page > 0 ? page : 1
}
