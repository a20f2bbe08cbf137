import type { Where } from 'payload'

/** `false` where the row does not meet the condition, `undefined` where that cannot be told from the row alone. */
type Answer = boolean | undefined

/**
 * Whether a row, as it is stored, does not meet the conditions under which it was found. A second opinion on the database's, for where
 * rows are about to be changed: it judges what it can (the row's own plain values) and says nothing of the rest.
 */
export function contradicts(where: Where, row: Readonly<Record<string, unknown>>): boolean {
  return meets(where, row) === false
}

function meets(where: Where, row: Readonly<Record<string, unknown>>): Answer {
  return every(
    Object.entries(where).map(([key, member]) => {
      const joint = key.toLowerCase()
      if (joint === 'and' && Array.isArray(member)) return every(member.map((each) => meets(each, row)))
      if (joint === 'or' && Array.isArray(member)) return some(member.map((each) => meets(each, row)))
      return every(Object.entries(member as object).map(([operator, value]) => compared(valueAt(row, key), operator, value)))
    }),
  )
}

function every(answers: readonly Answer[]): Answer {
  return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true
}

function some(answers: readonly Answer[]): Answer {
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false
}

const UNKNOWN = Symbol('of another row, or of several')

function valueAt(row: Readonly<Record<string, unknown>>, path: string): unknown {
  let value: unknown = row
  for (const segment of path.split('.')) {
    // A relation that is followed, a list: its rows are not here.
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, segment)) return UNKNOWN
    value = (value as Record<string, unknown>)[segment]
  }
  return value
}

function compared(value: unknown, operator: string, asked: unknown): Answer {
  if (value === UNKNOWN) return undefined
  const values = Array.isArray(value) ? value.map(textOf) : [textOf(value)]
  if (values.includes(UNKNOWN)) return undefined
  const isSingle = !Array.isArray(value)
  switch (operator) {
    case 'equals':
      return values.includes(textOf(asked))
    case 'in':
      return Array.isArray(asked) ? asked.some((each) => values.includes(textOf(each))) : undefined
    case 'not_equals':
      return isSingle ? !values.includes(textOf(asked)) : undefined
    case 'not_in':
      return isSingle && Array.isArray(asked) ? !asked.some((each) => values.includes(textOf(each))) : undefined
    case 'exists':
      return isSingle ? (values[0] !== null) === (asked === true || asked === 'true') : undefined
    default:
      // Orders and searches each database carries out by its own letters; nothing is in no order and is found by no search.
      return isSingle && values[0] === null && operator !== 'not_like' ? false : undefined
  }
}

/** Values that are stored in one way and asked for in another. */
function textOf(value: unknown): string | null | typeof UNKNOWN {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? UNKNOWN : String(value)
}
