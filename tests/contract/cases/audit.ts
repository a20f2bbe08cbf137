import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auditedSlugs, defineDataMigration, replayCollection, replaySubjects, upgradeData } from '@/platform/audit'
import { withTransaction } from '@/platform/transactions'
import { changeState } from '@/platform/workflow'
import type { Bench, Doc } from '../fixtures/bench'
import { pastTheChain } from '../fixtures/past-the-chain'

type Link = { seq: number; action: string; actorKind: string; actor: string; changes: { path: string; before: unknown; after: unknown }[] }

/** Every write of an audited row leaves its link, and replaying the links gives the rows. */
export function auditCases(at: () => Bench): void {
  const linksOf = async (id: string): Promise<Link[]> => {
    const { docs } = await at().store.find({ collection: 'audit-log', where: { subjectId: { equals: id } }, sort: 'seq', limit: 1_000 })
    return docs as unknown as Link[]
  }
  const actions = async (id: string) => (await linksOf(id)).map(({ action }) => action)
  const gaps = async () => {
    const found: string[] = []
    for (const slug of auditedSlugs(at().payload))
      for await (const { gap, id } of replayCollection({ payload: at().payload, slug })) if (gap) found.push(`${slug}/${id} ${gap.kind}`)
    return found
  }
  /** Without transactions (development) a write that fails half-way leaves its link: no row can be held to the chain there. */
  const needsTransactions = (skip: (note: string) => void) => {
    if (!at().transactions) skip('the chain is replayed where writes are all or nothing')
  }
  const thing = (title: string, more: Record<string, unknown> = {}) => at().store.create({ collection: 'things', data: { title, ...more } })

  describe('the audit chain', () => {
    it('has one link for each of many rows that one call changes or deletes, and none for a call that fails', async ({ skip }) => {
      if (!at().transactions) skip('all or nothing needs transactions')
      const { payload, store } = at()
      const many = payload as unknown as Record<'update' | 'delete', (args: object) => Promise<{ docs: Doc[]; errors: unknown[] }>>
      const rows = [await thing('甲'), await thing('乙'), await thing('丙')]
      const where = { id: { in: rows.map(({ id }) => id) } }
      const { docs } = await many.update({ collection: 'things', where, data: { kind: 'book' }, overrideAccess: true })
      expect(docs.length).toBe(3)
      for (const { id } of rows) expect(await actions(id)).toEqual(['create', 'update'])
      // The unique code is free for one of them only.
      const twice = many.update({ collection: 'things', where, data: { code: 'only-one' }, overrideAccess: true })
      await expect(twice).rejects.toMatchObject({ code: 'bulk.refused', status: 422 })
      for (const { id } of rows) {
        expect(await actions(id)).toEqual(['create', 'update'])
        expect((await store.findByID({ collection: 'things', id }))['code'] ?? null).toBeNull()
      }
      await many.delete({ collection: 'things', where, overrideAccess: true })
      for (const { id } of rows) expect(await actions(id)).toEqual(['create', 'update', 'delete'])
      expect(await gaps()).toEqual([])
    })

    it('has links for what is written beneath the hooks: one row, many rows, by id and by condition', async ({ skip }) => {
      needsTransactions(skip)
      const { payload } = at()
      const db = payload.db as unknown as Record<
        'create' | 'updateOne' | 'updateMany' | 'deleteOne' | 'deleteMany' | 'upsert',
        (args: object) => Promise<Doc>
      >
      const { id } = await db.create({ collection: 'things', data: { title: '直写', tags: ['a', 'b'], facts: { x: null } } })
      await db.updateOne({ collection: 'things', id, data: { amountFen: 7 } })
      await db.updateOne({ collection: 'things', where: { id: { equals: id } }, data: { dueAt: '2026-11-22' }, returning: false })
      await db.updateOne({ collection: 'things', id, data: { amountFen: 7 } })
      await db.updateMany({ collection: 'things', where: { id: { equals: id } }, data: { done: true } })
      await db.upsert({ collection: 'things', where: { id: { equals: id } }, data: { kind: 'course' } })
      expect(await actions(id)).toEqual(['create', 'update', 'update', 'update', 'update'])
      expect(await gaps()).toEqual([])
      await db.deleteMany({ collection: 'things', where: { id: { equals: id } } })
      expect((await actions(id)).at(-1)).toBe('delete')
      await db.create({ collection: 'places', data: { name: '无回读' }, returning: false })
      const place = await at().store.find({ collection: 'places', where: { name: { equals: '无回读' } } })
      expect(await actions(place.docs[0]?.id ?? '')).toEqual(['create'])
      await db.deleteOne({ collection: 'places', where: { name: { equals: '无回读' } } })
      expect(await gaps()).toEqual([])
    })

    it('tells of rows whose relation is emptied because what it named was deleted', async ({ skip }) => {
      needsTransactions(skip)
      const { store } = at()
      const place = await store.create({ collection: 'places', data: { name: '旧厂' } })
      const { id } = await thing('有处所', { place: place.id, places: [place.id], rows: [{ label: '行', place: place.id }] })
      await store.delete({ collection: 'places', id: place.id })
      expect(await gaps()).toEqual([])
      // MongoDB leaves the relation as it was.
      expect(await actions(id)).toEqual(at().database === 'sqlite' ? ['create', 'update'] : ['create'])
      await store.delete({ collection: 'things', id })
    })

    it('replays to the rows after any honest history, and names whatever was changed, added or removed past it', async ({ skip }) => {
      needsTransactions(skip)
      const text = fc.constantFrom('', '高炉', 'a'.repeat(500), '转炉 "炼钢"')
      const data = fc.record(
        {
          title: fc.constantFrom('题', '另一题'),
          tags: fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
          amountFen: fc.option(fc.integer({ min: -5, max: 5 })),
          dueAt: fc.option(fc.constantFrom('2026-11-22T08:00:00.000Z', '2026-11-23')),
          done: fc.boolean(),
          levels: fc.uniqueArray(fc.constantFrom('one', 'two', 'three')),
          rows: fc.array(
            fc.record({ label: text, marks: fc.array(fc.record({ points: fc.integer({ min: 0, max: 9 }) }), { maxLength: 2 }) }),
            { maxLength: 2 },
          ),
          detail: fc.record({ note: fc.option(text) }),
          facts: fc.option(fc.constantFrom({ a: [1, null, { b: '' }] }, { long: 'b'.repeat(600) }, [])),
        },
        { requiredKeys: ['title'] },
      )
      const step = fc.record({ verb: fc.constantFrom('create', 'update', 'write', 'many', 'delete', 'seal', 'undone'), on: fc.nat(), data })
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), fc.nat(), fc.constantFrom('set', 'remove', 'smuggle'), play),
        { numRuns: 6 },
      )
      return

      async function play(steps: { verb: string; on: number; data: Record<string, unknown> }[], which: number, tamper: string) {
        const { store, request, payload, transactions } = at()
        const past = pastTheChain(at())
        const things = [await thing('始')]
        const papers = [await store.create({ collection: 'papers', data: { title: '稿' } })]
        const pick = <T>(from: readonly T[], on: number): T | undefined => from[on % Math.max(1, from.length)]
        for (const { data: given, on, verb } of steps) {
          const one = pick(things, on)
          if (verb === 'create') things.push(await thing('新', given))
          if (verb === 'update' && one) await store.update({ collection: 'things', id: one.id, data: given })
          if (verb === 'write' && one)
            await store.db.updateOne({ collection: 'things', id: one.id, data: { title: given['title'], done: given['done'] } })
          if (verb === 'many')
            await (payload as unknown as { update(args: object): Promise<unknown> }).update({
              collection: 'things',
              where: { id: { in: things.map(({ id }) => id) } },
              data: { amountFen: on % 7 },
              overrideAccess: true,
            })
          if (verb === 'delete' && one) {
            await store.delete({ collection: 'things', id: one.id })
            things.splice(things.indexOf(one), 1)
          }
          if (verb === 'seal') {
            const paper = await store.create({ collection: 'papers', data: { title: '定' } })
            papers.push(paper)
            await changeState({ req: await request(), slug: 'papers', id: paper.id, action: 'seal', seenSeq: 0 })
          }
          if (verb === 'undone' && transactions) {
            const req = await request()
            const work = withTransaction(req, async () => {
              await store.create({ collection: 'things', data: { title: '撤' }, req })
              throw new Error('undone')
            })
            await expect(work).rejects.toThrow('undone')
          }
        }
        expect(await gaps()).toEqual([])
        const victim = pick(papers, which)
        if (!victim) return
        if (tamper === 'set') {
          await past.set('papers', victim.id, 'title', '偷改')
          expect(await gaps()).toEqual([`papers/${victim.id} differs`])
          await past.set('papers', victim.id, 'title', String(victim['title']))
        } else if (tamper === 'smuggle') {
          const id = await past.smuggle('夹带')
          expect(await gaps()).toEqual([`papers/${id} unknown`])
          await past.remove('papers', id)
        } else {
          const lone = await store.create({ collection: 'papers', data: { title: '孤' } })
          await past.remove('papers', lone.id)
          expect(await gaps()).toEqual([`papers/${lone.id} gone`])
          // What the chain knows cannot be put back past it: the case leaves the chain as an honest deletion would.
          await upgradeGone(lone.id)
        }
        expect(await gaps()).toEqual([])
      }

      async function upgradeGone(id: string) {
        const { recordAudit } = await import('@/platform/audit')
        const req = await at().request()
        await withTransaction(req, () => recordAudit({ req, action: 'delete', subject: { collection: 'papers', id }, changes: [] }))
      }
    }, 300_000)

    it('names the gaps of an older version once, by a baseline, and takes no second one', async ({ skip }) => {
      needsTransactions(skip)
      const { payload, store } = at()
      const past = pastTheChain(at())
      const changed = await store.create({ collection: 'papers', data: { title: '旧改' } })
      await past.set('papers', changed.id, 'title', '旧版批量改过')
      const gone = await store.create({ collection: 'papers', data: { title: '旧删' } })
      await past.remove('papers', gone.id)
      const unknown = await past.smuggle('旧版没有记下的')
      expect((await gaps()).toSorted()).toEqual(
        [`papers/${changed.id} differs`, `papers/${gone.id} gone`, `papers/${unknown} unknown`].toSorted(),
      )
      expect(await upgradeData(payload)).toEqual({ gaps: 3 })
      expect(await gaps()).toEqual([])
      expect((await linksOf(changed.id)).at(-1)).toMatchObject({
        action: 'baseline',
        actorKind: 'migration',
        actor: 'baseline:1',
        changes: [{ path: 'title', before: '旧改', after: '旧版批量改过' }],
      })
      expect((await actions(gone.id)).at(-1)).toBe('baseline-gone')
      expect(await actions(unknown)).toEqual(['baseline'])
      await past.set('papers', changed.id, 'title', '后来偷改')
      expect(await upgradeData(payload)).toEqual({ gaps: 0 })
      expect(await gaps()).toEqual([`papers/${changed.id} differs`])
      await past.set('papers', changed.id, 'title', '旧版批量改过')
    })

    it('has a link with the migration as its author for every row that a migration of the data changes, which runs once', async () => {
      const { payload, store } = at()
      const rows = [await thing('待迁'), await thing('待迁')]
      let runs = 0
      const migration = defineDataMigration({
        name: 'test-titles',
        run: async ({ payload: within, req }) => {
          runs += 1
          await within.db.updateMany({ collection: 'things' as never, where: { title: { equals: '待迁' } }, data: { title: '已迁' }, req })
        },
      })
      await upgradeData(payload, [migration])
      await upgradeData(payload, [migration])
      expect(runs).toBe(1)
      for (const { id } of rows) {
        expect(await store.findByID({ collection: 'things', id })).toMatchObject({ title: '已迁' })
        expect((await linksOf(id)).at(-1)).toMatchObject({ action: 'update', actorKind: 'migration', actor: 'test-titles' })
      }
      expect(
        await replaySubjects(
          { payload, slug: 'things' },
          rows.map(({ id }) => id),
        ),
      ).toMatchObject([{ gap: undefined }, { gap: undefined }])
    })
  })
}
