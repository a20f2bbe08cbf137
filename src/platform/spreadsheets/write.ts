import { describeError, type Language } from '@/kernel/errors'
import { formatDecimal } from './convert'
import type { Column, RowError, RowOf, TableSchema } from './model'
import { neutralise } from './neutralise'
import { packWorkbook, type OutCell, type OutSheet } from './xlsx/write'

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export type TableSheet<S extends TableSchema = TableSchema> = { schema: S; rows: Iterable<Partial<RowOf<S>>>; name?: string }

/**
 * A workbook of tables: frozen bold header in both languages, typed cells, widths, and text that no spreadsheet takes for a formula.
 * Reading it back under the same schema gives the same values.
 */
export async function writeXlsx({ language, sheets }: { language: Language; sheets: readonly TableSheet[] }): Promise<Buffer> {
  return packWorkbook(sheets.map((sheet) => tableSheet(sheet, language)))
}

/** An empty table to fill in, with a second sheet that explains every column. */
export async function writeTemplate({ language, schema }: { language: Language; schema: TableSchema }): Promise<Buffer> {
  return packWorkbook([tableSheet({ schema, rows: [] }, language), notesSheet(schema, language)])
}

/** A report as a sheet, so that a person can work through it beside the file. */
export async function writeErrorReport({ language, errors }: { language: Language; errors: readonly RowError[] }): Promise<Buffer> {
  const zh = language === 'zh'
  const header = (zh ? ['工作表', '行', '列', '代码', '问题'] : ['Sheet', 'Row', 'Column', 'Code', 'Problem']).map(headerCell)
  const rows = errors.map((error): OutCell[] => [
    textCell(error.sheet),
    { number: error.row, format: '0' },
    textCell(error.column),
    textCell(error.code),
    textCell(describeError(error.code, language, error.details)),
  ])
  return packWorkbook([{ name: zh ? '问题' : 'Problems', widths: [18, 8, 8, 30, 60], rows: [header, ...rows] }])
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

function tableSheet({ schema, rows, name }: TableSheet, language: Language): OutSheet {
  const columns = Object.entries(schema.columns)
  return {
    name: sheetName(name ?? schema.title[language]),
    widths: columns.map(([, column]) => column.width ?? (column.type === 'text' ? 24 : 12)),
    rows: tableRows(columns, rows, language),
  }
}

/** Row by row, so that a large table is never there as cells all at once. */
function* tableRows(
  columns: readonly (readonly [key: string, column: Column])[],
  rows: TableSheet['rows'],
  language: Language,
): Generator<readonly OutCell[]> {
  yield columns.map(([, column]) => headerCell(headerText(column, language)))
  for (const row of rows) yield columns.map(([key, column]) => dataCell(column, valueOf(row, key), language))
}

function notesSheet(schema: TableSchema, language: Language): OutSheet {
  const zh = language === 'zh'
  const heading = (zh ? ['列', '必填', '类型', '说明'] : ['Column', 'Required', 'Type', 'What to enter']).map(headerCell)
  const lines = Object.values(schema.columns).map((column) => [
    textCell(`${column.header.zh} / ${column.header.en}`),
    textCell(column.required ? (zh ? '是' : 'yes') : zh ? '否' : 'no'),
    textCell(typeText(column, language)),
    textCell([column.hint?.[language], optionsText(column, language)].filter(Boolean).join(zh ? '；' : '; ')),
  ])
  const notes = (schema.notes ?? []).map((note) => [textCell(note[language])])
  return { name: zh ? '填写说明' : 'Notes', widths: [28, 10, 22, 70], rows: [heading, ...lines, [], ...notes] }
}

/** Both languages stand in the heading, so that one file serves everybody; the reader knows each of them and both together. */
function headerText(column: Column, language: Language): string {
  return language === 'zh' ? `${column.header.zh} (${column.header.en})` : `${column.header.en} (${column.header.zh})`
}

function headerCell(text: string): OutCell {
  return { text, style: 'header' }
}

function textCell(text: string): OutCell {
  return text === '' ? null : { text: neutralise(text), style: text.length > 60 ? 'wrapped' : 'text' }
}

function dataCell(column: Column, value: string | number | boolean | null, language: Language): OutCell {
  if (value === null) return null
  switch (column.type) {
    case 'integer':
      return { number: Number(value), format: '0' }
    case 'decimal':
      return { number: Number(formatDecimal(Number(value), column.scale)), format: column.scale > 0 ? 'General' : '0' }
    case 'boolean':
      return textCell(language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no')
    case 'date':
      return { day: String(value) }
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
