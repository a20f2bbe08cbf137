import { readdirSync } from 'node:fs'
import path from 'node:path'
import { commitTransaction, initTransaction } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queuedSqliteAdapter } from '@/database/sqlite'
import { openBench, type Bench } from '../fixtures/bench'

/** What only SQLite has: one writer at a time, and a queue for the others. */
export function turnCases(): void {
  describe('the write queue', () => {
    let bench: Bench
    beforeAll(async () => {
      bench = await openBench({ database: 'sqlite' }, (url) =>
        queuedSqliteAdapter({
          url,
          migrationDir: path.resolve('src/database/migrations'),
          prodMigrations: undefined,
          push: true,
          turnTimeoutMs: 400,
        }),
      )
    })
    afterAll(() => bench.close())

    it('refuses a write that waits for its own transaction, and names the missing `req`', async () => {
      const { store, request } = bench
      const req = await request()
      await initTransaction(req)
      await store.create({ collection: 'places', data: { name: 'owner' }, req })
      await expect(store.create({ collection: 'places', data: { name: 'without req' } })).rejects.toThrow(/`req`/)
      await expect(store.db.create({ collection: 'places', data: { name: 'direct without req' } })).rejects.toThrow(/`req`/)
      await commitTransaction(req)
      const { docs } = await store.find({ collection: 'places', pagination: false })
      expect(docs.map(({ name }) => name)).toEqual(['owner'])
    })

    it('goes on after a time-out: the next writer gets its turn', async () => {
      const { id } = await bench.store.create({ collection: 'places', data: { name: 'next' } })
      expect(await bench.store.findByID({ collection: 'places', id })).toMatchObject({ name: 'next' })
    })

    it.skipIf(process.platform !== 'linux')('keeps no file open for the transactions that are over', async () => {
      const before = readdirSync('/proc/self/fd').length
      for (let n = 0; n < 50; n += 1) {
        await bench.store.create({ collection: 'places', data: { name: `handle ${n}` } })
        await bench.store.find({ collection: 'places', limit: 1 })
      }
      expect(readdirSync('/proc/self/fd').length).toBeLessThan(before + 10)
    })

    it('keeps the turn of a direct write that calls another verb of the adapter', async () => {
      const { id } = await bench.store.create({ collection: 'counters', data: {} })
      expect(await bench.store.db.updateOne({ collection: 'counters', where: { id: { equals: id } }, data: { count: 7 } })).toMatchObject({
        count: 7,
      })
    })
  })
}
