import { mongooseAdapter, type MongooseAdapter } from '@payloadcms/db-mongodb'
import type { BaseDatabaseAdapter, DatabaseAdapterObj } from 'payload'
import { createTurnQueue } from './turn-queue'

export type MongoOptions = { url: string; migrationDir: string; transactions: boolean; turnTimeoutMs?: number }

/**
 * Payload's MongoDB adapter with all transactions one after the other, those of this process in one queue and those of
 * other processes at one document. Every audited write adds a link to one chain, so two at once could only ever conflict,
 * and Payload answers a conflict with an error instead of a second try. Reads, and writes outside a transaction, go on.
 */
export function queuedMongoAdapter(options: MongoOptions): DatabaseAdapterObj {
  if (options.transactions && !/^mongodb\+srv:|[?&]replicaSet=/i.test(options.url))
    // Payload would go on without transactions and say nothing.
    throw new Error(
      'MongoDB has transactions only in a replica set: name it in DATABASE_URI (replicaSet=NAME) or set MONGODB_TRANSACTIONS=off',
    )
  const adapter = mongooseAdapter({
    url: options.url,
    migrationDir: options.migrationDir,
    ensureIndexes: true,
    transactionOptions: options.transactions ? {} : false,
    // Servers that lack transactions lack $lookup and index hints as well (FerretDB 1.x).
    ...(options.transactions ? {} : { useJoinAggregations: false, usePipelineInSortLookup: false, disableIndexHints: true }),
  })
  if (!options.transactions) return adapter
  return {
    ...adapter,
    init: (args) => {
      const database = adapter.init(args)
      transactionsInTurns(database, options.turnTimeoutMs ?? 30_000)
      return database
    },
  }
}

/**
 * Where the processes of a cluster meet. A transaction first changes this document: while another process holds it, that
 * first change conflicts, when nothing is done yet and can be tried again without anybody noticing.
 */
const MEETING_POINT = 'write-turn'
const RETRY_MS = { first: 2, most: 50 }

type Transactions = Pick<BaseDatabaseAdapter, 'beginTransaction' | 'commitTransaction' | 'rollbackTransaction'>

function transactionsInTurns(database: BaseDatabaseAdapter, timeoutMs: number): void {
  const turns = createTurnQueue({ timeoutMs })
  const own: Transactions = {
    beginTransaction: database.beginTransaction.bind(database),
    commitTransaction: database.commitTransaction.bind(database),
    rollbackTransaction: database.rollbackTransaction.bind(database),
  }
  const open = new Map<number | string, () => void>()

  const endTurn = (id: number | string) => {
    open.get(id)?.()
    open.delete(id)
  }

  database.beginTransaction = async (settings) => {
    const end = await turns.take()
    try {
      const id = await beginAlone(database as unknown as MongooseAdapter, own, settings, timeoutMs)
      if (id === null) end()
      else open.set(id, end)
      return id
    } catch (error) {
      end()
      throw error
    }
  }
  database.commitTransaction = async (incoming) => {
    const id = await incoming
    await own.commitTransaction(id).finally(() => endTurn(id))
  }
  database.rollbackTransaction = async (incoming) => {
    const id = await incoming
    await own.rollbackTransaction(id).finally(() => endTurn(id))
  }
}

/** Begins a transaction that no transaction of another process overlaps. */
async function beginAlone(
  database: MongooseAdapter,
  { beginTransaction, rollbackTransaction }: Transactions,
  settings: Parameters<BaseDatabaseAdapter['beginTransaction']>[0],
  timeoutMs: number,
): Promise<number | string | null> {
  const until = performance.now() + timeoutMs
  for (let waitMs = RETRY_MS.first; ; waitMs = Math.min(waitMs * 2, RETRY_MS.most)) {
    const id = await beginTransaction(settings)
    const session = id === null ? undefined : database.sessions[id]
    if (id === null || !session) return id
    try {
      await database.connection
        .collection<{ _id: string; turns: number }>(MEETING_POINT)
        .updateOne({ _id: 'all' }, { $inc: { turns: 1 } }, { session, upsert: true })
      return id
    } catch (error) {
      await rollbackTransaction(id)
      if (!isConflict(error)) throw error
      if (performance.now() > until)
        throw new Error(`no turn to write within ${timeoutMs} ms: a transaction of another process stays open`, { cause: error })
      await new Promise((resolve) => setTimeout(resolve, waitMs * (0.5 + Math.random())))
    }
  }
}

/** A write conflict, or two first starts that made the meeting point at once. */
function isConflict(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as Error & { code?: unknown }
  return (
    code === 112 ||
    code === 11000 ||
    ('hasErrorLabel' in error && typeof error.hasErrorLabel === 'function' && error.hasErrorLabel('TransientTransactionError') === true)
  )
}
