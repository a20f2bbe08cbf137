import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DomainError } from '@/kernel/errors'
import { contentHash, countCharacters, fromLexical, normalizeBlocks, plainText, toLexical } from '@/platform/documents/lexical'
import type { Block, Inline } from '@/platform/documents/model'
import { ASSETS, assetOf, blocksArbitrary, MEDIA_OF_ASSET } from './lexical-arbitraries'

const text = (value: string): Inline => ({ kind: 'text', text: value })
const root = (...children: unknown[]) => ({ root: { type: 'root', version: 1, direction: null, format: '', indent: 0, children } })
const node = (type: string, children: unknown[] = [], more = {}) => ({
  type,
  version: 1,
  direction: null,
  format: '',
  indent: 0,
  children,
  ...more,
})
const words = (value: string, format = 0) => ({ type: 'text', version: 1, detail: 0, format, mode: 'normal', style: '', text: value })

describe('content ↔ editor state', () => {
  it('gives back every block that the model can hold', () => {
    fc.assert(
      fc.property(blocksArbitrary(), (blocks) => {
        const state: unknown = JSON.parse(JSON.stringify(toLexical(blocks, MEDIA_OF_ASSET)))
        expect(fromLexical(state, { assetOf })).toEqual(normalizeBlocks(blocks))
      }),
      { numRuns: 300 },
    )
  })

  it('normalises once and for all', () => {
    fc.assert(
      fc.property(blocksArbitrary(), (blocks) => {
        expect(normalizeBlocks(normalizeBlocks(blocks))).toEqual(normalizeBlocks(blocks))
      }),
    )
  })

  it('gives equal states for equal blocks', () => {
    fc.assert(
      fc.property(blocksArbitrary(), (blocks) => {
        expect(toLexical(structuredClone(blocks), MEDIA_OF_ASSET)).toEqual(toLexical(blocks, MEDIA_OF_ASSET))
      }),
    )
  })

  it.each<[string, unknown, Block[]]>([
    [
      'a nested list that stands in an item of its own',
      root(
        node(
          'list',
          [
            node('listitem', [words('甲')]),
            node('listitem', [node('list', [node('listitem', [words('乙')])], { listType: 'number', tag: 'ol', start: 3 })]),
          ],
          {
            listType: 'bullet',
            tag: 'ul',
            start: 1,
          },
        ),
      ),
      [
        {
          kind: 'list',
          ordered: false,
          items: [{ content: [text('甲')], children: { kind: 'list', ordered: true, start: 3, items: [{ content: [text('乙')] }] } }],
        },
      ],
    ],
    [
      'a head row in the middle of a table, which does not repeat, as head cells',
      root(
        node('table', [
          node('tablerow', [node('tablecell', [node('paragraph', [words('一')])], { headerState: 0, colSpan: 2, rowSpan: 1 })]),
          node('tablerow', [node('tablecell', [node('paragraph', [words('二')])], { headerState: 1, colSpan: 1, rowSpan: 1 })]),
        ]),
      ),
      [{ kind: 'table', headerRows: 0, rows: [[{ content: [[text('一')]], colSpan: 2 }], [{ content: [[text('二')]], header: true }]] }],
    ],
    [
      'a picture that was put into a cell, with its caption as a line below',
      root(
        node('table', [
          node('tablerow', [
            node('tablecell', [
              { type: 'upload', version: 3, relationTo: 'media', value: { id: 'media-a1' }, fields: { alt: '泵', caption: '水泵' } },
            ]),
          ]),
        ]),
      ),
      [{ kind: 'table', headerRows: 0, rows: [[{ content: [[{ kind: 'image', asset: 'a1', alt: '泵' }], [text('水泵')]] }]] }],
    ],
    [
      'a heading deeper than the book has as the deepest',
      root(node('heading', [words('小节')], { tag: 'h6' })),
      [{ kind: 'heading', level: 4, content: [text('小节')] }],
    ],
    [
      'highlighted text without the highlight',
      root(node('paragraph', [words('重点', 128 | 1)])),
      [{ kind: 'paragraph', content: [{ kind: 'text', text: '重点', bold: true }] }],
    ],
    [
      'the empty line that the editor keeps at the end as nothing',
      root(node('paragraph', [words('完')]), node('paragraph')),
      [{ kind: 'paragraph', content: [text('完')] }],
    ],
    [
      "an author's new words in a footnote instead of the imported ones",
      root(
        node('paragraph', [
          words('见'),
          {
            type: 'inlineBlock',
            version: 1,
            fields: { id: '1', blockType: 'footnote', text: '新注', content: [{ kind: 'text', text: '旧注', bold: true }] },
          },
        ]),
      ),
      [{ kind: 'paragraph', content: [text('见'), { kind: 'footnote', content: [text('新注')] }] }],
    ],
    [
      'footnote formatting that was tampered with as plain words',
      root(
        node('paragraph', [
          {
            type: 'inlineBlock',
            version: 1,
            fields: {
              id: '1',
              blockType: 'footnote',
              text: '点',
              content: [{ kind: 'link', href: 'javascript:alert(1)', content: [text('点')] }],
            },
          },
        ]),
      ),
      [{ kind: 'paragraph', content: [{ kind: 'footnote', content: [text('点')] }] }],
    ],
  ])('reads %s', (_, state, expected) => {
    expect(fromLexical(state, { assetOf })).toEqual(expected)
  })

  it.each<[string, string, unknown]>([
    ['a node of another feature', 'documents.unknownNode', root(node('relationship'))],
    ['an unknown block', 'documents.unknownNode', root({ type: 'block', version: 2, fields: { blockType: 'banner' } })],
    [
      'an unknown inline block',
      'documents.unknownNode',
      root(node('paragraph', [{ type: 'inlineBlock', version: 1, fields: { blockType: 'mention' } }])),
    ],
    ['a check list', 'documents.unknownNode', root(node('list', [node('listitem')], { listType: 'check' }))],
    ['something that is no editor state', 'documents.unknownNode', { blocks: [] }],
    ['a child that is no node', 'documents.unknownNode', root(node('paragraph', ['text']))],
    [
      'a list inside a table cell',
      'documents.notAllowedHere',
      root(node('table', [node('tablerow', [node('tablecell', [node('list')])])])),
    ],
    [
      'a table caption without its table',
      'documents.captionWithoutTable',
      root({ type: 'block', version: 2, fields: { blockType: 'tableCaption', text: '参数' } }, node('paragraph', [words('文')])),
    ],
    [
      'a table caption at the very end',
      'documents.captionWithoutTable',
      root({ type: 'block', version: 2, fields: { blockType: 'tableCaption', text: '参数' } }),
    ],
    [
      'a link that runs a script',
      'documents.unsafeLink',
      root(node('paragraph', [node('link', [words('点')], { fields: { linkType: 'custom', url: 'javascript:alert(1)' } })])),
    ],
    ['a list nested beyond reason', 'documents.tooDeep', root(nestedList(500))],
  ])('refuses %s', (_, code, state) => {
    expect(() => fromLexical(state, { assetOf })).toThrow(expect.objectContaining({ code }) as DomainError)
  })

  it('refuses a picture that has no media document', () => {
    expect(() => toLexical([{ kind: 'figure', asset: 'gone', alt: '' }], MEDIA_OF_ASSET)).toThrow(
      expect.objectContaining({ code: 'documents.assetMissing' }) as DomainError,
    )
  })
})

