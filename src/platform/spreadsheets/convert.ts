import { dayOfUtc } from '@/kernel/clock'
import { allow, refuse, type Decision } from '@/kernel/decision'
import type { Details } from '@/kernel/errors'
import { plainNumeral, shownText } from '@/kernel/text'
import type { Column, DecimalColumn, EnumColumn, RawCell, TextColumn } from './model'
import { restore } from './neutralise'

export type Value = string | number | boolean | null
export type Conversion = { ok: true; value: Value } | { ok: false; code: string; details?: Details }

/** How messages name a column, in either language. */
export function headerDetails({ header }: Pick<Column, 'header'>): { header: string; headerEn: string } {
  return { header: header.zh, headerEn: header.en }
}

/**
 * One cell under one column's rules. Never guesses: what is not plainly of the column's type is refused with the text as shown. A text column
 * takes what the sheet shows, a number column what the file holds; where the two are different numbers, neither is taken.
 * @param plain the text comes from where nothing is taken for a formula (JSON), so that an apostrophe in front is one
 */
export function convertCell(column: Column, cell: RawCell, { plain = false }: { plain?: boolean } = {}): Conversion {
  if (cell.kind === 'formula') return no('spreadsheets.formulaWithoutValue')
  if (cell.kind !== 'empty' && cell.formula && column.formulas === 'refuse') return no('spreadsheets.formulaRefused')
  if (cell.kind === 'error') return cell.lost ? no('spreadsheets.lostText') : no('spreadsheets.cellError', { value: cell.text })
  const mistaken = column.type === 'text' ? textMistaken(cell) : numberMistaken(cell)
  if (mistaken) return mistaken
  const text = cell.kind === 'empty' ? '' : column.type === 'text' && cell.kind === 'number' ? (cell.shown ?? cell.text) : textOf(cell)
  if (cell.kind === 'empty' || text === '')
    return column.required ? no('spreadsheets.required', headerDetails(column)) : { ok: true, value: null }
  const conversion = convertText(column, cell, plain ? text : restore(text))
  if (!conversion.ok || conversion.value === null) return conversion
  const checked = checkValue(column, conversion.value)
  return checked.ok ? conversion : checked
}

/** `2026-03-01`, `2026/3/1`, `2026.3.1`, `2026年3月1日`, `20260301` → `2026-03-01`; null when there is no such day. */
export function parseDay(text: string): string | null {
  const clean = text.normalize('NFKC').trim()
  const match = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(clean) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(clean)
  if (!match) return null
  const day = `${match[1]}-${(match[2] ?? '').padStart(2, '0')}-${(match[3] ?? '').padStart(2, '0')}`
  const instant = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(instant) || dayOfUtc(instant) !== day ? null : day
}

/** `12.5` at scale 2 → 1250. Text arithmetic: no binary fraction is ever in between. */
export function parseDecimal(text: string, scale: number): Conversion {
  const clean = plainNumber(plainNumeral(text))
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(clean)
  if (!match) return no('spreadsheets.notNumber', { value: text })
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  if (fraction.length > scale) return no('spreadsheets.tooPrecise', { value: text, scale })
  const units = Number(`${match[2]}${fraction.padEnd(scale, '0')}`)
  if (!Number.isSafeInteger(units)) return no('spreadsheets.notNumber', { value: text })
  return { ok: true, value: match[1] === '-' && units !== 0 ? -units : units }
}

/** 1250 at scale 2 → `12.5`; the inverse of {@link parseDecimal}. */
export function formatDecimal(units: number, scale: number): string {
  const digits = String(Math.abs(units)).padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const fraction = scale > 0 ? digits.slice(digits.length - scale).replace(/0+$/, '') : ''
  return `${units < 0 ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`
}

function convertText(column: Column, cell: RawCell, text: string): Conversion {
  switch (column.type) {
    case 'text':
      return convertPlain(column, text)
    case 'integer': {
      const number = parseDecimal(text, 0)
      return number.ok ? inRange(number, column) : no('spreadsheets.notInteger', { value: text })
    }
    case 'decimal':
      return convertDecimal(column, text)
    case 'date': {
      // The time would be dropped, and on which side of midnight the day was meant nobody asked.
      if (cell.kind === 'date' && cell.time) return no('spreadsheets.dateWithTime', { value: text })
      const day = cell.kind === 'date' ? cell.date : parseDay(text)
      return day ? { ok: true, value: day } : no('spreadsheets.notDate', { value: text })
    }
    case 'boolean': {
      if (cell.kind === 'boolean') return { ok: true, value: cell.value }
      const word = text.normalize('NFKC').trim().toLowerCase()
      if (['是', '有', '√', '✓', 'y', 'yes', 'true', '1'].includes(word)) return { ok: true, value: true }
      if (['否', '无', '×', 'n', 'no', 'false', '0'].includes(word)) return { ok: true, value: false }
      return no('spreadsheets.notBoolean', { value: text })
    }
    case 'enum':
      return convertEnum(column, text)
  }
}

