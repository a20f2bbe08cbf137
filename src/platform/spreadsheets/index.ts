export { createCollector } from './collector'
export { convertCell, fold, formatDecimal, headerDetails, parseDay, parseDecimal, textOf } from './convert'
export { spreadsheetErrors } from './errors'
export { download, isDryRun, readUpload, reportOf, reportResponse, type ImportReport } from './http'
export { parseJsonRows } from './json'
export { defaultLimits, type Limits } from './limits'
export {
  defineTable,
  isRead,
  rowsToCheck,
  valuesOver,
  type Column,
  type Columns,
  type EnumOption,
  type ImportedRow,
  type MergedArea,
  type RawCell,
  type RawRow,
  type RowError,
  type RowOf,
  type TableReading,
  type TableSchema,
} from './model'
export { neutralise } from './neutralise'
export { withoutOverlaps } from './merged'
export { formatOf, type TableFormat } from './format-of'
export { readObjects } from './objects'
export { holdsTable, readSheets, readTable, tableOfSheets, type SheetRows } from './read'
export { createStrayCells, sheetRemarks } from './remarks'
export { readXlsxInWorker } from './read-in-worker'
export { createTableReader, type TableReader } from './table-reader'
export { writeErrorReport, writeJsonTable, writeTemplate, writeXlsx, XLSX_TYPE, type TableSheet } from './write'
export { readXlsx, type WorkbookEvent } from './xlsx/read'
export { columnLetter } from './xlsx/sheet'
