import { DomainError } from '@/kernel/errors'
import type { Limits } from '../limits'
import type { MergedArea, RawCell, RawRow } from '../model'
import { parsePart, type Parts } from './parts'
import { dayOfSerial } from './styles'
import { unescapeText, type SheetEntry } from './workbook'

export type SheetContext = {
  parts: Parts
  sheet: SheetEntry
  sharedTexts: readonly string[]
  dayStyles: readonly boolean[]
  uses1904: boolean
  limits: Limits
  /** Rows with a value so far, over all sheets. */
  count: { rows: number }
}

const BATCH = 500

/** The rows of one sheet that hold a value, in batches; ends with the merged areas, which the file names after its rows. */
export async function* readSheet(context: SheetContext): AsyncGenerator<RawRow[], MergedArea[]> {
  const { limits, sheet } = context
  let ready: RawRow[] = []
  const merged: MergedArea[] = []
  let row: RawRow | null = null
  let rowNumber = 0
  let cell: OpenCell | null = null
  let column = 0
  let collect: 'value' | 'inline' | 'formula' | null = null
  let phonetic = 0

  const chunks = parsePart(context.parts, sheet.path, {
    open: ({ name, attributes }) => {
      if (name === 'row') {
        rowNumber = Number(attributes['r'] ?? rowNumber + 1)
        if (!Number.isInteger(rowNumber) || rowNumber < 1) throw new DomainError('spreadsheets.unreadable', { reason: 'row number' })
        row = { sheet: sheet.name, row: rowNumber, cells: [] }
        column = 0
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
        if (merged.length >= limits.rows) throw new DomainError('spreadsheets.tooManyRows', { limit: limits.rows })
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
        place(row, column, closeCell(cell, context), limits)
        cell = null
        column += 1
      } else if (name === 'row' && row) {
        if (row.cells.length > 0) {
          context.count.rows += 1
          if (context.count.rows > limits.rows) throw new DomainError('spreadsheets.tooManyRows', { limit: limits.rows })
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
  return merged
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

function place(row: RawRow | null, column: number, cell: RawCell, limits: Limits): void {
  if (!row || cell.kind === 'empty') return
  if (column < 0 || column >= limits.columns) throw new DomainError('spreadsheets.tooManyColumns', { limit: limits.columns })
  while (row.cells.length < column) row.cells.push({ kind: 'empty' })
  row.cells[column] = cell
}

function closeCell(cell: OpenCell, context: SheetContext): RawCell {
  const mark = cell.formula ? ({ formula: true } as const) : {}
  if (cell.formula && !cell.hasValue) return { kind: 'formula' }
  if (cell.value === '') return { kind: 'empty' }
  if (cell.type === 's') return textCell(context.sharedTexts[Number(cell.value)] ?? '', mark)
  if (cell.type === 'str' || cell.type === 'inlineStr') return textCell(unescapeText(cell.value), mark)
  if (cell.type === 'b') return { kind: 'boolean', value: cell.value.trim() === '1', ...mark }
  if (cell.type === 'e') return { kind: 'error', text: cell.value, ...mark }
  if (cell.type === 'd')
    return /^\d{4}-\d{2}-\d{2}/.test(cell.value) ? { kind: 'date', date: cell.value.slice(0, 10), ...mark } : textCell(cell.value, mark)
  const number = Number(cell.value)
  if (cell.value.trim() === '' || !Number.isFinite(number)) return textCell(cell.value, mark)
  const day = context.dayStyles[cell.style] ? dayOfSerial(number, context.uses1904) : null
  return day ? { kind: 'date', date: day, ...mark } : { kind: 'number', text: shownNumber(number), ...mark }
}

function textCell(text: string, mark: { formula?: true }): RawCell {
  return text.trim() === '' ? { kind: 'empty' } : { kind: 'text', text, ...mark }
}

/** Spreadsheets keep and show 15 significant digits; the 16th and 17th in the file are noise of binary fractions. */
function shownNumber(number: number): string {
  return String(Number(number.toPrecision(15)))
}
