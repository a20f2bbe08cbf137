import { describe, expect, it } from 'vitest'
import { plainText } from '@/platform/documents/content'
import { buildDocx } from '@/platform/documents/docx-export/build'
import { convertDocx } from '@/platform/documents/docx-import/convert'
import type { Block } from '@/platform/documents/model'
import { cell, heading, note, paragraph, picture, smallBook, text } from '../../../../factories/book'

const CHAPTER: Block[] = [
  heading(1, '炉体结构'),
  paragraph(
    '高炉由炉喉、炉身、炉腰、炉腹和炉缸组成',
    note('自上而下。'),
    '，见',
    { kind: 'link', href: 'https://example.org/', content: [text('说明')] },
    '。',
  ),
  {
    kind: 'list',
    ordered: true,
    items: [
      { content: [text('检查')], children: { kind: 'list', ordered: false, items: [{ content: [text('风温')] }] } },
      { content: [text('记录')] },
    ],
  },
  {
    kind: 'table',
    caption: '工艺参数',
    headerRows: 2,
    rows: [
      [cell('项目', { rowSpan: 2 }), cell('数值', { colSpan: 2 })],
      [cell('夏'), cell('冬')],
      [cell('风温'), cell('1200'), cell('1150')],
    ],
  },
  { kind: 'figure', asset: 'flow', alt: '剖面图', caption: '高炉剖面' },
  { kind: 'code', text: 'a = 1\nb = 2' },
]

describe('a review copy that this house wrote for Word', () => {
  it('comes back with its structure', async () => {
    const book = smallBook({ chapters: [{ id: 'c', number: 1, title: '高炉', blocks: CHAPTER }], assets: [picture('flow', 64, 36)] })
    const { blocks, assets, report } = await convertDocx(await buildDocx(book), { language: 'zh' })
    const from = blocks.findIndex((block) => plainText(block) === '炉体结构')
    const chapter = blocks.slice(from)
    expect(chapter.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'list', 'table', 'figure', 'code'])
    expect(chapter.slice(1, 4)).toEqual(CHAPTER.slice(1, 4))
    expect(chapter[4]).toEqual({ kind: 'figure', asset: assets[0]?.id, alt: '剖面图', caption: '高炉剖面' })
    expect(chapter[5]).toEqual(CHAPTER[5])
    expect(report.totals).toMatchObject({ dropped: 0, placeholders: 0 })
  })
})
