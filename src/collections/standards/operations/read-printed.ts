import { breather } from '@/kernel/breathe'
import type { Details } from '@/kernel/errors'
import {
  columnLetter,
  convertCell,
  createCollector,
  createStrayCells,
  defaultLimits,
  headerDetails,
  sheetRemarks,
  type ImportedRow,
  type MergedArea,
  type RawCell,
  type SheetRows,
  type TableReading,
} from '@/platform/spreadsheets'
import { ancestors, codeKind, lastPart, normaliseCode } from '../domain/codes'
import { mixesColumns, readPrintedCell, type PrintedColumn, type PrintedKind } from '../domain/printed-header'
import { printedSheet, showCell, type PlacedCell, type PrintedSheet } from './printed-sheet'
import { specificationTable, type SpecificationRow } from './tables/specification'

type Row = ImportedRow<SpecificationRow>
/** A range as it was first met, for comparing with where it stands again (on the next printed page). */
type Known = { name: string; row: number; weight: number | null }
type Levels = { code: string; row: number }[]

/**
 * Reads the 细目表 as it is printed: title block, header over two or more rows, 一级 / 二级 / 三级 merged downwards, a point a row. Each
 * value is taken from the top left cell of its merged area and each fault is told at that cell. What can be read in two ways is refused. Others have their turn
 * between its rows.
 * @returns null where no sheet is laid out so
 */
export async function readPrinted(sheets: readonly SheetRows[]): Promise<TableReading<SpecificationRow> | null> {
  const printed = sheets.map((sheet) => ({ notice: sheet.notice, layout: printedSheet(sheet) }))
  if (printed.every(({ layout }) => layout === null)) return null
  const report = collector()
  const breathe = breather()
  for (const { layout, notice } of printed) {
    if (layout) await readSheet(layout, report, breathe)
    const columns = layout ? [...layout.layout.levels.values(), layout.layout.point].flat() : []
    const keys = new Map(columns.map(({ index }) => [String(index), index]))
    sheetRemarks(report.collected, notice, layout ? { keys, end: layout.headerRow } : null)
  }
  return report.collected.close(report.rows, [], (row, key) => row.columns?.[key] ?? '')
}

type Report = ReturnType<typeof collector>

function collector() {
  const collected = createCollector(defaultLimits)
  return {
    collected,
    rows: [] as Row[],
    ranges: new Map<string, Known>(),
    points: new Map<string, number>(),
    fail: (at: { sheet: string; row: number; column: number }, code: string, details?: Details) =>
      collected.error(at, columnLetter(at.column), code, details),
  }
}

/** What is written under a level of ranges, or for the point, with the cell of each part. */
type Written = Partial<Record<PrintedKind, { text: string; at: PlacedCell; raw: RawCell }>>

async function readSheet(sheet: PrintedSheet, report: Report, breathe: () => Promise<void>): Promise<void> {
  const { layout } = sheet
  const point = (kind: PrintedKind) => layout.point.find((column) => column.kinds.includes(kind))
  for (const kind of ['code', 'name', 'importance'] as const)
    if (!point(kind)) {
      const at = { sheet: sheet.name, row: sheet.headerRow }
      report.collected.error(at, '', 'standards.printMissingColumn', headerDetails(specificationTable.columns[kind]))
    }
  if (!point('code') || !point('name') || !point('importance')) return
  const known = new Set([...layout.levels.values(), layout.point].flat().map(({ index }) => index))
  const stray = createStrayCells()
  let open: Levels = []
  for (const row of sheet.rows) {
    await breathe()
    const own = sheet.own(row)
    if (own.length === 0 || sheet.isHeader(own) || isRemark(own)) continue
    for (const { column } of own) if (!known.has(column)) stray.add(column, row)
    const written = read(sheet, report, row, layout.point)
    if (!written) continue
    const merged = [written.code, written.name].find((part) => part?.at.area && part.at.area.bottom > part.at.area.top)
    if (merged) {
      if (merged.at.row === row) report.fail({ sheet: sheet.name, ...merged.at }, 'standards.printMergedPoint', { value: merged.text })
      continue
    }
    const next = readRanges(sheet, report, row, open, fullCode(written.code?.text))
    if (!next) continue
    open = next
    if (written.code || written.name || written.importance) takePoint(sheet, report, row, written, open)
  }
  stray.tell(report.collected, sheet.name)
}

/** Totals and remarks under the table say nothing that is imported. */
function isRemark(own: readonly { text: string }[]): boolean {
  const [first] = own
  return (
    /^(合\s*计|总\s*计|小\s*计|total|sum)[\s:：\d.,%]*$/i.test(first?.text ?? '') ||
    (own.length === 1 && /^(注|说明|备注|note)/i.test(first?.text ?? ''))
  )
}

