import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { BSON, MongoClient, type ClientSession, type Db, type Document } from 'mongodb'
import { MEETING_POINT } from '@/database/write-lease'
import type { Entry } from './archive'

const { EJSON } = BSON
const BATCH = 500

/**
 * Every collection as lines of extended JSON, all as of one moment where the server can take a snapshot (a replica set).
 * Where it cannot, `isSnapshot` is false and the caller says so.
 */
export async function exportMongo(
  uri: string,
): Promise<{ entries: AsyncIterable<Entry>; isSnapshot: boolean; close: () => Promise<void> }> {
  const client = await MongoClient.connect(uri)
  const db = client.db()
  const session = await snapshotSession(client, db)
  return {
    isSnapshot: session !== undefined,
    entries: collectionEntries(db, session),
    close: async () => {
      if (session?.inTransaction()) await session.abortTransaction()
      await session?.endSession()
      await client.close()
    },
  }
}

export async function isMongoEmpty(uri: string): Promise<boolean> {
  return withDb(uri, async (db) => {
    for (const { name } of await collectionsOf(db)) if (await db.collection(name).findOne({}, { projection: { _id: 1 } })) return false
    return true
  })
}

/** Replaces the database's contents by `directory/*.ndjson`; the server makes its indexes again at its next start. */
export async function importMongo(uri: string, directory: string): Promise<void> {
  await withDb(uri, async (db) => {
    for (const { name } of await collectionsOf(db)) await db.collection(name).drop()
    for (const file of await readdir(directory)) {
      const name = decodeURIComponent(file.replace(/\.ndjson$/, ''))
      if (!isData(name)) continue
      const collection = db.collection(name)
      let batch: Document[] = []
      const write = async () => {
        if (batch.length > 0) await collection.insertMany(batch)
        batch = []
      }
      for await (const line of createInterface({ input: createReadStream(path.join(directory, file)), crlfDelay: Infinity })) {
        if (line !== '') batch.push(EJSON.parse(line, { relaxed: false }) as Document)
        if (batch.length === BATCH) await write()
      }
      await write()
    }
  })
}

async function* collectionEntries(db: Db, session: ClientSession | undefined): AsyncGenerator<Entry> {
  for (const { name } of await collectionsOf(db))
    yield {
      path: `database/${encodeURIComponent(name)}.ndjson`,
      compress: true,
      source: () => Readable.from(lines(db, name, session)),
    }
}

async function* lines(db: Db, name: string, session: ClientSession | undefined): AsyncGenerator<Buffer> {
  for await (const document of db.collection(name).find({}, session ? { session } : {}))
    yield Buffer.from(`${EJSON.stringify(document, { relaxed: false })}\n`)
}

/**
 * A session whose reads all see one moment. MongoDB tells which (`atClusterTime`) with the first answer; where a server takes the
 * wish and tells none, a transaction holds the moment. (SecantusDB, on which the tests run, tells one and does not always keep to it.)
 */
async function snapshotSession(client: MongoClient, db: Db): Promise<ClientSession | undefined> {
  const hello = await db.command({ hello: 1 })
  if (typeof hello['setName'] !== 'string' || Number(hello['maxWireVersion']) < 13) return undefined
  const [first] = await collectionsOf(db)
  const { cursor } = await db.command({ find: first?.name ?? 'none', limit: 1, readConcern: { level: 'snapshot' } })
  if ((cursor as Document | undefined)?.['atClusterTime']) return client.startSession({ snapshot: true })
  const transaction = client.startSession()
  transaction.startTransaction({ readConcern: { level: 'snapshot' } })
  return transaction
}

async function collectionsOf(db: Db): Promise<{ name: string }[]> {
  const all = await db.listCollections({}, { nameOnly: true }).toArray()
  return all.filter(({ name }) => isData(name)).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Whose turn it is to write is no data, and would be out of date in every copy. */
function isData(name: string): boolean {
  return !name.startsWith('system.') && name !== MEETING_POINT
}

async function withDb<T>(uri: string, work: (db: Db) => Promise<T>): Promise<T> {
  const client = await MongoClient.connect(uri)
  try {
    return await work(client.db())
  } finally {
    await client.close()
  }
}
