import { describe, expect, it } from 'vitest'
import { nominalMinutesOf, successorOf } from '@/plugins/study-hours/domain/units'

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