/** The ranges that a row stands in, outermost first; null where that was refused. */
function readRanges(sheet: PrintedSheet, report: Report, row: number, open: Levels, full: string | null): Levels | null {
  const path: Levels = []
  let isSound = true
  for (const [level, columns] of sheet.layout.levels) {
    const written = read(sheet, report, row, columns)
    if (!written) return null
    const parts = Object.values(written)
    const here = { sheet: sheet.name, row, column: columns[0]?.index ?? 0 }
    if (parts.length === 0) {
      // Nothing merged into this row and nothing written: the full code of the point says where it belongs, or nobody does.
      const named = full ? ancestors(full) : []
      const code = named[path.length]
      if (full && code === undefined) continue
      if (code !== undefined && report.ranges.has(code)) path.push({ code, row: report.ranges.get(code)?.row ?? row })
      else {
        report.fail(here, 'standards.printBlankRange', { level: LEVEL_NAMES[level - 1] ?? '' })
        isSound = false
        break
      }
      continue
    }
    const before = open[path.length]
    const isFromAbove = parts.every(({ at }) => at.row < row)
    if (isFromAbove && before !== undefined && isSamePath(path, open) && parts.every(({ at }) => at.row === before.row)) {
      path.push(before)
      continue
    }
    if (isFromAbove && open.length > 0) {
      report.fail(here, 'standards.printSpansRanges', { value: written.name?.text ?? written.code?.text ?? '' })
      isSound = false
      break
    }
    const code = rangeCode(sheet, report, here, written, path, full)
    if (code === null || !takeRange(sheet, report, row, code, written, columns)) {
      isSound = false
      break
    }
    path.push({ code, row })
  }
  return isSound ? path : null
}

const LEVEL_NAMES = [
  { zh: '一级', en: 'level 1' },
  { zh: '二级', en: 'level 2' },
  { zh: '三级', en: 'level 3' },
  { zh: '四级', en: 'level 4' },
  { zh: '五级', en: 'level 5' },
  { zh: '六级', en: 'level 6' },
]

function isSamePath(path: Levels, open: Levels): boolean {
  return path.every(({ code }, index) => open[index]?.code === code)
}

/** The full code of a range: its letter under the range above, its full code, or what the full code of its point says. */
function rangeCode(
  sheet: PrintedSheet,
  report: Report,
  here: { sheet: string; row: number; column: number },
  written: Written,
  path: Levels,
  full: string | null,
): string | null {
  const above = path.at(-1)?.code
  if (!written.code) {
    const code = full ? ancestors(full)[path.length] : undefined
    if (code !== undefined) return code
    report.fail(here, 'standards.printNoRangeCode', { value: written.name?.text ?? '' })
    return null
  }
  const given = normaliseCode(written.code.text)
  const code = above && !given.includes('-') ? `${above}-${given}` : given
  const at = { sheet: sheet.name, ...written.code.at }
  if (codeKind(code) !== 'range') {
    report.fail(at, 'standards.notRangeCode', { value: written.code.text })
    return null
  }
  if (ancestors(code).length !== path.length || (above && !code.startsWith(`${above}-`))) {
    report.fail(at, 'standards.printOtherRange', { value: code, above: above ?? '—' })
    return null
  }
  return code
}

/** Puts a range among the rows where it is new; where it is known it must say the same as before. */
function takeRange(
  sheet: PrintedSheet,
  report: Report,
  row: number,
  code: string,
  written: Written,
  columns: readonly PrintedColumn[],
): boolean {
  const at = (part: keyof Written) => ({ sheet: sheet.name, ...(written[part]?.at ?? { row, column: columns[0]?.index ?? 0 }) })
  const values = {
    name: converted(report, at('name'), 'name', written.name?.raw),
    weight: converted(report, at('weight'), 'weight', written.weight?.raw),
    ratio: converted(report, at('ratio'), 'ratio', written.ratio?.raw),
  }
  if (Object.values(values).includes(undefined)) return false
  const weight = typeof values.weight === 'number' ? values.weight : null
  const name = typeof values.name === 'string' ? values.name : ''
  const known = report.ranges.get(code)
  if (known) {
    if (name !== '' && name !== known.name) {
      report.fail(at('name'), 'standards.printNameDiffers', { code, name, known: known.name, firstRow: known.row })
      return false
    }
    if (weight !== null && known.weight !== null && weight !== known.weight) {
      report.fail(at('weight'), 'standards.printWeightDiffers', { code, firstRow: known.row })
      return false
    }
    return true
  }
  report.ranges.set(code, { name, row, weight })
  const ratio = typeof values.ratio === 'string' ? values.ratio : null
  report.rows.push({
    absent: absentIn(columns),
    sheet: sheet.name,
    row: written.code?.at.row ?? written.name?.at.row ?? row,
    values: { code, name, nameEn: null, weight, importance: null, ratio },
    columns: lettersOf(written, columns),
  })
  return true
}

