import writeExcelFile, { type Cell, type SheetData } from 'write-excel-file/node'
import { describeError, type Language } from '@/kernel/errors'
import { runInWorker } from '@/platform/files'
import { formatDecimal } from './convert'
import type { Column, RowError, RowOf, TableSchema } from './model'
import { neutralise } from './neutralise'
import { TABLE_WRITE } from './write-task'

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export type TableSheet<S extends TableSchema = TableSchema> = { schema: S; rows: Iterable<Partial<RowOf<S>>>; name?: string }

/**
 * A workbook of tables: frozen bold header in both languages, typed cells, widths, and text that no spreadsheet takes for a formula.
 * Reading it back under the same schema gives the same values. A large one is put together in a thread of its own.
 */
export async function writeXlsx({ language, sheets }: { language: Language; sheets: readonly TableSheet[] }): Promise<Buffer> {
  const listed = sheets.map(({ rows, ...sheet }) => ({ ...sheet, rows: [...rows] }))
  if (listed.reduce((count, { rows }) => count + rows.length, 0) <= MOST_HERE) return writeHere({ language, sheets: listed })
  const plain = listed.map(({ rows, schema, ...sheet }) => ({ ...sheet, rows, schema: JSON.parse(JSON.stringify(schema)) as TableSchema }))
  const { bytes } = await runInWorker({ task: TABLE_WRITE, input: { language, sheets: plain } })
  return Buffer.from(bytes)
}

/** Rows that are written in some 15 ms, on the thread that asks. */
const MOST_HERE = 100

/** As {@link writeXlsx}, on this thread. */
export async function writeHere({ language, sheets }: { language: Language; sheets: readonly TableSheet[] }): Promise<Buffer> {
  return writeExcelFile(sheets.map((sheet) => tableSheet(sheet, language))).toBuffer()
}

/** An empty table to fill in, with a second sheet that explains every column. */
export async function writeTemplate({ language, schema }: { language: Language; schema: TableSchema }): Promise<Buffer> {
  return writeExcelFile([tableSheet({ schema, rows: [] }, language), notesSheet(schema, language)]).toBuffer()
}

/** A report as a sheet, so that a person can work through it beside the file. */
export async function writeErrorReport({
  errorCount,
  errors,
  language,
}: {
  language: Language
  errors: readonly RowError[]
  /** How many there are, where more than these. */
  errorCount?: number
}): Promise<Buffer> {
  const zh = language === 'zh'
  const isNamed = errors.some(({ name }) => name)
  const header = [
    ...(zh ? ['工作表', '行'] : ['Sheet', 'Row']),
    ...(isNamed ? [zh ? '名称' : 'Name'] : []),
    ...(zh ? ['列', '代码', '问题'] : ['Column', 'Code', 'Problem']),
  ].map(headerCell)
  const rows: Cell[][] = errors.map((error) => [
    textCell(error.sheet),
    { value: error.row, type: Number },
    ...(isNamed ? [textCell(error.name ?? '')] : []),
    textCell(error.column),
    textCell(error.code),
    textCell(describeError(error.code, language, error.details)),
  ])
  const unsaid = (errorCount ?? 0) - errors.length
  if (unsaid > 0)
    rows.push([...header.slice(1).map(() => null), textCell(describeError('spreadsheets.moreErrors', language, { count: unsaid }))])
  const columns = [18, 8, ...(isNamed ? [14] : []), 8, 30, 60].map((width) => ({ width }))
  return writeExcelFile([{ data: [header, ...rows], sheet: zh ? '问题' : 'Problems', stickyRowsCount: 1, columns }]).toBuffer()
}

/** A JSON table that {@link readTable} takes back: `{ table, rows }`, decimals as their decimal text. */
export function writeJsonTable<S extends TableSchema>({ schema, rows }: { schema: S; rows: readonly Partial<RowOf<S>>[] }): string {
  const plain = rows.map((row) =>
    Object.fromEntries(
      Object.entries(schema.columns).map(([key, column]) => {
        const value = valueOf(row, key)
        return [key, column.type === 'decimal' && typeof value === 'number' ? formatDecimal(value, column.scale) : value]
      }),
    ),
  )
  return `${JSON.stringify({ table: schema.title.en, rows: plain }, null, 2)}\n`
}

function tableSheet({ schema, rows, name }: TableSheet, language: Language) {
  const columns = Object.entries(schema.columns)
  const data: SheetData = [
    columns.map(([, column]) => headerCell(headerText(column, language))),
    ...Array.from(rows, (row) => columns.map(([key, column]) => dataCell(column, valueOf(row, key), language))),
  ]
  return {
    data,
    sheet: sheetName(name ?? schema.title[language]),
    stickyRowsCount: 1,
    columns: columns.map(([, column]) => ({ width: column.width ?? (column.type === 'text' ? 24 : 12) })),
  }
}

