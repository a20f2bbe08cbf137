import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allow, refuse } from '@/kernel/decision'
import { describeError, DomainError } from '@/kernel/errors'
import {
  convertCell,
  defaultLimits,
  defineTable,
  formatDecimal,
  formatOf,
  neutralise,
  parseDay,
  parseDecimal,
  readTable,
  spreadsheetErrors,
  writeErrorReport,
  writeJsonTable,
  writeTemplate,
  writeXlsx,
  type RowOf,
} from '@/platform/spreadsheets'
import { restore } from '@/platform/spreadsheets/neutralise'
import { handmadeWorkbook, textRow } from './workbook'

const table = defineTable({
  title: { zh: '样表', en: 'Sample' },
  key: 'code',
  columns: {
    code: {
      type: 'text',
      required: true,
      maxLength: 10,
      header: { zh: '代码', en: 'Code' },
      check: (value) => (value === 'BAD' ? refuse('sample.bad') : allow),
    },
    name: { type: 'text', required: true, header: { zh: '名称', en: 'Name' }, aliases: ['鉴定点名称'] },
    weight: { type: 'decimal', scale: 2, minimum: 0, maximum: 10_000, header: { zh: '鉴定比重', en: 'Weight' } },
    count: { type: 'integer', minimum: 0, header: { zh: '数量', en: 'Count' }, formulas: 'refuse' },
    on: { type: 'date', header: { zh: '日期', en: 'Date' } },
    kept: { type: 'boolean', header: { zh: '保留', en: 'Kept' } },
    mark: {
      type: 'enum',
      header: { zh: '重要程度', en: 'Importance' },
      options: [
        { value: 'X', label: { zh: '核心', en: 'core' } },
        { value: 'Y', label: { zh: '一般', en: 'general' } },
      ],
    },
  },
})
type Row = RowOf<typeof table>
const empty: Row = { code: '', name: '', weight: null, count: null, on: null, kept: null, mark: null }
const json = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))