function takePoint(sheet: PrintedSheet, report: Report, row: number, written: Written, path: Levels): void {
  const columns = sheet.layout.point
  const columnOf = (kind: PrintedKind) => columns.find(({ kinds }) => kinds.includes(kind))?.index ?? 0
  const at = (kind: PrintedKind) => ({ sheet: sheet.name, row, column: columnOf(kind) })
  const values = {
    name: converted(report, at('name'), 'name', written.name?.raw),
    weight: converted(report, at('weight'), 'weight', written.weight?.raw),
    importance: converted(report, at('importance'), 'importance', written.importance?.raw),
  }
  const range = path.at(-1)?.code ?? ''
  const given = written.code?.text ?? ''
  if (given === '') return report.fail(at('code'), 'spreadsheets.required', headerDetails(specificationTable.columns.code))
  const full = fullCode(given)
  const number = given.normalize('NFKC').trim()
  const code = full ?? (/^\d{1,6}$/.test(number) ? normaliseCode(`${range}-${number}`) : null)
  if (code === null || codeKind(code) !== 'point') return report.fail(at('code'), 'standards.notPointCode', { value: given })
  if (full && !full.startsWith(`${range}-${lastPart(full)}`))
    return report.fail(at('code'), 'standards.printOtherRange', { value: full, above: range })
  const first = report.points.get(code)
  if (first !== undefined) return report.fail(at('code'), 'spreadsheets.repeatedKey', { value: code, firstRow: first })
  report.points.set(code, row)
  if (Object.values(values).includes(undefined)) return
  const importance = typeof values.importance === 'string' ? values.importance : null
  const weight = typeof values.weight === 'number' ? values.weight : null
  report.rows.push({
    absent: absentIn(columns),
    sheet: sheet.name,
    row,
    values: { code, name: String(values.name), nameEn: null, weight, importance, ratio: null },
    columns: lettersOf({}, columns),
  })
}

/** The parts under some columns in a row; null where one of them could not be told apart. */
function read(sheet: PrintedSheet, report: Report, row: number, columns: readonly PrintedColumn[]): Written | null {
  const written: Written = {}
  for (const column of columns) {
    const at = sheet.at(row, column.index)
    const text = showCell(at.cell)
    if (text === '' && at.cell.kind !== 'formula') continue
    if (at.area && mixesColumns(sheet.layout, at.area.left, at.area.right)) {
      if (at.row === row) report.fail({ sheet: sheet.name, ...at }, 'standards.printMergedAcross', { value: text, cells: cellsOf(at.area) })
      return null
    }
    const [kind] = column.kinds
    if (column.kinds.length === 1 && kind) {
      written[kind] ??= { text, at, raw: at.cell }
      continue
    }
    const parts = readPrintedCell(text)
    if (!parts || (column.kinds.includes('name') && parts.name === null)) {
      if (at.row === row) report.fail({ sheet: sheet.name, ...at }, 'standards.printMixedCell', { value: text })
      return null
    }
    for (const each of ['code', 'name', 'weight', 'ratio'] as const) {
      const part = parts[each]
      if (part !== null) written[each] ??= { text: part, at, raw: { kind: 'text', text: part } }
    }
  }
  return written
}

/** The value of a part by the rules of its column; undefined where it was refused. */
function converted(
  report: Report,
  at: { sheet: string; row: number; column: number },
  kind: 'name' | 'weight' | 'importance' | 'ratio',
  raw?: RawCell,
) {
  const result = convertCell(specificationTable.columns[kind], raw ?? { kind: 'empty' })
  if (result.ok) return result.value
  report.fail(at, result.code, result.details)
  return undefined
}

/** A point's code where it is given with its ranges (`A-B-A-001`). */
function fullCode(text: string | undefined): string | null {
  const code = normaliseCode(text ?? '')
  return codeKind(code) === 'point' ? code : null
}

/** What no column of a printed table speaks of; it never has an English name. */
function absentIn(columns: readonly PrintedColumn[]): ReadonlySet<string> {
  return new Set(['nameEn', ...(['weight'] as const).filter((kind) => !columns.some(({ kinds }) => kinds.includes(kind)))])
}

/** `B5:C6` */
function cellsOf({ bottom, left, right, top }: MergedArea): string {
  return `${columnLetter(left)}${top}:${columnLetter(right)}${bottom}`
}

function lettersOf(written: Written, columns: readonly PrintedColumn[]): Record<string, string> {
  const letters: Record<string, string> = {}
  for (const { index, kinds } of columns) for (const kind of kinds) letters[kind] ??= columnLetter(index)
  for (const [kind, part] of Object.entries(written)) letters[kind] = columnLetter(part.at.column)
  return letters
}
