import { DomainError } from '@/kernel/errors'
import type { Limits } from '../limits'
import type { MergedArea, RawCell, RawRow, SheetNotice } from '../model'
import { PLAIN_FORMAT, plain, type CellFormat } from './formats'
import { parsePart, type Parts } from './parts'
import { dayOfSerial, timeOfSerial } from './styles'
import { unescapeText, type SheetEntry } from './workbook'

export type SheetContext = {
  parts: Parts
  sheet: SheetEntry
  sharedTexts: readonly string[]
  formats: readonly CellFormat[]
  uses1904: boolean
  limits: Limits
  /** Rows with a value so far, over all sheets. */
  count: { rows: number }
}

const BATCH = 500
/** As many stray cells as are remembered of a sheet by name; the rest is counted. Hidden rows are no more than the rows that are read. */
const MOST_NAMED = 100

/** What is known of a sheet once its rows are read: the file names merged areas after them. */
export type SheetEnd = Pick<SheetNotice, 'merged' | 'hiddenRows' | 'hiddenColumns' | 'stray' | 'strayCount'>

/** The rows of one sheet that hold a value, in batches. */
export async function* readSheet(context: SheetContext): AsyncGenerator<RawRow[], SheetEnd> {
  const { limits, sheet } = context
  let ready: RawRow[] = []
  const merged: MergedArea[] = []
  let row: RawRow | null = null
  let rowNumber = 0
  let cell: OpenCell | null = null
  let column = 0
  let collect: 'value' | 'inline' | 'formula' | null = null
  let phonetic = 0
  let isRowHidden = false
  let hidesRows = false
  const hiddenRows: number[] = []
  const hiddenSpans: [number, number][] = []
  const hiddenColumns = new Set<number>()
  const stray: string[] = []
  let strayCount = 0

  const chunks = parsePart(context.parts, sheet.path, {
    open: ({ name, attributes }) => {
      if (name === 'row') {
        rowNumber = Number(attributes['r'] ?? rowNumber + 1)
        if (!Number.isInteger(rowNumber) || rowNumber < 1) throw new DomainError('spreadsheets.unreadable', { reason: 'row number' })
        row = { sheet: sheet.name, row: rowNumber, cells: [] }
        column = 0
        isRowHidden = isOn(attributes['hidden']) || (hidesRows && attributes['hidden'] === undefined) || isZero(attributes['ht'])
      } else if (name === 'sheetFormatPr') hidesRows = isOn(attributes['zeroHeight'])
      else if (name === 'col') {
        if (isOn(attributes['hidden']) || isZero(attributes['width']))
          hiddenSpans.push([Number(attributes['min']) - 1, Number(attributes['max']) - 1])
      } else if (name === 'c') {
        column = attributes['r'] ? columnIndex(attributes['r']) : column
        cell = { type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), value: '', hasValue: false, formula: false }
      } else if (cell && name === 'v') {
        collect = 'value'
        cell.hasValue = true
      } else if (cell && name === 'f') {
        collect = 'formula'
        cell.formula = true
      } else if (cell && name === 't') {
        collect = 'inline'
        cell.hasValue = true
      } else if (name === 'rPh') phonetic += 1
      else if (name === 'mergeCell') {
        if (merged.length >= limits.rows) throw tooManyRows(limits.rows, sheet.name)
        const area = areaOf(attributes['ref'] ?? '')
        if (area) merged.push(area)
      }
    },
    text: (piece) => {
      if (!cell || !collect || collect === 'formula' || phonetic > 0) return
      cell.value += piece
      if (cell.value.length > limits.cellCharacters) throw new DomainError('spreadsheets.unreadable', { reason: 'cell too long' })
    },
    close: (name) => {
      if (name === 'v' || name === 't' || name === 'f') collect = null
      else if (name === 'rPh') phonetic -= 1
      else if (name === 'c' && cell) {
        const read = closeCell(cell, context)
        if (read.kind !== 'empty' && row) {
          if (column >= 0 && column < limits.columns) {
            place(row, column, read)
            if (hiddenSpans.some(([first, last]) => column >= first && column <= last)) hiddenColumns.add(column)
          } else {
            strayCount += 1
            if (stray.length < MOST_NAMED) stray.push(`${columnLetter(column)}${row.row}`)
          }
        }
        cell = null
        column += 1
      } else if (name === 'row' && row) {
        if (row.cells.length > 0) {
          context.count.rows += 1
          if (context.count.rows > limits.rows) throw tooManyRows(limits.rows, sheet.name)
          if (isRowHidden) hiddenRows.push(row.row)
          ready.push(row)
        }
        row = null
      }
    },
  })

  while (!(await chunks.next()).done) {
    if (ready.length < BATCH) continue
    yield ready
    ready = []
  }
  if (ready.length > 0) yield ready
  return {
    merged,
    ...(hiddenRows.length > 0 ? { hiddenRows } : {}),
    ...(hiddenColumns.size > 0 ? { hiddenColumns: [...hiddenColumns].sort((one, other) => one - other) } : {}),
    ...(stray.length > 0 ? { stray, strayCount } : {}),
  }
}

