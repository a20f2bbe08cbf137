/** In what the adapters of the databases differ where they are asked. */
export type Dialect = {
  /** Whether a text can be the id of a row. A condition on an id that is none MongoDB's adapter drops, or fails on. */
  isId(value: string): boolean
  /** What `not_like` takes for "does not hold this word": SQLite's adapter compares with the bare pattern. */
  unlike(word: string): string
  /** Whether the database itself refuses a relation to a row that is not there. */
  keepsReferences: boolean
}

const MONGODB: Dialect = { isId: (value) => /^[\da-f]{24}$/i.test(value), unlike: (word) => word, keepsReferences: false }
const SQLITE: Dialect = {
  isId: (value) => value.length <= 100 && !value.includes('\0'),
  unlike: (word) => `%${word}%`,
  keepsReferences: true,
}

export function dialectOf({ name }: { name: string }): Dialect {
  return name === 'mongoose' ? MONGODB : SQLITE
}
