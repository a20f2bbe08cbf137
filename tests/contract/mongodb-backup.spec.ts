import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { BSON, MongoClient } from 'mongodb'
import { getPayload, type Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccounts } from '@/collections/people'
import { MEETING_POINT } from '@/database/write-lease'
import { backup, restore } from '@/server/backup'
import { verify } from '@/platform/verify'
import { findMongo } from '../factories/mongo'
import { bootPayload, createUser, shutDown, systemReq, TEST_PASSWORD } from '../factories/payload'

const { server } = await findMongo()
const now = new Date('2026-11-22T08:00:00Z')

/** The real configuration, saved and brought back on a server of MongoDB's protocol. */
describe.skipIf(!server?.transactions)(`backup and restore on MongoDB's protocol (${server?.name ?? 'no server'})`, () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'liangong-test-'))
  const uri = server?.uri(`backup_${randomUUID().slice(0, 8)}`) ?? ''
  const archive = path.join(root, 'copy.zip')
  let payload: Payload
  /** What was stored when the backup was taken, by collection. */
  let saved: Record<string, string[]>

  beforeAll(async () => {
    process.env['DATABASE_URI'] = uri
    payload = await bootPayload()
    await createUser(payload, ['centre-staff'], { username: 'kept', email: 'kept@works.test' })
    await createAccounts({
      req: await systemReq(payload),
      people: Array.from({ length: 510 }, (_, index) => ({ username: `listed-${index}`, name: `学员${index}` })),
    })
    await payload.create({
      collection: 'policies',
      data: {
        key: 'book.error_rate_max',
        value: 1.5 as never,
        effectiveFrom: '2020-01-01',
        source: '图书质量管理规定',
      } as never,
      overrideAccess: true,
      req: await systemReq(payload),
    })
  })
  afterAll(async () => {
    await payload.db.connection.dropDatabase()
    await shutDown(payload)
    await server?.stop()
    rmSync(root, { recursive: true, force: true })
  })

  function place(name: string, databaseUri = uri) {
    const [dataDir, mediaDir] = ['data', 'media'].map((part) => path.join(root, name, part)) as [string, string]
    for (const directory of [dataDir, mediaDir]) mkdirSync(directory, { recursive: true })
    return { database: 'mongodb', databaseUri, databaseFile: undefined, dataDir, mediaDir, host: '127.0.0.1', port: 0 } as const
  }

  async function withDb<T>(address: string, work: (db: ReturnType<MongoClient['db']>) => Promise<T>): Promise<T> {
    const client = await MongoClient.connect(address)
    try {
      return await work(client.db())
    } finally {
      await client.close()
    }
  }

  /** Every document of every collection that holds any, types and all. */
  function stored(address = uri): Promise<Record<string, string[]>> {
    return withDb(address, async (db) => {
      const names = (await db.listCollections({}, { nameOnly: true }).toArray())
        .map(({ name }) => name)
        // Whose turn it is to write is no data.
        .filter((name) => !name.startsWith('system.') && name !== MEETING_POINT)
      const rows = await Promise.all(
        names.map(async (name) => {
          const documents = await db.collection(name).find({}).toArray()
          return [name, documents.map((document) => BSON.EJSON.stringify(document, { relaxed: false })).sort()] as const
        }),
      )
      return Object.fromEntries(rows.filter(([, documents]) => documents.length > 0).sort())
    })
  }

  it('takes a copy of everything, as of one moment, while the server goes on', async () => {
    const from = place('a')
    writeFileSync(path.join(from.mediaDir, '转炉.png'), Buffer.alloc(100_000, 7))
    writeFileSync(path.join(from.dataDir, 'secret'), 'the secret\n')
    saved = await stored()
    const { isSnapshot, manifest } = await backup({ environment: from, file: archive, force: false, now })
    expect(isSnapshot).toBe(true)
    expect(manifest.database).toBe('mongodb')
    expect(manifest.files.map((each) => each.path)).toEqual(expect.arrayContaining(['database/users.ndjson', 'secret', 'media/转炉.png']))
    expect(saved['users']?.length).toBe(511)
  })

  it('copies one moment even while two rows that belong together are being written', async ({ skip }) => {
    // It names a moment for its snapshots and then reads past it now and then: one of a pair without the other.
    if (server?.name === 'SecantusDB') skip('SecantusDB does not keep to the moment of its snapshots')
    const other = server?.uri(`pairs_${randomUUID().slice(0, 8)}`) ?? ''
    const client = await MongoClient.connect(other)
    const db = client.db()
    await db.createCollection('left')
    await db.createCollection('right')
    const state = { isOver: false, written: 0 }
    const writing = (async () => {
      const session = client.startSession()
      while (!state.isOver) {
        await session.withTransaction(async () => {
          await db.collection<{ pair: number }>('left').insertOne({ pair: state.written }, { session })
          await db.collection<{ pair: number }>('right').insertOne({ pair: state.written }, { session })
        })
        state.written += 1
      }
      await session.endSession()
    })()
    try {
      await expect.poll(() => state.written, { timeout: 10_000 }).toBeGreaterThan(20)
      const file = path.join(root, 'pairs.zip')
      await backup({ environment: place('pairs', other), file, force: false, now })
      state.isOver = true
      await writing
      await restore({ environment: place('pairs-back', other), file, force: true, now })
      const { left = [], right = [] } = await stored(other)
      expect(left.length).toBeGreaterThan(20)
      expect(left.length).toBeLessThan(state.written)
      expect(right.length).toBe(left.length)
    } finally {
      state.isOver = true
      await db.dropDatabase()
      await client.close()
    }
  })

  it('is refused over a database that holds something, unless it is told to', async () => {
    await expect(restore({ environment: place('b'), file: archive, force: false, now })).rejects.toMatchObject({ code: 'backup.notEmpty' })
    expect(await stored()).toEqual(saved)
  })

  it('brings back what was changed, deleted and added since, to the byte', async () => {
    const req = await systemReq(payload)
    const { docs } = await payload.find({ collection: 'users', where: { username: { equals: 'kept' } }, overrideAccess: true })
    await payload.update({
      collection: 'users',
      id: docs[0]?.id ?? '',
      data: { name: '改名', password: 'another good one' },
      overrideAccess: true,
      req,
    })
    await createUser(payload, ['admin'], { username: 'added-later' })
    await withDb(uri, async (db) => {
      await db.collection('policies').deleteMany({})
      await db.collection('smuggled').insertOne({ since: 'then' })
    })
    expect(await stored()).not.toEqual(saved)

    const to = place('c')
    writeFileSync(path.join(to.mediaDir, 'later.png'), 'later')
    await restore({ environment: to, file: archive, force: true, now })
    expect(await stored()).toEqual(saved)
    expect(readFileSync(path.join(to.mediaDir, '转炉.png'))).toEqual(Buffer.alloc(100_000, 7))
    expect(existsSync(path.join(to.mediaDir, 'later.png'))).toBe(false)
    expect(readFileSync(path.join(to.dataDir, 'secret'), 'utf8')).toBe('the secret\n')
  })

  it('comes back in another, empty database too', async () => {
    const other = server?.uri(`elsewhere_${randomUUID().slice(0, 8)}`) ?? ''
    await restore({ environment: place('d', other), file: archive, force: false, now })
    expect(await stored(other)).toEqual(saved)
    await withDb(other, (db) => db.dropDatabase())
  })

  it('is served again after a start: people sign in, names stay unique, every invariant holds', async () => {
    await payload.destroy()
    const { default: config } = await import('@payload-config')
    payload = await getPayload({ config, key: 'after the restore' })
    const login = (username: string) => payload.login({ collection: 'users', data: { username, password: TEST_PASSWORD } })
    expect((await login('kept')).token).toEqual(expect.any(String))
    await expect(login('added-later')).rejects.toMatchObject({ name: 'AuthenticationError' })
    // Past Payload's own question whether the name is taken: the index alone answers.
    const twice = payload.db.create({ collection: 'users', data: { username: 'listed-7', name: '重名', roles: ['trainee'] } })
    await expect(twice).rejects.toMatchObject({ name: 'ValidationError' })
    const findings = await verify(payload)
    expect(findings.flatMap(({ breaks, name }) => breaks.map(({ reason, subject }) => `${name}: ${subject} ${reason}`))).toEqual([])
  })
})
