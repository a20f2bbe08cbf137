import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TableCell } from '@/platform/documents/model'
import { numberBlocks, type NumberedBlock } from '@/platform/documents/numbering'
import { createSetter } from '@/platform/documents/pdf/atoms'
import { BODY_HEIGHT, MEASURE, type Op } from '@/platform/documents/pdf/page'
import { setTable } from '@/platform/documents/pdf/table'
import { loadFaces } from '@/platform/documents/typography/fonts'
import { wordsOf } from '@/platform/documents/typography/labels'
import { cell } from '../../../../factories/book'

const setter = createSetter(loadFaces(), () => {
  throw new Error('no pictures here')
})
const words = wordsOf('zh-CN')
type Table = Extract<NumberedBlock, { kind: 'table' }>

function tableOf(rows: TableCell[][], headerRows = 0): Table {
  const [block] = numberBlocks([{ kind: 'table', caption: '试验', headerRows, rows }], {
    prefix: 'c1',
    number: 1,
    language: 'zh-CN',
  }).blocks
  return block as Table
}

const textOf = (ops: Op[]) => ops.flatMap((op) => (op.kind === 'line' ? op.line.atoms.map((atom) => atom.text) : [])).join('')

/** All pieces, each cut from a page with the given room. */
function pieces(table: Table, room: number): { ops: Op[]; height: number }[] {
  const set = setTable(table, setter, words)
  const found: { ops: Op[]; height: number }[] = []
  let from: number | undefined = 0
  while (from !== undefined) {
    const part: ReturnType<typeof set.cut> = set.cut(from, room, from === 0)
    if (!part) throw new Error('nothing fits')
    found.push(part)
    from = part.next
  }
  return found
}

/** Every line of every cell is one character that stands nowhere else, so that each can be counted. */
const anyTable = fc
  .record({
    rows: fc.array(
      fc.array(
        fc.record({
          lines: fc.integer({ min: 1, max: 60 }),
          rowSpan: fc.integer({ min: 1, max: 4 }),
          colSpan: fc.integer({ min: 1, max: 3 }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      { minLength: 1, maxLength: 8 },
    ),
    headerRows: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ rows, headerRows }) => {
    let count = 0
    const texts: string[] = []
    const cells = rows.map((row) =>
      row.map(({ lines, rowSpan, colSpan }): TableCell => {
        const content = Array.from({ length: lines }, () => String.fromCodePoint(0x4e00 + count++))
        texts.push(...content)
        return { content: content.map((text) => [{ kind: 'text', text }]), rowSpan, colSpan }
      }),
    )
    return {
      table: tableOf(cells, headerRows),
      texts,
      headTexts: new Set(
        cells
          .slice(0, headerRows)
          .flat()
          .flatMap((entry) => entry.content.flat().map((part) => (part.kind === 'text' ? part.text : ''))),
      ),
    }
  })

describe('tables over pages', () => {
  it('print every line of every cell, the body once, and stay inside the page', () => {
    fc.assert(
      fc.property(anyTable, ({ table, texts, headTexts }) => {
        const parts = pieces(table, BODY_HEIGHT)
        const all = parts.map((part) => textOf(part.ops)).join('\n')
        for (const text of texts) {
          const times = all.split(text).length - 1
          if (headTexts.has(text)) expect(times, text).toBeGreaterThanOrEqual(1)
          else expect(times, text).toBe(1)
        }
        for (const part of parts) {
          expect(part.height).toBeLessThanOrEqual(BODY_HEIGHT + 1)
          for (const op of part.ops) expect(op.y).toBeLessThanOrEqual(part.height + 1)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('part in the white of joined cells that leave most of a page empty', () => {
    const lines = (count: number, rowSpan: number) =>
      cell('', { rowSpan, content: Array.from({ length: count }, () => [{ kind: 'text', text: '线' }]) })
    const rows = [[lines(45, 3), lines(1, 1)], [lines(1, 1)], [lines(44, 2)], [lines(1, 1)]]
    const parts = pieces(tableOf(rows), BODY_HEIGHT)
    expect(parts.flatMap((part) => [...textOf(part.ops)].filter((sign) => sign === '线'))).toHaveLength(92)
    for (const part of parts) expect(part.height).toBeLessThanOrEqual(BODY_HEIGHT + 1)
  })

  it('part between rows that nothing joins, never inside a short joined group', () => {
    const rows = Array.from({ length: 40 }, (_, index) =>
      index % 2 === 0 ? [cell(`组${index}`, { rowSpan: 2 }), cell('上')] : [cell('下')],
    )
    for (const part of pieces(tableOf(rows), 300)) {
      const text = textOf(part.ops)
      expect(text.split('上').length).toBe(text.split('下').length)
    }
  })

  it('keep long words inside their columns', () => {
    const [part] = pieces(tableOf([Array.from({ length: 9 }, () => cell('Pneumonoultramicroscopicsilicovolcanoconiosis'))]), BODY_HEIGHT)
    for (const op of part?.ops ?? []) if (op.kind === 'line') expect(op.x + op.line.width).toBeLessThanOrEqual(MEASURE + 0.5)
    const columns = new Map<number, number>()
    for (const op of part?.ops.slice(2) ?? []) if (op.kind === 'line') columns.set(op.x, Math.max(columns.get(op.x) ?? 0, op.line.width))
    const edges = [...columns.keys()].sort((a, b) => a - b)
    edges.forEach((x, index) => expect(x + (columns.get(x) ?? 0)).toBeLessThanOrEqual((edges[index + 1] ?? MEASURE) + 0.5))
  })
})