/** The refusal of a table that is too long, with the sheet where there are several. */
export function tooManyRows(limit: number, sheet?: string): DomainError {
  return new DomainError('spreadsheets.tooManyRows', {
    limit,
    where: sheet === undefined ? '' : { zh: `工作表“${sheet}”的`, en: ` in the sheet "${sheet}"` },
  })
}

function isOn(attribute: string | undefined): boolean {
  return attribute === '1' || attribute === 'true'
}

function isZero(attribute: string | undefined): boolean {
  return attribute !== undefined && Number(attribute) === 0
}

/** `A3:C7` → rows 3 to 7, columns 0 to 2; null for anything else. */
function areaOf(reference: string): MergedArea | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference)
  if (!match) return null
  const [, left = '', top, right = '', bottom] = match
  return { top: Number(top), left: columnIndex(left), bottom: Number(bottom), right: columnIndex(right) }
}

/** `BC12` → 54. */
export function columnIndex(reference: string): number {
  let index = 0
  for (const letter of reference.toUpperCase()) {
    const digit = letter.charCodeAt(0) - 64
    if (digit < 1 || digit > 26) break
    index = index * 26 + digit
  }
  return index - 1
}

/** 54 → `BC`. */
export function columnLetter(index: number): string {
  let letters = ''
  for (let left = index + 1; left > 0; left = Math.floor((left - 1) / 26)) letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  return letters
}

type OpenCell = { type: string; style: number; value: string; hasValue: boolean; formula: boolean }

function place(row: RawRow, column: number, cell: RawCell): void {
  while (row.cells.length < column) row.cells.push({ kind: 'empty' })
  row.cells[column] = cell
}

function closeCell(cell: OpenCell, context: SheetContext): RawCell {
  const mark = cell.formula ? ({ formula: true } as const) : {}
  // A formula of text may well come to nothing; any other without a result was never worked out.
  if (cell.formula && (!cell.hasValue || (cell.value === '' && cell.type !== 'str' && cell.type !== 'inlineStr')))
    return { kind: 'formula' }
  if (cell.type === 's' && cell.hasValue) {
    const text = /^\s*\d+\s*$/.test(cell.value) ? context.sharedTexts[Number(cell.value)] : undefined
    return text === undefined ? { kind: 'error', text: '', lost: true, ...mark } : textCell(text, mark)
  }
  if (cell.value === '') return { kind: 'empty' }
  if (cell.type === 'str' || cell.type === 'inlineStr') return textCell(unescapeText(cell.value), mark)
  if (cell.type === 'b') return { kind: 'boolean', value: cell.value.trim() === '1', ...mark }
  if (cell.type === 'e') return { kind: 'error', text: cell.value, ...mark }
  if (cell.type === 'd') return isoDate(cell.value.trim(), mark) ?? textCell(cell.value, mark)
  const number = Number(cell.value)
  if (cell.value.trim() === '' || !Number.isFinite(number)) return textCell(cell.value, mark)
  const format = context.formats[cell.style] ?? PLAIN_FORMAT
  const day = format.day ? dayOfSerial(number, context.uses1904) : null
  return day
    ? { kind: 'date', date: day, ...timeMember(timeOfSerial(number)), ...mark }
    : { kind: 'number', ...shownNumber(number, format), ...mark }
}

/** `2026-03-01`, `2026-03-01T08:30:00`; null for anything else. */
function isoDate(text: string, mark: { formula?: true }): RawCell | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(:\d{2})?(\.\d+)?(Z|[+-]\d{2}:\d{2})?)?$/.exec(text)
  if (!match) return null
  const [, date = '', time = '', seconds = ''] = match
  return { kind: 'date', date, ...timeMember(`${time}${seconds === ':00' ? '' : seconds}`), ...mark }
}

/** Midnight is how the file writes a day without a time. */
function timeMember(time: string): { time?: string } {
  return time === '' || time === '00:00' ? {} : { time }
}

/** A number and, where that is something else, what its format makes of it. */
function shownNumber(number: number, { means, show }: CellFormat): Pick<Extract<RawCell, { kind: 'number' }>, 'text' | 'shown' | 'means'> {
  const text = plain(number)
  if (!show) return { text }
  const shown = show(Number(text))
  return { text, ...(shown === text ? {} : { shown }), ...(means ? { means } : {}) }
}

function textCell(text: string, mark: { formula?: true }): RawCell {
  return text.trim() === '' ? { kind: 'empty' } : { kind: 'text', text, ...mark }
}
