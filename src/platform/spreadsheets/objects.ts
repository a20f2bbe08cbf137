import { convertCell, fold } from './convert'
import { createCollector } from './collector'
import { namesOf } from './header'
import type { Limits } from './limits'
import type { ImportedRow, RowOf, TableReading, TableSchema } from './model'
import { tooManyRows } from './xlsx/sheet'

/** Rows of JSON objects under the same schema; `row` is the place in the list, `column` the key. */
export function readObjects<S extends TableSchema>(
  schema: S,
  objects: readonly Readonly<Record<string, unknown>>[],
  limits: Limits,
): TableReading<RowOf<S>> {
  if (objects.length > limits.rows) throw tooManyRows(limits.rows)
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
      const result = convertCell(column, rawOf(name === undefined ? undefined : given.get(name)), { plain: true })
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

function rawOf(value: unknown) {
  if (value === null || value === undefined) return { kind: 'empty' as const }
  if (typeof value === 'boolean') return { kind: 'boolean' as const, value }
  if (typeof value === 'number') return { kind: 'number' as const, text: String(value) }
  if (typeof value === 'string') return { kind: 'text' as const, text: value }
  return { kind: 'error' as const, text: Array.isArray(value) ? '[…]' : '{…}' }
}
