import { DomainError } from '@/kernel/errors'
import { createCollector } from './collector'
import { convertCell, headerDetails, textOf } from './convert'
import { chooseHeader, joinHeader, type Header } from './header'
import type { Limits } from './limits'
import { fillDown } from './merged'
import type { Column, ImportedRow, MergedArea, RawRow, RowOf, SheetNotice, TableReading, TableSchema } from './model'
import { createStrayCells, sheetRemarks } from './remarks'
import { columnLetter, tooManyRows } from './xlsx/sheet'

/** Takes rows as they arrive and keeps what is right and what is wrong with them; decides nothing about storing. */
export type TableReader<S extends TableSchema> = {
  rows: (rows: readonly RawRow[]) => void
  /** Whether the sheet at hand is none of these tables, so that the rest of it need not be read. */
  skipsSheet: () => boolean
  sheet: (notice: SheetNotice) => void
  finish: () => TableReading<RowOf<S>>
}

export const HEADER_SEARCH_ROWS = 20

type Open = {
  header: Header
  row: RawRow
  end: number
  isClosed: boolean
  count: number
  filled: Map<number, Set<number>>
  /** Columns with a heading, whether it is known or not. */
  headed: Set<number>
}
/** `open` is null as long as rows are gathered to look for a header, undefined where there is none. */
type Current = { sheet: string; waiting: RawRow[]; open: Open | null | undefined }

/**
 * Reads tables under one schema. The header stands in the first 20 rows with a value of a sheet, see {@link chooseHeader}; columns may
 * stand in any order, unknown ones are left aside. A second row that holds nothing but further headings belongs to the header
 * (技能等级 over 五级, 四级, …).
 */
