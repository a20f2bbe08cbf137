import type { Language } from '@/kernel/errors'
import { defineTask } from '@/platform/files'
import type { RowOf } from '@/platform/spreadsheets'
import type { boardTable, daysTable } from './tables'

/** Milliseconds of one day, in the order of {@link daysTable}. */
export type DayFigures = [
  day: string,
  creditedMs: number,
  onlineMs: number,
  offlineMs: number,
  recognisedMs: number,
  cutMs: number,
  uncountedMs: number,
]

export type ClassWorkbook = {
  language: Language
  board: RowOf<typeof boardTable>[]
  /** `days` is {@link DayFigures} as JSON: a text goes over to another thread at a twentieth of what its objects cost. */
  people: (Pick<RowOf<typeof daysTable>, 'number' | 'name' | 'crew'> & { days: string })[]
}

/** A class of 500 over three months is some 45,000 rows: writing them takes a second, which the process has not. */
export const CLASS_WORKBOOK = defineTask<ClassWorkbook, { bytes: Uint8Array }>('class-workbook', { timeoutMs: 60_000, memoryMb: 768 })
