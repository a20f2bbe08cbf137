import { DomainError } from '@/kernel/errors'
import { parseJsonRows } from './json'
import { defaultLimits, type Limits } from './limits'
import type { RawRow, RowOf, SheetNotice, TableReading, TableSchema } from './model'
import { readXlsxInWorker } from './read-in-worker'
import { createTableReader, readObjects } from './table-reader'

export type TableFormat = 'xlsx' | 'json'

/**
 * Reads a table of an uploaded file under `schema`. Every bad cell is named with sheet, row and column; sound rows are handed on
 * all the same, so whoever stores them must look at `errorCount` first.
 * @throws DomainError `spreadsheets.*` where the file as a whole cannot be read
 */
export async function readTable<S extends TableSchema>({
  bytes,
  format,
  limits,
  schema,
}: {
  schema: S
  bytes: Uint8Array
  /** Told from the first bytes where it is left out. */
  format?: TableFormat
  limits?: Partial<Limits>
}): Promise<TableReading<RowOf<S>>> {
  const bounds = { ...defaultLimits, ...limits }
  if ((format ?? formatOf(bytes)) === 'json') return readObjects(schema, parseJsonRows(bytes, bounds), bounds)
  const reader = createTableReader(schema, bounds)
  for await (const event of readXlsxInWorker(bytes, bounds)) {
    if ('rows' in event) reader.rows(event.rows)
    else reader.sheet(event.sheet)
  }
  return reader.finish()
}

/** One sheet as it stands in the file: its rows with a value, and what the reader says about it. */
export type SheetRows = { rows: RawRow[]; notice: SheetNotice }

/**
 * All sheets of a workbook at once, for tables whose layout must be looked at before it is read (printed forms). Within the same limits.
 * @throws DomainError `spreadsheets.*` where the file as a whole cannot be read
 */
export async function readSheets({ bytes, limits }: { bytes: Uint8Array; limits?: Partial<Limits> }): Promise<SheetRows[]> {
  const sheets: SheetRows[] = []
  let rows: RawRow[] = []
  for await (const event of readXlsxInWorker(bytes, { ...defaultLimits, ...limits })) {
    if ('rows' in event) for (const row of event.rows) rows.push(row)
    else {
      sheets.push({ rows, notice: event.sheet })
      rows = []
    }
  }
  return sheets
}

/** What {@link readTable} gives for sheets that are read already. */
export function tableOfSheets<S extends TableSchema>(schema: S, sheets: readonly SheetRows[]): TableReading<RowOf<S>> {
  const reader = createTableReader(schema, defaultLimits)
  for (const { notice, rows } of sheets) {
    reader.rows(rows)
    reader.sheet(notice)
  }
  return reader.finish()
}

/** @throws DomainError `spreadsheets.unknownFormat` for anything but a ZIP container and JSON */
export function formatOf(bytes: Uint8Array): TableFormat {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return 'xlsx'
  const start = new TextDecoder()
    .decode(bytes.subarray(0, 64))
    .replace(/^\ufeff/, '')
    .trimStart()
  if (start.startsWith('{') || start.startsWith('[')) return 'json'
  throw new DomainError('spreadsheets.unknownFormat')
}
