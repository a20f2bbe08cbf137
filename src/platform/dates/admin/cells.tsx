'use client'

import type { DefaultCellComponentProps } from 'payload'
import { localDate, localMinute } from '@/kernel/clock'

const DASH = '—'

/** An instant in a list, on the centre's clock. */
export function InstantCell({ cellData }: DefaultCellComponentProps) {
  return isInstant(cellData) ? <time dateTime={cellData}>{localMinute(cellData)}</time> : <span>{DASH}</span>
}

/** A day in a list. */
export function DayCell({ cellData }: DefaultCellComponentProps) {
  return isInstant(cellData) ? <time dateTime={localDate(cellData)}>{localDate(cellData)}</time> : <span>{DASH}</span>
}

export function isInstant(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
}
