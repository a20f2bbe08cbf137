import type { Where } from 'payload'
import type { Dialect } from '@/database/dialect'
import type { Label } from '@/kernel/errors'
import { FAULTS, refuse } from './faults'
import { meaningOf } from './meaning'
import type { Kind, Place } from './places'
import { isBranch, membersOf, type Branch, type Node } from './tree'

/** SQLite refuses expressions of a thousand terms; nobody asks for a tenth of it. */
const MOST_CONDITIONS = 100
/** Every comparison through a relation joins a table or two for each step; SQLite joins 64. */
const MOST_CROSSINGS = 20
/** One answer holds no more rows, so nobody names more. */
const MOST_MEMBERS = 1_000
const DEEPEST = 5
const LONGEST_VALUE = 500
const MOST_WILDCARDS = 10
const MOST_WORDS = 10

/** Finds the place of a path, or refuses it. */
export type PlaceFinder = (path: string) => Place

type Asking = { name: string; find: PlaceFinder; dialect: Dialect; count: { conditions: number; crossings: number } }

const meant = new WeakSet<object>()

/** Whether these conditions are such as {@link conditionsOf} makes, which need not be put into other words again. */
export function isMeant(where: object): boolean {
  return meant.has(where)
}

/**
 * A `where` that Payload answers alike on every database, every value fitting its field.
 * @throws QuestionError naming the field that is at fault
 */
export function conditionsOf(node: Node, name: string, find: PlaceFinder, dialect: Dialect): Where {
  const where = conditions(isBranch(node) ? node : parsed(node, name), { name, find, dialect, count: { conditions: 0, crossings: 0 } }, 0)
  meant.add(where)
  return where
}

/**
 * Conditions side by side, all of which hold. Payload's adapters keep one of several joints in an object, or of several lists that they
 * made of conditions themselves, so that none of ours holds more than one.
 */
export function allOf(parts: readonly Where[]): Where {
  return parts.length === 1 ? (parts[0] as Where) : parts.length === 0 ? {} : { and: [...parts] }
}

/** The fields that a `where` asks by. */
export function pathsIn(node: Node, depth = 0): string[] {
  if (depth > 2 * DEEPEST + 2) return []
  const tree = isBranch(node) ? node : depth === 0 ? parsed(node, 'where') : {}
  return Object.entries(tree).flatMap(([key, member]) => {
    if (!/^(and|or)$/i.test(key)) return [key]
    return isBranch(member) ? Object.values(member).flatMap((each) => pathsIn(each, depth + 1)) : []
  })
}

function parsed(text: string, name: string): Branch {
  // The second form that Payload takes: the whole as JSON.
  if (!text.startsWith('{')) return refuse(name, FAULTS.noCondition)
  try {
    return branchOf(JSON.parse(text)) as Branch
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return refuse(name, FAULTS.malformed)
    throw error
  }
}

function branchOf(value: unknown, depth = 0): Node {
  if (depth > 12) throw new RangeError('too deep')
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, branchOf(member, depth + 1)]))
}

function conditions(node: Branch, asking: Asking, depth: number): Where {
  const { count, find, name } = asking
  if (depth > DEEPEST) refuse(name, FAULTS.tooDeep)
  const joints = new Set<string>()
  const parts: Where[] = []
  for (const [key, member] of Object.entries(node)) {
    const joint = key.toLowerCase()
    if (joint === 'and' || joint === 'or') {
      const members = isBranch(member) ? membersOf(member) : undefined
      if (!members || joints.has(joint)) return refuse(`${name}[${key}]`, FAULTS.malformed)
      joints.add(joint)
      if (members.length === 0) refuse(`${name}[${key}]`, FAULTS.noCondition)
      parts.push({ [joint]: members.map((each) => oneOf(each, asking, depth + 1)) })
    } else {
      if (!isBranch(member)) return refuse(key, FAULTS.noCondition)
      const place = find(key)
      const operators = Object.entries(member)
      if (operators.length === 0) refuse(key, FAULTS.noCondition)
      count.conditions += operators.length
      count.crossings += operators.length * (place.steps.length - 1 + (place.isMany ? 1 : 0))
      if (count.conditions > MOST_CONDITIONS || count.crossings > MOST_CROSSINGS) refuse(name, FAULTS.tooMany)
      for (const [operator, value] of operators) {
        const compared = comparedWith(place, key, operator, value)
        parts.push(meaningOf(place, key, operator, compared, asking.dialect) ?? refuse(`${key}[${operator}]`, FAULTS.noOperator))
      }
    }
  }
  return allOf(parts)
}

