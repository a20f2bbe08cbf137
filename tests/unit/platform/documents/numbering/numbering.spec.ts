import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block } from '@/platform/documents/model'
import { chineseNumeral, noteMark, numberBlocks, numberBook } from '@/platform/documents/numbering'
import { heading, note, paragraph, smallBook, text } from '../../../../factories/book'

const figure = (caption: string): Block => ({ kind: 'figure', asset: 'flow', alt: '', caption })
const labels = (blocks: { label?: string }[]) => blocks.flatMap((block) => (block.label ? [block.label] : []))

describe('numbers of a book', () => {
  it('counts figures, tables and formulas by chapter and restarts with the next', () => {
    const { chapters } = numberBook(smallBook())
    expect(chapters.map((chapter) => labels(chapter.blocks as { label?: string }[]))).toEqual([
      ['式(1-1)', '图 1-1', '表 1-1'],
      ['式(2-1)', '图 2-1', '表 2-1'],
    ])
  })

  it('restarts notes with each chapter, in reading order, also inside links', () => {
    const blocks: Block[] = [
      {
        kind: 'list',
        ordered: false,
        items: [
          { content: [note('一')], children: { kind: 'list', ordered: true, items: [{ content: [note('二')] }] } },
          { content: [{ kind: 'link', href: 'https://example.org', content: [note('三')] }] },
        ],
      },
      { kind: 'table', headerRows: 0, rows: [[{ content: [[note('四')]] }]] },
    ]
    const numbered = numberBlocks(blocks, { prefix: 'c1', number: 1, language: 'zh-CN' })
    expect(numbered.notes.map((entry) => [entry.number, entry.id, entry.content])).toEqual(
      ['一', '二', '三', '四'].map((content, index) => [index + 1, `c1-fn${index + 1}`, [text(content)]]),
    )
  })

  it('gives no number to the figures of a foreword', () => {
    const { foreword } = numberBook(smallBook({ foreword: [figure('全景')] }))
    expect(foreword?.blocks).toMatchObject([{ id: 'fw-fig1' }])
    expect(labels(foreword?.blocks as { label?: string }[])).toEqual([])
  })

  it('drops a first heading that repeats the title of the chapter, and no other', () => {
    const [chapter] = numberBook(
      smallBook({
        chapters: [{ id: 'a', number: 1, title: '蒸馏 原理', blocks: [heading(1, '第一章 蒸馏原理'), heading(1, '蒸馏原理')] }],
      }),
    ).chapters
    expect(chapter?.headings.map((entry) => entry.text)).toEqual(['蒸馏原理'])
  })

  it('opens a part once for the chapters that follow each other in it', () => {
    const chapter = (number: number, part?: string) => ({
      id: String(number),
      number,
      title: `${number}`,
      blocks: [],
      ...(part ? { part } : {}),
    })
    const { chapters } = numberBook(smallBook({ chapters: [chapter(1, '甲'), chapter(2, '甲'), chapter(3), chapter(4, '甲')] }))
    expect(chapters.map((entry) => entry.part?.id)).toEqual(['part-1', 'part-1', undefined, 'part-2'])
  })

  it('writes English labels in an English book', () => {
    const [chapter] = numberBook(smallBook({ language: 'en' })).chapters
    expect([chapter?.label, ...labels(chapter?.blocks as { label?: string }[])]).toEqual([
      'Chapter 1',
      'Eq. (1-1)',
      'Figure 1-1',
      'Table 1-1',
    ])
  })

  it('never skips a level of headings and never gives an id twice', () => {
    const anyBlock = fc.oneof(
      fc.constantFrom<1 | 2 | 3 | 4>(1, 2, 3, 4).map((level) => heading(level, '标题')),
      fc.constant(paragraph('正文', note('注'))),
      fc.constant(figure('图')),
      fc.constant<Block>({ kind: 'rule' }),
    )
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 40 }), (blocks) => {
        const numbered = numberBlocks(blocks, { prefix: 'c1', number: 1, language: 'zh-CN' })
        let depth = 1
        for (const entry of numbered.headings) {
          expect(entry.depth).toBeGreaterThanOrEqual(2)
          expect(entry.depth).toBeLessThanOrEqual(depth + 1)
          depth = entry.depth
        }
        const ids = [...numbered.blocks, ...numbered.notes].map((entry) => entry.id)
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })

  it.each([
    [0, '零'],
    [1, '一'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [99, '九十九'],
    [100, '一百'],
    [105, '一百零五'],
    [110, '一百一十'],
    [1000, '1000'],
  ])('writes %i as %s', (value, expected) => expect(chineseNumeral(value)).toBe(expected))

  it.each([
    [1, '①'],
    [20, '⑳'],
    [21, '㉑'],
    [35, '㉟'],
    [36, '㊱'],
    [50, '㊿'],
    [51, '（51）'],
  ])('marks note %i with %s', (value, expected) => expect(noteMark(value)).toBe(expected))
})
