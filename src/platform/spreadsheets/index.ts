export { convertCell, formatDecimal, parseDay, parseDecimal } from './convert'
export { spreadsheetErrors } from './errors'
export { download, isDryRun, readUpload, reportOf, reportResponse, type ImportReport } from './http'
export { parseJsonRows } from './json'
export { defaultLimits, type Limits } from './limits'
export {
  defineTable,
  type Column,
  type Columns,
  type EnumOption,
  type ImportedRow,
  type RawCell,
  type RawRow,
  type RowError,
  type RowOf,
  type TableReading,
  type TableSchema,
} from './model'
export { neutralise } from './neutralise'
export { formatOf, readTable, type TableFormat } from './read'
export { readXlsxInWorker } from './read-in-worker'
export { createTableReader, readObjects, type TableReader } from './table-reader'
export { writeErrorReport, writeJsonTable, writeTemplate, writeXlsx, XLSX_TYPE, type TableSheet } from './write'
export { readXlsx, type WorkbookEvent } from './xlsx/read'
