import type { FlattenedField, SanitizedCollectionConfig } from 'payload'
import type { Chance } from './random'
import type { Body, FuzzRequest } from './request'

/** What requests are made of: the routes and fields of the configuration, ids that exist, and who asks. */
export type World = {
  collections: readonly SanitizedCollectionConfig[]
  /** Routes that belong to no collection, such as `/access`. */
  routes: readonly { method: string; path: string }[]
  roles: readonly string[]
  ids: Readonly<Record<string, readonly string[]>>
}

const ODD = [
  '',
  '0',
  '-1',
  '1',
  '1e9',
  '1.5',
  'NaN',
  'null',
  'undefined',
  'true',
  'false',
  'x',
  '%',
  '%25',
  '\u0000',
  '💥',
  "' or 1=1 --",
  '2026-02-30',
  '2026-01-01',
  '9999999999999999',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  '[object Object]',
  '{"a":1}',
  '[]',
  'a,b,c',
  'x'.repeat(600),
]
const OPERATORS =
  'equals not_equals in not_in all exists like not_like contains greater_than less_than_equal near within intersects is'.split(' ')
const TYPES = [
  'application/json',
  'application/json; charset=utf-16',
  'text/plain',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'application/xml',
  'nonsense',
]
const PARAMETERS = (
  'limit page depth sort where select populate joins draft locale fallback-locale fallbackLocale trash pagination autosave ' +
  'publishSpecificLocale publishAllLocales unpublishAllLocales uploadEdits overrideLock data search flattenLocales selectedLocales allSessions nothing'
).split(' ')

export function makeRequest(chance: Chance, world: World): FuzzRequest {
  const collection = chance.pick(world.collections)
  const { method, path } = chance.maybe(0.93) ? routeOf(chance, world, collection) : rootRoute(chance, world)
  const params = Array.from({ length: chance.pick([0, 0, 1, 1, 2, 3]) }, () => parameter(chance, world, collection))
  // A condition beside another, and joints beside both.
  if (params.some(([name]) => name.startsWith('where')) && chance.maybe(0.5)) params.push(condition(chance, world, collection))
  const request: FuzzRequest = { role: chance.pick(world.roles), method, path, params, headers: headersOf(chance, method) }
  return method === 'GET' || (method === 'DELETE' && chance.maybe(0.7))
    ? request
    : { ...request, body: bodyOf(chance, world, collection, path) }
}

function routeOf(chance: Chance, world: World, collection: SanitizedCollectionConfig): { method: string; path: string } {
  const endpoints = collection.endpoints || []
  const endpoint = endpoints.length > 0 ? chance.pick(endpoints) : { method: 'get', path: '/' }
  const method = chance.maybe(0.96) ? endpoint.method.toUpperCase() : chance.pick(['GET', 'POST', 'PATCH', 'PUT', 'DELETE'])
  const filled = endpoint.path.replace(/\/:(\w+)\??/g, () => `/${idOf(chance, world, collection.slug)}`)
  return { method, path: `/api/${collection.slug}${filled === '/' ? '' : filled}` }
}

function rootRoute(chance: Chance, world: World): { method: string; path: string } {
  const known = chance.pick(world.routes)
  if (chance.maybe(0.7))
    return {
      method: known.method.toUpperCase(),
      path: `/api${known.path.replace(/\/:(\w+)\??/g, () => `/${encodeURIComponent(chance.pick(ODD))}`)}`,
    }
  return {
    method: chance.pick(['GET', 'POST', 'PATCH']),
    path: chance.pick(['/api/globals/x', '/api/globals/x/versions', '/api/graphql', '/api/nowhere', '/api/payload-jobs/run']),
  }
}

function idOf(chance: Chance, world: World, slug: string): string {
  const ids = world.ids[slug] ?? []
  if (ids.length > 0 && chance.maybe(0.6)) return chance.pick(ids)
  // An empty or dotted segment would be another address.
  const odd = chance.pick(ODD)
  return odd === '' || odd.includes('..') ? 'none' : encodeURIComponent(odd)
}

