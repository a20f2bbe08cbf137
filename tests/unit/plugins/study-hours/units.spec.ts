import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nominalMinutesOf, offersOf, placesOf, successorOf, type BookUnit } from '@/plugins/study-hours/units/domain/units'

describe('the nominal length of a chapter', () => {
  it.each([
    [0, 1],
    [149, 1],
    [450, 2],
    [9_000, 30],
  ])('of %i characters at 300 a minute is %i minutes', (characters, minutes) => {
    expect(nominalMinutesOf(characters, 300)).toBe(minutes)
  })
})

describe('the chapter that takes the place of an old one', () => {
  const chapter = (id: string, basedOn: string | null, title = id) => ({ id, number: 1, title, basedOn })
  const between = (...chapters: { id: string; basedOn: string | null }[]) => new Map(chapters.map((each) => [each.id, each]))
  it('is the one that came from it, whatever its title', () => {
    const next = [chapter('new', 'old', '另一个名字'), chapter('twin', null, '高炉')]
    expect(successorOf({ id: 'old', title: '高炉' }, next, between(...next))?.id).toBe('new')
  })
  it('is found through the editions in between', () => {
    const next = [chapter('third', 'second')]
    expect(successorOf({ id: 'first', title: 'x' }, next, between(...next, chapter('second', 'first')))?.id).toBe('third')
  })
  it('is the one of the same title where the new edition was begun afresh', () => {
    const next = [chapter('new', null, '高炉　炼铁')]
    expect(successorOf({ id: 'old', title: '高炉炼铁' }, next, between(...next))?.id).toBe('new')
  })
  it('is none where the chapter was dropped, though a title may be the same', () => {
    const next = [chapter('a', 'b', '别的'), chapter('new', null, '高炉')]
    expect(successorOf({ id: 'old', title: '高炉' }, next, between(...next))).toBeNull()
  })
  it('ends its search where links go in a circle', () => {
    const next = [chapter('a', 'b')]
    expect(successorOf({ id: 'old', title: 'x' }, next, between(...next, chapter('b', 'a')))).toBeNull()
  })
})

describe('what an edition offers a course', () => {
  const chapter = (id: string, number: number, more: object = {}) => ({
    id,
    number,
    title: `第${number}章`,
    basedOn: null as string | null,
    characters: 3_000,
    points: ['p1', 'p2'],
    ...more,
  })
  const unit = (id: string, of: ReturnType<typeof chapter>, inEdition: boolean, more: Partial<BookUnit> = {}): BookUnit => ({
    id,
    order: 1,
    title: of.title,
    chapter: of.id,
    points: of.points,
    nominalMinutes: 10,
    own: { id: of.id, title: of.title, characters: of.characters, points: of.points, inEdition },
    ...more,
  })
  const offer = (chapters: ReturnType<typeof chapter>[], units: BookUnit[], older: ReturnType<typeof chapter>[] = []) =>
    offersOf({ chapters, units, between: new Map([...older, ...chapters].map((each) => [each.id, each])), charsPerMinute: 300 })

  it('is every chapter in the order of the book, with points and a length', () => {
    expect(offer([chapter('b', 2), chapter('a', 1)], []).offers).toMatchObject([
      { chapter: 'a', state: 'new', minutes: 10, points: ['p1', 'p2'] },
      { chapter: 'b', state: 'new' },
    ])
  })
  it('is nothing where the unit says what the chapter says, in whatever order of points', () => {
    const a = chapter('a', 1)
    expect(offer([a], [unit('u', a, true, { points: ['p2', 'p1'] })]).offers).toMatchObject([{ state: 'same', changes: [] }])
  })
  it('names what differs, one by one', () => {
    const a = chapter('a', 1)
    const own = unit('u', a, true, { title: '自拟', points: ['p1'], nominalMinutes: 12 })
    expect(offer([a], [own]).offers).toMatchObject([{ state: 'differs', changes: ['title', 'points', 'minutes'] }])
  })
  it('moves a unit of the edition before, with what was the chapter’s own and without what was written by hand', () => {
    const old = chapter('old', 1)
    const heir = chapter('new', 3, { basedOn: 'old', title: '新名', characters: 6_000, points: ['p3'] })
    const { offers, orphans } = offer([heir], [unit('u', old, false, { title: '自拟' })], [old])
    expect(offers).toMatchObject([{ chapter: 'new', state: 'moves', unit: { id: 'u' }, changes: ['points', 'minutes'] }])
    expect(orphans).toEqual([])
  })
  it('does not move a unit to a chapter that has its own, and leaves one without a successor as it is', () => {
    const [old, dropped] = [chapter('old', 1), chapter('dropped', 2)]
    const heir = chapter('new', 1, { basedOn: 'old' })
    const { offers, orphans } = offer([heir], [unit('u', old, false), unit('v', heir, true), unit('w', dropped, false)], [old, dropped])
    expect(offers).toMatchObject([{ chapter: 'new', state: 'same', unit: { id: 'v' } }])
    expect(orphans.map(({ id }) => id)).toEqual(['u', 'w'])
  })
  it('is the same number of units taken once as taken twice, whatever was there', () => {
    const number = fc.integer({ min: 1, max: 8 })
    fc.assert(
      fc.property(fc.uniqueArray(number), fc.uniqueArray(number), (inBook, inCourse) => {
        const chapters = inBook.map((no) => chapter(`c${no}`, no))
        const units = inCourse.map((no) => unit(`u${no}`, chapter(`c${no}`, no), inBook.includes(no)))
        const taken = offer(chapters, units).offers.filter(({ state }) => state === 'new')
        const after = [...units, ...taken.map((each) => unit(`n${each.chapter}`, chapter(each.chapter, each.number), true))]
        expect(offer(chapters, after).offers.every(({ state }) => state === 'same')).toBe(true)
        expect(after).toHaveLength(new Set([...inBook, ...inCourse]).size)
      }),
    )
  })
})

