import {
  buildVersionCollectionFields,
  type CollectionBeforeOperationHook,
  type PayloadRequest,
  type SanitizedCollectionConfig,
  type Where,
} from 'payload'
import { dialectOf } from '@/database/dialect'
import { askerOf, mayAsk } from './asker'
import { allOf, fitsKind, isMeant, isSearched } from './conditions'
import { FAULTS, refuse, refuseAsking } from './faults'
import { meaningOf } from './meaning'
import { placeOf, type Fields, type Place } from './places'

/** More rows than this no page of the admin shows. */
const MOST_SHOWN = 250
const DEEPEST = 12

type Read = {
  overrideAccess?: boolean
  draft?: boolean
  field?: unknown
  joins?: unknown
  limit?: unknown
  page?: unknown
  sort?: unknown
  where?: unknown
}

/**
 * Judges every question that is asked in somebody's name, also those of the admin panel, which read by Payload's own functions
 * and with whatever the address of a page or a server action says. How many conditions our own code asks is its own affair.
 * @throws QuestionError
 */
export const askableOnly: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  const read = args as Read
  // Payload's endpoints leave it unset where they mean "no".
  if (read.overrideAccess === true || !READS.has(operation)) return args
  if ((await askerOf(req).rows(collection.slug)) === 'none') return args
  const isWhole = read.draft === true && Boolean(collection.versions)
  for (const path of sortedBy(read.sort)) await judge(placeIn(path, collection, req) ?? refuse(path, FAULTS.noField), path, true, req)
  if (read.field !== undefined)
    await judge(placeIn(String(read.field), collection, req) ?? refuse('field', FAULTS.noField), String(read.field), true, req)
  const where = await judgedConditions(read.where, collection, isWhole, req)
  const joins: Record<string, unknown> = {}
  for (const [name, join] of Object.entries(isPlain(read.joins) ? read.joins : {})) {
    const target = targetOf(name, collection, req)
    if (!isPlain(join) || !target) continue
    for (const path of sortedBy(join['sort'])) await judge(placeIn(path, target, req) ?? refuse(path, FAULTS.noField), path, true, req)
    const joined = await judgedConditions(join['where'], target, isWhole, req)
    joins[name] = joined ? { ...join, where: joined } : join
  }
  const asked = {
    ...args,
    ...(where ? { where } : {}),
    ...(Object.keys(joins).length > 0 ? { joins: { ...(read.joins as object), ...joins } } : {}),
  } as typeof args
  // Only the admin's lists and tables ask for drafts here; the reads of our own code are bounded where they are written.
  if (read.draft === true && operation === 'read' && 'limit' in read && !('id' in read))
    return { ...asked, limit: shown(read.limit), page: shownPage(read.page) } as typeof args
  return asked
}

const READS: ReadonlySet<string> = new Set(['read', 'readDistinct', 'count', 'countVersions', 'update', 'delete'])

async function judge(place: Place, path: string, isWhole: boolean, req: PayloadRequest): Promise<void> {
  if (!(await mayAsk(askerOf(req), place, isWhole))) refuseAsking(path)
}

/** The same conditions in words that every database understands alike; undefined where there are none. */
async function judgedConditions(
  where: unknown,
  fields: SanitizedCollectionConfig,
  isWhole: boolean,
  req: PayloadRequest,
  depth = 0,
): Promise<Where | undefined> {
  if (where === undefined || where === null) return undefined
  if (!isPlain(where)) return refuse('where', FAULTS.noCondition)
  if (depth > DEEPEST) refuse('where', FAULTS.tooDeep)
  const parts: Where[] = []
  for (const [key, member] of Object.entries(where)) {
    if (/^(and|or)$/i.test(key)) {
      const members: unknown[] = Array.isArray(member) ? member : isPlain(member) ? Object.values(member) : []
      const judged: Where[] = []
      for (const each of members) judged.push((await judgedConditions(each, fields, isWhole, req, depth + 1)) ?? {})
      if (judged.length > 0) parts.push({ [key.toLowerCase()]: judged })
      continue
    }
    const place = placeIn(key, fields, req)
    // Payload has its own words for a field that is none.
    if (!place || !isPlain(member)) {
      parts.push({ [key]: member } as Where)
      continue
    }
    await judge(place, key, isWhole, req)
    for (const [operator, compared] of Object.entries(member)) parts.push(meant(place, key, operator, compared, req))
  }
  return isMeant(where) ? (where as Where) : allOf(parts)
}

function meant(place: Place, key: string, operator: string, compared: unknown, req: PayloadRequest): Where {
  const kind = isSearched(operator) ? 'text' : operator === 'exists' ? 'boolean' : place.kind
  for (const value of [compared].flat())
    if (typeof value === 'string' && !value.split(',').every((each) => fitsKind(kind, each))) refuse(key, FAULTS.malformed)
  const meaning = meaningOf(place, key, operator, compared, dialectOf(req.payload.db))
  if (meaning) return meaning
  // Of these a database drops the condition or fails on it. The others it answers in its own way, which our own code knows.
  const isLost = operator === 'all' || (operator === 'exists' && (place.steps.length > 1 || place.isPolymorphic || place.kind === 'shape'))
  return isLost ? refuse(key, FAULTS.noOperator) : ({ [key]: { [operator]: compared } } as Where)
}

function sortedBy(sort: unknown): string[] {
  if (sort === undefined || sort === null || sort === '') return []
  const members: unknown[] = Array.isArray(sort) ? sort : [sort]
  return members
    .flatMap((each) => (typeof each === 'string' ? each.split(',') : refuse('sort', FAULTS.malformed)))
    .map((each) => each.replace(/^-/, ''))
}

function placeIn(path: string, collection: SanitizedCollectionConfig, req: PayloadRequest): Place | undefined {
  const place = placeOf(path, collection, lookUp(req))
  if (place || !collection.versions) return place
  const flattenedFields = buildVersionCollectionFields(req.payload.config, collection, true)
  return placeOf(path, { slug: collection.slug, flattenedFields }, lookUp(req))
}

function targetOf(name: string, collection: SanitizedCollectionConfig, req: PayloadRequest): SanitizedCollectionConfig | undefined {
  const field = placeOf(name, collection, lookUp(req))?.steps[0]?.fields.at(-1)
  return field?.type === 'join' && !Array.isArray(field.collection) ? req.payload.collections[field.collection].config : undefined
}

function lookUp(req: PayloadRequest): (slug: string) => Fields | undefined {
  const all = req.payload.collections as Record<string, { config: SanitizedCollectionConfig } | undefined>
  return (slug) => (Object.hasOwn(all, slug) ? all[slug]?.config : undefined)
}

function shown(limit: unknown): number | undefined {
  if (limit === undefined) return undefined
  const rows = Number(limit)
  return Number.isInteger(rows) && rows > 0 ? Math.min(rows, MOST_SHOWN) : MOST_SHOWN
}

function shownPage(page: unknown): number | undefined {
  const number = Number(page ?? 1)
  return Number.isInteger(number) && number > 0 && number <= 1_000_000 ? number : 1
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