describe('a table in a workbook', () => {
  const rows: Row[] = [
    { code: 'A-1', name: '=HYPERLINK("http://x")', weight: 1250, count: 3, on: '2026-03-01', kept: true, mark: 'X' },
    { code: 'A-2', name: "'引号", weight: 1, count: null, on: '1999-12-31', kept: false, mark: 'Y' },
    { code: 'A-3', name: '＋全角', weight: null, count: 0, on: null, kept: null, mark: null },
  ]

  it.each(['zh', 'en'] as const)('comes back the same from what was written (%s)', async (language) => {
    const bytes = await writeXlsx({ language, sheets: [{ schema: table, rows }] })
    const reading = await readTable({ schema: table, bytes })
    expect(reading).toMatchObject({ errors: [], errorCount: 0, warnings: [] })
    expect(reading.rows.map((row) => row.values)).toEqual(rows)
    expect(reading.rows.map((row) => row.row)).toEqual([2, 3, 4])
  })

  it('comes back the same from JSON', async () => {
    const reading = await readTable({ schema: table, bytes: json(writeJsonTable({ schema: table, rows })) })
    expect(reading.rows.map((row) => row.values)).toEqual(rows)
  })

  it('comes back the same for any text that fits a cell', async () => {
    const text = fc
      .stringMatching(/^[=+\-@＝'’ -~一-龥]{1,20}$/)
      .map((value) => value.trim())
      .filter((value) => value !== '')
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(text, { minLength: 1, maxLength: 20 }), async (names) => {
        const given = names.map((name, index) => ({ ...empty, code: `C${index}`, name }))
        const reading = await readTable({ schema: table, bytes: json(writeJsonTable({ schema: table, rows: given })) })
        expect(reading.rows.map((row) => row.values.name)).toEqual(names)
      }),
      { numRuns: 50 },
    )
  })

  it('names sheet, row, column and reason of every bad cell', async () => {
    const bytes = await handmadeWorkbook({
      sheets: [
        {
          name: '数据',
          xml: `<sheetData>${textRow(1, '某中心样表')}${textRow(3, '代码', '鉴定点名称', '鉴定比重（%）', '数量', '日期', '保留', '重要程度', '别的')}${textRow(4, 'A', '甲', '1.234', '1.5', '2026-02-30', '也许', 'Q')}${textRow(5, 'BAD', '', '200', '-1')}${textRow(6, 'A', '重复')}<row r="7"><c r="A7" t="inlineStr"><is><t>F</t></is></c><c r="B7" t="str"><f>A7</f><v>F</v></c><c r="C7"><f>1+1</f></c><c r="D7"><f>1</f><v>1</v></c></row></sheetData>`,
        },
      ],
    })
    const { errorCount, errors, rows: sound, warnings } = await readTable({ schema: table, bytes })
    expect(sound).toEqual([])
    expect(errors.map(({ code, column, row, sheet }) => `${sheet} ${row}${column} ${code}`)).toEqual([
      '数据 4C spreadsheets.tooPrecise',
      '数据 4D spreadsheets.notInteger',
      '数据 4E spreadsheets.notDate',
      '数据 4F spreadsheets.notBoolean',
      '数据 4G spreadsheets.notInList',
      '数据 5A sample.bad',
      '数据 5B spreadsheets.required',
      '数据 5C spreadsheets.aboveMaximum',
      '数据 5D spreadsheets.belowMinimum',
      '数据 6A spreadsheets.repeatedKey',
      '数据 7C spreadsheets.formulaWithoutValue',
      '数据 7D spreadsheets.formulaRefused',
    ])
    expect(errorCount).toBe(12)
    expect(warnings.map((warning) => warning.code)).toEqual(['spreadsheets.unknownKey', 'spreadsheets.formulasUsed'])
    expect(errors.find((error) => error.code === 'spreadsheets.repeatedKey')?.details).toEqual({ value: 'A', firstRow: 4 })
  })

  it('says which required column is missing and which stands twice', async () => {
    const missing = await readTable({
      schema: table,
      bytes: await handmadeWorkbook({
        sheets: [{ name: 's', xml: `<sheetData>${textRow(1, '代码', '数量')}${textRow(2, 'A', '1')}</sheetData>` }],
      }),
    })
    expect(missing.errors).toMatchObject([{ row: 1, code: 'spreadsheets.missingColumn', details: { header: '名称' } }])
    const twice = await readTable({
      schema: table,
      bytes: await handmadeWorkbook({
        sheets: [{ name: 's', xml: `<sheetData>${textRow(1, '代码', '名称', 'Name')}${textRow(2, 'A', 'b', 'c')}</sheetData>` }],
      }),
    })
    expect(twice.errors).toMatchObject([{ row: 1, column: 'C', code: 'spreadsheets.repeatedColumn' }])
  })

  it('tells faults of the header and of the rows at once, and hands on what is sound of a row with a fault', async () => {
    const { errors, partial, rows } = await readTable({
      schema: table,
      bytes: await handmadeWorkbook({
        sheets: [
          { name: 's', xml: `<sheetData>${textRow(1, '代码', '数量', '日期', 'Date')}${textRow(2, 'A', 'x', '？', '？')}</sheetData>` },
        ],
      }),
    })
    expect(errors.map(({ code, column, row }) => `${row}${column} ${code}`)).toEqual([
      '1D spreadsheets.repeatedColumn',
      '1 spreadsheets.missingColumn',
      '2B spreadsheets.notInteger',
    ])
    expect(rows).toEqual([])
    expect(partial).toMatchObject([{ sheet: 's', row: 2, values: { code: 'A', name: null, count: null, on: null } }])
    const given = await readTable({ schema: table, bytes: json([{ code: 'A', name: '甲', count: 'x' }]) })
    expect(given.partial).toMatchObject([{ row: 1, values: { code: 'A', name: '甲', count: null } }])
  })

  it('lists what can be chosen as the reader calls it', async () => {
    const { errors } = await readTable({ schema: table, bytes: json([{ code: 'A', name: '甲', mark: 'Q' }]) })
    const told = (language: 'zh' | 'en') => describeError(errors[0]?.code ?? '', language, errors[0]?.details)
    expect(told('zh')).toBe('“Q”不在可选值之内：核心、一般。')
    expect(told('en')).toBe('"Q" is not one of: core, general.')
  })

  it.each([
    'spreadsheets.notDate',
    'spreadsheets.notNumber',
    'spreadsheets.notInteger',
    'spreadsheets.notBoolean',
    'spreadsheets.notInList',
  ])('says of an empty value that something is missing, and quotes nothing: %s', (code) => {
    for (const value of ['', ' ', undefined]) {
      expect(describeError(code, 'zh', { value, allowed: [] })).toMatch(/^缺少/)
      expect(describeError(code, 'en', { value, allowed: [] })).not.toContain('"')
    }
  })

  it('takes a cell that holds characters without width alone for empty', () => {
    expect(convertCell(table.columns.on, { kind: 'text', text: '\u200b\ufeff ' })).toEqual({ ok: true, value: null })
  })

  it('names the columns in the language of the reader', async () => {
    const headless = await handmadeWorkbook({ sheets: [{ name: 's', xml: `<sheetData>${textRow(1, 'x', 'y')}</sheetData>` }] })
    const refusal: unknown = await readTable({ schema: table, bytes: headless }).catch((error: unknown) => error)
    if (!(refusal instanceof DomainError)) throw new Error('the table was read')
    expect(describeError(refusal.code, 'zh', refusal.details)).toContain('代码、名称')
    expect(describeError(refusal.code, 'en', refusal.details)).toContain('Code, Name')
    const missing = await readTable({
      schema: table,
      bytes: await handmadeWorkbook({
        sheets: [{ name: 's', xml: `<sheetData>${textRow(1, '代码', '数量')}${textRow(2, 'A', '1')}</sheetData>` }],
      }),
    })
    const [fault] = missing.errors
    expect(describeError(fault?.code ?? '', 'en', fault?.details)).toBe('The column "Name" is missing.')
  })

  it('refuses a file without a header and one without rows', async () => {
    const headless = await handmadeWorkbook({ sheets: [{ name: 's', xml: `<sheetData>${textRow(1, 'x', 'y')}</sheetData>` }] })
    await expect(readTable({ schema: table, bytes: headless })).rejects.toMatchObject({ code: 'spreadsheets.noTable' })
    await expect(readTable({ schema: table, bytes: await writeTemplate({ language: 'zh', schema: table }) })).rejects.toMatchObject({
      code: 'spreadsheets.noRows',
    })
  })

  it('reports hidden and other sheets instead of reading them', async () => {
    const good = `<sheetData>${textRow(1, 'code', 'name')}${textRow(2, 'A', 'b')}</sheetData>`
    const bytes = await handmadeWorkbook({
      sheets: [
        { name: '封面', xml: `<sheetData>${textRow(1, '说明')}</sheetData>` },
        { name: '数据', xml: good },
        { name: '旧', xml: good, state: 'hidden' },
      ],
    })
    const { rows: read, warnings } = await readTable({ schema: table, bytes })
    expect(read).toHaveLength(1)
    expect(warnings.map(({ code, sheet }) => `${sheet} ${code}`)).toEqual(['封面 spreadsheets.otherSheet', '旧 spreadsheets.hiddenSheet'])
  })

  it('lists no more errors than the limit and counts the rest', async () => {
    const bad = Array.from({ length: 30 }, () => ({ code: 'A', name: '' }))
    const reading = await readTable({ schema: table, bytes: json(bad), limits: { errors: 5 } })
    expect(reading.errors).toHaveLength(5)
    expect(reading.errorCount).toBe(30 + 29)
  })

  it('gives the error report as a workbook of its own', async () => {
    const bytes = await writeErrorReport({
      language: 'en',
      errors: [{ sheet: 's', row: 4, column: 'C', code: 'spreadsheets.notDate', details: { value: 'x' } }],
    })
    const report = defineTable({
      title: { zh: '', en: '' },
      columns: {
        row: { type: 'integer', required: true, header: { zh: '行', en: 'Row' } },
        problem: { type: 'text', header: { zh: '问题', en: 'Problem' } },
      },
    })
    const { rows: read } = await readTable({ schema: report, bytes })
    expect(read[0]?.values).toEqual({ row: 4, problem: '"x" is not a date (for example 2026-03-01).' })
  })
})

