import { describe, expect, it } from 'vitest'
import { readPrintedCell } from '@/collections/standards/domain/printed-header'
import { overStanding } from '@/collections/standards/domain/weights'
import { readPrinted } from '@/collections/standards/operations/read-printed'
import { weightsTable } from '@/collections/standards/operations/tables/standards'
import { readSheets, readTable } from '@/platform/spreadsheets'
import { CLASSICAL, printedWorkbook } from '../../../factories/printed'

type Rows = (string | number | null)[][]
const read = async (rows: Rows = CLASSICAL.rows, merges: readonly string[] = CLASSICAL.merges) =>
  readPrinted(await readSheets({ bytes: await printedWorkbook(rows, merges) }))
const changed = (row: number, column: number, value: string | number | null): Rows =>
  CLASSICAL.rows.map((cells, index) => (index === row - 1 ? Object.assign([...cells], { [column]: value }) : cells))
const places = (reading: Awaited<ReturnType<typeof read>>) =>
  reading?.errors.map(({ code, column, row, sheet }) => `${sheet} ${column}${row} ${code}`)

const ENTRIES = [
  'A 基本要求 3000',
  'A-A 职业道德 500',
  'A-A-A 职业道德基本知识 500',
  'A-A-A-001 职业道德的基本内涵 X',
  'A-A-A-002 职业守则 Y',
  'A-B 基础知识 2500',
  'A-B-A 炼铁原料 2500',
  'A-B-A-001 铁矿石的种类 X',
  'B 相关知识 7000',
  'B-A 炉前操作 7000',
  'B-A-A 出铁 4000',
  'B-A-A-001 开铁口机的操作 X',
  'B-A-A-002 泥炮的操作 X',
  'B-A-B 铁水沟 3000',
  'B-A-B-001 主沟的维护 Z',
]
const entries = (reading: Awaited<ReturnType<typeof read>>) =>
  reading?.rows.map(({ values }) => `${values.code} ${values.name} ${values.importance ?? values.weight}`)

