'use client'

import type { DefaultCellComponentProps } from 'payload'
import { isInstantText, localDate, localMinute } from '@/kernel/clock'

const DASH = '—'

/** An instant in a list, on the centre's clock. */
export function InstantCell({ cellData }: DefaultCellComponentProps) {
  return isInstantText(cellData) ? <time dateTime={cellData}>{localMinute(cellData)}</time> : <span>{DASH}</span>
}

/** A day in a list. */
export function DayCell({ cellData }: DefaultCellComponentProps) {
  return isInstantText(cellData) ? <time dateTime={localDate(cellData)}>{localDate(cellData)}</time> : <span>{DASH}</span>
}
