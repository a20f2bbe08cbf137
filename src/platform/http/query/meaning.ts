import type { Where } from 'payload'
import type { Dialect } from '@/database/dialect'
import { isDay, orderedByDay, outsideDay, withinDay } from './days'
import type { Place } from './places'

const LISTS: ReadonlySet<string> = new Set(['in', 'not_in', 'all'])
const NOTHING: Where = { id: { in: [] } }
const EVERYTHING: Where = { id: { exists: true } }

/**
 * A comparison in words that both databases understand alike. Payload's adapters drop conditions that they cannot put (an id that is
 * none, a date that is `null`), which makes a question wider, or fail on them; and each has its own mind about rows without a value.
 * Here a row without a value is unlike every value, and an empty text is none.
 *
 * @returns undefined where they cannot answer alike
 */
export function meaningOf(place: Place, path: string, operator: string, value: unknown, dialect: Dialect): Where | undefined {
  if (place.kind === 'shape' || place.isPolymorphic || operator === 'all') return undefined
  const values = LISTS.has(operator) ? listOf(value) : [value]
  if (!values?.every(isSingle)) return undefined
  switch (place.kind) {
    case 'id':
      return ofId(operator, values, dialect)
    case 'rows':
      return ofRows(place, path, operator, values, dialect)
    case 'prose':
      return operator === 'exists' && place.steps.length === 1 && !place.isMany ? presence(place, path, isTrue(value)) : undefined
    case 'boolean':
      return ofBoolean(place, path, operator, values)
    case 'number':
    case 'date':
      return ofMeasure(place, path, operator, values)
    default:
      return isMixed(place) ? ofCollections(place, path, operator, values) : ofText(place, path, operator, values, dialect)
  }
}

type Single = string | number | boolean | Date | null

function isSingle(value: unknown): value is Single {
  return value === null || value instanceof Date || ['string', 'number', 'boolean'].includes(typeof value)
}

function listOf(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value
  return typeof value === 'string' ? value.split(',') : isSingle(value) ? [value] : undefined
}

function ofId(operator: string, values: readonly Single[], dialect: Dialect): Where | undefined {
  const ids = idsIn(values, dialect)
  switch (operator) {
    case 'exists':
      return isTrue(values[0]) ? EVERYTHING : NOTHING
    // The admin searches by id where a collection has no better title.
    case 'equals':
    case 'like':
    case 'contains':
    case 'in':
      return { id: { in: ids } }
    case 'not_equals':
    case 'not_in':
      return ids.length > 0 ? { id: { not_in: ids } } : EVERYTHING
    default:
      return isOrder(operator) ? (ids.length > 0 ? { id: { [operator]: ids[0] } } : NOTHING) : undefined
  }
}

function ofRows(place: Place, path: string, operator: string, values: readonly Single[], dialect: Dialect): Where | undefined {
  const ids = idsIn(values, dialect)
  const isNamed = !values.some(isNothing)
  switch (operator) {
    case 'exists':
      return presence(place, path, isTrue(values[0]))
    case 'equals':
    case 'like':
      if (!isNamed) return presence(place, path, false)
      return ids.length > 0 ? { [path]: { in: ids } } : NOTHING
    case 'contains':
      return !place.isMany ? undefined : ids.length > 0 ? { [path]: { in: ids } } : NOTHING
    case 'in':
      return ids.length > 0 ? { [path]: { in: ids } } : NOTHING
    case 'not_equals':
      if (!isNamed) return presence(place, path, true)
      return negated(place, path, ...(ids.length > 0 ? [{ not_in: ids }] : []))
    case 'not_in':
      return negated(place, path, ...(ids.length > 0 ? [{ not_in: ids }] : []))
    default:
      return undefined
  }
}