describe('the 细目表 as it is printed', () => {
  it('is read with its title block, its header of three rows and its merged cells', async () => {
    const reading = await read()
    expect(places(reading)).toEqual([])
    expect(entries(reading)).toEqual(ENTRIES)
    expect(reading?.rows.map(({ row }) => row)).toEqual([6, 6, 6, 6, 7, 8, 8, 8, 9, 9, 9, 9, 10, 11, 11])
  })

  it('names what stands in none of its columns, and counts what it does not list', async () => {
    expect((await read())?.warnings).toMatchObject([
      { row: 7, column: 'M', code: 'spreadsheets.strayCell', details: { count: 1, cells: 'M7' } },
    ])
    const wide = CLASSICAL.rows.map((cells, index) =>
      index === 8 ? [...cells, ...Array.from({ length: 50 - cells.length }, () => '?')] : cells,
    )
    const sheets = await readSheets({
      bytes: await printedWorkbook(
        wide.map((cells) => cells.slice(0, 26)),
        CLASSICAL.merges,
      ),
    })
    const many = Array.from({ length: 20 }, () => sheets).flat()
    const warnings = (await readPrinted(many))?.warnings ?? []
    expect(warnings).toHaveLength(201)
    expect(warnings.at(-1)).toMatchObject({ code: 'spreadsheets.moreWarnings', details: { count: 20 * 14 - 200 } })
  })

  it('lets others have their turn between its rows, thousands of which it may have', async () => {
    const [head, first] = [CLASSICAL.rows.slice(0, 10), CLASSICAL.rows[10] ?? []]
    const more = Array.from({ length: 6_000 }, (_, index) => {
      const cells: Rows[number] = first.map(() => null)
      return Object.assign(cells, { 9: `B-A-B-${String(index + 2).padStart(4, '0')}`, 10: `主沟的维护 ${index}`, 11: 'Z' })
    })
    const sheets = await readSheets({ bytes: await printedWorkbook([...head, first, ...more], CLASSICAL.merges) })
    let turns = 0
    let isOver = false
    const another = () => {
      turns += 1
      if (!isOver) setImmediate(another)
    }
    setImmediate(another)
    const reading = await readPrinted(sheets)
    isOver = true
    expect(places(reading)).toEqual([])
    expect(reading?.rows).toHaveLength(ENTRIES.length + more.length)
    expect(turns).toBeGreaterThan(0)
  })

  it('names the column of each level for what is found later', async () => {
    const reading = await read()
    const columnOf = (index: number, key: string) => reading && reading.columnOf(reading.rows[index]!, key)
    expect([columnOf(0, 'weight'), columnOf(1, 'weight'), columnOf(2, 'code'), columnOf(3, 'code')]).toEqual(['C', 'F', 'G', 'J'])
  })

  it('is read with name, code and weight in one cell, under a header of two rows', async () => {
    const rows: Rows = [
      ['××职业技能鉴定要素细目表'],
      ['鉴定范围', null, null, '鉴定点'],
      [
        '一级（名称·代码·鉴定比重）',
        '二级（名称·代码·鉴定比重）',
        '三级（名称·代码·鉴定比重）',
        '代码',
        '名称',
        '重要程度（X/Y/Z）',
        '备注',
      ],
      ['基本要求\nA\n(02:01:00)\n30', '职业道德（A·5）', 'A 职业道德基本知识（5）', '001', '职业道德的基本内涵', 'X'],
      [null, null, null, '002', '职业守则', 'Y'],
      [null, '基础知识\nB\n25', '炼铁原料 A 25%', '001', '铁矿石的种类', 'X'],
      ['相关知识\nB\n70', '炉前操作\nA\n70', '出铁\nA\n40', '001', '开铁口机的操作', 'X'],
      [null, null, null, '002', '泥炮的操作', 'X'],
      [null, null, '铁水沟\nB\n30', '001', '主沟的维护', 'Z'],
    ]
    const merges = ['A1:G1', 'A2:C2', 'D2:G2', 'A4:A6', 'A7:A9', 'B4:B5', 'B7:B9', 'C4:C5', 'C7:C8']
    const reading = await read(rows, merges)
    expect(places(reading)).toEqual([])
    expect(entries(reading)).toEqual(ENTRIES)
  })

  it('takes the ranges of a row from the full code of its point, and refuses the row that has neither', async () => {
    const rows = changed(7, 9, 'A-A-A-002')
    const reading = await read(
      rows,
      CLASSICAL.merges.filter((ref) => !/^[A-I]6:/.test(ref)),
    )
    expect(places(reading)).toEqual(['细目表 A8 standards.printBlankRange'])
  })

  it('goes on over a repeated header and the ranges of the page before', async () => {
    const rows = [
      ...CLASSICAL.rows.slice(0, 9),
      ...CLASSICAL.rows.slice(2, 5),
      ['B', '相关知识', 70, 'A', '炉前操作', 70, 'A', '出铁', 40, '002', '泥炮的操作', 'X'],
    ]
    const merges = [...CLASSICAL.merges.filter((ref) => !/^[A-I]9:/.test(ref)), 'A10:I10', 'J10:M10', 'A11:C11', 'D11:F11', 'G11:I11']
    const reading = await read(rows as Rows, merges)
    expect(places(reading)).toEqual([])
    expect(entries(reading)).toEqual(ENTRIES.slice(0, 13))
  })

  it.each(['比例', '编号说明'])('keeps a point that is called %s, as a heading might be', async (name) => {
    const reading = await read(
      CLASSICAL.rows.map((cells, index) => (index === 9 ? Object.assign([...cells], { 9: '2', 10: name }) : cells)),
    )
    expect(places(reading)).toEqual([])
    expect(entries(reading)).toHaveLength(ENTRIES.length)
    expect(entries(reading)).toContainEqual(`B-A-A-002 ${name} X`)
  })

  it('takes no row for a total whose first cell only begins like one', async () => {
    const reading = await read(changed(11, 6, '总计量管理'))
    expect(places(reading)).toEqual(['细目表 G11 standards.notRangeCode'])
  })

  it.each<[what: string, rows: Rows, merges: readonly string[], fault: string]>([
    [
      'a range that is neither merged nor written',
      CLASSICAL.rows,
      CLASSICAL.merges.filter((ref) => ref !== 'D6:D7' && ref !== 'E6:E7' && ref !== 'F6:F7'),
      'D7 standards.printBlankRange',
    ],
    ['a weight that is none, at its merged cell', changed(9, 5, '七十'), CLASSICAL.merges, 'F9 spreadsheets.notNumber'],
    ['a weight above 100', changed(6, 2, 130), CLASSICAL.merges, 'C6 spreadsheets.aboveMaximum'],
    ['a code that is none', changed(8, 3, '二'), CLASSICAL.merges, 'D8 standards.notRangeCode'],
    ['a code of another range', changed(8, 6, 'B-A-C'), CLASSICAL.merges, 'G8 standards.printOtherRange'],
    ['an importance that is none', changed(10, 11, 'W'), CLASSICAL.merges, 'L10 spreadsheets.notInList'],
    ['a point without a name', changed(10, 10, null), CLASSICAL.merges, 'K10 spreadsheets.required'],
    ['a point without a code', changed(10, 9, null), CLASSICAL.merges, 'J10 spreadsheets.required'],
    ['a point twice', changed(10, 9, '1'), CLASSICAL.merges, 'J10 spreadsheets.repeatedKey'],
    ['a point merged over rows', CLASSICAL.rows, [...CLASSICAL.merges, 'K9:K10'], 'K9 standards.printMergedPoint'],
    [
      'a range under two others',
      CLASSICAL.rows,
      [...CLASSICAL.merges.filter((ref) => !/^[G-I]9:/.test(ref)), 'G8:G9', 'H8:H9', 'I8:I9'],
      'G9 standards.printSpansRanges',
    ],
    ['a range with two names', changed(11, 6, 'A'), CLASSICAL.merges, 'H11 standards.printNameDiffers'],
  ])('refuses %s, at its own cell', async (_, rows, merges, fault) => {
    expect(places(await read(rows, merges))?.[0]).toBe(`细目表 ${fault}`)
  })

  const SIDEWAYS: Rows = [
    ['鉴定范围', null, null, '鉴定点'],
    ['一级', '二级', '三级', '代码', '名称', '重要程度'],
    ['基本要求\nA\n100', null, '职业道德\nA\n60', '001', '职业道德的内涵', 'X'],
    [null, null, '基础知识\nB\n40', '001', '铁矿石的种类', 'X'],
  ]
  const merged = ['A1:C1', 'D1:F1', 'A3:B4']

  it('invents no range where a cell is merged over two levels that the header keeps apart', async () => {
    const reading = await read(SIDEWAYS, merged)
    expect(reading?.errors).toMatchObject([
      { row: 3, column: 'A', code: 'standards.printMergedAcross', details: { value: '基本要求\nA\n100', cells: 'A3:B4' } },
    ])
    expect(reading?.errorCount).toBe(1)
  })

  it.each(['一级、二级', '一、二级', '一级／二级'])('takes a merged cell for each level where the header says %s', async (heading) => {
    const rows = SIDEWAYS.map((cells, index) => (index === 1 ? [heading, null, ...cells.slice(2)] : cells))
    const reading = await read(rows, [...merged, 'A2:B2'])
    expect(places(reading)).toEqual([])
    expect(entries(reading)?.filter((entry) => !/\d{3} /.test(entry))).toEqual([
      'A 基本要求 10000',
      'A-A 基本要求 10000',
      'A-A-A 职业道德 6000',
      'A-A-B 基础知识 4000',
    ])
  })

  it('reads each level under a heading that names them all', async () => {
    const rows = SIDEWAYS.map((cells, index) =>
      index === 0
        ? ['鉴定范围（略）一级、二级、三级', null, null, '鉴定点']
        : index === 2
          ? [cells[0]!, '细分\nA\n100', ...cells.slice(2)]
          : cells,
    )
    const reading = await read(rows, ['A1:C1', 'D1:F1', 'A3:A4', 'B3:B4'])
    expect(places(reading)).toEqual([])
    expect(entries(reading)?.[1]).toBe('A-A 细分 10000')
  })

  it.each([
    ['code and name of a point', 'J9:K9', 'J9'],
    ['code and name of a range', 'G11:H11', 'G11'],
    ['a range and a point', 'I8:J8', 'I8'],
  ])('refuses a cell merged over %s', async (_, area, place) => {
    const reading = await read(CLASSICAL.rows, [...CLASSICAL.merges, area])
    expect(places(reading)?.[0]).toBe(`细目表 ${place} standards.printMergedAcross`)
  })

  it('has no English column, and so says nothing of English names', async () => {
    const reading = await read()
    expect(reading?.rows.every(({ absent }) => absent?.has('nameEn') === true)).toBe(true)
    expect(reading?.rows.map(({ absent }) => absent?.has('weight'))).toContain(false)
    expect(reading?.rows.filter(({ values }) => values.importance).every(({ absent }) => absent?.has('weight') === true)).toBe(true)
  })

  it('says which column of the points is missing', async () => {
    const reading = await read(
      changed(4, 11, '备注').map((row) => [...row]),
      CLASSICAL.merges,
    )
    expect(reading?.errors).toMatchObject([{ row: 5, code: 'standards.printMissingColumn', details: { header: '重要程度' } }])
  })

  it('is not what a table with one entry a row is', async () => {
    const rows: Rows = [
      ['代码', '名称', '鉴定比重', '重要程度'],
      ['A', '基本要求', 100],
      ['A-001', '点', null, 'X'],
    ]
    expect(await read(rows, [])).toBeNull()
  })
})

