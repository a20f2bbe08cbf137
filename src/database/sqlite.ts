import type { Transaction } from '@libsql/client'
import { sqliteAdapter } from '@payloadcms/db-sqlite'
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { BaseDatabaseAdapter, DatabaseAdapterObj } from 'payload'
import { PLAIN_LIKE } from './plain-like'
import { storageTrouble } from './trouble'
import { createTurnQueue, type TurnQueue } from './turn-queue'
import { openWriteConnection, type WriteConnection } from './write-connection'

export type MigrationList = Parameters<typeof sqliteAdapter>[0]['prodMigrations']
export type SqliteOptions = { url: string; migrationDir: string; prodMigrations: MigrationList; push: boolean; turnTimeoutMs?: number }

/**
 * Payload's SQLite adapter with real transactions: writers take turns in one queue, a commit that fails says so,
 * and a write outside any transaction takes a turn of its own (ADR 0002 tells what happens otherwise).
 */
export function queuedSqliteAdapter(options: SqliteOptions): DatabaseAdapterObj {
  const adapter = sqliteAdapter({
    client: { url: options.url },
    idType: 'uuidv7',
    allowIDOnCreate: true,
    wal: { synchronous: 'FULL' },
    busyTimeout: BUSY_MS,
    transactionOptions: { behavior: 'immediate' },
    push: options.push,
    migrationDir: options.migrationDir,
    prodMigrations: options.prodMigrations,
  })
  return {
    ...adapter,
    init: (args) => {
      const database = adapter.init(args)
      Object.assign((database as unknown as { operators: object }).operators, PLAIN_LIKE)
      const connection = openWriteConnection({
        url: options.url,
        pragmas: [`busy_timeout = ${BUSY_MS}`, 'synchronous = FULL', 'foreign_keys = ON'],
      })
      withTurns(database as unknown as QueuedDatabase, createTurnQueue({ timeoutMs: options.turnTimeoutMs ?? 30_000 }), connection)
      return database
    },
  }
}

const BUSY_MS = 5_000

type Drizzle = { transaction(run: (tx: unknown) => Promise<void>, options?: unknown): Promise<void> }
type Session = { db: unknown; raw?: Transaction | undefined; resolve: () => Promise<void>; reject: () => Promise<void> }

/** What the adapter offers beside Payload's verbs, for writes that are too many for them (`platform/hot-writes`). */
export type SqliteTurns = {
  /**
   * Runs `work` in a turn and a transaction of its own on the write connection.
   * @throws what `work` throws, after the roll-back; the real error of a commit that failed
   */
  writeTurn<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>
  /** The transaction that Payload has opened under this id. */
  openTransaction(id: number | string): Transaction | undefined
}

type QueuedDatabase = BaseDatabaseAdapter & {
  client: { transaction: WriteConnection['transaction']; close(): void }
  drizzle: Drizzle
  initializing: Promise<void>
  sessions: Record<string, Session>
  transactionOptions: unknown
  turns?: TurnQueue
  connect?: (options?: { hotReload: boolean }) => Promise<void>
  /** What a statement met that says the file is damaged; stays until the process ends. */
  damage?: string
} & Partial<SqliteTurns>

class RolledBack extends Error {}

/** Every verb of the adapter that writes; each takes a turn when it is called outside a transaction. */
const WRITES = [
  'create',
  'createGlobal',
  'createGlobalVersion',
  'createVersion',
  'deleteMany',
  'deleteOne',
  'deleteVersions',
  'updateGlobal',
  'updateGlobalVersion',
  'updateJobs',
  'updateMany',
  'updateOne',
  'updateVersion',
  'upsert',
] as const

