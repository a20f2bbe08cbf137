import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareBlocks, touchedBlocks } from '@/platform/documents/compare'
import { alignBlocks, type Side } from '@/platform/documents/compare/align'
import { createSegmenter, wordsOf } from '@/platform/documents/compare/words'
import { normalizeBlocks } from '@/platform/documents/lexical'
import type { Block, Inline } from '@/platform/documents/model'
import { blocksArbitrary } from './lexical-arbitraries'

const text = (value: string, marks = {}): Inline => ({ kind: 'text', text: value, ...marks })
const paragraph = (value: string, marks = {}): Block => ({ kind: 'paragraph', content: [text(value, marks)] })
const [A, B, C, D] = [
  '高炉炼铁的原料主要是铁矿石和焦炭。',
  '热风炉把鼓风加热到一千二百度以上。',
  '出铁口的维护关系到炉前的安全。',
  '煤气净化系统由重力除尘器组成。',
].map((line) => paragraph(line)) as [Block, Block, Block, Block]
const kinds = (before: Block[], after: Block[]) => compareBlocks(before, after).map(({ kind }) => kind)

describe('two drafts side by side', () => {
  it.each<[string, Block[], Block[], string[]]>([
    ['nothing changed', [A, B], [A, B], ['same', 'same']],
    ['a paragraph came', [A, C], [A, B, C], ['same', 'added', 'same']],
    ['a paragraph went', [A, B, C], [A, C], ['same', 'removed', 'same']],
    ['a paragraph was reworded', [A, B, C], [A, paragraph('热风炉把鼓风加热到一千三百度以上。'), C], ['same', 'changed', 'same']],
    ['a paragraph was replaced by another', [A, B, C], [A, D, C], ['same', 'removed', 'added', 'same']],
    ['a paragraph was moved', [A, B, C, D], [B, C, D, A], ['same', 'same', 'same', 'moved']],
    ['everything is new', [], [A, B], ['added', 'added']],
    ['everything is gone', [A, B], [], ['removed', 'removed']],
    ['equal lines repeat', [A, A, B], [A, B], ['same', 'removed', 'same']],
    [
      'only the kind of block changed',
      [A],
      [{ kind: 'heading', level: 2, content: [text('高炉炼铁的原料主要是铁矿石和焦炭。')] }],
      ['removed', 'added'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(kinds(before, after)).toEqual(expected)
  })

  it('names the words that went and came', () => {
    const [row] = compareBlocks([paragraph('热风炉把鼓风加热到一千二百度。')], [paragraph('热风炉把冷风加热到一千二百度以上。')])
    expect(row?.words).toEqual([
      { kind: 'same', text: '热风炉把' },
      { kind: 'removed', text: '鼓风' },
      { kind: 'added', text: '冷风' },
      { kind: 'same', text: '加热到一千二百度' },
      { kind: 'added', text: '以上' },
      { kind: 'same', text: '。' },
    ])
    expect(row).toMatchObject({ kind: 'changed', beforeIndex: 0, afterIndex: 0 })
  })

  it('shows a word that only became bold as changed', () => {
    const [row] = compareBlocks([paragraph('出铁')], [paragraph('出铁', { bold: true })])
    expect(row?.kind).toBe('changed')
    expect(row?.words?.some(({ kind }) => kind !== 'same')).toBe(true)
  })

  it('compares tables cell by cell', () => {
    const table = (value: string): Block => ({
      kind: 'table',
      headerRows: 1,
      rows: [
        [{ content: [[text('参数')]] }, { content: [[text('数值')]] }],
        [{ content: [[text('风温')]] }, { content: [[text(value)]] }],
      ],
    })
    const [row] = compareBlocks([table('1200')], [table('1250')])
    expect(row?.words?.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: '1200' },
      { kind: 'added', text: '1250' },
    ])
  })

  it('counts what was touched', () => {
    expect(touchedBlocks([A, B, C, D], [paragraph('热风炉把鼓风加热到一千三百度以上。'), C, D, A, paragraph('新增一段')])).toMatchObject({
      same: 2,
      changed: 1,
      moved: 1,
      added: 1,
      removed: 0,
      wordsRemoved: 1,
    })
    expect(touchedBlocks([A], [A])).toEqual({ same: 1, changed: 0, added: 0, removed: 0, moved: 0, wordsAdded: 0, wordsRemoved: 0 })
  })

  it('holds every block of both drafts exactly once, the new draft in its order', () => {
    fc.assert(
      fc.property(blocksArbitrary({ maxBlocks: 12 }), blocksArbitrary({ maxBlocks: 12 }), fc.array(fc.nat(20)), (first, second, picks) => {
        // A second draft that shares blocks with the first, in any order.
        const mixed = [...second, ...picks.flatMap((pick) => first[pick] ?? [])]
        const rows = compareBlocks(first, mixed)
        const [before, after] = [normalizeBlocks(first), normalizeBlocks(mixed)]
        expect(rows.flatMap(({ beforeIndex }) => beforeIndex ?? []).sort((a, b) => a - b)).toEqual(before.map((_, index) => index))
        expect(rows.flatMap(({ afterIndex }) => afterIndex ?? [])).toEqual(after.map((_, index) => index))
        for (const row of rows) {
          if (row.kind === 'same' || row.kind === 'moved') expect(row.before).toEqual(row.after)
          if (row.kind === 'changed') expect(row.before).not.toEqual(row.after)
        }
      }),
    )
  })

  it('gives both texts back from the words of a changed row', () => {
    const join = (row: ReturnType<typeof compareBlocks>[number], without: string) =>
      (row.words ?? [])
        .filter(({ kind }) => kind !== without)
        .map(({ text: piece }) => piece)
        .join('')
    fc.assert(
      fc.property(
        fc.stringMatching(/^[高炉热风铁水渣 ab，。]{1,60}$/),
        fc.stringMatching(/^[高炉热风铁水渣 ab，。]{1,60}$/),
        (first, second) => {
          for (const row of compareBlocks([paragraph(first)], [paragraph(second)])) {
            if (row.kind !== 'changed') continue
            expect(join(row, 'added')).toBe(first)
            expect(join(row, 'removed')).toBe(second)
          }
        },
      ),
    )
  })

  const segment = createSegmenter()
  const side = (text: string, cut: () => void): Side => ({
    hash: text,
    kind: 'paragraph',
    words: () => {
      cut()
      return wordsOf(paragraph(text), segment)
    },
  })
  /** How often the words of a block were looked at while two drafts were set against each other. */
  const looks = (before: readonly string[], after: readonly string[]) => {
    let count = 0
    const sides = (texts: readonly string[]) => texts.map((each) => side(each, () => (count += 1)))
    alignBlocks(sides(before), sides(after))
    return count
  }

  it('looks at a changed paragraph among unchanged ones a few times, however long the drafts are', () => {
    const line = (index: number, word: string) => `第${index}段：操作人员应当检查${word}的温度、压力和流量，并把读数记入日志。`
    const before = Array.from({ length: 2_000 }, (_, index) => line(index, '热风炉'))
    const after = before.map((each, index) => (index % 2 === 0 ? line(index, '除尘器') : each))
    expect(looks(before, after)).toBeLessThanOrEqual(3 * 1_000)
    const rows = compareBlocks(
      before.map((each) => paragraph(each)),
      after.map((each) => paragraph(each)),
    )
    expect(rows.filter(({ kind }) => kind === 'changed')).toHaveLength(1_000)
  })

  it('looks at a paragraph like no other a bounded number of times', () => {
    const draft = (seed: string, length: number) => Array.from({ length }, (_, index) => `${seed}${(index * 7919) % 10_007}${seed}${index}`)
    for (const length of [200, 1_500]) expect(looks(draft('甲', length), draft('乙', length))).toBeLessThanOrEqual(30 * length)
  })
})