describe('content hash', () => {
  it('does not change on the way through the editor', () => {
    fc.assert(
      fc.property(blocksArbitrary(), (blocks) => {
        expect(contentHash(fromLexical(toLexical(blocks, MEDIA_OF_ASSET), { assetOf }))).toBe(contentHash(blocks))
      }),
    )
  })

  it('changes with one character, one mark, one span', () => {
    const blocks = (more = {}, cell = {}): Block[] => [
      { kind: 'paragraph', content: [{ kind: 'text', text: '高炉', ...more }] },
      { kind: 'table', headerRows: 0, rows: [[{ content: [[text('一')]], ...cell }]] },
    ]
    const hashes = [blocks(), blocks({ text: '高妒' }), blocks({ bold: true }), blocks({}, { colSpan: 2 })].map(contentHash)
    expect(new Set(hashes).size).toBe(4)
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('plain text and character count', () => {
  const chapter: Block[] = [
    { kind: 'heading', level: 1, content: [text('第一章 高炉')] },
    {
      kind: 'paragraph',
      content: [
        text('铁水 1 500 ℃，'),
        { kind: 'footnote', content: [text('见表')] },
        { kind: 'image', asset: ASSETS[0]!, alt: '不印' },
        text('𬬻。'),
      ],
    },
    {
      kind: 'list',
      ordered: false,
      items: [{ content: [text('甲')], children: { kind: 'list', ordered: false, items: [{ content: [text('乙')] }] } }],
    },
    { kind: 'table', caption: '参数', headerRows: 0, rows: [[{ content: [[text('a')]] }, { content: [[text('b c')]] }]] },
    { kind: 'figure', asset: ASSETS[0]!, alt: '不印', caption: '外形' },
  ]

  it('counts every printed character once and no white space', () => {
    expect(countCharacters(chapter)).toBe(5 + 2 + 4 + 1 + 1 + 2 + 2 + 2 + 2 + 3 + 2)
    expect(countCharacters([])).toBe(0)
  })

  it('puts rows and items on lines of their own', () => {
    expect(chapter.map(plainText)).toEqual(['第一章 高炉', '铁水 1 500 ℃，［见表］不印𬬻。', '甲\n  乙', '参数\na\tb c', '外形\n不印'])
  })
})

function nestedList(depth: number): unknown {
  let list: unknown = node('list', [node('listitem', [words('底')])], { listType: 'bullet' })
  for (let level = 0; level < depth; level++) list = node('list', [node('listitem', [list])], { listType: 'bullet' })
  return list
}