export function createTableReader<S extends TableSchema>(schema: S, limits: Limits): TableReader<S> {
  const columns = Object.entries(schema.columns)
  const collected = createCollector(limits)
  const rows: ImportedRow<RowOf<S>>[] = []
  const partial: ImportedRow<RowOf<S>>[] = []
  const firstRows = new Map<string, number>()
  const places = new Map<string, ReadonlyMap<string, number>>()
  const hiddenSheets: string[] = []
  const isFilled = schema.merged === 'fill'
  let current: Current | null = null
  const stray = createStrayCells()
  let headers = 0

  /** Looks for the header among the gathered rows and reads those under it. */
  const begin = (at: Current): void => {
    const waiting = at.waiting.splice(0)
    const found = chooseHeader(columns, waiting.slice(0, HEADER_SEARCH_ROWS))
    const row = found ? waiting[found.index] : undefined
    at.open =
      found && row
        ? { header: found.header, row, end: row.row, isClosed: false, count: 0, filled: new Map(), headed: new Set() }
        : undefined
    if (!found || !row) return
    headers += 1
    places.set(row.sheet, found.header.byKey)
    for (const each of waiting.slice(found.index + 1)) readUnder(at.open, each)
  }

  const readUnder = (open: Open | null | undefined, row: RawRow): void => {
    if (!open) return
    if (!open.isClosed) {
      const isHeader = joinHeader(columns, open.header, row)
      closeHeader(open)
      if (isHeader) open.end = row.row
      if (isHeader) return
    }
    open.count += 1
    if (open.count > limits.rows) throw tooManyRows(limits.rows, row.sheet)
    readRow(row, open)
  }

  /** Says what is wrong with the header, once it is known where it ends. */
  const closeHeader = (open: Open): void => {
    if (open.isClosed) return
    open.isClosed = true
    const { header, row } = open
    for (const index of header.byKey.values()) open.headed.add(index)
    for (const [column, index] of header.repeated) {
      // Which of the two is meant nobody knows: neither is read.
      header.unread.add(column)
      open.headed.add(index)
      collected.error(row, columnLetter(index), 'spreadsheets.repeatedColumn', headerDetails(column))
    }
    for (const [key, column] of columns)
      if (column.required && !header.byKey.has(key)) {
        header.unread.add(column)
        collected.error(row, '', 'spreadsheets.missingColumn', headerDetails(column))
      }
    for (const [index, name] of header.unknown) {
      open.headed.add(index)
      collected.warn(row, columnLetter(index), 'spreadsheets.unknownKey', { key: name })
    }
  }

  const readRow = (row: RawRow, { filled, headed, header }: Open): void => {
    for (const [index, cell] of row.cells.entries()) if (cell.kind !== 'empty' && !headed.has(index)) stray.add(index, row.row)
    const present = new Set([...header.byKey.values()].filter((index) => (row.cells[index]?.kind ?? 'empty') !== 'empty'))
    if (present.size === 0) return
    if (!isFilled) filled.set(row.row, present)
    const values: Record<string, string | number | boolean | null> = {}
    // Under a header with a fault the rows are looked through all the same, so that everything is told at once.
    const unread = new Set<string>()
    let sound = header.unread.size === 0
    for (const [key, column] of columns) {
      const index = header.byKey.get(key)
      values[key] = null
      if (header.unread.has(column)) {
        unread.add(key)
        continue
      }
      const cell = index === undefined ? { kind: 'empty' as const } : (row.cells[index] ?? { kind: 'empty' as const })
      if (cell.kind !== 'empty' && cell.kind !== 'formula' && cell.formula) collected.formulas += 1
      const result = convertCell(column, cell)
      if (result.ok) values[key] = result.value
      else {
        sound = false
        unread.add(key)
        collected.error(row, columnLetter(index ?? 0), result.code, result.details)
      }
    }
    const key = schema.key ? values[schema.key] : undefined
    if (schema.key && key !== undefined && key !== null) {
      const first = firstRows.get(String(key))
      if (first === undefined) firstRows.set(String(key), row.row)
      else {
        sound = false
        collected.error(row, columnLetter(header.byKey.get(schema.key) ?? 0), 'spreadsheets.repeatedKey', { value: key, firstRow: first })
      }
    }
    header.absent ??= new Set(columns.flatMap(([each]) => (header.byKey.has(each) ? [] : [each])))
    const { absent } = header
    const read = { sheet: row.sheet, row: row.row, values: values as RowOf<S>, ...(absent.size > 0 ? { absent } : {}) }
    if (sound) rows.push(read)
    else if (partial.length < limits.errors) partial.push({ ...read, unread })
  }

  const take = (row: RawRow): void => {
    if (!current || current.sheet !== row.sheet) current = { sheet: row.sheet, waiting: [], open: null }
    if (current.open === undefined) return
    if (current.open !== null) return readUnder(current.open, row)
    current.waiting.push(row)
    if (current.waiting.length > limits.rows + HEADER_SEARCH_ROWS) throw tooManyRows(limits.rows, row.sheet)
    if (current.waiting.length !== HEADER_SEARCH_ROWS) return
    // What is merged downwards is known when the sheet ends: until then only whether it is a table at all.
    if (!isFilled) begin(current)
    else if (!chooseHeader(columns, current.waiting)) current.open = undefined
  }

  /**
   * A value that is merged over several columns stands for none of them plainly: its first column alone would be a guess. One that is
   * merged over several rows would leave the lower ones empty, unless the schema fills them.
   */
  const refuseMerged = (open: Open, held: readonly RawRow[], areas: readonly MergedArea[]): void => {
    const byNumber = new Map(held.map((row) => [row.row, row]))
    const known = [...open.header.byKey.values()]
    for (const { bottom, left, right, top } of areas) {
      const covered = known.filter((index) => index >= left && index <= right)
      const isDown = !isFilled && bottom > top && covered.length > 0
      const isAcross = covered.length > 1
      if (top <= open.end || (!isDown && !isAcross)) continue
      const cell = byNumber.get(top)?.cells[left]
      if (isFilled ? !cell || cell.kind === 'empty' : !open.filled.get(top)?.has(left)) continue
      const cells = `${columnLetter(left)}${top}:${columnLetter(right)}${bottom}`
      const value = !cell || cell.kind === 'empty' || cell.kind === 'formula' ? '' : textOf(cell)
      const at = { sheet: open.row.sheet, row: top }
      if (isAcross) collected.error(at, columnLetter(left), 'spreadsheets.mergedAcross', { value, cells })
      else collected.error(at, columnLetter(left), 'spreadsheets.mergedDown', { cells })
    }
  }

  return {
    rows: (batch) => {
      for (const row of batch) take(row)
    },
    skipsSheet: () => current !== null && current.open === undefined,
    sheet: (notice) => {
      const at = current?.sheet === notice.sheet ? current : null
      const held = isFilled ? (at?.waiting.splice(0) ?? []) : []
      if (at && isFilled) at.waiting = fillDown(held, notice.merged)
      if (at?.open === null) begin(at)
      if (at?.open) {
        closeHeader(at.open)
        refuseMerged(at.open, held, notice.merged)
      }
      stray.tell(collected, notice.sheet)
      if (notice.hidden) hiddenSheets.push(notice.sheet)
      sheetRemarks(collected, notice, at?.open ? { keys: at.open.header.byKey, end: at.open.end } : null)
      current = null
    },
    finish: () => {
      if (headers === 0) throw noTable(columns, hiddenSheets)
      return collected.close(rows, partial, (row, key) => {
        const index = places.get(row.sheet)?.get(key)
        return row.columns?.[key] ?? (index === undefined ? '' : columnLetter(index))
      })
    },
  }
}

function noTable(columns: readonly [string, Column][], hidden: readonly string[]): DomainError {
  const needed = columns.filter(([, column]) => column.required).map(([, column]) => column.header)
  return new DomainError('spreadsheets.noTable', {
    columns: needed.map(({ zh }) => zh).join('、'),
    columnsEn: needed.map(({ en }) => en).join(', '),
    hidden:
      hidden.length === 0
        ? ''
        : {
            zh: `隐藏的工作表没有读取：${hidden.join('、')}；请取消隐藏后再导入。`,
            en: ` Hidden sheets were not read: ${hidden.join(', ')}; unhide them and import again.`,
          },
  })
}
