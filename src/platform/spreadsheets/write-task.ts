import type { Language } from '@/kernel/errors'
import { defineTask } from '@/platform/files'
import type { TableSchema } from './model'

/** Tables as they go to another thread: schemas without their functions, which writing does not need. */
export type WriteInput = { language: Language; sheets: { schema: TableSchema; rows: Readonly<Record<string, unknown>>[]; name?: string }[] }

/** Putting a large workbook together takes a second for 5,000 rows, all of it in one go. */
export const TABLE_WRITE = defineTask<WriteInput, { bytes: Uint8Array }>('table-write', { timeoutMs: 120_000, memoryMb: 768 })
