import { mongooseAdapter } from '@payloadcms/db-mongodb'
import type { BaseDatabaseAdapter, DatabaseAdapterObj } from 'payload'
import { createTurnQueue, type TurnQueue } from './turn-queue'

export type MongoOptions = { url: string; migrationDir: string; transactions: boolean; turnTimeoutMs?: number }

/**
 * Payload's MongoDB adapter with the transactions of one process in one queue. Every audited write adds a link to one
 * chain, so two of them at once could only ever conflict, and Payload answers a conflict with an error instead of a second
 * try; in turns they follow each other. Other processes still may conflict: `withTransaction` tries those again.
 * Reads, and writes outside a transaction, do not queue.
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
      transactionsInTurns(database, createTurnQueue({ timeoutMs: options.turnTimeoutMs ?? 30_000 }))
      return database
    },
  }
}

function transactionsInTurns(database: BaseDatabaseAdapter, turns: TurnQueue): void {
  const begin = database.beginTransaction.bind(database)
  const commit = database.commitTransaction.bind(database)
  const rollback = database.rollbackTransaction.bind(database)
  const open = new Map<number | string, () => void>()

  const endTurn = (id: number | string) => {
    open.get(id)?.()
    open.delete(id)
  }

  database.beginTransaction = async (settings) => {
    const end = await turns.take()
    try {
      const id = await begin(settings)
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
    await commit(id).finally(() => endTurn(id))
  }
  database.rollbackTransaction = async (incoming) => {
    const id = await incoming
    await rollback(id).finally(() => endTurn(id))
  }
}
