import type { FlattenedField } from 'payload'
import { describe, expect, it } from 'vitest'
import { conditionsOf } from '@/platform/http/query/conditions'
import { isQuestionError, wordsOfQuestion } from '@/platform/http/query/faults'
import { MOST_JOINED, MOST_ROWS, partsOf, withinRows, type Route } from '@/platform/http/query/parameters'
import { placeOf, type Fields } from '@/platform/http/query/places'
import { treeOf } from '@/platform/http/query/tree'

const parts = (query: string, route: Route = 'list') => partsOf(treeOf(new URLSearchParams(query)), route)

function refused(run: () => unknown): { field: string; zh: string; en: string } {
  try {
    run()
  } catch (error) {
    if (!isQuestionError(error)) throw error
    expect([error.code, error.status]).toEqual(['request.invalid', 400])
    return { field: error.fault.field, zh: wordsOfQuestion(error, 'zh'), en: wordsOfQuestion(error, 'en') }
  }
  throw new Error('was not refused')
}

describe('parameters', () => {
  it.each([
    ['limit=', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['limit=1e9', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=0x10', 'limit'],
    ['limit[]=1', 'limit'],
    ['limit[a]=1', 'limit'],
    ['page=0', 'page'],
    ['page=99999999', 'page'],
    ['depth=11', 'depth'],
    ['draft=1', 'draft'],
    ['draft=true&draft=true', 'draft'],
    ['pagination=no', 'pagination'],
    ['locale=../../etc/passwd', 'locale'],
    ['search=x', 'search'],
    ['nothing=1', 'nothing'],
    ['data={}', 'data'],
    ['__proto__[a]=1', '__proto__'],
    ['sort[a]=b', 'sort'],
    ['sort=a b', 'sort'],
    ['sort=a,b,c,d,e,f', 'sort'],
    ['select=name', 'select'],
    ['select[name]=yes', 'select[name]'],
    ['select[name]=true&select[name][a]=true', 'select'],
    ['populate=x', 'populate'],
    ['joins=false', 'joins'],
    ['joins[a][limit]=1e9', 'joins[a][limit]'],
    ['joins[a][nothing]=1', 'joins[a][nothing]'],
    [`where${'[or][0]'.repeat(8)}[a][equals]=1`, 'where'],
    ['where[a]b=1', 'where[a]b'],
  ])('%s is refused, with words for the parameter', (query, field) => {
    const fault = refused(() => parts(query))
    expect(fault.field).toBe(field)
    expect(fault.zh).toMatch(/^参数“.+”：\p{Script=Han}/u)
    expect(fault.en).toMatch(/^Parameter ".+": \w/)
  })

  it('a route takes its own parameters and no others', () => {
    expect(refused(() => parts('limit=1', 'one')).field).toBe('limit')
    expect(refused(() => parts('sort=a', 'count')).field).toBe('sort')
    expect(parts('overrideLock=true&where[a][equals]=1', 'deleteMany').scalars).toEqual({ overrideLock: 'true' })
    expect(parts('uploadEdits[crop][x]=12.5&uploadEdits[crop][unit]=px', 'create').uploadEdits).toEqual({ crop: { x: '12.5', unit: 'px' } })
  })

  it.each([
    'depth=0&draft=true&locale=undefined&fallback-locale=null&limit=10&page=1&sort=-createdAt&select[title]=true',
    'depth=0&draft=true&limit=250&locale=zh&where[id][in]=a,b,c&select[name]=true',
    'limit=0&locale=zh&where[and][0][id][in][0]=a&where[and][0][id][in][1]=b',
    'where[or][0][and][0][name][like]=%E9%92%A2&pagination=false',
    'joins[members][limit]=10&joins[members][sort]=-createdAt&joins[members][where][role][equals]=chair',
  ])('takes what the admin sends: %s', (query) => {
    expect(() => parts(query)).not.toThrow()
  })

  it('bounds the rows of one answer and of one joined list', () => {
    expect(withinRows(parts('').scalars)).toEqual({})
    expect(withinRows(parts(`limit=${MOST_ROWS}`).scalars)).toEqual({ limit: String(MOST_ROWS) })
    for (const all of ['limit=0', 'limit=1001', 'limit=999999999', 'pagination=false', 'limit=0&pagination=false'])
      expect(withinRows(parts(all).scalars), all).toEqual({ limit: String(MOST_ROWS) })
    for (const all of ['0', '101', '99999']) {
      expect(parts(`depth=0&joins[a][limit]=${all}`).joins).toEqual({ a: { limit: String(MOST_JOINED.flat) } })
      // Whole rows are heavier than their ids.
      expect(parts(`joins[a][limit]=${all}`).joins).toEqual({ a: { limit: String(MOST_JOINED.deep) } })
    }
  })
})

const field = (name: string, type: string, more: Record<string, unknown> = {}) => ({ name, type, ...more }) as unknown as FlattenedField
const PEOPLE: Fields = { slug: 'people', flattenedFields: [field('name', 'text'), field('boss', 'relationship', { relationTo: 'people' })] }
const ROWS: Fields = {
  slug: 'rows',
  flattenedFields: [
    field('title', 'text'),
    field('count', 'number'),
    field('day', 'date'),
    field('open', 'checkbox'),
    field('state', 'select'),
    field('text', 'richText'),
    field('owner', 'relationship', { relationTo: 'people' }),
    field('about', 'relationship', { relationTo: ['people', 'rows'] }),
    field('part', 'group', { flattenedFields: [field('unit', 'text')] }),
    field('marks', 'array', { flattenedFields: [field('mark', 'number')] }),
    field('worked', 'text', { virtual: true }),
  ],
}
const collections = (slug: string) => ({ people: PEOPLE, rows: ROWS })[slug]

describe('places', () => {
  it.each([
    ['id', 'id'],
    ['_id', 'id'],
    ['title', 'text'],
    ['part.unit', 'text'],
    ['part__unit', 'text'],
    ['marks.mark', 'number'],
    ['owner', 'rows'],
    ['owner.id', 'rows'],
    ['owner.name', 'text'],
    ['owner.boss.name', 'text'],
    ['about.value', 'rows'],
    ['about.relationTo', 'choice'],
  ])('%s is a place of the kind %s', (path, kind) => {
    expect(placeOf(path, ROWS, collections)?.kind).toBe(kind)
  })

  it.each([
    'nothing',
    'title.x',
    'owner.boss.boss.name',
    'about.name',
    'text.root.children',
    'worked',
    '__proto__',
    'constructor',
    'owner.',
    '',
  ])('%s is none', (path) => {
    expect(placeOf(path, ROWS, collections)).toBeUndefined()
  })
})

describe('conditions', () => {
  const where = (query: string) => {
    const tree = treeOf(new URLSearchParams(query))
    return conditionsOf(
      tree['where'] ?? '',
      'where',
      (path) => {
        const place = placeOf(path, ROWS, collections)
        if (!place) throw new Error(`no place ${path}`)
        return place
      },
      { isId: (value) => value.startsWith('p'), unlike: (word) => `%${word}%`, keepsReferences: true },
    )
  }

  it.each([
    ['where=1', 'where'],
    ['where[]=1', '0'],
    ['where[title]=1', 'title'],
    ['where[title][is]=1', 'title[is]'],
    ['where[title][near]=1,2', 'title[near]'],
    ['where[title][equals][a]=1', 'title[equals]'],
    ['where[title][equals][]=a', 'title[equals]'],
    ['where[title][exists]=perhaps', 'title[exists]'],
    ['where[title][equals]=%00', 'title[equals]'],
    [`where[title][like]=${'x'.repeat(501)}`, 'title[like]'],
    [`where[title][like]=${'%25a'.repeat(20)}`, 'title[like]'],
    ['where[count][equals]=abc', 'count[equals]'],
    ['where[count][equals]=1e9', 'count[equals]'],
    ['where[count][in]=1,2,x', 'count[in]'],
    ['where[day][equals]=abc', 'day[equals]'],
    ['where[day][equals]=', 'day[equals]'],
    ['where[day][greater_than]=2026-13-45', 'day[greater_than]'],
    ['where[day][like]=2026', 'day[like]'],
    ['where[open][equals]=perhaps', 'open[equals]'],
    ['where[text][equals]=x', 'text[equals]'],
    ['where[owner][like]=x', 'owner[like]'],
    ['where[about][equals]=x', 'about[equals]'],
    ['where[part][equals]=x', 'part[equals]'],
    ['where[and]=1', 'where[and]'],
    ['where[or][a][title][equals]=1', 'where[or]'],
    ['where={', 'where'],
    [Array.from({ length: 101 }, (_, index) => `where[or][${index}][title][equals]=${index}`).join('&'), 'where'],
    [Array.from({ length: 21 }, (_, index) => `where[or][${index}][owner.name][equals]=${index}`).join('&'), 'where'],
    [`where[title][in]=${Array.from({ length: 1_001 }, (_, index) => index).join(',')}`, 'title[in]'],
  ])('%s is refused', (query, name) => {
    expect(refused(() => where(query)).field).toBe(name)
  })

  it('hold one comparison or one joint each: of several in one object an adapter keeps one, or mixes their lists', () => {
    const name = 'where[title][equals]=a'
    const either = 'where[or][0][state][equals]=x&where[or][1][state][equals]=y'
    const both = 'where[AND][0][state][equals]=x'
    const [a, or, and] = [
      { title: { equals: 'a' } },
      { or: [{ state: { equals: 'x' } }, { state: { equals: 'y' } }] },
      { and: [{ state: { equals: 'x' } }] },
    ]
    expect(where(name)).toEqual(a)
    expect(where(`${name}&${either}`)).toEqual({ and: [a, or] })
    expect(where(`${either}&${both}`)).toEqual({ and: [or, and] })
    expect(where(`${name}&${both}&${either}`)).toEqual({ and: [a, and, or] })
    expect(where(`${name}&where[title][like]=b`)).toEqual({ and: [a, { title: { like: 'b' } }] })
    expect(where('where={"title":{"equals":"a"}}')).toEqual(a)
  })

  const MARCH_FIRST = {
    and: [{ day: { greater_than_equal: '2026-02-28T16:00:00.000Z' } }, { day: { less_than: '2026-03-01T16:00:00.000Z' } }],
  }
  const missing = (path: string) => ({ [path]: { equals: null } })
  it.each<[string, object]>([
    ['id[equals]=p1', { id: { in: ['p1'] } }],
    ['id[equals]=x', { id: { in: [] } }],
    ['id[like]=x', { id: { in: [] } }],
    ['id[contains]=p1', { id: { in: ['p1'] } }],
    ['id[in]=p1,x', { id: { in: ['p1'] } }],
    ['id[not_in]=x', { id: { exists: true } }],
    ['id[not_equals]=p1', { id: { not_in: ['p1'] } }],
    ['id[greater_than]=x', { id: { in: [] } }],
    ['owner[equals]=p1', { owner: { in: ['p1'] } }],
    ['owner[equals]=x', { id: { in: [] } }],
    ['owner[equals]=null', { owner: { exists: false } }],
    ['owner[not_equals]=null', { owner: { exists: true } }],
    ['owner[not_in]=p1', { or: [{ owner: { not_in: ['p1'] } }, { owner: { exists: false } }] }],
    ['owner[not_equals]=x', { id: { exists: true } }],
    ['day[equals]=null', missing('day')],
    ['day[in]=2026-03-01T00:00:00Z', { day: { in: ['2026-03-01T00:00:00.000Z'] } }],
    ['day[equals]=2026-03-01', MARCH_FIRST],
    ['day[in]=2026-03-01', MARCH_FIRST],
    ['day[in]=2026-03-01,2026-03-09T00:00:00Z', { or: [MARCH_FIRST, { day: { in: ['2026-03-09T00:00:00.000Z'] } }] }],
    [
      'day[not_equals]=2026-03-01',
      {
        or: [
          { or: [{ day: { less_than: '2026-02-28T16:00:00.000Z' } }, { day: { greater_than_equal: '2026-03-01T16:00:00.000Z' } }] },
          missing('day'),
        ],
      },
    ],
    ['day[less_than]=2026-03-01', { day: { less_than: '2026-02-28T16:00:00.000Z' } }],
    ['day[less_than_equal]=2026-03-01', { day: { less_than: '2026-03-01T16:00:00.000Z' } }],
    ['day[greater_than_equal]=2026-03-01', { day: { greater_than_equal: '2026-02-28T16:00:00.000Z' } }],
    ['day[greater_than]=2026-03-01', { day: { greater_than_equal: '2026-03-01T16:00:00.000Z' } }],
    ['count[not_equals]=null', { count: { not_equals: null } }],
    ['count[like]=abc', { id: { in: [] } }],
    ['count[contains]=12', { count: { equals: 12 } }],
    ['open[in]=false', { open: { equals: false } }],
    ['open[not_in]=true', { or: [{ open: { not_equals: true } }, missing('open')] }],
    ['open[in]=true,false', { open: { not_equals: null } }],
    ['title[exists]=false', { or: [missing('title'), { title: { equals: '' } }] }],
    ['title[not_like]=a', { or: [{ title: { not_like: '%a%' } }, missing('title')] }],
    ['title[contains]=0123456789abcdef01234567', { title: { like: '0123456789abcdef01234567' } }],
    ['text[exists]=true', { text: { not_equals: null } }],
    ['owner.name[equals]=a', { 'owner.name': { equals: 'a' } }],
    ['owner.name[not_in]=a', { or: [{ 'owner.name': { not_in: ['a'] } }, missing('owner.name'), { owner: { exists: false } }] }],
  ])('say the same to every database: %s', (question, meaning) => {
    expect(where(`where[${question.replace('[', '][')}`)).toEqual(meaning)
  })

  it.each([
    'where[title][all]=a',
    'where[text][like]=a',
    'where[about][exists]=true',
    'where[open][equals]=null',
    'where[day][in]=null',
    'where[day][greater_than]=null',
    'where[owner][contains]=a',
    'where[marks.mark][exists]=true',
    'where[marks.mark][not_equals]=1',
    'where[owner.boss][exists]=true',
    'where[owner.boss.name][not_equals]=x',
    'where[about.value][exists]=true',
    'where={"or":[]}',
    'where={"or":[{},{"title":{"equals":"a"}}]}',
  ])('are refused where the databases would not answer alike: %s', (query) => {
    expect(refused(() => where(query)).en).toContain('Parameter')
  })
})
