import type { Payload } from 'payload'
import { beforeAll, describe, expect, it } from 'vitest'
import { createUser, rest, tokenOf } from '../../factories/payload'
import type { Store } from '../fixtures/bench'

const FIRST = '2026-03-01T00:00:00.000Z'
const LATER = '2026-05-01T00:00:00.000Z'
const BODY = { root: { type: 'root', version: 1, direction: null, format: '', indent: 0, children: [] } }

/** Questions over REST and the rows that they are answered with: kind of value × operator, the same on either database. */
export function askedCases(at: () => Payload): void {
  describe('questions over REST', () => {
    const ids: Record<string, string> = {}
    let token: string

    beforeAll(async () => {
      const store = at() as unknown as Store
      const make = async (collection: string, key: string, data: Record<string, unknown>) => {
        ids[key] = String((await store.db.create({ collection, data })).id)
      }
      token = await tokenOf(at(), await createUser(at(), ['admin']))
      await make('organisations', 'A', { name: 'asked-A', kind: 'enterprise', code: 'x1', isDemonstration: true })
      await make('organisations', 'B', { name: 'asked-B', kind: 'school', code: 'Y2', isDemonstration: false, parent: ids['A'] })
      await make('organisations', 'C', { name: 'asked-C', kind: 'enterprise', city: '', parent: ids['B'] })
      await make('notices', 'N', {
        title: 'asked-N',
        kind: 'notice',
        publishedAt: FIRST,
        effectiveFrom: FIRST,
        isPublic: false,
        body: BODY,
      })
      await make('notices', 'O', { title: 'asked-O', kind: 'policy', publishedAt: LATER, isPublic: false, body: BODY })
      await make('committees', 'K', { number: 901, name: 'asked-K', kind: 'writing' })
      await make('committees', 'L', { number: 902, name: 'asked-L', kind: 'writing' })
      await make('occupations', 'job', { code: '9-99-99-99', name: 'asked-job' })
      const book = { occupation: ids['job'], committee: ids['K'] }
      await make('textbooks', 'T', { title: 'asked-T', urlName: 'asked-t', levels: ['4', '5'], keywords: ['炼焦', '干熄'], ...book })
      await make('textbooks', 'U', { title: 'asked-U', urlName: 'asked-u', levels: ['3'], ...book })
    })

    const NAMES: Readonly<Record<string, string>> = { organisations: 'name', notices: 'title', committees: 'name', textbooks: 'title' }

    const asked = async (slug: string, question: string): Promise<string> => {
      const name = NAMES[slug] ?? 'id'
      const filled = question.replace(/\$(\w)/g, (_, key: string) => ids[key] ?? '')
      const address = `/${slug}?where[and][0][${name}][like]=asked-&sort=${name}&depth=0&limit=100&${filled.replaceAll(/(^|&)\[/g, '$1where[and][1][')}`
      const answer = await rest(encodeURI(address), { token })
      const body = (await answer.json()) as { docs?: Record<string, string>[]; errors?: { code: string }[] }
      return body.docs ? body.docs.map((row) => row[name]?.slice(-1)).join('') : `${answer.status} ${body.errors?.[0]?.code}`
    }

    it.each<[string, string, string]>([
      ['organisations', '[id][equals]=$A', 'A'],
      ['organisations', '[id][equals]=abc', ''],
      ['organisations', '[id][equals]=null', ''],
      ['organisations', '[id][not_equals]=$A', 'BC'],
      ['organisations', '[id][not_equals]=abc', 'ABC'],
      ['organisations', '[id][in]=$A,$C', 'AC'],
      ['organisations', '[id][in]=abc', ''],
      ['organisations', '[id][in]=abc,$B', 'B'],
      ['organisations', '[id][not_in]=abc', 'ABC'],
      ['organisations', '[id][not_in]=abc,$B', 'AC'],
      ['organisations', '[id][exists]=true', 'ABC'],
      ['organisations', '[id][exists]=false', ''],
      ['organisations', '[id][like]=zzz', ''],
      ['organisations', '[id][like]=$B', 'B'],
      ['organisations', '[id][contains]=zzz', ''],
      ['organisations', '[id][greater_than]=zzz&[id][less_than]=zzz', ''],
      ['organisations', '[code][equals]=x1', 'A'],
      ['organisations', '[code][not_equals]=x1', 'BC'],
      ['organisations', '[code][in]=x1,Y2', 'AB'],
      ['organisations', '[code][not_in]=x1', 'BC'],
      ['organisations', '[code][exists]=true', 'AB'],
      ['organisations', '[code][exists]=false', 'C'],
      ['organisations', '[city][exists]=false', 'ABC'],
      ['organisations', '[city][exists]=true', ''],
      ['organisations', '[code][like]=y', 'B'],
      ['organisations', '[code][contains]=1', 'A'],
      ['organisations', '[code][not_like]=x', 'BC'],
      ['organisations', '[name][not_like]=asked b', ''],
      ['organisations', '[code][greater_than]=a', 'A'],
      ['organisations', '[code][less_than_equal]=Y2', 'B'],
      ['organisations', '[code][contains]=0123456789abcdef01234567', ''],
      ['organisations', '[kind][equals]=school', 'B'],
      ['organisations', '[kind][not_in]=school', 'AC'],
      ['organisations', '[kind][like]=enter', 'AC'],
      ['organisations', '[kind][contains]=enter', 'AC'],
      ['organisations', '[kind][not_like]=enter', 'B'],
      ['organisations', '[isDemonstration][equals]=true', 'A'],
      ['organisations', '[isDemonstration][not_equals]=true', 'BC'],
      ['organisations', '[isDemonstration][in]=true', 'A'],
      ['organisations', '[isDemonstration][in]=false', 'BC'],
      ['organisations', '[isDemonstration][not_in]=true', 'BC'],
      ['organisations', '[isDemonstration][equals]=null', '400 request.invalid'],
      ['organisations', '[parent][equals]=$A', 'B'],
      ['organisations', '[parent][equals]=abc', ''],
      ['organisations', '[parent][equals]=null', 'A'],
      ['organisations', '[parent][not_equals]=null', 'BC'],
      ['organisations', '[parent][not_equals]=$A', 'AC'],
      ['organisations', '[parent][in]=$A,$B,abc', 'BC'],
      ['organisations', '[parent][in]=abc', ''],
      ['organisations', '[parent][not_in]=$A', 'AC'],
      ['organisations', '[parent][exists]=false', 'A'],
      ['organisations', '[parent][contains]=a', '400 request.invalid'],
      ['organisations', '[parent.id][equals]=$A', 'B'],
      ['organisations', '[parent.name][equals]=asked-A', 'B'],
      ['organisations', '[parent.name][not_equals]=asked-A', 'AC'],
      ['organisations', '[parent.name][like]=asked', 'BC'],
      ['organisations', '[parent.code][exists]=true', 'BC'],
      ['organisations', '[parent.code][not_in]=x1', 'AC'],
      ['organisations', '[parent.parent.name][equals]=asked-A', 'C'],
      ['notices', '[publishedAt][equals]=2026-03-01', 'N'],
      ['notices', '[publishedAt][in]=2026-03-01', 'N'],
      ['notices', '[publishedAt][not_in]=2026-03-01', 'O'],
      ['notices', '[publishedAt][greater_than]=2026-03-01T00:00:00Z', 'O'],
      ['notices', '[publishedAt][less_than_equal]=2026-03-01T00:00:00Z', 'N'],
      ['notices', '[effectiveFrom][equals]=null', 'O'],
      ['notices', '[effectiveFrom][not_equals]=null', 'N'],
      ['notices', '[effectiveFrom][not_equals]=2026-03-01', 'O'],
      ['notices', '[effectiveFrom][not_in]=2026-03-01', 'O'],
      ['notices', '[effectiveFrom][exists]=false', 'O'],
      ['notices', '[effectiveFrom][greater_than]=null', '400 request.invalid'],
      ['notices', '[createdAt][equals]=null', ''],
      ['notices', '[body][exists]=true', 'NO'],
      ['notices', '[body][like]=x', '400 request.invalid'],
      ['committees', '[number][equals]=901', 'K'],
      ['committees', '[number][not_equals]=901', 'L'],
      ['committees', '[number][in]=901,5', 'K'],
      ['committees', '[number][not_in]=901', 'L'],
      ['committees', '[number][like]=902', 'L'],
      ['committees', '[number][like]=abc', ''],
      ['committees', '[number][contains]=902', 'L'],
      ['committees', '[number][equals]=null', ''],
      ['committees', '[number][greater_than]=901', 'L'],
      ['textbooks', '[levels][equals]=4', 'T'],
      ['textbooks', '[levels][in]=3,4', 'TU'],
      ['textbooks', '[levels][contains]=5', 'T'],
      ['textbooks', '[levels][not_in]=4', '400 request.invalid'],
      ['textbooks', '[levels][exists]=true', '400 request.invalid'],
      ['textbooks', '[levels][all]=4,5', '400 request.invalid'],
      ['textbooks', '[keywords][in]=炼焦', 'T'],
      ['textbooks', '[keywords][like]=干', 'T'],
      ['textbooks', '[keywords][contains]=炼', 'T'],
      ['textbooks', '[occupation.name][equals]=asked-job', 'TU'],
      ['textbooks', '[occupation.name][not_like]=job', ''],
      // One joint beside another, and beside a condition: all of them hold.
      ['organisations', 'where[or][0][kind][equals]=school&where[or][1][code][equals]=x1', 'AB'],
      ['organisations', 'where[code][exists]=true&where[or][0][kind][equals]=school&where[or][1][city][exists]=false', 'AB'],
      ['organisations', 'where[kind][equals]=school&where[or][0][name][like]=asked&where[or][1][name][like]=x', 'B'],
      ['organisations', '[code][exists]=false&[city][exists]=false', 'C'],
      ['organisations', '[or][0][code][equals]=x1&[or][1][code][equals]=zz&[parent][exists]=false', 'A'],
      ['organisations', '[or][0][code][equals]=x1&[or][1][code][equals]=Y2&[parent][exists]=false&[and][0][kind][equals]=school', ''],
    ])('%s?%s', async (slug, question, expected) => {
      expect(await asked(slug, question)).toBe(expected)
    })

    it.each(['[id][like]=zzz', '[id][contains]=zzz', '[id][in]=abc', '[parent][equals]=abc', '[createdAt][equals]=null'])(
      'a change and a deletion of many rows under a condition that none meets touch none: %s',
      async (condition) => {
        const address = `/organisations?where${condition}`
        const changed = await rest(address, { method: 'PATCH', token, body: { source: 'all changed' } })
        expect([changed.status, ((await changed.json()) as { docs: unknown[] }).docs]).toEqual([200, []])
        const deleted = await rest(address, { method: 'DELETE', token })
        expect([deleted.status, ((await deleted.json()) as { docs: unknown[] }).docs]).toEqual([200, []])
        expect(await asked('organisations', '')).toBe('ABC')
        expect((await at().count({ collection: 'organisations', where: { source: { equals: 'all changed' } } })).totalDocs).toBe(0)
      },
    )

    it('a deletion of many rows keeps to both of two joints', async () => {
      const both = 'where[and][0][name][equals]=nothing&where[or][0][name][like]=asked&where[or][1][name][like]=x'
      const deleted = await rest(`/organisations?${both}`, { method: 'DELETE', token })
      expect([deleted.status, ((await deleted.json()) as { docs: unknown[] }).docs]).toEqual([200, []])
      expect(await asked('organisations', '')).toBe('ABC')
    })

    it.each(['id', '_id'])('the server says under which id a row stands: %s is not heard', async (member) => {
      for (const [index, id] of ['a/b', '😀x', 12.5, 'x'.repeat(5_000), ids['A'], { x: 1 }, 'b'.repeat(24)].entries()) {
        const name = `own id ${member} ${index}`
        const made = await rest('/organisations', { token, body: { kind: 'enterprise', name, [member]: id } })
        const { doc } = (await made.json()) as { doc: { id: string } }
        expect([made.status, doc.id === id]).toEqual([201, false])
        const changed = await rest(`/organisations/${doc.id}`, { token, method: 'PATCH', body: { [member]: id, source: name } })
        const after = (await changed.json()) as { doc: { id: string; source: string } }
        expect([changed.status, after.doc.id, after.doc.source]).toEqual([200, doc.id, name])
      }
    })

    it('a relation to a row that is not there is refused, in a row of its own and in a change; what was there stays as it is', async () => {
      const gone = String(
        (await (at() as unknown as Store).db.create({ collection: 'organisations', data: { name: 'gone', kind: 'school' } })).id,
      )
      await at().db.deleteOne({ collection: 'organisations', where: { id: { equals: gone } } })
      const refused = async (address: string, method: 'POST' | 'PATCH', body: object) => {
        const answer = await rest(address, { token, method, body })
        return [answer.status, ((await answer.json()) as { errors: { code: string }[] }).errors[0]?.code]
      }
      const organisation = { name: 'orphan', kind: 'enterprise' }
      expect(await refused('/organisations', 'POST', { ...organisation, parent: gone })).toEqual([422, 'request.unknownReference'])
      expect(await refused(`/organisations/${ids['A']}`, 'PATCH', { parent: gone })).toEqual([422, 'request.unknownReference'])
      expect(await refused(`/committees/${ids['K']}`, 'PATCH', { occupations: [ids['job'], gone] })).toEqual([
        422,
        'request.unknownReference',
      ])
      const same = await rest(`/organisations/${ids['B']}`, { token, method: 'PATCH', body: { parent: ids['A'], source: 'same' } })
      expect(same.status).toBe(200)
    })
  })
}