function ofBoolean(place: Place, path: string, operator: string, values: readonly Single[]): Where | undefined {
  if (operator === 'exists') return presence(place, path, isTrue(values[0]))
  if (values.some(isNothing)) return undefined
  const [first, ...others] = new Set(values.map(isTrue))
  // SQLite takes any text in a list for true.
  switch (operator) {
    case 'equals':
    case 'in':
      return others.length > 0 ? presence(place, path, true) : { [path]: { equals: first ?? false } }
    case 'not_equals':
    case 'not_in':
      return others.length > 0 ? presence(place, path, false) : negated(place, path, { not_equals: first ?? false })
    default:
      return undefined
  }
}

/** Numbers and dates: what has an order and no text of its own. */
function ofMeasure(place: Place, path: string, operator: string, values: readonly Single[]): Where | undefined {
  if (operator === 'exists') return presence(place, path, isTrue(values[0]))
  if (values.some(isNothing)) {
    if (operator === 'equals' || operator === 'not_equals') return presence(place, path, operator === 'not_equals')
    return undefined
  }
  if (place.kind === 'date' && values.some(isDay)) return ofDays(place, path, operator, values)
  const measures = values.flatMap((each) => measureOf(place.kind, each) ?? [])
  const [first] = measures
  switch (operator) {
    case 'equals':
    // The admin searches its lists by title, also where the title is a number; other words are no number's.
    case 'like':
    case 'contains':
      return first === undefined ? NOTHING : { [path]: { equals: first } }
    case 'in':
      return first === undefined ? NOTHING : { [path]: { in: measures } }
    case 'not_equals':
      return negated(place, path, ...(first === undefined ? [] : [{ not_equals: first }]))
    case 'not_in':
      return negated(place, path, ...(first === undefined ? [] : [{ not_in: measures }]))
    default:
      if (!isOrder(operator)) return undefined
      return first === undefined ? NOTHING : { [path]: { [operator]: first } }
  }
}

/** Dates compared with days: a day is all of it, at the centre. */
function ofDays(place: Place, path: string, operator: string, values: readonly Single[]): Where | undefined {
  // Of many values each bound could be met by another one.
  if (place.isMany) return undefined
  const days = values.filter(isDay)
  const instants = values.filter((value) => !isDay(value)).flatMap((value) => measureOf('date', value) ?? [])
  switch (operator) {
    case 'equals':
    case 'like':
    case 'contains':
    case 'in': {
      const any = [...days.map((day) => withinDay(path, day)), ...(instants.length > 0 ? [{ [path]: { in: instants } } as Where] : [])]
      return any.length === 1 ? any[0] : { or: any }
    }
    case 'not_equals':
    case 'not_in':
      return unlikeAll(place, path, [
        ...days.map((day) => outsideDay(path, day)),
        ...(instants.length > 0 ? [{ [path]: { not_in: instants } } as Where] : []),
      ])
    default:
      return orderedByDay(path, operator, days[0] ?? '')
  }
}

function ofText(place: Place, path: string, operator: string, values: readonly Single[], dialect: Dialect): Where | undefined {
  if (operator === 'exists') return presence(place, path, isTrue(values[0]))
  if (values.includes(null)) {
    if (operator === 'equals' || operator === 'not_equals') return presence(place, path, operator === 'not_equals')
    return undefined
  }
  const texts = values.map(String)
  const text = texts[0] ?? ''
  switch (operator) {
    case 'in':
      return texts.length > 0 ? { [path]: { in: texts } } : NOTHING
    case 'not_equals':
      return negated(place, path, { not_equals: text })
    case 'not_in':
      return negated(place, path, ...(texts.length > 0 ? [{ not_in: texts }] : []))
    case 'not_like':
      return negated(place, path, ...text.split(/\s+/).map((word) => ({ not_like: dialect.unlike(word) })))
    case 'contains':
      // MongoDB's adapter takes what looks like an id of its own for the whole value.
      return { [path]: looksLikeObjectId(text) && !(place.kind === 'choice' && place.isMany) ? { like: text } : { contains: text } }
    default:
      return operator === 'equals' || operator === 'like' || isOrder(operator) ? { [path]: { [operator]: text } } : undefined
  }
}

