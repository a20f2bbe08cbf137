import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Level } from '@/collections/standards/domain/levels'
import {
  EMPTY_ROW,
  fromGrid,
  gridFaults,
  gridLevels,
  gridTotals,
  parseTsv,
  pasteBlock,
  toGrid,
} from '@/collections/standards/domain/weight-grid'
import { parseWeight, showWeight } from '@/collections/standards/domain/weights'
import { describeError } from '@/kernel/errors'
import '@/collections/standards/errors'

const COLUMNS = ['section', 'name', 5, 4] as const

describe('a weight as it is typed', () => {
  it.each([
    ['12.5', 1250],
    ['12.50 %', 1250],
    ['１２．５％', 1250],
    ['0', 0],
    ['100', 10_000],
    ['12.345', null],
    ['1 2', null],
    ['2,5', null],
    ['-1', null],
    ['十', null],
    ['', null],
  ])('%j is %j', (text, weight) => {
    expect(parseWeight(text)).toBe(weight)
  })

  it('comes back from what is shown', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000 }), (weight) => parseWeight(showWeight(weight)) === weight))
  })
})

describe('the grid of a weight table', () => {
  const cell = fc.oneof(
    fc.constantFrom('', '12.5', 'abc', '１０', '100.001'),
    fc.string({ maxLength: 6 }).map((text) => text.trim()),
  )
  const row = fc.record({
    section: fc.constantFrom('', '基本要求'),
    name: fc.constantFrom('', '炉前操作'),
    nameEn: fc.constantFrom('', 'Casting'),
    cells: fc.dictionary(fc.constantFrom('5', '4'), cell) as fc.Arbitrary<Partial<Record<Level, string>>>,
  })

  it('loses nothing that was typed on its way to the server and back', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const stored = fromGrid(rows)
        const back = toGrid(stored)
        expect(fromGrid(back)).toEqual(stored)
        const typed = rows.flatMap((each) => Object.values(each.cells)).filter((text) => text.trim() !== '')
        const kept = back.flatMap((each) => Object.values(each.cells))
        expect(kept.length).toBe(typed.length)
        for (const text of typed) expect(kept.some((held) => held === text || parseWeight(held) === parseWeight(text))).toBe(true)
      }),
    )
  })

  it('names every cell at fault by row, item and level, in both languages', () => {
    const faults = gridFaults(
      [
        { name: '炉前操作', hundredths: { 5: '六十', 4: 10_000 } },
        { name: '', hundredths: {} },
      ],
      [5, 4],
    )
    expect(faults.map(({ column, row }) => `${row} ${column}`)).toEqual(['0 5', '1 name'])
    expect(faults.map(({ code, details }) => describeError(code, 'zh', details))).toEqual([
      '权重表第 1 行“炉前操作”的五级/初级工：“六十”不是 0 至 100、至多两位小数的数。',
      '权重表第 2 行没有项目名称。',
    ])
    expect(describeError(faults[0]?.code ?? '', 'en', faults[0]?.details)).toContain('Level 5 (elementary)')
  })

  it('names each level that does not come to 100', () => {
    const faults = gridFaults([{ name: 'a', hundredths: { 5: 9_850, 4: 10_000, 3: 500 } }], [5, 4])
    expect(faults.map(({ code, column }) => `${column} ${code}`)).toEqual(['3 standards.weightForeignLevel', '5 standards.weightSum'])
  })

  it('shows columns for the levels of the standard and for others that hold something', () => {
    const rows = [{ ...EMPTY_ROW, cells: { 3: '5' } }]
    expect(gridLevels(rows, [5, 4])).toEqual([5, 4, 3])
    expect([...gridTotals(rows, [5, 3])]).toEqual([
      [5, 0],
      [3, 500],
    ])
  })
})

describe('a block from a spreadsheet', () => {
  it('is laid over the grid from the cell on, and lengthens it', () => {
    const rows = pasteBlock([EMPTY_ROW], { row: 0, column: 1 }, COLUMNS, '职业道德\t5\t5\n基础知识\t25\t20\n')
    expect(rows).toEqual([
      { section: '', name: '职业道德', nameEn: '', cells: { 5: '5', 4: '5' } },
      { section: '', name: '基础知识', nameEn: '', cells: { 5: '25', 4: '20' } },
    ])
  })

  it('goes by its headings, carries merged sections down and leaves totals out', () => {
    const text = '项目\t\t四级/中级工（%）\t五级/初级工（%）\r\n基本要求\t职业道德\t5\t5\r\n\t基础知识\t20\t25\r\n合计\t\t100\t100\r\n'
    expect(pasteBlock([], { row: 0, column: 0 }, COLUMNS, text)).toEqual([
      { section: '基本要求', name: '职业道德', nameEn: '', cells: { 4: '5', 5: '5' } },
      { section: '基本要求', name: '基础知识', nameEn: '', cells: { 4: '20', 5: '25' } },
    ])
  })

  it('without sections starts at the item, wherever it was dropped', () => {
    expect(pasteBlock([], { row: 0, column: 0 }, COLUMNS, '炉前操作\t60\t—')).toEqual([
      { section: '', name: '炉前操作', nameEn: '', cells: { 5: '60', 4: '' } },
    ])
  })

  it.each<[what: string, text: string, row: Partial<Record<'section' | 'name', string>>, cells: object]>([
    ['the first weights of a block without sections', '炉前操作\t—\t60', { name: '炉前操作' }, { 5: '', 4: '60' }],
    ['all weights of a block without sections', '炉前操作\t－\t—', { name: '炉前操作' }, { 5: '', 4: '' }],
    ['a section', '—\t炉前操作\t40\t60', { name: '炉前操作' }, { 5: '40', 4: '60' }],
    ['a name, which is then missing', '技能要求\t—\t40\t60', { section: '技能要求' }, { 5: '40', 4: '60' }],
    ['a weight', '技能要求\t炉前操作\t—\t60', { section: '技能要求', name: '炉前操作' }, { 5: '', 4: '60' }],
  ])('takes a dash for %s as nothing, in its place', (_, text, row, cells) => {
    expect(pasteBlock([], { row: 0, column: 0 }, COLUMNS, text)).toEqual([{ ...EMPTY_ROW, ...row, cells }])
  })

  it('keeps dashes in their columns beside English names and under sections', () => {
    const columns = ['section', 'name', 'nameEn', 5, 4] as const
    const first = (text: string) => pasteBlock([], { row: 0, column: 0 }, columns, text)[0]
    expect(first('技能\t出铁\t—\t60')).toEqual({ section: '技能', name: '出铁', nameEn: '', cells: { 5: '', 4: '60' } })
    expect(first('技能\t出铁\t—\t60\t40')).toEqual({ section: '技能', name: '出铁', nameEn: '', cells: { 5: '60', 4: '40' } })
    const rows = pasteBlock([], { row: 0, column: 0 }, COLUMNS, '技能\t出铁\t60\t60\n—\t安全\t40\t40')
    expect(rows.map(({ section }) => section)).toEqual(['技能', ''])
  })

  it('keeps a line break inside a quoted cell out of the rows', () => {
    expect(parseTsv('"a\nb"\t1\n"say ""x"""\t2\n')).toEqual([
      ['a\nb', '1'],
      ['say "x"', '2'],
    ])
  })
})
