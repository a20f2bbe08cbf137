import { localMinute } from '@/kernel/clock'
import type { Language } from '@/kernel/errors'

/** An instant as the centre's clock shows it. */
export function formatInstant(iso: string | null | undefined): string {
  return iso ? localMinute(iso) : '—'
}

export function formatCount(value: number, language: Language): string {
  return new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'zh-CN').format(value)
}

/** The first characters of a digest, enough to tell drafts apart by eye. */
export function shortHash(hash: string | null | undefined): string {
  return hash ? hash.slice(0, 12) : '—'
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
