import { combineQueries, validateQueryPaths, type PayloadRequest, type SanitizedCollectionConfig, type Where } from 'payload'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { defineErrors, DomainError } from '@/kernel/errors'
import type { Question } from './question'

/** Rows that are read, populated and written out in one go; between two goes others have their turn. */
export const ROWS_A_SLICE = { flat: 20, deep: 5, joined: 2 } as const
/** One answer: enough for a thousand ordinary rows, too little for a thousand manuscripts. */
const MOST_CHARACTERS = 32_000_000

type Found = { docs: { id: number | string }[] } & Record<string, unknown>

/** Whether the answer to a list is read in slices, and of how many rows. */
export function sliceOf(question: Question, collection: SanitizedCollectionConfig): number | undefined {
  const rows = question['limit'] === undefined ? 10 : Number(question['limit'])
  // Joined lists come with every row, at whatever depth.
  const isJoined = Object.keys(collection.joins).length > 0 || collection.polymorphicJoins.length > 0
  const slice = ROWS_A_SLICE[question['depth'] === '0' ? (isJoined ? 'deep' : 'flat') : isJoined ? 'joined' : 'deep']
  return rows > slice ? slice : undefined
}

/**
 * Answers a list in slices: first which rows, in their order and with their total, then the rows themselves, a few at a time. Payload
 * populates and writes out all rows of an answer in one go, which for a thousand rows kept everybody waiting for seconds.
 * @throws DomainError `request.tooMuch` where the rows are longer than an answer may be
 */
export async function answerInSlices(
  question: Question,
  slice: number,
  collection: SanitizedCollectionConfig,
  req: PayloadRequest,
): Promise<Response> {
  const { payload } = req
  const { sort, where, ...shape } = optionsOf(question)
  const { docs, ...totals } = await rowsAsked({ where, sort, page: shape['page'], limit: shape['limit'] }, collection, req)
  const asked = { collection: collection.slug, overrideAccess: false, req, trash: shape['trash'] } as const
  const parts: string[] = []
  let characters = 0
  for (let start = 0; start < docs.length; start += slice) {
    await nextTurn()
    const ids = docs.slice(start, start + slice).map(({ id }) => id)
    const { depth, draft, joins, populate, select } = shape
    const found = (await payload.find({
      ...asked,
      ...{ depth, draft, joins, populate, select },
      where: { id: { in: ids } },
      limit: slice,
      pagination: false,
    } as never)) as unknown as Found
    const byId = new Map(found.docs.map((doc) => [doc.id, doc]))
    for (const id of ids) {
      const doc = byId.get(id)
      if (!doc) continue // deleted in between
      const part = JSON.stringify(doc)
      characters += part.length
      if (characters > MOST_CHARACTERS) throw new DomainError('request.tooMuch')
      parts.push(parts.length === 0 ? part : `,${part}`)
    }
  }
  const end = JSON.stringify(totals)
  return new Response(streamOf(['{"docs":[', ...parts, `]${end === '{}' ? '' : `,${end.slice(1, -1)}`}}`]), {
    headers: { 'content-type': 'application/json' },
  })
}

/**
 * Which rows, without reading them: what `find` does before it asks the database. Payload goes through every field of every row that
 * it hands out, also of those that were not chosen.
 */
async function rowsAsked(
  { limit, page, sort, where }: Record<string, unknown>,
  collection: SanitizedCollectionConfig,
  req: PayloadRequest,
): Promise<Found> {
  const readable = await collection.access.read({ req })
  if (!readable) throw new DomainError('request.forbidden')
  const own = (where ?? {}) as Where
  // Adds to it what the asker may read of the rows that it leads to.
  await validateQueryPaths({ collectionConfig: collection, overrideAccess: false, req, where: own })
  return (await req.payload.db.find({
    collection: collection.slug,
    where: combineQueries(own, readable),
    sort: (sort ?? collection.defaultSort ?? '-createdAt') as string[],
    limit: Number(limit),
    page: Number(page ?? 1),
    pagination: true,
    select: { id: true },
    joins: false,
    req,
  } as never)) as unknown as Found
}

/** The question as Payload's own functions take it. */
function optionsOf(question: Question): Record<string, unknown> {
  const options: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(question)) {
    if (name === 'limit' || name === 'page' || name === 'depth') options[name] = Number(value)
    else if (name === 'sort') options[name] = String(value).split(',')
    else options[name] = valued(value, name === 'where')
  }
  if (options['joins']) options['joins'] = joinsOf(options['joins'] as Record<string, false | Record<string, unknown>>)
  return options
}

function valued(value: unknown, isText: boolean): unknown {
  if (value === 'true' && !isText) return true
  if (value === 'false' && !isText) return false
  if (isText || typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, valued(member, isText || name === 'where')]))
}

function joinsOf(joins: Record<string, false | Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(joins).map(([name, join]) => {
      if (join === false) return [name, false]
      const { limit, page, ...rest } = join
      return [
        name,
        { ...rest, ...(limit === undefined ? {} : { limit: Number(limit) }), ...(page === undefined ? {} : { page: Number(page) }) },
      ]
    }),
  )
}

function streamOf(parts: readonly string[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let next = 0
  return new ReadableStream({
    // To write out thirty megabytes takes as long as to read them.
    pull: async (controller) => {
      await nextTurn()
      if (next >= parts.length) controller.close()
      else controller.enqueue(encoder.encode(parts.slice(next, (next += ROWS_A_SLICE.flat)).join('')))
    },
  })
}

defineErrors({
  'request.tooMuch': {
    status: 413,
    zh: '结果太长，无法一次给出。请减少 limit，或用 select 只选需要的字段。',
    en: 'The answer would be too long. Ask for fewer rows by limit, or choose the fields that you need by select.',
  },
})