function notesSheet(schema: TableSchema, language: Language) {
  const zh = language === 'zh'
  const heading = (zh ? ['列', '必填', '类型', '说明'] : ['Column', 'Required', 'Type', 'What to enter']).map(headerCell)
  const lines: SheetData = Object.values(schema.columns).map((column) => [
    textCell(`${column.header.zh} / ${column.header.en}`),
    textCell(column.required ? (zh ? '是' : 'yes') : zh ? '否' : 'no'),
    textCell(typeText(column, language)),
    textCell([column.hint?.[language], optionsText(column, language)].filter(Boolean).join(zh ? '；' : '; ')),
  ])
  const notes: SheetData = (schema.notes ?? []).map((note) => [textCell(note[language])])
  return {
    data: [heading, ...lines, [], ...notes],
    sheet: zh ? '填写说明' : 'Notes',
    stickyRowsCount: 1,
    columns: [28, 10, 22, 70].map((width) => ({ width })),
  }
}

/**
 * As a workbook holds characters that XML cannot, and what looks like one of them (`_x0041_`): otherwise they would come back as another
 * text. The same is done to names that every object has (`__proto__`), which the library's table of texts would lose.
 */
function escapeText(text: string): string {
  if (text in {}) return `${escapeCharacter(text.charAt(0))}${text.slice(1)}`
  const named = text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  return named.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffd\p{Noncharacter_Code_Point}\p{Cs}]/gu, escapeCharacter)
}

function escapeCharacter(character: string): string {
  return Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
    .map((unit) => `_x${unit.toString(16).toUpperCase().padStart(4, '0')}_`)
    .join('')
}

/** Both languages stand in the heading, so that one file serves everybody; the reader knows each of them and both together. */
function headerText(column: Column, language: Language): string {
  return language === 'zh' ? `${column.header.zh} (${column.header.en})` : `${column.header.en} (${column.header.zh})`
}

function headerCell(text: string): Cell {
  return {
    value: text,
    type: String,
    fontWeight: 'bold',
    backgroundColor: '#E9E5DA',
    bottomBorderStyle: 'thin',
    wrap: true,
    alignVertical: 'center',
  }
}

function textCell(text: string): Cell {
  return text === ''
    ? null
    : { value: escapeText(neutralise(text)), type: String, format: '@', wrap: text.length > 60, alignVertical: 'top' }
}

function dataCell(column: Column, value: string | number | boolean | null, language: Language): Cell {
  if (value === null) return null
  switch (column.type) {
    case 'integer':
      return { value: Number(value), type: Number, format: '0' }
    case 'decimal':
      // "0.#" would show a whole 90 as "90.".
      return { value: Number(formatDecimal(Number(value), column.scale)), type: Number, ...(column.scale > 0 ? {} : { format: '0' }) }
    case 'boolean':
      return textCell(language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no')
    case 'date':
      return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
    case 'enum':
      return textCell(column.options.find((option) => option.value === value)?.label[language] ?? String(value))
    case 'text':
      return textCell(String(value))
  }
}

function valueOf(row: Readonly<Record<string, unknown>>, key: string): string | number | boolean | null {
  const value = row[key]
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

function typeText(column: Column, language: Language): string {
  const names = {
    text: { zh: '文字', en: 'text' },
    integer: { zh: '整数', en: 'whole number' },
    decimal: { zh: '数字', en: 'number' },
    date: { zh: '日期（2026-03-01）', en: 'date (2026-03-01)' },
    boolean: { zh: '是／否', en: 'yes / no' },
    enum: { zh: '可选值', en: 'one of a list' },
  }
  const name = names[column.type][language]
  if (column.type === 'text')
    return language === 'zh' ? `${name}，至多 ${column.maxLength ?? 500} 字` : `${name}, up to ${column.maxLength ?? 500} characters`
  if (column.type === 'decimal')
    return language === 'zh' ? `${name}，至多 ${column.scale} 位小数` : `${name}, up to ${column.scale} decimal places`
  return name
}

function optionsText(column: Column, language: Language): string {
  if (column.type !== 'enum') return ''
  return column.options
    .map((option) => (option.label[language] === option.value ? option.value : `${option.value} = ${option.label[language]}`))
    .join(language === 'zh' ? '、' : ', ')
}

/** Spreadsheets allow 31 characters and none of `: \ / ? * [ ]`. */
function sheetName(name: string): string {
  return [...name.replace(/[:\\/?*[\]]/g, ' ')].slice(0, 31).join('')
}
