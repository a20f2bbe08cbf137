import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { MongoClient } from 'mongodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LEASE_TIMES } from '@/database/write-lease'
import { startMember, type Member } from '../fixtures/cluster'

const HOUR_MS = 3_600_000
/** Short, so that a test does not wait long; the shares are the real ones. */
const TIMES = { leaseMs: 3_000, longestMs: 30_000, waiterMs: 3_000 }

/** Two real processes on one database. They are frozen and woken up by signals, and their clocks are hours apart where a case says so. */
export function processCases(newUri: () => string): void {
  describe('two processes of a cluster', () => {
    let directory: string
    let patient: [Member, Member]
    let hasty: [Member, Member]
    let client: MongoClient

    const start = (uri: string, timeoutMs: number, name: string) =>
      Promise.all([0, 1].map((n) => startMember({ uri, times: { ...TIMES, timeoutMs }, clockFile: path.join(directory, `${name}-${n}`) })))
    beforeAll(async () => {
      directory = mkdtempSync(path.join(os.tmpdir(), 'liangong-contract-'))
      const uri = newUri()
      client = await MongoClient.connect(uri)
      setClocks('hasty', [-3 * HOUR_MS, 5 * HOUR_MS])
      const started = await Promise.all([start(uri, 60_000, 'patient'), start(uri, 1_500, 'hasty')])
      ;[patient, hasty] = started as [[Member, Member], [Member, Member]]
    }, 300_000)
    afterAll(async () => {
      await Promise.all([...(patient ?? []), ...(hasty ?? [])].map((member) => member.end()))
      await client.db().dropDatabase()
      await client.close()
      rmSync(directory, { recursive: true, force: true })
    })

    /** By how much the clocks of a pair are wrong from now on. */
    const setClocks = (name: string, shiftsMs: readonly number[]) => {
      for (const [index, shiftMs] of shiftsMs.entries()) writeFileSync(path.join(directory, `${name}-${index}`), String(shiftMs))
    }
    const papers = () => client.db().collection('papers')
    const titles = async () => (await papers().find().toArray()).map(({ title }) => String(title))
    /** In the order in which they were written; the process is the first word of the title. */
    const writers = async () => {
      const names = new Map((await papers().find().toArray()).map((row) => [String(row._id), String(row['title']).split(' ')[0] ?? '']))
      const log = await client.db().collection('audit-log').find().sort({ seq: 1 }).toArray()
      return log.map(({ subjectId }) => names.get(String(subjectId)) ?? '')
    }

    it('go on where one freezes inside a transaction, which then cannot commit and has written nothing', async () => {
      const [frozen, other] = patient
      frozen.tell({ do: 'hold', name: 'frozen' })
      await frozen.hears('holding')
      frozen.signal('SIGSTOP')
      other.tell({ do: 'write', name: 'other', count: 3 })
      expect((await other.hears('written')).codes).toEqual(['ok', 'ok', 'ok'])
      expect(await titles()).not.toContain('frozen')
      frozen.signal('SIGCONT')
      frozen.tell({ do: 'go' })
      expect((await frozen.hears('held')).outcome).toBe('server.busy')
      expect(await titles()).not.toContain('frozen')
      frozen.tell({ do: 'write', name: 'woken', count: 1 })
      expect((await frozen.hears('written')).codes).toEqual(['ok'])
    }, 120_000)

    it('believe a lease though their clocks are hours apart, and refuse with 503, not 500, where no turn comes in time', async () => {
      const [holder, other] = hasty
      holder.tell({ do: 'hold', name: 'held' })
      await holder.hears('holding')
      other.tell({ do: 'write', name: 'refused', count: 1 })
      expect((await other.hears('written')).codes).toEqual(['server.busy'])
      holder.tell({ do: 'go' })
      expect((await holder.hears('held')).outcome).toBe('committed')
      expect(await titles()).not.toContain('refused 0')
    }, 120_000)

    it('keep a transaction that takes longer than a lease while its process is alive', async () => {
      const [holder, other] = patient
      holder.tell({ do: 'hold', name: 'long' })
      await holder.hears('holding')
      other.tell({ do: 'write', name: 'after-long', count: 1 })
      await new Promise((resolve) => setTimeout(resolve, 2 * TIMES.leaseMs))
      expect(await titles()).not.toContain('after-long 0')
      holder.tell({ do: 'go' })
      expect((await holder.hears('held')).outcome).toBe('committed')
      expect((await other.hears('written')).codes).toEqual(['ok'])
    }, 120_000)

    it('take turns fairly: none writes more often than a handful of times while the other waits', async () => {
      const [a, b] = patient
      for (const [member, name] of [
        [a, 'a'],
        [b, 'b'],
      ] as const)
        member.tell({ do: 'write', name, count: 24 })
      for (const member of [a, b]) expect(new Set((await member.hears('written')).codes)).toEqual(new Set(['ok']))
      const order = (await writers()).filter((name) => name === 'a' || name === 'b')
      // While both wait: up to where the first of them is done.
      const both = order.slice(order.indexOf(order[0] === 'a' ? 'b' : 'a'), Math.min(order.lastIndexOf('a'), order.lastIndexOf('b')) + 1)
      const runs = both.join('').match(/a+|b+/g) ?? []
      expect(Math.max(...runs.map(({ length }) => length))).toBeLessThanOrEqual(2 * LEASE_TIMES.turnsAtATime)
      const count = (name: string) => both.filter((each) => each === name).length
      expect(Math.abs(count('a') - count('b'))).toBeLessThanOrEqual(2 * LEASE_TIMES.turnsAtATime)
    }, 180_000)

    it('share 60 jobs, each done once, though their clocks are hours apart', async () => {
      const [slow, fast] = patient
      setClocks('patient', [-3 * HOUR_MS, 5 * HOUR_MS])
      const keys = Array.from({ length: 60 }, (_, n) => `job ${n}`)
      fast.tell({ do: 'queue', keys })
      await fast.hears('queued')
      slow.tell({ do: 'work' })
      fast.tell({ do: 'work' })
      const shares = [(await slow.hears('worked')).ran, (await fast.hears('worked')).ran]
      expect(shares.flat().sort()).toEqual([...keys].sort())
      for (const share of shares) expect(share.length).toBeGreaterThan(0)
      expect(await client.db().collection('jobs').countDocuments({ state: 'done', attempts: 1 })).toBe(60)
    }, 120_000)
  })
}
