import { mongooseAdapter, type MongooseAdapter } from '@payloadcms/db-mongodb'
import type { BaseDatabaseAdapter, DatabaseAdapterObj } from 'payload'
import { isTransient, Overtaken } from './errors'
import { createTurnQueue } from './turn-queue'
import { createWriteLease, LEASE_TIMES, type LeasedTurn, type LeaseTimes } from './write-lease'

export type MongoOptions = { url: string; migrationDir: string; transactions: boolean; times?: Partial<LeaseTimes> }

/**
 * Payload's MongoDB adapter with all transactions one after the other, those of this process in one queue and those of
 * other processes under one lease ({@link createWriteLease}). Every audited write adds a link to one chain, so two at once could only
 * ever conflict, and Payload answers a conflict with an error instead of a second try. Reads, and writes outside a transaction, go on.
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
      transactionsInTurns(database, { ...LEASE_TIMES, ...options.times })
      return database
    },
  }
}

type Transactions = Pick<BaseDatabaseAdapter, 'beginTransaction' | 'commitTransaction' | 'rollbackTransaction'>

function transactionsInTurns(database: BaseDatabaseAdapter, times: LeaseTimes): void {
  const adapter = database as unknown as MongooseAdapter
  const turns = createTurnQueue({ timeoutMs: times.timeoutMs })
  const lease = createWriteLease(adapter, times, () => database.payload.logger)
  const own: Transactions = {
    beginTransaction: database.beginTransaction.bind(database),
    commitTransaction: database.commitTransaction.bind(database),
    rollbackTransaction: database.rollbackTransaction.bind(database),
  }
  const open = new Map<number | string, { turn: LeasedTurn; endTurn: () => void }>()

  /** The lease goes back, or on to the next of this process, while whoever ended the transaction has their answer already. */
  const endTurn = (id: number | string) => {
    const ended = open.get(id)
    open.delete(id)
    if (ended) void ended.turn.end({ more: turns.waiting() > 0 }).finally(ended.endTurn)
  }

  database.beginTransaction = async (settings) => {
    const end = await turns.take()
    let id: number | string | null = null
    try {
      id = await own.beginTransaction(settings)
      const session = id === null ? undefined : adapter.sessions[id]
      // Nothing is sent before the first write or read: the transaction sees what was committed when its turn came.
      if (id !== null && session) open.set(id, { turn: await lease.begin(session), endTurn: end })
      else end()
      return id
    } catch (error) {
      if (id !== null) await own.rollbackTransaction(id)
      end()
      throw error
    }
  }
  database.commitTransaction = async (incoming) => {
    const id = await incoming
    const session = adapter.sessions[id]
    try {
      if (session) await open.get(id)?.turn.sealIn(session)
      await own.commitTransaction(id)
    } catch (error) {
      await own.rollbackTransaction(id)
      throw isTransient(error) && !(error instanceof Overtaken) ? new Overtaken(error) : error
    } finally {
      endTurn(id)
    }
  }
  database.rollbackTransaction = async (incoming) => {
    const id = await incoming
    await own.rollbackTransaction(id).finally(() => endTurn(id))
  }
  const destroy = database.destroy?.bind(database)
  database.destroy = async () => {
    await lease.close()
    await destroy?.()
  }
}
