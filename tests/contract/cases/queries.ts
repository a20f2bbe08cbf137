import type { Where } from 'payload'
import { beforeAll, describe, expect, it } from 'vitest'
import { times, type Bench } from '../fixtures/bench'

const TITLES = ['焦炉调火工', '煤调湿操作', '干熄焦操作', '化产回收（脱硫）', '焦炉机械 50%_试验', 'Coke oven 调火']

export function queryCases(at: () => Bench): void {
  describe('queries', () => {
    const placeIds: string[] = []

    beforeAll(async () => {
      const { store } = at()
      for (const [name, rank] of [
        ['乙区', 2],
        ['甲区', 1],
        ['丙区', 3],
      ] as const)
        placeIds.push((await store.create({ collection: 'places', data: { name: `q-${name}`, rank } })).id)
      for (const [index, title] of TITLES.entries())
        await store.create({
          collection: 'things',
          data: {
            title,
            code: `q-${index}`,
            amountFen: index * 10,
            dueAt: `2026-11-${20 + index}T16:00:00.000Z`,
            levels: index % 2 === 0 ? ['one', 'two'] : ['three'],
            place: index < 3 ? placeIds[index] : placeIds[2],
            ...(index === 5 ? {} : { kind: 'book' }),
          },
        })
      await Promise.all(
        times(30, (index) => store.create({ collection: 'traces', data: { note: 'paged', title: String(index).padStart(2, '0') } })),
      )
    })

    const codes = async (where: Where, sort: string | string[] = 'code') => {
      const { docs } = await at().store.find({
        collection: 'things',
        where: { and: [{ code: { like: 'q-' } }, where] },
        sort,
        pagination: false,
        depth: 0,
      })
      return docs.map(({ code }) => code)
    }

    it.each<[string, Where, string[]]>([
      ['equals', { title: { equals: '煤调湿操作' } }, ['q-1']],
      ['not_equals', { title: { not_equals: '煤调湿操作' } }, ['q-0', 'q-2', 'q-3', 'q-4', 'q-5']],
      ['in', { code: { in: ['q-3', 'q-0', 'missing'] } }, ['q-0', 'q-3']],
      ['not_in', { code: { not_in: ['q-3', 'q-0'] } }, ['q-1', 'q-2', 'q-4', 'q-5']],
      ['contains with Chinese', { title: { contains: '操作' } }, ['q-1', 'q-2']],
      ['contains with Chinese punctuation', { title: { contains: '（脱硫）' } }, ['q-3']],
      ['like with several Chinese words', { title: { like: '焦 操作' } }, ['q-2']],
      ['like without regard to Latin case', { title: { like: 'COKE' } }, ['q-5']],
      ['contains a percent sign, which stands for itself', { title: { contains: '%' } }, ['q-4']],
      ['contains an underscore, which stands for itself', { title: { contains: '_试' } }, ['q-4']],
      ['contains signs in an order that is not there', { title: { contains: '5_%' } }, []],
      ['like a word with signs', { title: { like: '0%_ 焦炉' } }, ['q-4']],
      ['like a sign that no title has', { title: { like: '焦_工' } }, []],
      ['contains a backslash that no title has', { title: { contains: '\\' } }, []],
      ['exists', { kind: { exists: true } }, ['q-0', 'q-1', 'q-2', 'q-3', 'q-4']],
      ['not exists', { kind: { exists: false } }, ['q-5']],
      ['greater and less than', { and: [{ amountFen: { greater_than: 10 } }, { amountFen: { less_than_equal: 30 } }] }, ['q-2', 'q-3']],
      [
        'a day, by its first instant and the next day’s',
        { and: [{ dueAt: { greater_than_equal: '2026-11-21T16:00:00.000Z' } }, { dueAt: { less_than: '2026-11-22T16:00:00.000Z' } }] },
        ['q-1'],
      ],
      ['a date to the millisecond', { dueAt: { equals: '2026-11-22T16:00:00.000Z' } }, ['q-2']],
      ['one of several selected', { levels: { in: ['three'] } }, ['q-1', 'q-3', 'q-5']],
      [
        'or inside and',
        { and: [{ or: [{ code: { equals: 'q-0' } }, { amountFen: { equals: 30 } }] }, { kind: { equals: 'book' } }] },
        ['q-0', 'q-3'],
      ],
      ['a property of the related document', { 'place.rank': { equals: 3 } }, ['q-2', 'q-3', 'q-4', 'q-5']],
    ])('finds by %s', async (_, where, expected) => {
      expect(await codes(where)).toEqual(expected)
    })

    it('finds by relation', async () => {
      expect(await codes({ place: { equals: placeIds[1] } })).toEqual(['q-1'])
      expect(await codes({ place: { in: placeIds.slice(0, 2) } })).toEqual(['q-0', 'q-1'])
    })

    it('sorts by a number, downwards, and by two keys', async () => {
      expect(await codes({}, '-amountFen')).toEqual(['q-5', 'q-4', 'q-3', 'q-2', 'q-1', 'q-0'])
      expect(await codes({}, ['kind', '-code'])).toEqual(['q-5', 'q-4', 'q-3', 'q-2', 'q-1', 'q-0'])
    })

    it('sorts by a property of the related document', async () => {
      expect(await codes({}, ['place.rank', 'code'])).toEqual(['q-1', 'q-0', 'q-2', 'q-3', 'q-4', 'q-5'])
      expect(await codes({}, ['-place.rank', 'code'])).toEqual(['q-2', 'q-3', 'q-4', 'q-5', 'q-0', 'q-1'])
    })

    it('pages without losing or repeating a row, and counts them all', async () => {
      const { store } = at()
      const seen: unknown[] = []
      for (let page = 1; ; page += 1) {
        const found = await store.find({ collection: 'traces', where: { note: { equals: 'paged' } }, sort: 'title', limit: 7, page })
        expect(found).toMatchObject({ totalDocs: 30, totalPages: 5, page, hasNextPage: page < 5, hasPrevPage: page > 1 })
        seen.push(...found.docs.map(({ title }) => title))
        if (!found.hasNextPage) break
      }
      expect(seen).toEqual(times(30, (index) => String(index).padStart(2, '0')))
    })

    it('pages through rows that sort alike without losing or repeating one', async () => {
      const { store } = at()
      const seen = new Set<string>()
      for (let page = 1; page <= 4; page += 1) {
        const { docs } = await store.find({ collection: 'traces', where: { note: { equals: 'paged' } }, sort: 'note', limit: 8, page })
        for (const { id } of docs) seen.add(id)
      }
      expect(seen.size).toBe(30)
    })
  })
}
