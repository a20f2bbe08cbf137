import { DomainError, type Details } from '@/kernel/errors'
import { convertCell, fold, headerDetails, textOf } from './convert'
import type { Limits } from './limits'
import { fillDown } from './merged'
import type { Column, ImportedRow, MergedArea, RawRow, RowError, RowOf, SheetNotice, TableReading, TableSchema } from './model'
import { columnLetter } from './xlsx/sheet'

/** Takes rows as they arrive and keeps what is right and what is wrong with them; decides nothing about storing. */
export type TableReader<S extends TableSchema> = {
  rows: (rows: readonly RawRow[]) => void
  sheet: (notice: SheetNotice) => void
  finish: () => TableReading<RowOf<S>>
}

const HEADER_SEARCH_ROWS = 20

/**
 * Reads tables under one schema. The header is the first row (of the first 20 with a value) that names a required column and
 * at least half of the required ones; columns may stand in any order, unknown ones are left aside. A second row that holds nothing but
 * further headings belongs to the header (技能等级 over 五级, 四级, …).
 */
export function createTableReader<S extends TableSchema>(schema: S, limits: Limits): TableReader<S> {
  const columns = Object.entries(schema.columns)
  const collected = createCollector(limits)
  const rows: ImportedRow<RowOf<S>>[] = []
  const partial: ImportedRow<RowOf<S>>[] = []
  const firstRows = new Map<string, number>()
  const places = new Map<string, ReadonlyMap<string, number>>()
  const waiting: RawRow[] = []
  type Current = { sheet: string; seen: number; header: Header | null; headerRow: RawRow | null; headerEnd: number }
  let current: Current | null = null
  let headers = 0

  const findHeader = (row: RawRow): void => {
    if (!current) return
    current.seen += 1
    const header = readHeader(columns, row)
    if (!header) return
    headers += 1
    current.header = header
    current.headerRow = row
    current.headerEnd = row.row
    places.set(row.sheet, header.byKey)
  }

  /** Says what is wrong with the header, once it is known where it ends. */
  const closeHeader = (): void => {
    const row = current?.headerRow
    const header = current?.header
    if (!current || !row || !header) return
    current.headerRow = null
    for (const [column, index] of header.repeated) {
      // Which of the two is meant nobody knows: neither is read.
      header.unread.add(column)
      collected.error(row, columnLetter(index), 'spreadsheets.repeatedColumn', headerDetails(column))
    }
    for (const [key, column] of columns)
      if (column.required && !header.byKey.has(key)) {
        header.unread.add(column)
        collected.error(row, '', 'spreadsheets.missingColumn', headerDetails(column))
      }
    for (const [index, name] of header.unknown) collected.warn(row, columnLetter(index), 'spreadsheets.unknownKey', { key: name })
  }

  const readRow = (row: RawRow, header: Header): void => {
    const values: Record<string, string | number | boolean | null> = {}
    // Under a header with a fault the rows are looked through all the same, so that everything is told at once.
    let sound = header.unread.size === 0
    for (const [key, column] of columns) {
      const index = header.byKey.get(key)
      values[key] = null
      if (header.unread.has(column)) continue
      const cell = index === undefined ? { kind: 'empty' as const } : (row.cells[index] ?? { kind: 'empty' as const })
      if (cell.kind !== 'empty' && cell.kind !== 'formula' && cell.formula) collected.formulas += 1
      const result = convertCell(column, cell)
      if (result.ok) values[key] = result.value
      else {
        sound = false
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
    header.absent ??= new Set(columns.flatMap(([key]) => (header.byKey.has(key) ? [] : [key])))
    const { absent } = header
    const read = { sheet: row.sheet, row: row.row, values: values as RowOf<S>, ...(absent.size > 0 ? { absent } : {}) }
    if (sound) rows.push(read)
    else if (partial.length < limits.errors) partial.push(read)
  }

  const take = (row: RawRow): void => {
    if (!current || current.sheet !== row.sheet) {
      closeHeader()
      current = { sheet: row.sheet, seen: 0, header: null, headerRow: null, headerEnd: 0 }
    }
    if (current.header && current.headerRow) {
      const isHeader = joinHeader(columns, current.header, row)
      closeHeader()
      if (isHeader) current.headerEnd = row.row
      if (isHeader) return
    }
    if (current.header) readRow(row, current.header)
    else if (current.seen < HEADER_SEARCH_ROWS) findHeader(row)
  }

  /** A value that is merged over several columns stands for none of them plainly: its first column alone would be a guess. */
  const refuseAcross = (held: readonly RawRow[], areas: readonly MergedArea[]): void => {
    const { header, headerEnd } = current ?? {}
    if (!header || headerEnd === undefined) return
    const wide = areas.filter(({ left, right, top }) => right > left && top > headerEnd)
    if (wide.length === 0) return
    const byNumber = new Map(held.map((row) => [row.row, row]))
    for (const { bottom, left, right, top } of wide) {
      const row = byNumber.get(top)
      const cell = row?.cells[left]
      const covered = [...header.byKey.values()].filter((index) => index >= left && index <= right)
      if (!row || !cell || cell.kind === 'empty' || covered.length < 2) continue
      const cells = `${columnLetter(left)}${top}:${columnLetter(right)}${bottom}`
      collected.error(row, columnLetter(left), 'spreadsheets.mergedAcross', { value: cell.kind === 'formula' ? '' : textOf(cell), cells })
    }
  }

  return {
    rows: (batch) => {
      // Not spread into push: a batch may hold more rows than a call takes arguments.
      for (const row of batch)
        if (schema.merged === 'fill') waiting.push(row)
        else take(row)
    },
    sheet: (notice) => {
      const held = waiting.splice(0)
      fillDown(held, notice.merged).forEach(take)
      closeHeader()
      if (schema.merged === 'fill') refuseAcross(held, notice.merged)
      const at = { sheet: notice.sheet, row: 0 }
      if (notice.hidden) collected.warn(at, '', 'spreadsheets.hiddenSheet', { sheet: notice.sheet })
      else if (notice.rows > 0 && (current?.sheet !== notice.sheet || !current.header))
        collected.warn(at, '', 'spreadsheets.otherSheet', { sheet: notice.sheet })
      else if (notice.merged.length > 0 && schema.merged !== 'fill')
        collected.warn(at, '', 'spreadsheets.mergedCells', { count: notice.merged.length })
      current = null
    },
    finish: () => {
      if (headers === 0) {
        const needed = columns.filter(([, column]) => column.required).map(([, column]) => column.header)
        throw new DomainError('spreadsheets.noTable', {
          columns: needed.map(({ zh }) => zh).join('、'),
          columnsEn: needed.map(({ en }) => en).join(', '),
        })
      }
      return collected.close(rows, partial, (row, key) => row.columns?.[key] ?? columnLetter(places.get(row.sheet)?.get(key) ?? 0))
    },
  }
}

/** Rows of JSON objects under the same schema; `row` is the place in the list, `column` the key. */
export function readObjects<S extends TableSchema>(
  schema: S,
  objects: readonly Readonly<Record<string, unknown>>[],
  limits: Limits,
): TableReading<RowOf<S>> {
  if (objects.length > limits.rows) throw new DomainError('spreadsheets.tooManyRows', { limit: limits.rows })
  const columns = Object.entries(schema.columns)
  const collected = createCollector(limits)
  const rows: ImportedRow<RowOf<S>>[] = []
  const partial: ImportedRow<RowOf<S>>[] = []
  const firstRows = new Map<string, number>()
  objects.forEach((object, index) => {
    const at = { sheet: 'JSON', row: index + 1 }
    const values: Record<string, string | number | boolean | null> = {}
    const absent = new Set<string>()
    let sound = true
    const given = new Map(Object.entries(object).map(([name, value]) => [fold(name), value]))
    for (const [key, column] of columns) {
      const names = namesOf(key, column)
      const name = names.find((each) => given.has(each))
      if (name === undefined) absent.add(key)
      const result = convertCell(column, rawOf(name === undefined ? undefined : given.get(name)))
      names.forEach((each) => given.delete(each))
      values[key] = null
      if (result.ok) values[key] = result.value
      else {
        sound = false
        collected.error(at, key, result.code, result.details)
      }
    }
    for (const name of given.keys()) collected.warn(at, name, 'spreadsheets.unknownKey', { key: name })
    const key = schema.key ? values[schema.key] : undefined
    if (schema.key && key !== undefined && key !== null) {
      const first = firstRows.get(String(key))
      if (first === undefined) firstRows.set(String(key), index + 1)
      else {
        sound = false
        collected.error(at, schema.key, 'spreadsheets.repeatedKey', { value: key, firstRow: first })
      }
    }
    const read = { ...at, values: values as RowOf<S>, ...(absent.size > 0 ? { absent } : {}) }
    if (sound) rows.push(read)
    else if (partial.length < limits.errors) partial.push(read)
  })
  return collected.close(rows, partial, (_, key) => key)
}

type Header = {
  byKey: Map<string, number>
  repeated: [Column, number][]
  unknown: [number, string][]
  /** Columns that are missing or stand twice. */
  unread: Set<Column>
  /** Columns of the schema that the table does not have; known once its header is read to the end. */
  absent?: ReadonlySet<string>
}

/** Takes the row right under a header as its second half, where it holds nothing but headings that the first half lacks. */
function joinHeader(columns: readonly [string, Column][], header: Header, row: RawRow): boolean {
  const second = columnsNamed(columns, row)
  const isKnown = ([key, index]: [string, number]) => !header.byKey.has(key) || header.byKey.get(key) === index
  const places = [...second.byKey]
  if (second.unknown.length + second.repeated.length > 0 || !places.every(isKnown)) return false
  const added = places.filter(([key]) => !header.byKey.has(key))
  if (added.length === 0) return false
  for (const [key, index] of added) header.byKey.set(key, index)
  header.unknown = header.unknown.filter(([index]) => !added.some(([, place]) => place === index))
  return true
}

function readHeader(columns: readonly [string, Column][], row: RawRow): Header | null {
  const header = columnsNamed(columns, row)
  const required = columns.filter(([, column]) => column.required)
  const hits = required.filter(([key]) => header.byKey.has(key)).length
  const enough = required.length === 0 ? header.byKey.size > 0 : hits > 0 && hits * 2 >= required.length
  return enough ? header : null
}

function columnsNamed(columns: readonly [string, Column][], row: RawRow): Header {
  const names = new Map<string, [string, Column]>()
  for (const [key, column] of columns) for (const name of namesOf(key, column)) names.set(name, [key, column])
  const header: Header = { byKey: new Map(), repeated: [], unknown: [], unread: new Set() }
  row.cells.forEach((cell, index) => {
    if (cell.kind === 'empty' || cell.kind === 'formula') return
    const text = textOf(cell)
    const found = names.get(fold(text))
    if (!found) header.unknown.push([index, text])
    else if (header.byKey.has(found[0])) header.repeated.push([found[1], index])
    else header.byKey.set(found[0], index)
  })
  return header
}

function namesOf(key: string, column: Column): string[] {
  return [key, column.header.zh, column.header.en, ...(column.aliases ?? [])].map(fold)
}

function rawOf(value: unknown) {
  if (value === null || value === undefined) return { kind: 'empty' as const }
  if (typeof value === 'boolean') return { kind: 'boolean' as const, value }
  if (typeof value === 'number') return { kind: 'number' as const, text: String(value) }
  if (typeof value === 'string') return { kind: 'text' as const, text: value }
  return { kind: 'error' as const, text: Array.isArray(value) ? '[…]' : '{…}' }
}

function createCollector(limits: Limits) {
  const errors: RowError[] = []
  const warnings: RowError[] = []
  const collector = {
    formulas: 0,
    count: 0,
    error: (at: { sheet: string; row: number }, column: string, code: string, details?: Details) => {
      collector.count += 1
      if (errors.length < limits.errors) errors.push(rowError(at, column, code, details))
    },
    warn: (at: { sheet: string; row: number }, column: string, code: string, details?: Details) => {
      if (warnings.length < limits.errors) warnings.push(rowError(at, column, code, details))
    },
    close: <R>(rows: ImportedRow<R>[], partial: ImportedRow<R>[], columnOf: TableReading<R>['columnOf']): TableReading<R> => {
      if (rows.length === 0 && collector.count === 0) throw new DomainError('spreadsheets.noRows')
      if (collector.formulas > 0) collector.warn({ sheet: '', row: 0 }, '', 'spreadsheets.formulasUsed', { count: collector.formulas })
      return { rows, partial, errors, warnings, errorCount: collector.count, columnOf }
    },
  }
  return collector
}

function rowError(at: { sheet: string; row: number }, column: string, code: string, details?: Details): RowError {
  return { sheet: at.sheet, row: at.row, column, code, ...(details ? { details } : {}) }
}
