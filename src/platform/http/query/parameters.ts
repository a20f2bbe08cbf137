import { FAULTS, refuse } from './faults'
import { isBranch, membersOf, type Branch, type Node } from './tree'

/** The most rows of one answer. A collection that grows by thousands a day is not read whole while others wait for the event loop. */
export const MOST_ROWS = 1_000
/** Of one list that is joined to a row: ids alone, or whole rows. */
export const MOST_JOINED = { flat: 100, deep: 10 } as const
const LAST_PAGE = 1_000_000
const MOST_SORTED = 5
const MOST_CHOSEN = 200
const DEEPEST = 10

/** Every route of Payload's that answers a question about rows. */
export type Route =
  | 'list'
  | 'count'
  | 'one'
  | 'versions'
  | 'version'
  | 'create'
  | 'updateMany'
  | 'updateOne'
  | 'deleteMany'
  | 'deleteOne'
  | 'copy'
  | 'restore'
  | 'access'
  | 'me'

/** What every one of them takes. There is one locale and no fallback, yet the admin names them in every request. */
const SHARED = ['depth', 'draft', 'locale', 'fallback-locale', 'fallbackLocale', 'populate', 'select', 'trash']
const PAGES = ['limit', 'page', 'pagination', 'sort', 'where']
const WRITES = ['autosave', 'overrideLock', 'publishAllLocales', 'publishSpecificLocale', 'unpublishAllLocales', 'uploadEdits']

const KNOWN: Readonly<Record<Route, ReadonlySet<string>>> = {
  list: new Set([...SHARED, ...PAGES, 'joins', 'flattenLocales']),
  count: new Set(['where', 'trash', 'draft', 'locale', 'fallback-locale', 'fallbackLocale']),
  one: new Set([...SHARED, 'joins', 'flattenLocales']),
  versions: new Set([...SHARED, ...PAGES]),
  version: new Set(SHARED),
  create: new Set([...SHARED, ...WRITES]),
  updateMany: new Set([...SHARED, ...WRITES, 'limit', 'sort', 'where']),
  updateOne: new Set([...SHARED, ...WRITES]),
  deleteMany: new Set([...SHARED, 'limit', 'overrideLock', 'sort', 'where']),
  deleteOne: new Set([...SHARED, 'overrideLock']),
  copy: new Set([...SHARED, 'selectedLocales']),
  restore: new Set(SHARED),
  access: new Set(SHARED),
  me: new Set([...SHARED, 'joins']),
}

/** Choices of fields: `{ title: 'true', group: { a: 'true' } }`. */
export type Choice = { [field: string]: 'true' | 'false' | Choice }
export type JoinPart = { count?: string; limit?: string; page?: string; sort?: string[]; where?: Node }

/** A question of known parts, each of the right form; whether its fields exist and may be asked by is judged elsewhere. */
export type Parts = {
  scalars: Readonly<Record<string, string>>
  sort?: string[]
  where?: Node
  select?: Choice
  populate?: Record<string, Choice>
  joins?: Record<string, false | JoinPart>
  uploadEdits?: Branch
}

/**
 * The parameters of a request, read in the one way that the house reads them.
 * @throws QuestionError naming the parameter that is unknown, repeated, too large or of another form
 */
export function partsOf(tree: Branch, route: Route): Parts {
  const scalars: Record<string, string> = {}
  const parts: Parts = { scalars }
  for (const [name, node] of Object.entries(tree)) {
    if (!KNOWN[route].has(name)) refuse(name, FAULTS.unknown)
    switch (name) {
      case 'where':
        parts.where = node
        break
      case 'sort':
        parts.sort = sortOf(node, name)
        break
      case 'select':
        parts.select = choiceOf(node, name)
        break
      case 'populate':
        parts.populate = Object.fromEntries(entriesOf(node, name).map(([slug, choice]) => [slug, choiceOf(choice, name)]))
        break
      case 'joins':
        parts.joins = Object.fromEntries(
          entriesOf(node, name).map(([join, part]) => [
            join,
            joinOf(part, `${name}[${join}]`, tree['depth'] === '0' ? MOST_JOINED.flat : MOST_JOINED.deep),
          ]),
        )
        break
      case 'uploadEdits':
        parts.uploadEdits = editsOf(node, name)
        break
      default:
        scalars[name] = scalarOf(name, node)
    }
  }
  return parts
}

