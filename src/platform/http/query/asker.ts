import type { FieldAccess, FlattenedField, PayloadRequest, SanitizedCollectionConfig } from 'payload'
import type { Place } from './places'

/** Of a collection: all rows, those that a filter lets through, or none. */
export type Rows = 'all' | 'some' | 'none'

/** What the asker may ask by. The answers hold for one request. */
export type Asker = {
  /** Whether the asker reads the field in whatever row. A rule that looks at the row cannot say so. */
  reads(field: FlattenedField): Promise<boolean>
  rows(slug: string): Promise<Rows>
}

const known = new WeakMap<PayloadRequest, Asker>()

export function askerOf(req: PayloadRequest): Asker {
  const asker = known.get(req) ?? makeAsker(req)
  known.set(req, asker)
  return asker
}

/** Whether every field on the way to `place` may be asked by, and the rows on the way be read: all of them where `isWhole` (an order tells of rows that are not shown). */
export async function mayAsk(asker: Asker, place: Place, isWhole: boolean): Promise<boolean> {
  for (const [index, { fields, slug }] of place.steps.entries()) {
    // The rows of the first collection are those that the answer is about: its own rule sees to them.
    if (index > 0) {
      const rows = await asker.rows(slug)
      // Of the others Payload lets only those through that the asker may read, where it compares.
      if (rows === 'none' || (isWhole && rows === 'some')) return false
    }
    for (const field of fields) if (!(await asker.reads(field))) return false
  }
  return true
}

function makeAsker(req: PayloadRequest): Asker {
  const fields = new Map<FlattenedField, Promise<boolean>>()
  const collections = new Map<string, Promise<Rows>>()
  return {
    reads: (field) => remembered(fields, field, () => readsWhateverRow(field, req)),
    rows: (slug) =>
      remembered(collections, slug, () =>
        rowsOf(req.payload.collections[slug as never] as { config: SanitizedCollectionConfig } | undefined, req),
      ),
  }
}

async function readsWhateverRow(field: FlattenedField, req: PayloadRequest): Promise<boolean> {
  if ('hidden' in field && field.hidden) return false
  const rule = 'access' in field ? (field.access as { read?: FieldAccess } | undefined)?.read : undefined
  if (!rule) return true
  // A rule that compares the row's id with the asker's must agree to a stranger's too.
  for (const id of [undefined, 'nobody', ...(req.user ? [req.user.id] : [])]) {
    const row = probe()
    const args = { req, ...(id === undefined ? {} : { id }), data: row.it, doc: row.it, siblingData: row.it, blockData: row.it }
    if (!(await rule(args as never)) || row.isSeen()) return false
  }
  return true
}

/** A row that notices whether anybody looks at it. */
function probe() {
  let isSeen = false
  const seen = () => {
    isSeen = true
    return undefined
  }
  const it = new Proxy(
    {},
    {
      get: seen,
      has: () => Boolean(seen()),
      ownKeys: () => {
        seen()
        return []
      },
      getOwnPropertyDescriptor: seen,
    },
  )
  return { it, isSeen: () => isSeen }
}

async function rowsOf(collection: { config: SanitizedCollectionConfig } | undefined, req: PayloadRequest): Promise<Rows> {
  const answer = await collection?.config.access.read({ req })
  if (!answer) return 'none'
  return answer === true ? 'all' : 'some'
}

function remembered<K, V>(answers: Map<K, Promise<V>>, key: K, ask: () => Promise<V>): Promise<V> {
  const answer = answers.get(key) ?? ask()
  answers.set(key, answer)
  return answer
}
