import type { CollectionSlug, Payload, Where } from 'payload'
import { NO_JOINS } from '@/platform/audit'

export type Row = { id: string | number } & Record<string, unknown>

/** What of a collection is read: of all rows or of those where something holds, whole or only some of their fields (the id is always there). */
export type Reading = { where?: Where; fields?: readonly string[] }

const BATCH = 500
/** Whole rows may be long (manuscripts); few of them are in memory at once. */
const WHOLE_BATCH = 100

/**
 * Every row of a collection, in batches by ascending id. Each batch begins behind the last id of the one before it, so that the last one costs
 * what the first one does, and nothing is counted. Rows that are added meanwhile come or not; none comes twice.
 */
export async function* batches(
  payload: Payload,
  slug: string,
  { size, ...reading }: Reading & { size?: number } = {},
): AsyncGenerator<Row[]> {
  const limit = size ?? (reading.fields ? BATCH : WHOLE_BATCH)
  let last: Row['id'] | undefined
  for (;;) {
    const all: Where[] = [...(last === undefined ? [] : [{ id: { greater_than: last } }]), ...(reading.where ? [reading.where] : [])]
    const where: Where = all.length > 0 ? { and: all } : {}
    const rows = await find(payload, slug, { ...reading, where }, { sort: 'id', limit })
    if (rows.length > 0) yield rows
    last = rows.at(-1)?.id
    if (rows.length < limit) return
  }
}

/** All rows where `field` is one of `values`, a batch's worth of values to a question. */
export async function allWhere(
  payload: Payload,
  slug: string,
  field: string,
  values: readonly (string | number)[],
  { fields, where }: Reading = {},
): Promise<Row[]> {
  const found: Row[] = []
  for (let start = 0; start < values.length; start += BATCH) {
    const among: Where = { [field]: { in: values.slice(start, start + BATCH) } }
    const rows = await find(payload, slug, { where: where ? { and: [among, where] } : among, ...(fields ? { fields } : {}) })
    for (const row of rows) found.push(row)
  }
  return found
}

/** Those of `ids` that a collection really has; nothing but ids is read. */
export async function existing(payload: Payload, slug: string, ids: readonly (string | number)[]): Promise<Set<string>> {
  return new Set((await allWhere(payload, slug, 'id', ids, { fields: [] })).map(({ id }) => String(id)))
}

export function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const of = key(row)
    const group = groups.get(of)
    if (group) group.push(row)
    else groups.set(of, [row])
  }
  return groups
}

async function find(
  payload: Payload,
  slug: string,
  { fields, where = {} }: Reading,
  order: { sort?: string; limit: number } = { limit: 0 },
): Promise<Row[]> {
  const { docs } = await payload.db.find<Row>({
    collection: slug as CollectionSlug,
    where,
    joins: NO_JOINS,
    ...order,
    pagination: false,
    ...(fields ? { select: Object.fromEntries(fields.map((field) => [field, true as const])) } : {}),
  })
  return docs
}
