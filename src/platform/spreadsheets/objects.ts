import { convertCell, fold, headerDetails } from './convert'
import { createCollector } from './collector'
import { namesOf } from './header'
import type { Limits } from './limits'
import type { Column, ImportedRow, RawCell, RowOf, TableReading, TableSchema } from './model'
import { tooManyRows } from './xlsx/sheet'

type Members = Readonly<Record<string, unknown>>

/** Rows of JSON objects under the same schema; `row` is the place in the list, `column` the key. */
export function readObjects<S extends TableSchema>(schema: S, objects: readonly Members[], limits: Limits): TableReading<RowOf<S>> {
  if (objects.length > limits.rows) throw tooManyRows(limits.rows)
  const columns = Object.entries(schema.columns)
  const keyByName = new Map(columns.flatMap(([key, column]) => namesOf(key, column).map((name) => [name, key] as const)))
  const collected = createCollector(limits)
  const rows: ImportedRow<RowOf<S>>[] = []
  const partial: ImportedRow<RowOf<S>>[] = []
  const firstRows = new Map<string, number>()
  const missing = missingIn(columns, keyByName, objects)
  for (const [key, column] of columns)
    if (missing.has(key)) collected.error({ sheet: SHEET, row: 0 }, key, 'spreadsheets.missingColumn', headerDetails(column))
  objects.forEach((object, index) => {
    const at = { sheet: SHEET, row: index + 1 }
    const values: Record<string, string | number | boolean | null> = {}
    const absent = new Set<string>()
    const { given, repeated, unknown } = membersOf(keyByName, object)
    const unread = new Set(missing)
    let sound = missing.size === 0
    for (const [key, column] of columns) {
      values[key] = null
      if (missing.has(key)) continue
      if (!given.has(key)) absent.add(key)
      if (repeated.has(key)) {
        // Which of the two is meant nobody knows: neither is read.
        sound = false
        unread.add(key)
        collected.error(at, repeated.get(key) ?? key, 'spreadsheets.repeatedColumn', headerDetails(column))
        continue
      }
      const raw = rawOf(given.get(key))
      const result = raw ? convertCell(column, raw, { plain: true }) : NOT_PLAIN
      if (result.ok) values[key] = result.value
      else {
        sound = false
        unread.add(key)
        collected.error(at, key, result.code, 'details' in result ? result.details : undefined)
      }
    }
    for (const name of unknown) collected.warn(at, name, 'spreadsheets.unknownKey', { key: name })
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
    else if (partial.length < limits.errors) partial.push({ ...read, unread })
  })
  return collected.close(rows, partial, (_, key) => key)
}

const SHEET = 'JSON'

/** Required columns that no object has: told once, as those of a sheet are. */
function missingIn(columns: readonly [string, Column][], keyByName: ReadonlyMap<string, string>, objects: readonly Members[]): Set<string> {
  const missing = new Set(columns.flatMap(([key, column]) => (column.required && objects.length > 0 ? [key] : [])))
  for (const object of objects) {
    if (missing.size === 0) break
    for (const name of Object.keys(object)) missing.delete(keyByName.get(fold(name)) ?? '')
  }
  return missing
}

/** The members of an object by the columns that they are named after; `repeated` holds the second name of a column that is named twice. */
function membersOf(keyByName: ReadonlyMap<string, string>, object: Members) {
  const given = new Map<string, unknown>()
  const repeated = new Map<string, string>()
  const unknown: string[] = []
  for (const [name, value] of Object.entries(object)) {
    const key = keyByName.get(fold(name))
    if (key === undefined) unknown.push(name)
    else if (given.has(key)) repeated.set(key, name)
    else given.set(key, value)
  }
  return { given, repeated, unknown }
}

const NOT_PLAIN = { ok: false, code: 'spreadsheets.notPlain' } as const

/** A value as a cell would hold it; null for a list or an object. */
function rawOf(value: unknown): RawCell | null {
  if (value === null || value === undefined) return { kind: 'empty' }
  if (typeof value === 'boolean') return { kind: 'boolean', value }
  if (typeof value === 'number') return { kind: 'number', text: String(value) }
  if (typeof value === 'string') return { kind: 'text', text: value }
  return null
}