/** As many rows as were asked for, but never more than {@link MOST_ROWS}; the answer then tells its true total. */
export function withinRows(scalars: Readonly<Record<string, string>>): Record<string, string> {
  const { pagination, ...rest } = scalars
  const limit = scalars['limit'] === undefined ? undefined : Number(scalars['limit'])
  const isAll = limit === undefined ? pagination === 'false' : limit === 0 || limit > MOST_ROWS
  if (!isAll) return { ...scalars }
  return { ...rest, limit: String(MOST_ROWS) }
}

function scalarOf(name: string, node: Node): string {
  if (isBranch(node)) return refuse(name, FAULTS.list)
  switch (name) {
    case 'limit':
      return whole(name, node, 0, Number.MAX_SAFE_INTEGER)
    case 'page':
      return whole(name, node, 1, LAST_PAGE)
    case 'depth':
      return whole(name, node, 0, DEEPEST)
    case 'locale':
    case 'fallback-locale':
    case 'fallbackLocale':
    case 'publishSpecificLocale':
    case 'selectedLocales':
      return /^[\w,-]{0,40}$/.test(node) ? node : refuse(name, FAULTS.locale)
    default:
      return /^(true|false)$/.test(node) ? node : refuse(name, FAULTS.boolean)
  }
}

function whole(name: string, text: string, least: number, most: number): string {
  const isWhole = /^\d{1,15}$/.test(text) && Number(text) >= least && Number(text) <= most
  return isWhole ? String(Number(text)) : refuse(name, FAULTS.whole)
}

function sortOf(node: Node, name: string): string[] {
  const members = isBranch(node) ? membersOf(node) : node.split(',')
  if (!members || members.length === 0) return refuse(name, FAULTS.malformed)
  if (members.length > MOST_SORTED) refuse(name, FAULTS.tooMany)
  return members.map((member) => (isBranch(member) || !/^-?\w+(\.\w+)*$/.test(member) ? refuse(name, FAULTS.malformed) : member))
}

function choiceOf(node: Node, name: string, depth = 0): Choice {
  const entries = entriesOf(node, name)
  if (depth > DEEPEST) refuse(name, FAULTS.tooDeep)
  if (entries.length > MOST_CHOSEN) refuse(name, FAULTS.tooMany)
  return Object.fromEntries(
    entries.map(([field, member]) => {
      if (!/^\w+$/.test(field)) refuse(`${name}[${field}]`, FAULTS.malformed)
      if (isBranch(member)) return [field, choiceOf(member, name, depth + 1)]
      return [field, member === 'true' || member === 'false' ? member : refuse(`${name}[${field}]`, FAULTS.boolean)]
    }),
  )
}

function joinOf(node: Node, name: string, most: number): false | JoinPart {
  if (node === 'false') return false
  const part: JoinPart = {}
  for (const [member, value] of entriesOf(node, name)) {
    const path = `${name}[${member}]`
    if (member === 'where') part.where = value
    else if (member === 'sort') part.sort = sortOf(value, path)
    else if (isBranch(value)) refuse(path, FAULTS.list)
    else if (member === 'limit') part.limit = String(Math.min(Number(whole(path, value, 0, Number.MAX_SAFE_INTEGER)) || most, most))
    else if (member === 'page') part.page = whole(path, value, 1, LAST_PAGE)
    else if (member === 'count') part.count = /^(true|false)$/.test(value) ? value : refuse(path, FAULTS.boolean)
    else refuse(path, FAULTS.unknown)
  }
  return part
}

/** How a picture is cut: numbers and their unit. */
function editsOf(node: Node, name: string, depth = 0): Branch {
  return Object.fromEntries(
    entriesOf(node, name).map(([member, value]) => {
      if (isBranch(value)) return [member, depth < 3 ? editsOf(value, name, depth + 1) : refuse(name, FAULTS.tooDeep)]
      return [member, /^(-?\d{1,6}(\.\d{1,20})?|px|%|true|false)$/.test(value) ? value : refuse(name, FAULTS.malformed)]
    }),
  )
}

function entriesOf(node: Node, name: string): [string, Node][] {
  return isBranch(node) ? Object.entries(node) : refuse(name, FAULTS.malformed)
}
