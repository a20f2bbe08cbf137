import { beforeAll, describe, expect, it } from 'vitest'
import { batches, existing, verify } from '@/platform/verify'
import type { Bench, Doc } from '../fixtures/bench'
import { pastTheChain } from '../fixtures/past-the-chain'

/** Runs last: over everything that the other cases left, and then over what is broken on purpose. */
export function invariantCases(at: () => Bench): void {
  const broken = async () => (await verify(at().payload)).flatMap(({ name, breaks }) => breaks.map(({ subject }) => `${name} ${subject}`))

  it('finds every invariant whole after all that went before', async ({ skip }) => {
    if (!at().transactions) skip('without transactions half records are expected')
    const findings = await verify(at().payload)
    expect(findings.flatMap(({ breaks }) => breaks)).toEqual([])
    expect(findings.filter(({ records }) => records === 0)).toEqual([])
  })

  it('reads a whole collection by its ids, each row once, though rows that were read go meanwhile', async () => {
    const { payload, request, store } = at()
    for (let index = 0; index < 5; index += 1)
      await store.create({ collection: 'papers', data: { title: `read ${index}` }, req: await request() })
    const { docs } = await store.find({ collection: 'papers', pagination: false, depth: 0 })
    const left = docs.map(({ id }) => String(id)).toSorted()
    const found: string[] = []
    for await (const batch of batches(payload, 'papers', { fields: ['title'], size: 2 })) {
      if (found.length === 0) await store.delete({ collection: 'papers', id: String(batch[0]?.id), req: await request() })
      found.push(...batch.map(({ id }) => String(id)))
      const held = Object.entries(batch[0] ?? {}).filter(([, value]) => value !== undefined)
      expect(held.map(([name]) => name).toSorted()).toEqual(['id', 'title'])
    }
    expect(found).toEqual(left)
    expect(await existing(payload, 'papers', found)).toEqual(new Set(left.slice(1)))
  })

  describe('broken on purpose', () => {
    let before: string[]
    let papers: Doc[]
    const paper = async () => {
      const { store, request } = at()
      return store.create({ collection: 'papers', data: { title: 'verified' }, req: await request() })
    }

    beforeAll(async () => {
      before = await broken()
      papers = [await paper(), await paper(), await paper()]
      expect(await broken()).toEqual(before)
    })

    it('names a document whose state its log does not tell', async () => {
      const id = papers[0]?.id ?? ''
      await at().store.db.updateOne({ collection: 'papers', id, data: { state: 'sealed' } })
      expect(await broken()).toEqual(expect.arrayContaining([...before, `states papers/${id}`]))
    })

    it('names a transition without its document, and a gap in a log', async () => {
      const { store } = at()
      const row = { action: 'seal', from: 'draft', to: 'sealed', actorKind: 'system', at: '2026-11-22T00:00:00.000Z' }
      await store.db.create({ collection: 'transitions', data: { ...row, subject: `papers/${papers[1]?.id}`, seq: 2 } })
      expect(await broken()).toContain(`states papers/${papers[1]?.id}`)
      const gone = await paper()
      await store.db.create({ collection: 'transitions', data: { ...row, subject: `papers/${gone.id}`, seq: 1 } })
      await pastTheChain(at()).remove('papers', gone.id)
      const found = await broken()
      expect(found).toContain(`transitions papers/${gone.id}`)
      expect(found).toContain(`audited papers/${gone.id}`)
    })

    it('names a document that nobody is recorded to have made', async () => {
      const id = await pastTheChain(at()).smuggle('smuggled')
      expect(await broken()).toContain(`audited papers/${id}`)
    })

    it('names a relation that leads nowhere', async () => {
      const { store } = at()
      const thing = await store.create({ collection: 'things', data: { title: 'dangling', rows: [{ label: '甲' }], facts: {} } })
      const paperGone = await store.db.create({ collection: 'papers', data: { title: 'gone', state: 'draft', stateSeq: 0 } })
      await store.update({ collection: 'things', id: thing.id, data: { source: { relationTo: 'papers', value: paperGone.id } } })
      expect(await broken()).not.toContain(`relations things/${thing.id}`)
      await store.db.deleteOne({ collection: 'papers', where: { id: { equals: paperGone.id } } })
      const left = await store.findByID({ collection: 'things', id: thing.id, depth: 0 })
      // SQLite takes the relation away with its document; MongoDB leaves it dangling.
      expect((await broken()).includes(`relations things/${thing.id}`)).toBe(Boolean(left['source']))
    })

    it('names the first altered row of the audit log', async () => {
      const { store } = at()
      const { docs } = await store.find({ collection: 'audit-log', sort: 'seq', limit: 5, depth: 0 })
      await store.db.updateOne({ collection: 'audit-log', id: docs[2]?.id ?? '', data: { actor: 'somebody else' } })
      expect(await broken()).toContain(`audit-chain audit-log #${String(docs[2]?.['seq'])}`)
    })
  })
}