function withTurns(database: QueuedDatabase, turns: TurnQueue, connection: WriteConnection): void {
  database.turns = turns
  const connect = database.connect?.bind(database)
  database.connect = async (options) => {
    await connect?.(options)
    pauseAfterLongStatements(database.client)
    noteDamage(database.client, (reason) => (database.damage ??= reason))
  }
  const destroy = database.destroy?.bind(database)
  database.destroy = async () => {
    connection.close()
    await destroy?.()
  }
  /** Set while one verb runs in its own turn: verbs call each other (`upsert` → `updateOne`). */
  const inOwnTurn = new AsyncLocalStorage<true>()

  database.beginTransaction = async () => {
    await database.initializing
    const endTurn = await turns.take()
    // Drizzle asks the client for its transactions; a reconnect brings a new client.
    let raw: Transaction | undefined
    database.client.transaction = async () => {
      raw = await connection.transaction()
      return raw
    }
    const id = randomUUID()
    let settle: { commit: () => void; rollback: () => void } | undefined
    const opened = new Promise<unknown>((resolve, reject) => {
      const settled = database.drizzle
        .transaction(
          (tx) =>
            new Promise<void>((commit, rollback) => {
              settle = { commit, rollback: () => rollback(new RolledBack()) }
              resolve(tx)
            }),
          database.transactionOptions,
        )
        .finally(endTurn)
      // Until somebody ends the transaction nobody listens to it; a failure to open is told through `opened`.
      settled.catch(reject)
      database.sessions[id] = {
        db: undefined,
        resolve: async () => {
          settle?.commit()
          await settled
        },
        reject: async () => {
          settle?.rollback()
          await settled.catch((error: unknown) => {
            if (!(error instanceof RolledBack)) throw error
          })
        },
      }
    })
    try {
      const session = database.sessions[id]
      const db = await opened
      if (session) Object.assign(session, { db, raw })
    } catch (error) {
      delete database.sessions[id]
      throw error
    }
    return id
  }

  database.commitTransaction = async (incoming) => {
    const session = takeSession(database, await incoming)
    await session?.resolve()
  }

  database.rollbackTransaction = async (incoming) => {
    const session = takeSession(database, await incoming)
    await session?.reject()
  }

  database.openTransaction = (id) => database.sessions[String(id)]?.raw

  database.writeTurn = async (work) => {
    await database.initializing
    const endTurn = await turns.take({ urgent: true })
    try {
      const transaction = await connection.transaction()
      try {
        const result = await work(transaction)
        await transaction.commit()
        return result
      } catch (error) {
        await transaction.rollback()
        throw error
      }
    } finally {
      endTurn()
    }
  }

  for (const verb of WRITES) {
    const write = database[verb] as ((args: WriteArgs) => Promise<unknown>) | undefined
    if (!write) continue
    const queued = async function (this: unknown, args: WriteArgs) {
      const transactionID = await args?.req?.transactionID
      if (inOwnTurn.getStore() || (transactionID !== undefined && database.sessions[String(transactionID)]))
        return write.call(database, args)
      const endTurn = await turns.take()
      try {
        return await inOwnTurn.run(true, () => write.call(database, args))
      } finally {
        endTurn()
      }
    }
    Object.assign(database, { [verb]: queued })
  }
}

/** A statement that takes longer keeps everybody waiting: whoever waits comes before its rows are worked on. */
const LONG_MS = 4

/**
 * The driver answers on the thread of the event loop. Without a pause two long statements and what is made of their rows are one long hold:
 * a search of 1,000 manuscripts held for 53 ms with its count, 34 ms without (`npm run bench -- questions`).
 */
function pauseAfterLongStatements(client: object): void {
  const own = (client as Record<string, unknown>)['execute'] as (...args: unknown[]) => Promise<unknown>
  const pausing = async (...args: unknown[]) => {
    const start = performance.now()
    const result = await own.apply(client, args)
    if (performance.now() - start > LONG_MS) await nextTurn()
    return result
  }
  Object.assign(client, { execute: pausing })
}

/** Reads and writes alike: damage shows where its page is read. */
function noteDamage(client: object, note: (reason: string) => void): void {
  for (const verb of ['execute', 'batch'] as const) {
    const own = (client as Record<string, unknown>)[verb] as (...args: unknown[]) => Promise<unknown>
    const noting = (...args: unknown[]) =>
      own.apply(client, args).catch((error: unknown) => {
        const trouble = storageTrouble(error)
        if (trouble?.kind === 'damaged') note(trouble.reason)
        throw error
      })
    Object.assign(client, { [verb]: noting })
  }
}

type WriteArgs = { req?: { transactionID?: number | string | Promise<number | string> } | null }

/** A session leaves the register before it is ended, so that no late call can reach it. */
function takeSession(database: QueuedDatabase, id: number | string): Session | undefined {
  const session = database.sessions[String(id)]
  delete database.sessions[String(id)]
  return session
}
