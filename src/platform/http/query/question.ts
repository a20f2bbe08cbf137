import { buildVersionCollectionFields, type PayloadRequest, type SanitizedCollectionConfig } from 'payload'
import { dialectOf } from '@/database/dialect'
import { askerOf, mayAsk, type Asker } from './asker'
import { conditionsOf, pathsIn } from './conditions'
import { FAULTS, refuse, refuseAsking } from './faults'
import { partsOf, withinRows, type Choice, type JoinPart, type Parts, type Route } from './parameters'
import { placeOf, type Fields, type Place } from './places'
import type { Branch } from './tree'

/** What may be sorted by: one value a row. */
const SORTED = new Set(['id', 'text', 'choice', 'number', 'date', 'boolean', 'rows'])

/** What Payload is asked instead: the same question, read, bounded, and only by fields that the asker may ask by. */
export type Question = Record<string, unknown>

/**
 * Reads and judges the parameters of one of Payload's routes.
 * @throws QuestionError `request.invalid` where it is malformed; `request.notAskable` where it asks by what the asker may not read
 */
export async function questionOf(
  tree: Branch,
  route: Route,
  collection: SanitizedCollectionConfig,
  req: PayloadRequest,
): Promise<Question> {
  const parts = partsOf(tree, route)
  // Whoever may not read a single row is told so by Payload; nothing is inferred from that.
  const asked = (await askerOf(req).rows(collection.slug)) === 'none' ? undefined : judgeFor(req, isWhole(parts, route))
  const fields = route === 'versions' || route === 'version' ? versionFields(collection, req) : collection
  return {
    ...(route === 'list' || route === 'versions' ? withinRows(parts.scalars) : parts.scalars),
    ...(await choices(parts, fields, asked, req)),
    ...(await rows(parts, fields, asked, req)),
    ...(parts.uploadEdits ? { uploadEdits: parts.uploadEdits } : {}),
  }
}

type Judge = { asker: Asker; judge(place: Place, path: string, ordered: boolean): Promise<void> }

function judgeFor(req: PayloadRequest, isWholeRead: boolean): Judge {
  const asker = askerOf(req)
  return {
    asker,
    judge: async (place, path, ordered) => {
      if (!(await mayAsk(asker, place, ordered || isWholeRead))) refuseAsking(path)
    },
  }
}

/** Payload lets through what stands at the other end only where it reads the rows themselves, neither their drafts nor their versions. */
function isWhole({ scalars }: Parts, route: Route): boolean {
  return scalars['draft'] === 'true' || route === 'versions'
}

async function rows(
  parts: Pick<JoinPart, 'sort' | 'where'>,
  fields: Fields,
  asked: Judge | undefined,
  req: PayloadRequest,
): Promise<Question> {
  const question: Question = {}
  if (parts.sort) {
    for (const each of parts.sort) {
      const path = each.replace(/^-/, '')
      const place = found(path, fields, req)
      // Whoever may not ask by a field learns nothing of its kind.
      await asked?.judge(place, path, !isUnsorted(place))
      if (isUnsorted(place)) refuse(path, FAULTS.noSort)
    }
    question['sort'] = parts.sort.join(',')
  }
  if (parts.where !== undefined) {
    for (const path of pathsIn(parts.where)) await asked?.judge(found(path, fields, req), path, false)
    question['where'] = conditionsOf(parts.where, 'where', (path) => found(path, fields, req), dialectOf(req.payload.db))
  }
  return question
}

function isUnsorted({ isMany, isPolymorphic, kind }: Place): boolean {
  return isMany || isPolymorphic || !SORTED.has(kind)
}

async function choices(parts: Parts, fields: Fields, asked: Judge | undefined, req: PayloadRequest): Promise<Question> {
  const question: Question = {}
  if (parts.select) question['select'] = await chosen(parts.select, '', fields, asked, req)
  if (parts.populate) {
    for (const [slug, choice] of Object.entries(parts.populate)) {
      const target = collectionsOf(req)(slug) ?? refuse(`populate[${slug}]`, FAULTS.noCollection)
      if (asked && (await asked.asker.rows(slug)) === 'none') refuseAsking(`populate[${slug}]`)
      await chosen(choice, '', target, asked, req)
    }
    question['populate'] = parts.populate
  }
  if (parts.joins) question['joins'] = await joins(parts.joins, fields, asked, req)
  return question
}

async function chosen(choice: Choice, prefix: string, fields: Fields, asked: Judge | undefined, req: PayloadRequest): Promise<Choice> {
  for (const [name, member] of Object.entries(choice)) {
    const path = `${prefix}${name}`
    // The fields of a block are chosen under the block's name; they are read with it.
    const place = placeOf(path, fields, collectionsOf(req))
    if (!place && isInBlocks(prefix, fields, req)) continue
    if (!place || place.steps.length > 1) return refuse(`select[${path}]`, FAULTS.noField)
    await asked?.judge(place, path, false)
    if (typeof member === 'object') await chosen(member, `${path}.`, fields, asked, req)
  }
  return choice
}

function isInBlocks(prefix: string, fields: Fields, req: PayloadRequest): boolean {
  const names = prefix.split('.').filter(Boolean)
  return names.some(
    (_, index) => placeOf(names.slice(0, index + 1).join('.'), fields, collectionsOf(req))?.steps[0]?.fields.at(-1)?.type === 'blocks',
  )
}

async function joins(
  parts: Record<string, false | JoinPart>,
  fields: Fields,
  asked: Judge | undefined,
  req: PayloadRequest,
): Promise<Question> {
  const question: Question = {}
  for (const [name, part] of Object.entries(parts)) {
    const target = joinedBy(fields, name, req) ?? refuse(`joins[${name}]`, FAULTS.noJoin)
    const place = placeOf(name, fields, collectionsOf(req))
    if (place) await asked?.judge(place, name, false)
    if (part === false) {
      question[name] = 'false'
      continue
    }
    if (asked && (await asked.asker.rows(target.slug)) === 'none') refuseAsking(name)
    const { sort, where, ...bounds } = part
    question[name] = {
      ...bounds,
      ...(await rows({ ...(sort ? { sort } : {}), ...(where !== undefined ? { where } : {}) }, target, asked, req)),
    }
  }
  return question
}

function joinedBy(fields: Fields, name: string, req: PayloadRequest): Fields | undefined {
  const field = placeOf(name, fields, collectionsOf(req))?.steps[0]?.fields.at(-1)
  return field?.type === 'join' && !Array.isArray(field.collection) ? collectionsOf(req)(field.collection) : undefined
}

function found(path: string, fields: Fields, req: PayloadRequest): Place {
  return placeOf(path, fields, collectionsOf(req)) ?? refuse(path, FAULTS.noField)
}

function collectionsOf(req: PayloadRequest): (slug: string) => Fields | undefined {
  const all = req.payload.collections as Record<string, { config: SanitizedCollectionConfig } | undefined>
  return (slug) => (Object.hasOwn(all, slug) ? all[slug]?.config : undefined)
}

function versionFields(collection: SanitizedCollectionConfig, req: PayloadRequest): Fields {
  return {
    slug: collection.slug,
    flattenedFields: buildVersionCollectionFields(req.payload.config, collection, true) as Fields['flattenedFields'],
  }
}