/** In which of several collections the row is that a relation names; SQLite has a column for each, and knows nothing else of them. */
function ofCollections({ steps }: Place, path: string, operator: string, values: readonly Single[]): Where | undefined {
  if (operator !== 'equals' && operator !== 'in') return undefined
  const end = steps.at(-1)?.fields.at(-1)
  const possible: readonly unknown[] = end && 'relationTo' in end && Array.isArray(end.relationTo) ? end.relationTo : []
  const named = values.filter((value) => possible.includes(value)).map((value): Where => ({ [path]: { equals: value as string } }))
  return named.length > 0 ? { or: named } : NOTHING
}

/** Whether there is a value; undefined where the databases do not say so alike. */
function presence(place: Place, path: string, isThere: boolean): Where | undefined {
  if (place.isMany) return undefined
  const isNear = place.steps.length === 1
  if (place.kind === 'rows') return !isNear || isMixed(place) ? undefined : { [path]: { exists: isThere } }
  const isText = place.kind === 'text' || place.kind === 'choice'
  if (isThere)
    return isText ? { and: [{ [path]: { not_equals: null } }, { [path]: { not_equals: '' } }] } : { [path]: { not_equals: null } }
  const beyond = beyondNothing(place, path)
  if (!beyond) return undefined
  const missing: Where[] = [{ [path]: { equals: null } }, ...(isText ? [{ [path]: { equals: '' } }] : []), ...beyond]
  return missing.length === 1 ? missing[0] : { or: missing }
}

/** What is unlike a value, also where there is none; with no condition that is everything. */
function negated(place: Place, path: string, ...conditions: Record<string, unknown>[]): Where | undefined {
  // Of many values SQLite asks whether one is another, MongoDB whether none is this one.
  if (place.isMany || isMixed(place)) return undefined
  if (conditions.length === 0) return EVERYTHING
  return unlikeAll(
    place,
    path,
    conditions.map((condition) => ({ [path]: condition }) as Where),
  )
}

/** The rows of which all this holds, and those without a value. */
function unlikeAll(place: Place, path: string, unlike: readonly Where[]): Where | undefined {
  const missing = beyondNothing(place, path)
  // MongoDB cannot ask through a relation whether the next one is set.
  if (!missing || (place.kind === 'rows' && missing.length > 0)) return undefined
  const none: Where = { [path]: place.kind === 'rows' ? { exists: false } : { equals: null } }
  return { or: [unlike.length === 1 ? (unlike[0] as Where) : { and: [...unlike] }, none, ...missing] }
}

/** The rows that lead nowhere on the way to `path`; undefined where the way is too long to say so. */
function beyondNothing({ steps }: Place, path: string): Where[] | undefined {
  if (steps.length === 1) return []
  if (steps.length > 2) return undefined
  const way = steps[0]?.fields.map(({ name }) => name).join('.') ?? path
  return [{ [way]: { exists: false } }]
}

/** Whether the place is the id within a relation to several collections. */
function isMixed({ steps }: Place): boolean {
  const end = steps.at(-1)?.fields.at(-1)
  return end !== undefined && 'relationTo' in end && Array.isArray(end.relationTo)
}

function idsIn(values: readonly Single[], dialect: Dialect): string[] {
  return values.flatMap((each) => (!isNothing(each) && dialect.isId(String(each)) ? [String(each)] : []))
}

function measureOf(kind: Place['kind'], value: Single): number | string | undefined {
  if (kind === 'number') {
    const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value)
    return Number.isFinite(number) ? number : undefined
  }
  const time = new Date(value as string | number | Date)
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString()
}

function isOrder(operator: string): boolean {
  return /^(greater|less)_than(_equal)?$/.test(operator)
}

function isNothing(value: Single): boolean {
  return value === null || value === 'null'
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true'
}

function looksLikeObjectId(text: string): boolean {
  return /^[\da-f]{24}$/i.test(text)
}
