import { fold, textOf } from './convert'
import type { Column, RawRow } from './model'

export type Header = {
  byKey: Map<string, number>
  repeated: [Column, number][]
  unknown: [number, string][]
  /** Columns that are missing or stand twice. */
  unread: Set<Column>
  /** Columns of the schema that the table does not have; known once its header is read to the end. */
  absent?: ReadonlySet<string>
}

/** Takes the row right under a header as its second half, where it holds nothing but headings that the first half lacks. */
export function joinHeader(columns: readonly [string, Column][], header: Header, row: RawRow): boolean {
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

/**
 * The header among the first rows of a sheet: of the rows that name at least half of the required columns the one that names most of
 * them, then most columns at all, so that a form above the table (名称：高炉炼铁工) is none.
 */
export function chooseHeader(columns: readonly [string, Column][], rows: readonly RawRow[]): { header: Header; index: number } | null {
  const required = columns.filter(([, column]) => column.required)
  let best: { header: Header; index: number; hits: number } | null = null
  rows.forEach((row, index) => {
    const header = columnsNamed(columns, row)
    const hits = required.filter(([key]) => header.byKey.has(key)).length
    const isEnough = required.length === 0 ? header.byKey.size > 0 : hits > 0 && hits * 2 >= required.length
    const isBetter = !best || hits > best.hits || (hits === best.hits && header.byKey.size > best.header.byKey.size)
    if (isEnough && isBetter) best = { header, index, hits }
  })
  return best
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

export function namesOf(key: string, column: Column): string[] {
  return [key, column.header.zh, column.header.en, ...(column.aliases ?? [])].map(fold)
}
