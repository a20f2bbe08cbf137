import type { CollectionSlug, PayloadRequest } from 'payload'
import { v7 as newId } from 'uuid'
import { breather } from '@/kernel/breathe'
import { withIsoDates } from './audited-writes'
import { changesBetween } from './changes'
import { membersOf, statedOf } from './members'
import { lastLink, linkAfter } from './record'
import { holdsTransaction, inTurn } from './turns'

/** Rows in one statement: some 12 ms, after which others have their turn. */
const AT_ONCE = 25
const HOLD_MS = 5

/**
 * New rows of an audited collection with plain members (texts, numbers, references), in the caller's transaction and with a link in the
 * audit chain each, as `db.create` makes them one by one. On SQLite many go into one statement, and others have their turn between two of
 * them; the transaction stays whole.
 * @param args.rows taken as they are written, so that whoever makes thousands does not make them all at once
 */
export async function createRows({
  collection,
  req,
  rows,
}: {
  req: PayloadRequest
  collection: CollectionSlug
  rows: Iterable<Readonly<Record<string, unknown>>>
}): Promise<void> {
  const breathe = breather(HOLD_MS)
  const insert = await statementsOf(req)
  if (!insert) {
    for (const data of rows) {
      await req.payload.db.create({ collection, data: { ...data }, returning: false, req })
      await breathe()
    }
    return
  }
  const members = membersOf(req.payload.collections[collection].config)
  for (const some of inChunks(rows, AT_ONCE)) {
    const written = some.map((row) => withIsoDates(req.payload, collection, { ...row, id: newId() }))
    await inTurn(req, async (turn) => {
      await insert(collection, written)
      let head = turn.head ?? (await lastLink(req))
      const links = written.map((row) => {
        const changes = changesBetween(undefined, statedOf(members, row))
        const link = linkAfter(req, { action: 'create', subject: { collection, id: String(row.id) }, changes }, head)
        head = link.head
        return { id: newId(), ...link.row }
      })
      await insert('audit-log', links)
      turn.head = head
    })
    await breathe()
  }
}

function* inChunks<T>(rows: Iterable<T>, most: number): Generator<T[]> {
  let chunk: T[] = []
  for (const row of rows) {
    chunk.push(row)
    if (chunk.length < most) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

type Insert = (collection: string, rows: readonly Record<string, unknown>[]) => Promise<void>
type Statements = {
  name: string
  tables?: Record<string, unknown>
  sessions?: Record<string, { db?: { insert(table: unknown): { values(rows: readonly Record<string, unknown>[]): Promise<unknown> } } }>
}

/** Whole statements within the caller's transaction; null on a database that has none. */
async function statementsOf(req: PayloadRequest): Promise<Insert | null> {
  const { name, sessions, tables } = req.payload.db as unknown as Statements
  if (name !== 'sqlite' || !(await holdsTransaction(req))) return null
  const db = sessions?.[String(await req.transactionID)]?.db
  if (!db) return null
  return async (collection, rows) => {
    const table = tables?.[collection.replaceAll('-', '_')]
    if (table === undefined) throw new Error(`the collection ${collection} has no table`)
    await db.insert(table).values(rows)
  }
}
