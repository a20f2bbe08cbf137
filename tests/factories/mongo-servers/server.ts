import { randomUUID } from 'node:crypto'
import { MongoClient, type Document } from 'mongodb'

export type MongoServer = {
  /** Product and version, as the server itself tells. */
  name: string
  /** Multi-document transactions, tried and not believed. */
  transactions: boolean
  /** A connection string for one database: by default one with transactions where the server has them, on request one without. */
  uri(database: string, options?: { transactions: boolean }): string
  stop(): Promise<void>
}

/**
 * Looks at a server that answers at `base` (`mongodb://…`, any path and query): its name, its replica set, and whether a
 * transaction that is aborted really leaves nothing.
 * @throws the driver's error when the server does not answer within `timeoutMs`
 */
export async function describeServer(
  base: string,
  { product, stop, timeoutMs = 10_000 }: { product?: string; stop: () => Promise<void>; timeoutMs?: number },
): Promise<MongoServer> {
  const client = new MongoClient(base, { serverSelectionTimeoutMS: timeoutMs })
  try {
    await client.connect()
    const hello = await client.db('admin').command({ hello: 1 })
    const build: Document = await client.db('admin').command({ buildInfo: 1 })
    const replicaSet = typeof hello['setName'] === 'string' ? hello['setName'] : undefined
    const transactions = replicaSet !== undefined && (await rollsBack(client))
    return {
      name: product ?? `MongoDB ${String(build['version'])}`,
      transactions,
      uri: (database, options = { transactions }) => uriFor(base, database, options.transactions ? replicaSet : undefined),
      stop,
    }
  } finally {
    await client.close()
  }
}

function uriFor(base: string, database: string, replicaSet: string | undefined): string {
  const match = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?(?:\?(.*))?$/.exec(base)
  if (!match) throw new Error(`not a MongoDB connection string: ${base.replace(/\/\/[^@/]*@/, '//***@')}`)
  const query = new URLSearchParams(match[2] ?? '')
  query.delete('directConnection')
  query.delete('replicaSet')
  if (replicaSet) query.set('replicaSet', replicaSet)
  else if (!match[1]?.startsWith('mongodb+srv:')) query.set('directConnection', 'true')
  const text = query.toString()
  return `${match[1]}/${database}${text ? `?${text}` : ''}`
}

async function rollsBack(client: MongoClient): Promise<boolean> {
  const database = client.db(`probe_${randomUUID().slice(0, 8)}`)
  const session = client.startSession()
  try {
    await database.createCollection('rows')
    session.startTransaction()
    await database.collection('rows').insertOne({ row: 1 }, { session })
    await session.abortTransaction()
    return (await database.collection('rows').countDocuments()) === 0
  } catch {
    // A server that refuses any of these has no transactions.
    return false
  } finally {
    await session.endSession()
    await database.dropDatabase()
  }
}