function convertPlain(column: TextColumn, text: string): Conversion {
  const value = column.normalise ? column.normalise(text) : text.trim()
  const maximum = column.maxLength ?? 500
  return [...value].length > maximum ? no('spreadsheets.tooLong', { maximum }) : { ok: true, value }
}

function convertDecimal(column: DecimalColumn, text: string): Conversion {
  const number = parseDecimal(column.percent ? text.normalize('NFKC').replace(/\s*%\s*$/, '') : text, column.scale)
  if (!number.ok) return 'details' in number && number.details ? { ...number, details: { ...number.details, value: text } } : number
  return inRange(number, column, (units) => formatDecimal(units, column.scale))
}

function convertEnum(column: EnumColumn, text: string): Conversion {
  const word = fold(text)
  const option = column.options.find((each) =>
    [each.value, each.label.zh, each.label.en, ...(each.aliases ?? [])].some((name) => fold(name) === word),
  )
  if (option) return { ok: true, value: option.value }
  return no('spreadsheets.notInList', { value: text, allowed: column.options.map(({ label }) => label) })
}

function inRange(number: Conversion, bounds: { minimum?: number; maximum?: number }, show: (units: number) => string = String): Conversion {
  if (!number.ok || typeof number.value !== 'number') return number
  if (bounds.minimum !== undefined && number.value < bounds.minimum)
    return no('spreadsheets.belowMinimum', { value: show(number.value), minimum: show(bounds.minimum) })
  if (bounds.maximum !== undefined && number.value > bounds.maximum)
    return no('spreadsheets.aboveMaximum', { value: show(number.value), maximum: show(bounds.maximum) })
  return number
}

function checkValue(column: Column, value: string | number | boolean): Decision {
  if (column.type === 'boolean') return typeof value === 'boolean' ? (column.check?.(value) ?? allow) : refuse('spreadsheets.notBoolean')
  if (column.type === 'integer' || column.type === 'decimal')
    return typeof value === 'number' ? (column.check?.(value) ?? allow) : refuse('spreadsheets.notNumber')
  return typeof value === 'string' ? (column.check?.(value) ?? allow) : refuse('spreadsheets.required')
}

/** The text of a cell as a person sees it. */
export function textOf(cell: Exclude<RawCell, { kind: 'empty' } | { kind: 'formula' }>): string {
  if (cell.kind === 'boolean') return cell.value ? 'TRUE' : 'FALSE'
  // Characters without width come along with what is copied from web pages, and nobody sees them.
  return shownText(cell.kind === 'date' ? dateText(cell) : cell.text)
}

function dateText({ date, time }: Extract<RawCell, { kind: 'date' }>): string {
  return time ? `${date} ${time}` : date
}

/** From here on a spreadsheet no longer holds every digit of a whole number: those behind the fifteenth became zeros when it was typed. */
const FIRST_CUT = 1e15

function textMistaken(cell: RawCell): Conversion | null {
  // 3-1 typed as a code has become the first of March.
  if (cell.kind === 'date') return no('spreadsheets.dateInText', { value: dateText(cell) })
  if (cell.kind !== 'number') return null
  if (Math.abs(Number(cell.text)) >= FIRST_CUT) return no('spreadsheets.digitsLost')
  return cell.shown === null || cell.means === 'percent' || cell.means === 'scaled'
    ? no('spreadsheets.shownOtherwise', { value: cell.shown ?? cell.text, stored: cell.text })
    : null
}

function numberMistaken(cell: RawCell): Conversion | null {
  if (cell.kind !== 'number') return null
  if (Math.abs(Number(cell.text)) >= FIRST_CUT) return no('spreadsheets.digitsLost')
  return cell.means ? no('spreadsheets.shownOtherwise', { value: cell.shown ?? '…', stored: cell.text }) : null
}

/** For comparing headings and options: without case, width, blanks, marks of obligation and remarks in brackets. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/[\s*_:：-]/g, '')
}

/** `1e-7` and `1.5E3` as spreadsheets write them, spelled out. */
function plainNumber(text: string): string {
  if (!/^[+-]?\d+(\.\d+)?e[+-]?\d+$/i.test(text)) return text
  const number = Number(text)
  return Number.isFinite(number) && Math.abs(number) < 1e15 ? number.toFixed(15).replace(/\.?0+$/, '') : text
}

function no(code: string, details?: Details): Conversion {
  return details ? { ok: false, code, details } : { ok: false, code }
}
