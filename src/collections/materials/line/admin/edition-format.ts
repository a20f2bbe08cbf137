import { localDate, localMinute } from '@/kernel/clock'

/** The calendar day of an instant in Asia/Shanghai, `YYYY-MM-DD`; empty for none. */
export function dayOf(instant: string | null | undefined): string {
  return instant ? localDate(instant) : ''
}

/** Day and minute in Asia/Shanghai. */
export function minuteOf(instant: string | null | undefined): string {
  return instant ? localMinute(instant) : ''
}

/** `¥1,234.00` from integer fen. */
export function yuan(fen: number): string {
  return `¥${new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(fen / 100)}`
}

/** `1.4 MB`, `860 KB`: decimal units. */
export function fileSize(bytes: number | null | undefined): string {
  if (!bytes) return '—'
  return bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} KB`
}

export { fill } from '@/platform/admin/fill'
