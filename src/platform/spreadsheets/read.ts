import { breather } from '@/kernel/breathe'
import { formatOf, type TableFormat } from './format-of'
import { chooseHeader } from './header'
import { parseJsonRows } from './json'
import { defaultLimits, type Limits } from './limits'
import type { RawRow, RowOf, SheetNotice, TableReading, TableSchema } from './model'
import { readXlsxInWorker } from './read-in-worker'
import { readObjects } from './objects'
import { createTableReader, HEADER_SEARCH_ROWS } from './table-reader'

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
  const control = { skipSheet: false }
  for await (const event of readXlsxInWorker(bytes, bounds, control)) {
    if ('rows' in event) {
      reader.rows(event.rows)
      control.skipSheet = reader.skipsSheet()
    } else reader.sheet(event.sheet)
  }
  return reader.finish()
}

/** One sheet as it stands in the file: its rows with a value, and what the reader says about it. */
export type SheetRows = { rows: RawRow[]; notice: SheetNotice }

/**
 * All sheets of a workbook at once, for tables whose layout must be looked at before it is read (printed forms). Within the same limits;
 * of a sheet whose beginning is no table only that beginning is kept.
 * @throws DomainError `spreadsheets.*` where the file as a whole cannot be read
 */
export async function readSheets({
  bytes,
  isTable = () => true,
  limits,
}: {
  bytes: Uint8Array
  limits?: Partial<Limits>
  /** Looks at the first rows of a sheet. @default every sheet is one */
  isTable?: (rows: readonly RawRow[]) => boolean
}): Promise<SheetRows[]> {
  const sheets: SheetRows[] = []
  const control = { skipSheet: false }
  let rows: RawRow[] = []
  for await (const event of readXlsxInWorker(bytes, { ...defaultLimits, ...limits }, control)) {
    if ('rows' in event) {
      control.skipSheet = rows.length === 0 && !isTable(event.rows)
      for (const row of event.rows) rows.push(row)
    } else {
      sheets.push({ rows, notice: event.sheet })
      rows = []
    }
  }
  return sheets
}

/** Whether the first rows of a sheet hold the header of a table under `schema`. */
export function holdsTable(schema: TableSchema, rows: readonly RawRow[]): boolean {
  return chooseHeader(Object.entries(schema.columns), rows.slice(0, HEADER_SEARCH_ROWS)) !== null
}

/** Rows between two looks at the clock. */
const AT_ONCE = 100

/** What {@link readTable} gives for sheets that are read already. */
export async function tableOfSheets<S extends TableSchema>(schema: S, sheets: readonly SheetRows[]): Promise<TableReading<RowOf<S>>> {
  const reader = createTableReader(schema, defaultLimits)
  const breathe = breather()
  for (const { notice, rows } of sheets) {
    for (let start = 0; start < rows.length; start += AT_ONCE) {
      reader.rows(rows.slice(start, start + AT_ONCE))
      await breathe()
    }
    reader.sheet(notice)
  }
  return reader.finish()
}
