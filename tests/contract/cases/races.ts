import { expect, it } from 'vitest'
import { DomainError } from '@/kernel/errors'
import { verifyChain } from '@/kernel/hash-chain'
import { auditBody, type AuditBody } from '@/platform/audit'
import { changeState } from '@/platform/workflow'
import { tally, times, type Bench } from '../fixtures/bench'

export function raceCases(at: () => Bench): void {
  it('gives 100 parallel transitions one winner, and tells the 99 others where the document now stands', async () => {
    const { store, request } = at()
    const { id } = await store.create({ collection: 'papers', data: { title: '一卷' }, req: await request() })
    const { won, errors } = tally(
      await Promise.allSettled(
        times(100, async () => changeState({ req: await request(), slug: 'papers', id, action: 'seal', seenSeq: 0 })),
      ),
    )
    expect(won).toEqual([{ state: 'sealed', seq: 1 }])
    expect(new Set(errors.map((error) => (error instanceof DomainError ? error.code : String(error))))).toEqual(new Set(['workflow.stale']))
    expect(await store.findByID({ collection: 'papers', id })).toMatchObject({ state: 'sealed', stateSeq: 1 })
    const log = await store.find({ collection: 'transitions', where: { subject: { equals: `papers/${id}` } } })
    expect(log.docs).toMatchObject([{ seq: 1, from: 'draft', to: 'sealed' }])
    expect((await store.find({ collection: 'traces', where: { note: { equals: `paper ${id}` } } })).totalDocs).toBe(1)
  })

  it('gives 100 parallel creates of one unique row one winner, the others a validation error', async () => {
    const { store } = at()
    const { won, errors } = tally(
      await Promise.allSettled(
        times(100, (n) => store.create({ collection: 'ledger', data: { subject: 'one', seq: 1, note: String(n) } })),
      ),
    )
    expect(won).toHaveLength(1)
    expect(errors).toHaveLength(99)
    expect(await store.count({ collection: 'ledger', where: { subject: { equals: 'one' } } })).toEqual({ totalDocs: 1 })
  })

  it('refuses a value twice in a unique field and takes any number of absent ones', async () => {
    const { store } = at()
    await store.create({ collection: 'things', data: { title: 'unique', code: 'same' } })
    await expect(store.create({ collection: 'things', data: { title: 'unique', code: 'same' } })).rejects.toThrow()
    await Promise.all(times(3, () => store.create({ collection: 'things', data: { title: 'no code' } })))
    expect((await store.count({ collection: 'things', where: { title: { equals: 'no code' } } })).totalDocs).toBe(3)
  })

  it('adds 100 parallel increments up to 100', async () => {
    const { store } = at()
    const { id } = await store.create({ collection: 'counters', data: {} })
    await Promise.all(times(100, () => store.db.updateOne({ collection: 'counters', id, data: { count: { $inc: 1 } } })))
    expect(await store.findByID({ collection: 'counters', id })).toMatchObject({ count: 100 })
  })

  it('gives one winner to 50 parallel writes that name the revision they saw; the losers get null', async () => {
    const { store } = at()
    const { id } = await store.create({ collection: 'counters', data: {} })
    const outcomes = await Promise.all(
      times(50, (n) =>
        store.db.updateOne({
          collection: 'counters',
          where: { and: [{ id: { equals: id } }, { revision: { equals: 0 } }] },
          data: { revision: 1, count: n },
        }),
      ),
    )
    const winners = outcomes.filter((outcome) => outcome !== null && outcome !== undefined)
    expect(winners).toHaveLength(1)
    expect(await store.findByID({ collection: 'counters', id })).toMatchObject({ revision: 1, count: winners[0]?.['count'] })
  })

  it('links 60 parallel audited writes into one unbroken chain, none of them refused (without transactions: some refused)', async () => {
    const { store, request, transactions } = at()
    const { won, errors } = tally(
      await Promise.allSettled(
        times(60, async (n) => store.create({ collection: 'papers', data: { title: `卷 ${n}` }, req: await request() })),
      ),
    )
    if (transactions) expect(errors).toEqual([])
    expect(won.length + errors.length).toBe(60)
    const { docs } = await store.find({ collection: 'audit-log', sort: 'seq', pagination: false, depth: 0 })
    const chain = verifyChain(
      docs.map((row) => ({
        seq: Number(row['seq']),
        prevHash: String(row['prevHash']),
        hash: String(row['hash']),
        body: auditBody(row as unknown as AuditBody),
      })),
    )
    expect(chain).toMatchObject({ seq: docs.length })
    expect(chain.break).toBeUndefined()
    expect(docs.filter(({ subjectId }) => won.some(({ id }) => id === subjectId))).toHaveLength(won.length)
  })
}