describe('a cell that holds several parts', () => {
  it.each([
    ['基本要求\nA\n30', { name: '基本要求', code: 'A', weight: '30', ratio: null }],
    ['基本要求（A·30%）', { name: '基本要求', code: 'A', weight: '30%', ratio: null }],
    ['A-B 安全（含环保）', { name: '安全(含环保)', code: 'A-B', weight: null, ratio: null }],
    ['PLC控制', { name: 'PLC控制', code: null, weight: null, ratio: null }],
  ])('is taken apart: %j', (text, parts) => {
    expect(readPrintedCell(text)).toEqual(parts)
  })

  it.each(['A\nB\n基本要求', '基本要求\n职业道德\nA', '基本要求\n30\n40'])('is refused where it can be read in two ways: %j', (text) => {
    expect(readPrintedCell(text)).toBeNull()
  })
})

describe('the weight tables as they are printed', () => {
  it('are read with levels in a second row of the header and merged kinds', async () => {
    const rows: Rows = [
      ['类别', '部分', '项目', '技能等级（%）'],
      [null, null, null, '五级/初级工', '四级/中级工'],
      ['理论知识', '基本要求', '职业道德', 5, 5],
      [null, null, '基础知识', 25, 20],
      ['操作技能', '技能要求', '炉前操作', 100, 100],
    ]
    const bytes = await printedWorkbook(rows, ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'A3:A4', 'B3:B4'])
    const { errors, rows: found, warnings } = await readTable({ schema: weightsTable, bytes })
    expect([...errors, ...warnings]).toEqual([])
    expect(found.map(({ values }) => `${values.kind} ${values.section} ${values.name} ${values.weight5} ${values.weight4}`)).toEqual([
      'theory 基本要求 职业道德 500 500',
      'theory 基本要求 基础知识 2500 2000',
      'skill 技能要求 炉前操作 10000 10000',
    ])
  })

  it('refuse a weight that is merged over two levels, at its cell', async () => {
    const rows: Rows = [
      ['类别', '部分', '项目', '技能等级（%）'],
      [null, null, null, '五级/初级工', '四级/中级工'],
      ['理论知识', '基本要求', '职业道德', 5, null],
    ]
    const bytes = await printedWorkbook(rows, ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'D3:E3'])
    expect((await readTable({ schema: weightsTable, bytes })).errors).toMatchObject([
      { row: 3, column: 'D', code: 'spreadsheets.mergedAcross', details: { value: '5', cells: 'D3:E3' } },
    ])
  })
})

