import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeOf } from '@/collections/materials/chapters/admin/anchors'
import { whatIsWrong } from '@/collections/materials/chapters/admin/check-docx'
import { textsFor } from '@/collections/materials/line/admin/chapter-texts'
import { isSought, visibleShelves, type Group, type Point } from '@/collections/materials/coverage/admin/visible-points'

const LONG = '高炉炉缸侧壁温度升高时，应先核对热电偶，再降低冶炼强度。'

describe('the place of a comment in the draft that is shown', () => {
  const texts = ['第一节 炉缸', LONG, '短句。', `${LONG}并记录。`, '短句。']
  const at = (comment: { draft?: string; blockIndex: number | null; quote?: string }) =>
    placeOf({ draft: 'old', quote: null, ...comment }, 'shown', texts)

  it.each([
    ['its own paragraph on the shown draft, whatever the quote', { draft: 'shown', blockIndex: 2, quote: '别的' }, 2],
    ['no place beyond the end of the shown draft', { draft: 'shown', blockIndex: 5 }, undefined],
    ['no place for the draft as a whole', { blockIndex: null, quote: LONG }, undefined],
    ['the paragraph that still says the quote', { blockIndex: 0, quote: '第一节 炉缸' }, 0],
    ['the nearest where several say it', { blockIndex: 4, quote: LONG }, 3],
    ['the earlier of two that are equally near', { blockIndex: 3, quote: '短句。' }, 2],
    ['a quote that is part of a paragraph', { blockIndex: 9, quote: LONG.slice(0, 20) }, 3],
    ['no place for a short quote inside other words', { blockIndex: 0, quote: '炉缸' }, undefined],
    ['no place where the words are gone', { blockIndex: 1, quote: '已经删去的一段文字，原来就在这里。' }, undefined],
    ['no place without a quote', { blockIndex: 1 }, undefined],
  ])('is %s', (_, comment, place) => {
    expect(at(comment)).toBe(place)
  })

  it('is never outside of the draft', () => {
    const comment = fc.record({
      draft: fc.constantFrom('shown', 'old'),
      blockIndex: fc.option(fc.nat(12)),
      quote: fc.option(fc.constantFrom(...texts, LONG.slice(0, 15), '')),
    })
    fc.assert(
      fc.property(comment, fc.array(fc.constantFrom(...texts), { maxLength: 9 }), (each, shown) => {
        const place = placeOf(each, 'shown', shown)
        return place === undefined || (place >= 0 && place < shown.length)
      }),
    )
  })
})

describe('a file before it is sent', () => {
  const { drafts: text } = textsFor('zh')
  const file = (name: string, content: string) => new File([content], name)

  it('goes where it is named and begins as a Word file', async () => {
    expect(await whatIsWrong(file('第三章.DOCX', 'PK\u0003\u0004…'), text)).toBeUndefined()
  })
  it.each([
    ['another type', file('第三章.doc', 'PK'), text.wrongType('第三章.doc')],
    ['an empty file', file('空.docx', ''), text.emptyFile('空.docx')],
    ['another content under the name', file('图.docx', '<html>'), text.notWord('图.docx')],
  ])('is refused in words: %s', async (_, each, words) => {
    expect(await whatIsWrong(each, text)).toBe(words)
  })
  it('is refused when it is larger than the server takes', async () => {
    const large = file('大.docx', 'PK')
    Object.defineProperty(large, 'size', { value: 50_000_001 })
    expect(await whatIsWrong(large, text)).toBe(text.tooLarge('大.docx', '50.0'))
  })
})

describe('the shelves of points', () => {
  const point = (code: string, name: string): Point => ({ id: code, code, name, importance: 'X', chapters: [] })
  const group: Group = {
    key: 's',
    title: '细目表',
    ranges: [
      { code: 'B', name: '操作', nameEn: null },
      { code: 'A', name: '基础知识', nameEn: null },
      { code: 'A-A', name: '职业道德', nameEn: null },
      { code: 'A-B', name: '原燃料', nameEn: null },
    ],
    points: [point('A-A-001', '职业守则'), point('A-B-001', '烧结矿'), point('A-B-002', '球团矿'), point('B-001', '开炉')],
  }
  const shelves = (typed: string, chosen: string[] = []) =>
    visibleShelves(group, { chosen: new Set(chosen), fits: (each) => isSought(each, typed) })

  it('stand in the order of the specification and count what is chosen beneath them', () => {
    expect(shelves('', ['A-B-001', 'B-001']).map(({ all, chosen, code, points }) => [code, points.length, chosen, all])).toEqual([
      ['A', 0, 1, 3],
      ['A-A', 1, 0, 1],
      ['A-B', 2, 1, 2],
      ['B', 1, 1, 1],
    ])
  })
  it.each([
    ['a name', '球团', ['A', 'A-B']],
    ['a code in small letters', 'a-a-0', ['A', 'A-A']],
    ['nothing that is there', '转炉', []],
  ])('show only ranges with points that fit %s', (_, typed, codes) => {
    expect(shelves(typed).map(({ code }) => code)).toEqual(codes)
  })
  it('keep a shelf for points whose range has no name', () => {
    const orphan = visibleShelves(
      { ...group, ranges: [], points: [point('C-A-001', '检修')] },
      { chosen: new Set<string>(), fits: () => true },
    )
    expect(orphan.map(({ code, points }) => [code, points.length])).toEqual([['C-A', 1]])
  })
})