function parameter(chance: Chance, world: World, collection: SanitizedCollectionConfig): readonly [string, string] {
  const name = chance.pick(PARAMETERS)
  switch (name) {
    case 'where':
      return condition(chance, world, collection)
    case 'sort':
      return ['sort', `${chance.maybe(0.4) ? '-' : ''}${pathOf(chance, world, collection)}`]
    case 'select':
      return [`select[${pathOf(chance, world, collection).replaceAll('.', '][')}]`, chance.pick(['true', 'false', 'x'])]
    case 'populate':
      return [`populate[${chance.pick(world.collections).slug}][${pathOf(chance, world, collection)}]`, 'true']
    case 'joins':
      return [
        `joins[${pathOf(chance, world, collection)}][${chance.pick(['limit', 'page', 'sort', 'count', 'where', 'x'])}]`,
        valueOf(chance, world),
      ]
    case 'uploadEdits':
      return [`uploadEdits[crop][${chance.pick(['x', 'width'])}]`, valueOf(chance, world)]
    default:
      return [
        chance.maybe(0.1) ? `${name}[]` : name,
        chance.maybe(0.5) ? chance.pick(['1', '2', 'true', 'false', 'null', '10']) : valueOf(chance, world),
      ]
  }
}

function condition(chance: Chance, world: World, collection: SanitizedCollectionConfig): readonly [string, string] {
  const place = `${joints(chance)}[${pathOf(chance, world, collection)}]`
  return [`where${place}[${chance.pick(OPERATORS)}]${chance.maybe(0.15) ? '[]' : ''}`, valueOf(chance, world)]
}

function joints(chance: Chance): string {
  return Array.from({ length: chance.pick([0, 0, 0, 1, 2]) }, () => `[${chance.pick(['or', 'and', 'AND'])}][${chance.below(3)}]`).join('')
}

function pathOf(chance: Chance, world: World, collection: SanitizedCollectionConfig): string {
  if (chance.maybe(0.06))
    return chance.pick(['id', '_id', 'nothing', 'createdAt', 'hash', 'sessions.id', '__proto__', 'a.b.c.d', 'version.title'])
  const field = chance.pick(collection.flattenedFields)
  return chance.maybe(0.4) ? `${field.name}.${deeperOf(chance, world, field, 0)}` : field.name
}

/** What stands in a group, or in the rows that a relation leads to, in one step or two. */
function deeperOf(chance: Chance, world: World, field: FlattenedField, hops: number): string {
  if ('flattenedFields' in field && field.flattenedFields.length > 0) return chance.pick(field.flattenedFields).name
  const slug = field.type === 'join' ? field.collection : 'relationTo' in field ? field.relationTo : undefined
  const target = world.collections.find((each) => each.slug === slug)
  if (!target || chance.maybe(0.2)) return chance.pick(['id', 'value', 'relationTo', 'title', 'name', 'state'])
  const next = chance.pick(target.flattenedFields)
  return hops < 2 && chance.maybe(0.3) ? `${next.name}.${deeperOf(chance, world, next, hops + 1)}` : next.name
}

function valueOf(chance: Chance, world: World): string {
  const ids = Object.values(world.ids).flat()
  return ids.length > 0 && chance.maybe(0.25) ? chance.pick(ids) : chance.pick(ODD)
}

function headersOf(chance: Chance, method: string): Record<string, string> {
  const headers: Record<string, string> = {}
  if (method === 'POST' && chance.maybe(0.08))
    headers[chance.pick(['x-payload-http-method-override', 'x-http-method-override'])] = chance.pick(['GET', 'GET', 'DELETE', 'x'])
  if (chance.maybe(0.05)) headers['accept-language'] = chance.pick(['en', 'zh', 'xx', ''])
  if (chance.maybe(0.02)) headers['authorization'] = chance.pick(['JWT x', 'Bearer', 'users API-Key x', 'JWT a.b.c'])
  if (chance.maybe(0.03)) headers['cookie'] = chance.pick(['payload-token=x', 'payload-lng=xx', '%', 'a=b; payload-token=%E4%B8'])
  return headers
}

