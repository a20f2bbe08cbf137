import { executeAccess, type CollectionSlug, type PayloadRequest, type Where } from 'payload'
import { DomainError } from '@/kernel/errors'
import { withTransaction } from '@/platform/transactions'
import { contradicts } from './contradicts'
import './errors'

/** How many rows one request may change or delete. They share a transaction, for which every other writer waits. */
export const MOST_ROWS = 200

export type EachRow<T> = {
  req: PayloadRequest
  slug: string
  where: unknown
  /** At most so many of the rows, in the order of `sort`. */
  limit?: number | undefined
  sort?: string | string[] | undefined
  /** Whether rows in the trash are meant too. */
  trash?: boolean | undefined
  /** Told to the collection's rule, which may look at it. */
  data?: Record<string, unknown> | undefined
  operation: 'update' | 'delete'
  /** Deals with one row through Payload's operation for one document, and throws what that throws. */
  work(id: string): Promise<T>
}

/**
 * Deals with every row that the caller sees under `where`, one after the other in one transaction: all of them or none.
 * A row that the caller sees and may not change refuses the whole request, as it would refuse a request of its own.
 * @throws DomainError `bulk.noWhere`, `bulk.tooMany`, `bulk.noTransactions`, `bulk.otherRows`; what the rules or `work` throw for the first row at fault, which
 *   `req.context.row` then names
 */
export async function eachRow<T>({ data, limit, operation, req, slug, sort, trash, where, work }: EachRow<T>): Promise<T[]> {
  const { config } = req.payload.collections[slug as CollectionSlug]
  if (typeof where !== 'object' || where === null || Array.isArray(where)) throw new DomainError('bulk.noWhere')
  // Whoever may change nothing here is told so whatever the rows are.
  await executeAccess({ req, ...(data ? { data } : {}) }, config.access[operation])
  return withTransaction(req, async () => {
    const { docs } = await req.payload.find({
      collection: slug as CollectionSlug,
      where: where as Where,
      depth: 0,
      limit: Math.min(limit && limit > 0 ? limit : Infinity, MOST_ROWS + 1),
      overrideAccess: false,
      pagination: false,
      sort: sort ?? config.defaultSort ?? 'id',
      trash: trash ?? false,
      req,
    })
    if (docs.length > MOST_ROWS) throw new DomainError('bulk.tooMany', { most: MOST_ROWS })
    if (docs.length > 1 && !(await req.transactionID)) throw new DomainError('bulk.noTransactions')
    await assertMeet({ docs, req, slug, where: where as Where })
    const done: T[] = []
    for (const row of docs) {
      req.context['row'] = { id: String(row.id), title: titleOf(row as unknown as Record<string, unknown>, config.admin.useAsTitle) }
      done.push(await work(String(row.id)))
    }
    delete req.context['row']
    return done
  })
}

/**
 * An adapter that drops a condition answers with rows that nobody asked for. A list then shows too much; here it would be changed.
 * @throws DomainError `bulk.otherRows`
 */
async function assertMeet({
  docs,
  req,
  slug,
  where,
}: { docs: readonly { id: unknown }[] } & Pick<EachRow<never>, 'req' | 'slug'> & { where: Where }) {
  if (docs.length === 0) return
  // As they are stored: what is shown of a row may have been changed for the reader.
  const { docs: stored } = await req.payload.db.find<Record<string, unknown>>({
    collection: slug as CollectionSlug,
    where: { id: { in: docs.map(({ id }) => id) } },
    limit: MOST_ROWS,
    pagination: false,
    req,
  } as never)
  if (stored.some((row) => contradicts(where, row))) throw new DomainError('bulk.otherRows')
}

function titleOf(row: Record<string, unknown>, member: string | undefined): string | undefined {
  const title = member === undefined || member === 'id' ? undefined : row[member]
  return typeof title === 'string' || typeof title === 'number' ? String(title) : undefined
}
