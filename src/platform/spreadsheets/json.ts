import { DomainError } from '@/kernel/errors'
import { parseJson } from '@/platform/files/json'
import { fileTooLarge, type Limits } from './limits'

/** Rows are flat objects; a little room for wrappers that other programs put around them. */
const MAX_DEPTH = 20

/**
 * The rows of a JSON table: a list of objects, or `{ rows: [ … ] }`.
 * @throws DomainError what `parseJson` of the platform's files refuses, `spreadsheets.unreadableJson` for another shape
 */
export function parseJsonRows(bytes: Uint8Array, limits: Limits): Readonly<Record<string, unknown>>[] {
  if (bytes.byteLength > limits.fileBytes) throw fileTooLarge(limits.fileBytes)
  const table = parseJson(bytes, { bytes: limits.fileBytes, depth: MAX_DEPTH })
  const twice = repeatedMember(new TextDecoder().decode(bytes))
  if (twice) throw new DomainError('spreadsheets.repeatedMember', twice)
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

type OpenValue = { names: Set<string> | null; isName: boolean; entries: number }

/**
 * The first member of a row that is written twice, of which a parser keeps the last without a word. `text` is sound JSON.
 * @returns its name, and the place of its row in the list
 */
function repeatedMember(text: string): { key: string; row: number } | null {
  const open: OpenValue[] = []
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    const at = open.at(-1)
    if (code === QUOTE) {
      const end = endOfString(text, index)
      if (at?.names && at.isName) {
        const key = JSON.parse(text.slice(index, end)) as string
        if (at.names.has(key)) return { key, row: open.findLast(({ names }) => names === null)?.entries ?? 1 }
        at.names.add(key)
        at.isName = false
      }
      index = end - 1
    } else if (code === COMMA) {
      if (at) at.isName = true
    } else if (code === OPEN_OBJECT || code === OPEN_LIST) {
      if (at?.names === null) at.entries += 1
      open.push({ names: code === OPEN_OBJECT ? new Set() : null, isName: true, entries: 0 })
    } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) open.pop()
  }
  return null
}

const [QUOTE, COMMA, OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST, BACKSLASH] = [0x22, 0x2c, 0x7b, 0x7d, 0x5b, 0x5d, 0x5c]

/** Behind the closing quote of the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  let index = start + 1
  while (text.charCodeAt(index) !== QUOTE) index += text.charCodeAt(index) === BACKSLASH ? 2 : 1
  return index + 1
}
