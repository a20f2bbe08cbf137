import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verify } from '@/platform/verify'
import { openBench, tally, times, type Bench, type Place } from '../fixtures/bench'

/** Two processes on one database; here two adapters that know nothing of each other. */
export function clusterCases(place: () => Place): void {
  describe('two processes on one database', () => {
    let benches: Bench[]
    beforeAll(async () => {
      benches = [await openBench(place()), await openBench(place())]
    })
    afterAll(async () => {
      await benches[0]?.payload.db.connection.dropDatabase()
      for (const bench of benches) await bench.close()
    })

    it('take turns at writing: 80 audited writes, none refused, one unbroken chain', async () => {
      const outcomes = await Promise.allSettled(
        times(80, async (n) => {
          const bench = benches[n % 2] as Bench
          return bench.store.create({ collection: 'papers', data: { title: `cluster ${n}` }, req: await bench.request() })
        }),
      )
      expect(tally(outcomes).errors).toEqual([])
      const findings = await verify((benches[0] as Bench).payload)
      expect(findings.flatMap(({ breaks }) => breaks)).toEqual([])
      expect(findings.find(({ name }) => name === 'audit-chain')?.records).toBe(80)
    }, 120_000)
  })
}