describe('a table in JSON', () => {
  it.each(['{"rows":[{"__proto__":{"admin":true}}]}', '[{"code":"A","name":{"constructor":1}}]', '{"__proto__":[],"rows":[]}'])(
    'refuses keys that reach a prototype: %s',
    async (text) => {
      await expect(readTable({ schema: table, bytes: json(text) })).rejects.toMatchObject({ code: 'files.dangerousKey' })
    },
  )

  it.each([
    ['{"rows":1}', 'spreadsheets.unreadableJson'],
    ['[1]', 'spreadsheets.unreadableJson'],
    ['[[]]', 'spreadsheets.unreadableJson'],
    ['{', 'files.damaged'],
    ['['.repeat(100_000), 'files.tooComplex'],
  ])('refuses what is no table: %.20s', async (text, code) => {
    await expect(readTable({ schema: table, bytes: json(text) })).rejects.toMatchObject({ code })
  })

  it('refuses more bytes and more rows than allowed', async () => {
    await expect(readTable({ schema: table, bytes: json([{ code: 'A' }]), limits: { fileBytes: 5 } })).rejects.toMatchObject({
      code: 'spreadsheets.fileTooLarge',
    })
    await expect(readTable({ schema: table, bytes: json([{}, {}]), limits: { rows: 1 } })).rejects.toMatchObject({
      code: 'spreadsheets.tooManyRows',
    })
  })

  it('names the place in the list and the key', async () => {
    const { errors, warnings } = await readTable({
      schema: table,
      bytes: json([
        { code: 'A', name: 'a' },
        { code: 'A', 名称: ['x'], extra: 1 },
      ]),
    })
    expect(errors.map(({ code, column, row }) => [row, column, code])).toEqual([
      [2, 'name', 'spreadsheets.notPlain'],
      [2, 'code', 'spreadsheets.repeatedKey'],
    ])
    expect(warnings).toMatchObject([{ row: 2, column: 'extra', code: 'spreadsheets.unknownKey' }])
  })

  it.each<[what: string, row: object, column: string]>([
    ['in two languages', { code: 'A', name: '甲', 名称: '乙' }, '名称'],
    ['with a remark in brackets', { code: 'A', name: '甲', 'name (old)': '乙' }, 'name (old)'],
    ['in another width', { code: 'A', name: '甲', ｎａｍｅ: '' }, 'ｎａｍｅ'],
  ])('refuses a row that has a column twice, %s, and takes neither', async (_, row, column) => {
    const reading = await readTable({ schema: table, bytes: json([row, { code: 'B', name: '丙' }]) })
    expect(reading.errors).toMatchObject([{ row: 1, column, code: 'spreadsheets.repeatedColumn' }])
    expect(reading.rows.map(({ values }) => values.code)).toEqual(['B'])
    expect(reading.partial?.map(({ values }) => values.name)).toEqual([null])
  })

  it.each([
    ['[{"code":"A","name":"甲"},{"code":"B","name":"乙","name":"丙"}]', { key: 'name', row: 2 }],
    ['{"of":["x",{"a":1}],"rows":[{"code":"A","n\\u0061me":"甲","name":"\\"乙"}]}', { key: 'name', row: 1 }],
  ])('refuses a member that is written twice: %s', async (text, details) => {
    await expect(readTable({ schema: table, bytes: json(text) })).rejects.toMatchObject({ code: 'spreadsheets.repeatedMember', details })
  })

  it('does not mind the same member in two rows, nor quotes and brackets within texts', async () => {
    const rows = [
      { code: 'A', name: '"},{"name":"x"' },
      { code: 'B', name: '\\' },
    ]
    expect((await readTable({ schema: table, bytes: json({ rows }) })).rows.map(({ values }) => values.name)).toEqual(
      rows.map(({ name }) => name),
    )
  })

  it('says once that a required column is in no row, and looks through the rows all the same', async () => {
    const reading = await readTable({ schema: table, bytes: json([{ code: 'A' }, { code: 'B', count: 'x' }, { code: 'C' }]) })
    expect(reading.errors.map(({ code, column, row }) => [row, column, code])).toEqual([
      [0, 'name', 'spreadsheets.missingColumn'],
      [2, 'count', 'spreadsheets.notInteger'],
    ])
    expect([reading.rows.length, reading.partial?.length, reading.errorCount]).toEqual([0, 3, 2])
    const one = await readTable({ schema: table, bytes: json([{ code: 'A' }, { code: 'B', name: '乙' }]) })
    expect(one.errors).toMatchObject([{ row: 1, column: 'name', code: 'spreadsheets.required' }])
  })

  it('is told from a workbook by its first bytes, and both from anything else', () => {
    expect(formatOf(json('\ufeff  [ ]'))).toBe('json')
    expect(formatOf(Buffer.from('PK\u0003\u0004'))).toBe('xlsx')
    expect(() => formatOf(Buffer.from('hello'))).toThrow(expect.objectContaining({ code: 'spreadsheets.unknownFormat' }))
  })
})