describe('the places of units', () => {
  const unit = (id: string, order: number, chapter: number | null) => ({ id, order, chapter })
  const created = (...chapters: number[]) => chapters.map((chapter) => ({ id: `n${chapter}`, chapter }))
  const shown = (args: Partial<Parameters<typeof placesOf>[0]>) =>
    placesOf({ units: [], created: [], moved: new Set(), ...args }).map(({ id, order }) => `${order} ${id}`)

  it('are those of the chapters, in whatever order they were taken', () => {
    expect(shown({ created: created(3, 1, 2) })).toEqual(['1 n1', '2 n2', '3 n3'])
    expect(shown({ units: [unit('u2', 1, 2)], created: created(1, 3) })).toEqual(['1 n1', '2 u2', '3 n3'])
  })
  it('leave a video behind its chapter, gaps where they are, and other units where they stand', () => {
    const units = [unit('intro', 1, null), unit('u1', 2, 1), unit('video', 3, null), unit('u3', 10, 3)]
    expect(shown({ units, created: created(2, 4) })).toEqual(['1 intro', '2 u1', '3 video', '4 n2', '10 u3', '11 n4'])
    expect(shown({ units: [unit('other', 5, null)], created: created(1) })).toEqual(['5 other', '6 n1'])
  })
  it('follow the new edition where units went over to it, and no hand’s order is touched otherwise', () => {
    const units = [unit('a', 1, 3), unit('video', 2, null), unit('b', 3, 1)]
    expect(shown({ units, moved: new Set(['a', 'b']) })).toEqual(['1 b', '2 video', '3 a'])
    expect(shown({ units })).toEqual(['1 a', '2 video', '3 b'])
  })
  it('are in the order of the book where nobody had another', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 12 })
    fc.assert(
      fc.property(numbers, numbers, (first, second) => {
        const once = placesOf({ units: [], created: created(...first), moved: new Set() })
        const twice = placesOf({ units: once, created: created(...second.filter((no) => !first.includes(no))), moved: new Set() })
        const chapters = twice.map(({ chapter }) => chapter ?? 0)
        expect(chapters).toEqual([...chapters].sort((a, b) => a - b))
        expect(twice.map(({ order }) => order)).toEqual(twice.map((_, index) => index + 1))
      }),
    )
  })
})
