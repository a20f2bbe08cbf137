import type { Language } from '@/kernel/errors'
import { defineTask } from '@/platform/files'
import type { RowOf } from '@/platform/spreadsheets'
import type { boardTable, daysTable } from './tables'

export type ClassWorkbook = { language: Language; board: RowOf<typeof boardTable>[]; days: RowOf<typeof daysTable>[] }

/** A class of 500 over three months is some 30,000 rows: writing them takes seconds, which the process has not. */
export const CLASS_WORKBOOK = defineTask<ClassWorkbook, { bytes: Uint8Array }>('class-workbook', { timeoutMs: 60_000, memoryMb: 768 })
