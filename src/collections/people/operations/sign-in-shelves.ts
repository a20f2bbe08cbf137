import type { PayloadRequest } from 'payload'

/*
 * What is remembered of names and accounts beside their rows stands in Payload's own store of keys, 256 rows of each kind, each bounded:
 * whoever tries a million names makes others forgotten, and no table grow. Names themselves are not kept: people type their password there.
 */

export type ShelfKind = 'sign-in-failures' | 'sign-in-lifted'

/** How many keys are remembered in one row, the latest to change. */
const KEYS_PER_ROW = 200

type Shelf<T> = Record<string, T>

/** @param key a keyed digest in hexadecimal digits ({@link import('./sign-in-subject').subjectOf}) */
export async function recall<T>(req: PayloadRequest, kind: ShelfKind, key: string): Promise<T | undefined> {
  return (await shelfOf<T>(req, kind, key))[key]
}

/** Reads and writes: call it in a transaction. */
export async function remember<T>(req: PayloadRequest, kind: ShelfKind, key: string, value: T): Promise<void> {
  const { [key]: _before, ...others } = await shelfOf<T>(req, kind, key)
  const latest = [...Object.entries(others), [key, value] as const].slice(-KEYS_PER_ROW)
  const row = rowOf(kind, key)
  await req.payload.db.upsert({
    collection: 'payload-kv',
    where: { key: { equals: row } },
    data: { key: row, data: Object.fromEntries(latest) as Shelf<T> },
    req,
  })
}

async function shelfOf<T>(req: PayloadRequest, kind: ShelfKind, key: string): Promise<Shelf<T>> {
  const row = await req.payload.db.findOne<{ id: string; data?: Shelf<T>; collection?: string }>({
    collection: 'payload-kv',
    where: { key: { equals: rowOf(kind, key) } },
    req,
  })
  return row?.data ?? {}
}

function rowOf(kind: ShelfKind, key: string): string {
  return `${kind}/${key.slice(0, 2)}`
}