describe('a file over weights that are there', () => {
  const standing = [
    { section: '技能要求', name: '出铁', nameEn: 'Tapping', hundredths: { 5: 6_000, 4: 5_000 } },
    { section: '技能要求', name: '炉前', nameEn: 'Casthouse', hundredths: { 5: 4_000, 4: 5_000 } },
  ]
  it('changes nothing of what it has no column for', () => {
    const rows = [
      { name: '出铁', hundredths: { 5: 7_000 } },
      { name: '新项目', hundredths: { 5: 3_000 } },
    ]
    expect(overStanding(rows, standing, new Set(['section', 'nameEn', 4] as const))).toEqual([
      { section: '技能要求', name: '出铁', nameEn: 'Tapping', hundredths: { 5: 7_000, 4: 5_000 } },
      { name: '新项目', hundredths: { 5: 3_000 } },
    ])
  })

  it('empties what it has an empty cell for, and keeps apart what two sections call the same', () => {
    expect(overStanding([{ section: '技能要求', name: '出铁', hundredths: { 5: 1 } }], standing, new Set([4] as const))).toEqual([
      { section: '技能要求', name: '出铁', hundredths: { 4: 5_000, 5: 1 } },
    ])
    const twice = [...standing, { section: '其他', name: '出铁', nameEn: 'Other', hundredths: {} }]
    expect(overStanding([{ name: '出铁', hundredths: { 5: 1 } }], twice, new Set(['section', 'nameEn'] as const))).toEqual([
      { name: '出铁', hundredths: { 5: 1 } },
    ])
  })
})
