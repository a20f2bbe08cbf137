import type { CollectionSlug, Payload, Where } from 'payload'

export type Row = { id: string | number } & Record<string, unknown>

const BATCH = 200

/** Every document of a collection, in batches, each read at depth 0 and with all that is stored. */
export async function* batches(payload: Payload, slug: string, where: Where = {}): AsyncGenerator<Row[]> {
  for (let page = 1; ; page += 1) {
    const found = await payload.db.find<Row>({
      collection: slug as CollectionSlug,
      where,
      sort: 'id',
      limit: BATCH,
      page,
      pagination: true,
    })
    if (found.docs.length > 0) yield found.docs
    if (!found.hasNextPage) return
  }
}

/** All documents where `field` is one of `values`; `values` is one batch's. */
export async function allWhere(
  payload: Payload,
  slug: string,
  field: string,
  values: readonly (string | number)[],
  extra: Where = {},
): Promise<Row[]> {
  if (values.length === 0) return []
  const where: Where = { and: [{ [field]: { in: [...values] } }, extra] }
  const { docs } = await payload.db.find<Row>({ collection: slug as CollectionSlug, where, limit: 0, pagination: false })
  return docs
}

/** Those of `ids` that a collection really has. */
export async function existing(payload: Payload, slug: string, ids: readonly (string | number)[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (let start = 0; start < ids.length; start += BATCH)
    for (const { id } of await allWhere(payload, slug, 'id', ids.slice(start, start + BATCH))) found.add(String(id))
  return found
}

export function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row])
  return groups
}
