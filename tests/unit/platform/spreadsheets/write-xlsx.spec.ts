import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultLimits, readXlsx, type RawRow } from '@/platform/spreadsheets'
import { packWorkbook, type OutSheet } from '@/platform/spreadsheets/xlsx/write'

async function readBack(sheets: OutSheet[]): Promise<RawRow[]> {
  const rows: RawRow[] = []
  for await (const event of readXlsx(new Uint8Array(await packWorkbook(sheets)), defaultLimits))
    if ('rows' in event) rows.push(...event.rows)
  return rows
}

describe('a workbook that is written', () => {
  it('gives back texts, numbers and days where they stood, sheet by sheet', async () => {
    const rows = await readBack([
      { name: 'A & <B>', widths: [10, 20], rows: [[{ text: '学号', style: 'header' }], [null, { number: -12.5, format: 'General' }]] },
      { name: '第二', widths: [], rows: [[{ day: '2026-02-28' }, { day: '1900-03-01' }, { number: 7, format: '0' }]] },
    ])
    expect(rows).toEqual([
      { sheet: 'A & <B>', row: 1, cells: [{ kind: 'text', text: '学号' }] },
      { sheet: 'A & <B>', row: 2, cells: [{ kind: 'empty' }, { kind: 'number', text: '-12.5' }] },
      {
        sheet: '第二',
        row: 1,
        cells: [
          { kind: 'date', date: '2026-02-28' },
          { kind: 'date', date: '1900-03-01' },
          { kind: 'number', text: '7' },
        ],
      },
    ])
  })

  it('gives back any text, with markup, escapes, blanks at its ends and what XML cannot hold', async () => {
    const hard = ['<&>"\'', ' both ends ', '_x0041_', '_x000D_', 'a\r\nb\tc', '\u0001', '\ud800', '𠮷\udc00', ']]>', '__proto__', '\ufffe']
    const text = fc.oneof(fc.constantFrom(...hard), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          text.filter((each) => each.trim() !== ''),
          { minLength: 1, maxLength: 20 },
        ),
        async (texts) => {
          const rows = await readBack([{ name: 'S', widths: [9], rows: texts.map((each) => [{ text: each, style: 'text' }]) }])
          expect(rows.map(({ cells }) => cells[0])).toEqual(texts.map((each) => ({ kind: 'text', text: each })))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('has the same bytes for the same sheets', async () => {
    const sheet = (): OutSheet => ({ name: 'S', widths: [9], rows: [[{ text: '同', style: 'wrapped' }]] })
    expect(await packWorkbook([sheet()])).toEqual(await packWorkbook([sheet()]))
  })

  it('keeps the order of ten thousand rows and the letters of many columns', async () => {
    const wide = Array.from({ length: 60 }, (_, index) => ({ number: index, format: '0' as const }))
    function* rows() {
      yield wide
      for (let row = 0; row < 10_000; row += 1) yield [{ text: `第${row}行`, style: 'text' as const }]
    }
    const back = await readBack([{ name: 'S', widths: [], rows: rows() }])
    expect(back[0]?.cells.map((cell) => ('text' in cell ? cell.text : ''))).toEqual(wide.map(({ number }) => String(number)))
    expect(back.slice(1).every(({ cells, row }) => cells[0]?.kind === 'text' && cells[0].text === `第${row - 2}行`)).toBe(true)
    expect(back).toHaveLength(10_001)
  })
})
