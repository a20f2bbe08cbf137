import { FAULTS, refuse } from './faults'

/** The members of a parameter, as in `where[a][equals]`; a list has its positions for names. */
export type Branch = { readonly [name: string]: string | Branch }
export type Node = string | Branch

/** No honest question has more parts; a list of ids has a thousand. */
const MOST_PARTS = 3_000
const LONGEST_QUESTION = 200_000
/** `where[or][0][and][0][field][in][0]` has seven. */
const DEEPEST = 12

const KEY = /^([^[\]]+)((?:\[[^[\]]*\])*)$/

/**
 * The parameters as a tree. Unlike Payload's own reader it takes nothing twice, drops nothing that is too deep, and mixes no list with a value.
 * @throws QuestionError naming the parameter that is at fault
 */
export function treeOf(params: URLSearchParams): Branch {
  const tree = branch()
  let parts = 0
  let length = 0
  for (const [key, value] of params) {
    parts += 1
    length += key.length + value.length
    if (parts > MOST_PARTS || length > LONGEST_QUESTION) refuse(nameOf(key), FAULTS.tooMany)
    const [, name, members = ''] = KEY.exec(key) ?? refuse(key, FAULTS.malformed)
    const path = [name ?? '', ...[...members.matchAll(/\[([^[\]]*)\]/g)].map(([, member = '']) => member)]
    if (path.length > DEEPEST) refuse(nameOf(key), FAULTS.tooDeep)
    put(tree, path, value, key)
  }
  return tree
}

/** The same of a body that Payload reads as a question (an overridden method with JSON). */
export function treeOfJson(value: unknown, name: string, depth = 0): Node {
  if (depth > DEEPEST) refuse(name, FAULTS.tooDeep)
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return String(value)
  if (typeof value !== 'object') return refuse(name, FAULTS.malformed)
  const entries: [string, unknown][] = Object.entries(value)
  if (entries.length > MOST_PARTS) refuse(name, FAULTS.tooMany)
  const tree = branch()
  for (const [key, member] of entries) tree[key] = treeOfJson(member, depth === 0 ? key : name, depth + 1) as string | Growing
  return tree
}

export function isBranch(node: Node | undefined): node is Branch {
  return typeof node === 'object'
}

/** The members of a list in their order; undefined where the names are no positions. */
export function membersOf(node: Branch): Node[] | undefined {
  const names = Object.keys(node)
  return names.every((name) => /^\d{1,4}$/.test(name))
    ? names.toSorted((a, b) => Number(a) - Number(b)).map((name) => node[name] ?? '')
    : undefined
}

type Growing = { [name: string]: string | Growing }

/** Without a prototype, so that `__proto__` is a name like any other (and no field). */
function branch(): Growing {
  return Object.create(null) as Growing
}

function put(tree: Growing, path: readonly string[], value: string, key: string): void {
  let here = tree
  for (const [index, member] of path.entries()) {
    // `in[]=a&in[]=b` counts by itself.
    const name = member === '' ? String(Object.keys(here).length) : member
    const known = here[name]
    if (index === path.length - 1) {
      if (known !== undefined) refuse(nameOf(key), FAULTS.repeated)
      here[name] = value
    } else {
      if (typeof known === 'string') refuse(nameOf(key), FAULTS.repeated)
      const next: Growing = known ?? branch()
      here[name] = next
      here = next
    }
  }
}

function nameOf(key: string): string {
  return key.split('[')[0] ?? key
}