/** An empty one would drop out of its list, and the list would say something else. */
function oneOf(node: Node, asking: Asking, depth: number): Where {
  const isCondition = isBranch(node) && Object.keys(node).length > 0
  return isCondition ? conditions(node, asking, depth) : refuse(asking.name, FAULTS.noCondition)
}

const COMPARED = ['equals', 'not_equals', 'in', 'not_in', 'exists'] as const
const ORDERED = ['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal'] as const
const SEARCHED = ['like', 'not_like', 'contains'] as const

const OPERATORS: Readonly<Record<Kind, ReadonlySet<string>>> = {
  // The admin searches its lists by title, also where the title is an id or a number: such a search is for the whole of it.
  id: new Set([...COMPARED, ...ORDERED, 'like', 'contains']),
  text: new Set([...COMPARED, ...ORDERED, ...SEARCHED]),
  choice: new Set([...COMPARED, ...SEARCHED]),
  number: new Set([...COMPARED, ...ORDERED, 'like', 'contains']),
  date: new Set([...COMPARED, ...ORDERED]),
  boolean: new Set(COMPARED),
  rows: new Set([...COMPARED, 'contains']),
  // MongoDB keeps it as a tree, in which no search finds anything.
  prose: new Set(['exists']),
  shape: new Set(),
}
const LISTS = new Set(['in', 'not_in'])

function comparedWith(place: Place, path: string, operator: string, value: Node): unknown {
  const name = `${path}[${operator}]`
  if (!OPERATORS[place.kind].has(operator)) refuse(name, FAULTS.noOperator)
  if (LISTS.has(operator)) {
    const members = isBranch(value) ? membersOf(value) : value.split(',')
    if (!members) return refuse(name, FAULTS.malformed)
    if (members.length > MOST_MEMBERS) refuse(name, FAULTS.tooMany)
    return members.map((member) => valueOf(place.kind, name, member))
  }
  if (operator === 'exists') return isBranch(value) || !/^(true|false)$/.test(value) ? refuse(name, FAULTS.boolean) : value
  const isSearch = isSearched(operator)
  const text = valueOf(isSearch ? 'text' : place.kind, name, value)
  if (isSearch && (text.replace(/[^%_]/g, '').length > MOST_WILDCARDS || text.split(/\s+/).length > MOST_WORDS))
    refuse(name, FAULTS.tooLong)
  return text
}

/** Whether `value` can be one of a field of this kind; the database fails on a date that is none. */
export function fitsKind(kind: Kind, value: string): boolean {
  if (value.includes('\0')) return false
  if (value === 'null') return true
  if (kind === 'number') return /^-?\d{1,15}(\.\d{1,10})?$/.test(value)
  if (kind === 'date') return isDate(value)
  return kind !== 'boolean' || /^(true|false)$/.test(value)
}

const MISFITS: Partial<Record<Kind, Label>> = { number: FAULTS.number, date: FAULTS.date, boolean: FAULTS.boolean }

/** Whether the operator looks into a value as a text, whatever it is. */
export function isSearched(operator: string): boolean {
  return (SEARCHED as readonly string[]).includes(operator)
}

function valueOf(kind: Kind, name: string, value: Node): string {
  if (isBranch(value)) return refuse(name, FAULTS.list)
  if (value.length > LONGEST_VALUE) refuse(name, FAULTS.tooLong)
  return fitsKind(kind, value) ? value : refuse(name, MISFITS[kind] ?? FAULTS.malformed)
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d\d(-\d\d([T ][\d:.]{1,12}(Z|[+-]\d\d:?\d\d)?)?)?$/.test(value)) return false
  return !Number.isNaN(Date.parse(value))
}