describe('cells', () => {
  it.each([
    ['2026-03-01', '2026-03-01'],
    ['2026/3/1', '2026-03-01'],
    ['２０２６年３月１日', '2026-03-01'],
    ['2026.12.31', '2026-12-31'],
    ['20240229', '2024-02-29'],
    ['2023-02-29', null],
    ['3/1/2026', null],
    ['昨天', null],
  ])('reads the day %s as %s', (text, day) => {
    expect(parseDay(text)).toBe(day)
  })

  it.each([
    ['12.5', 2, 1250],
    ['１２．５０', 2, 1250],
    ['1,234.00', 2, 123_400],
    ['-0.01', 2, -1],
    ['1e2', 0, 100],
    ['-0', 2, 0],
  ])('reads %s at %s places as %s units', (text, scale, units) => {
    expect(parseDecimal(text, scale)).toEqual({ ok: true, value: units })
  })

  it.each([
    ['1.234', 'tooPrecise'],
    ['abc', 'notNumber'],
    ['1.2.3', 'notNumber'],
    ['2,5', 'notNumber'],
    ['1,23', 'notNumber'],
    ['0,500', 'notNumber'],
    ['1 2', 'notNumber'],
    ['25%', 'notNumber'],
    ['', 'notNumber'],
    ['99999999999999999999', 'notNumber'],
  ])('refuses %s with %s', (text, code) => {
    expect(parseDecimal(text, 2)).toMatchObject({ ok: false, code: `spreadsheets.${code}` })
  })

  it('gives decimals back as they were, for every number of units', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 6 }), (units, scale) => {
        expect(parseDecimal(formatDecimal(units, scale), scale)).toEqual({ ok: true, value: units })
      }),
    )
  })

  it('measures length in characters, not in code units', () => {
    const column = { type: 'text', maxLength: 2, header: { zh: 'x', en: 'x' } } as const
    expect(convertCell(column, { kind: 'text', text: '𠀀𠀀' })).toEqual({ ok: true, value: '𠀀𠀀' })
    expect(convertCell(column, { kind: 'text', text: 'abc' })).toMatchObject({ ok: false, code: 'spreadsheets.tooLong' })
  })

  it.each(['=1', '+1', '-1+2', '@A1', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠x', ' =1', '\u200b=1', '−1'])('neutralises %j', (text) => {
    expect(neutralise(text)).toBe(`'${text}`)
  })

  it.each(['-1', '-12.5', 'A-B', '轧制', "'x", '1+1', ''])('leaves %j as it is', (text) => {
    expect(neutralise(text)).toBe(text)
  })

  it('takes back exactly what neutralising put in front', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        if (neutralise(text) !== text) expect(restore(neutralise(text))).toBe(text)
        expect(neutralise(text)).not.toMatch(/^[=+@＝＋＠\t\r]/u)
      }),
    )
  })

  it('has a text in both languages for every code, naming only details it is given', () => {
    for (const code of Object.keys(spreadsheetErrors)) {
      expect(describeError(code, 'zh')).toMatch(/[一-龥]/)
      expect(describeError(code, 'en')).not.toMatch(/[一-龥]/)
    }
    expect(defaultLimits.errors).toBeGreaterThan(0)
  })

  // What names the bound or the one thing that is missing, and remarks that hinder nothing.
  const PLAIN = [
    ...['missingColumn', 'required', 'notInteger', 'notNumber', 'tooPrecise', 'belowMinimum', 'aboveMaximum', 'notInList', 'tooLong'],
    ...['hiddenRows', 'hiddenColumn', 'formulasUsed', 'moreErrors', 'moreWarnings'],
  ].map((code) => `spreadsheets.${code}`)

  it.each(Object.keys(spreadsheetErrors).filter((code) => !PLAIN.includes(code)))('%s says what makes it possible', (code) => {
    expect(describeError(code, 'zh', { value: 'x' })).toMatch(/请|例：|应为/)
    expect(describeError(code, 'en', { value: 'x' })).toMatch(
      /; \w|for example|should be|(open|enter|remove|write|use|give|save|unhide|split|format|correct|undo) /,
    )
  })

  it.each(Object.keys(spreadsheetErrors))('%s speaks of no bytes and milliseconds', (code) => {
    expect(describeError(code, 'zh')).not.toMatch(/字节|毫秒/)
    expect(describeError(code, 'en')).not.toMatch(/\bbytes\b|\bms\b|millisecond/)
  })

  it('tells sizes in megabytes and times in seconds, as they were reached', async () => {
    const big = await readTable({ schema: table, bytes: Buffer.alloc(defaultLimits.fileBytes + 1, '['), format: 'json' }).catch(
      (error: unknown) => error,
    )
    if (!(big instanceof DomainError)) throw new Error('the table was read')
    expect(describeError(big.code, 'zh', big.details)).toBe('文件超过上限（20 MB）；请删去图片和用不到的工作表，或分成几个文件导入。')
    const slow = await readTable({
      schema: table,
      bytes: await writeXlsx({ language: 'zh', sheets: [{ schema: table, rows: [{ ...empty, code: 'A', name: '甲' }] }] }),
      limits: { timeMs: 1 },
    }).catch((error: unknown) => error)
    if (!(slow instanceof DomainError)) throw new Error('the table was read')
    expect([slow.code, slow.details]).toEqual(['spreadsheets.tooSlow', { seconds: 0.001 }])
    expect(describeError(slow.code, 'zh', { seconds: defaultLimits.timeMs / 1_000 })).toContain('在 30 秒内')
  })

  it('says of a heading that is not known that it is none of this table, not that there is none', async () => {
    const { warnings } = await readTable({ schema: table, bytes: json([{ code: 'A', name: '甲', 备注: '' }]) })
    const told = (language: 'zh' | 'en') => describeError(warnings[0]?.code ?? '', language, warnings[0]?.details)
    expect(told('zh')).toBe('“备注”不是此表的列，没有读取；需要导入的，请改用模板中的列名。')
    expect(told('en')).toBe('"备注" is none of the columns of this table and was not read; to import it, use a heading of the template.')
  })
})