function bodyOf(chance: Chance, world: World, collection: SanitizedCollectionConfig, path: string): Body | undefined {
  const kind = chance.below(20)
  if (kind === 0) return undefined
  if (kind === 1)
    return { kind: 'raw', text: chance.pick(['{', '[', 'null', '12', '"x"', '', '\u0000', '{"a":', '<a/>']), type: chance.pick(TYPES) }
  if (kind === 2) return { kind: 'raw', text: JSON.stringify(rowOf(chance, world, collection)), type: chance.pick(TYPES) }
  if (kind === 3)
    return {
      kind: 'form',
      text: `where[${pathOf(chance, world, collection)}][equals]=${encodeURIComponent(valueOf(chance, world))}&limit=2`,
    }
  if (kind <= 5)
    return {
      kind: 'multipart',
      fields: chance.maybe(0.8) ? [['_payload', chance.maybe(0.8) ? JSON.stringify(rowOf(chance, world, collection)) : '{']] : [['x', 'y']],
      file: chance.maybe(0.5) ? 'no picture' : undefined,
    }
  if (kind <= 7) return { kind: 'json', value: oddValue(chance, world) }
  const isVerb = path.split('/').length > 4 || /login|password|token|register|unlock/.test(path)
  return { kind: 'json', value: isVerb ? verbOf(chance, world) : rowOf(chance, world, collection) }
}

const VERBS =
  'action reason seenSeq username email password token data disableEmail body severity status answer from to hash accept formats value state codes rows'.split(
    ' ',
  )

function verbOf(chance: Chance, world: World): Record<string, unknown> {
  return Object.fromEntries(Array.from({ length: chance.below(4) }, () => [chance.pick(VERBS), oddValue(chance, world)]))
}

function rowOf(chance: Chance, world: World, collection: SanitizedCollectionConfig): Record<string, unknown> {
  const fields = collection.flattenedFields
  if (fields.length === 0) return {}
  const isWhole = chance.maybe(0.4)
  const chosen = isWhole ? fields : Array.from({ length: 1 + chance.below(3) }, () => chance.pick(fields))
  return Object.fromEntries(
    chosen.map((field) => [field.name, chance.maybe(isWhole ? 0.97 : 0.6) ? fitting(chance, world, field) : oddValue(chance, world)]),
  )
}

/** A value of about the right kind, so that the request comes past the first check. */
function fitting(chance: Chance, world: World, field: FlattenedField): unknown {
  switch (field.type) {
    case 'number':
      return chance.pick([0, 1, 2, 5, 100])
    case 'checkbox':
      return chance.maybe(0.5)
    case 'date':
      return chance.pick(['2026-01-01', '2027-06-30T08:00:00.000Z'])
    case 'select':
    case 'radio': {
      const values = field.options.map((option) => (typeof option === 'string' ? option : option.value))
      const value = values.length > 0 ? chance.pick(values) : 'x'
      return 'hasMany' in field && field.hasMany ? [value] : value
    }
    case 'relationship':
    case 'upload': {
      const slug = Array.isArray(field.relationTo) ? chance.pick(field.relationTo) : field.relationTo
      const id = chance.pick([...(world.ids[slug] ?? []), 'none'])
      const value = Array.isArray(field.relationTo) ? { relationTo: slug, value: id } : id
      return field.hasMany ? [value] : value
    }
    case 'array':
      return [Object.fromEntries(field.flattenedFields.map((each) => [each.name, fitting(chance, world, each)]))]
    case 'group':
    case 'tab':
      return Object.fromEntries(field.flattenedFields.map((each) => [each.name, fitting(chance, world, each)]))
    case 'richText':
    case 'json':
      return chance.pick([{}, [], { root: { type: 'root', children: [], direction: null, format: '', indent: 0, version: 1 } }, 'x'])
    default:
      return chance.pick(['文字', 'A-A', `名称${chance.below(1_000)}`, '6-17-01-02'])
  }
}

function oddValue(chance: Chance, world: World, depth = 0): unknown {
  switch (chance.below(depth > 2 ? 7 : 10)) {
    case 0:
      return null
    case 1:
      return chance.pick([0, -1, 1.5, 1e308, 9_007_199_254_740_993])
    case 2:
      return chance.maybe(0.5)
    case 3:
      return valueOf(chance, world)
    case 4:
      return []
    case 5:
      return {}
    case 6:
      return chance.pick(['2026-01-01', 'x'.repeat(2_000), 'a\u0000b'])
    case 7:
      return [oddValue(chance, world, depth + 1), oddValue(chance, world, depth + 1)]
    case 8:
      return { [chance.pick(['id', 'value', 'relationTo', 'root', '$inc', '__proto__', 'equals'])]: oddValue(chance, world, depth + 1) }
    default:
      return { relationTo: chance.pick(world.collections).slug, value: oddValue(chance, world, depth + 1) }
  }
}
