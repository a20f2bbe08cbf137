import {
  buildVersionCollectionFields,
  type CollectionBeforeOperationHook,
  type PayloadRequest,
  type SanitizedCollectionConfig,
} from 'payload'
import { askerOf, mayAsk } from './asker'
import { fitsKind, isSearched } from './conditions'
import { FAULTS, refuse, refuseAsking } from './faults'
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
  await judgeConditions(read.where, collection, isWhole, req)
  for (const [name, join] of Object.entries(isPlain(read.joins) ? read.joins : {})) {
    const target = targetOf(name, collection, req)
    if (!isPlain(join) || !target) continue
    for (const path of sortedBy(join['sort'])) await judge(placeIn(path, target, req) ?? refuse(path, FAULTS.noField), path, true, req)
    await judgeConditions(join['where'], target, isWhole, req)
  }
  // Only the admin's lists and tables ask for drafts here; the reads of our own code are bounded where they are written.
  if (read.draft === true && operation === 'read' && 'limit' in read && !('id' in read))
    return { ...args, limit: shown(read.limit), page: shownPage(read.page) } as typeof args
  return args
}

const READS: ReadonlySet<string> = new Set(['read', 'readDistinct', 'count', 'countVersions', 'update', 'delete'])

async function judge(place: Place, path: string, isWhole: boolean, req: PayloadRequest): Promise<void> {
  if (!(await mayAsk(askerOf(req), place, isWhole))) refuseAsking(path)
}

async function judgeConditions(
  where: unknown,
  fields: SanitizedCollectionConfig,
  isWhole: boolean,
  req: PayloadRequest,
  depth = 0,
): Promise<void> {
  if (where === undefined || where === null) return
  if (!isPlain(where)) return refuse('where', FAULTS.noCondition)
  if (depth > DEEPEST) refuse('where', FAULTS.tooDeep)
  for (const [key, member] of Object.entries(where)) {
    if (/^(and|or)$/i.test(key)) {
      const members: unknown[] = Array.isArray(member) ? member : isPlain(member) ? Object.values(member) : []
      for (const each of members) await judgeConditions(each, fields, isWhole, req, depth + 1)
      continue
    }
    // Payload has its own words for a field that is none.
    const place = placeIn(key, fields, req)
    if (!place) continue
    await judge(place, key, isWhole, req)
    for (const [operator, compared] of Object.entries(isPlain(member) ? member : {})) {
      const kind = isSearched(operator) ? 'text' : operator === 'exists' ? 'boolean' : place.kind
      for (const value of [compared].flat())
        if (typeof value === 'string' && !value.split(',').every((each) => fitsKind(kind, each))) refuse(key, FAULTS.malformed)
    }
  }
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
