import { sql } from '@payloadcms/db-sqlite'

type Column = Parameters<typeof sql>[1]
type Operator = (column: Column, value: unknown) => unknown

/**
 * The comparisons of text on SQLite, in which `%` and `_` are the characters that somebody wrote, as they are on MongoDB. Payload's adapter
 * puts the words that it searches for between two `%` and leaves those within as they are, which LIKE takes for "anything".
 */
export const PLAIN_LIKE: Readonly<Record<'contains' | 'like' | 'not_like', Operator>> = {
  contains: (column, value) => sql`${column} like ${plainPattern(value)} escape '\\'`,
  like: (column, value) => sql`${column} like ${plainPattern(value)} escape '\\'`,
  not_like: (column, value) => sql`${column} not like ${plainPattern(value)} escape '\\'`,
}

/** A pattern of the adapter's (`%word%`, or a word alone) with what is written in the word escaped. */
export function plainPattern(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const isWithin = value.length >= 2 && value.startsWith('%') && value.endsWith('%')
  const word = (isWithin ? value.slice(1, -1) : value).replace(/[\\%_]/g, (sign) => `\\${sign}`)
  return isWithin ? `%${word}%` : word
}
