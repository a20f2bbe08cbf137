import { DomainError } from '@/kernel/errors'
import { parseJson } from '@/platform/files/json'
import type { Limits } from './limits'

/** Rows are flat objects; a little room for wrappers that other programs put around them. */
const MAX_DEPTH = 20

/**
 * The rows of a JSON table: a list of objects, or `{ rows: [ … ] }`.
 * @throws DomainError what `parseJson` of the platform's files refuses, `spreadsheets.unreadableJson` for another shape
 */
export function parseJsonRows(bytes: Uint8Array, limits: Limits): Readonly<Record<string, unknown>>[] {
  if (bytes.byteLength > limits.fileBytes) throw new DomainError('spreadsheets.fileTooLarge', { limit: limits.fileBytes })
  const table = parseJson(bytes, { bytes: limits.fileBytes, depth: MAX_DEPTH })
  const rows = Array.isArray(table) ? table : isObject(table) ? table['rows'] : undefined
  if (!Array.isArray(rows)) throw new DomainError('spreadsheets.unreadableJson', { where: '' })
  const objects = rows.filter(isObject)
  if (objects.length !== rows.length)
    throw new DomainError('spreadsheets.unreadableJson', { where: placeOf(rows.findIndex((row) => !isObject(row)) + 1) })
  return objects
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function placeOf(row: number) {
  return { zh: `；第 ${row} 项不是对象`, en: `; entry ${row} is none` }
}
