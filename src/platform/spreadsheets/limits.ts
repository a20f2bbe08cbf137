import { DomainError } from '@/kernel/errors'
import { sizeText } from '@/kernel/size'

/** How much of an uploaded table is read before it is refused. Sizes in bytes, time in milliseconds. */
export type Limits = {
  /** @default 20 MiB */
  fileBytes: number
  /** Everything that is unpacked, over all parts of the workbook. @default 300 MiB */
  unpackedBytes: number
  /** Distinct texts kept in memory while reading. @default 64 MiB */
  sharedTextBytes: number
  /** Rows with a value, over all sheets that are tables; empty ones cost nothing and do not count. @default 60000 */
  rows: number
  /** @default 100 */
  columns: number
  /** @default 30000 */
  timeMs: number
  /** Heap of the reading thread. @default 512 */
  memoryMb: number
  /** Errors that the report lists; the rest is counted. @default 200 */
  errors: number
  /** Characters of one cell. @default 32767, the most that a spreadsheet can hold */
  cellCharacters: number
}

export const defaultLimits: Limits = {
  fileBytes: 20 * 1024 * 1024,
  unpackedBytes: 300 * 1024 * 1024,
  sharedTextBytes: 64 * 1024 * 1024,
  rows: 60_000,
  columns: 100,
  timeMs: 30_000,
  memoryMb: 512,
  errors: 200,
  cellCharacters: 32_767,
}

/** The refusal of a file that is too large, with the limit as people say it. */
export function fileTooLarge(limit: number): DomainError {
  return new DomainError('spreadsheets.fileTooLarge', { limit: sizeText(limit) })
}

/** The refusal of a workbook that unpacks to too much. */
export function unpackedTooLarge(limit: number): DomainError {
  return new DomainError('spreadsheets.unpackedTooLarge', { limit: sizeText(limit) })
}
