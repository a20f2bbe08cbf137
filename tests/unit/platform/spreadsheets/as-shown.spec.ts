import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeError } from '@/kernel/errors'
import { matchKey, matchNumber, plainNumeral } from '@/kernel/text'
import {
  convertCell,
  createTableReader,
  defaultLimits,
  defineTable,
  formatOf,
  readTable,
  readXlsx,
  writeErrorReport,
  writeJsonTable,
  writeXlsx,
  type RowOf,
} from '@/platform/spreadsheets'
import { formatOfCode } from '@/platform/spreadsheets/xlsx/formats'
import { handmadeWorkbook, textRow } from './workbook'

const table = defineTable({
  title: { zh: '样表', en: 'Sample' },
  key: 'code',
  columns: {
    code: { type: 'text', required: true, maxLength: 60, header: { zh: '代码', en: 'Code' } },
    name: { type: 'text', required: true, header: { zh: '名称', en: 'Name' } },
    weight: { type: 'decimal', scale: 2, percent: true, header: { zh: '比重', en: 'Weight' } },
    note: { type: 'text', maxLength: 2_000, header: { zh: '说明', en: 'Note' } },
  },
})
type Row = RowOf<typeof table>

const STYLES = `<numFmts>${['000000', '0-00-00-00', '0%', '0.00%', 'h:mm', '[h]:mm:ss', '#,##0,', '"No." 0', ';;;', '0.0', '# ?/?']
  .map((code, index) => `<numFmt numFmtId="${170 + index}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
  .join(
    '',
  )}</numFmts><cellXfs><xf numFmtId="0"/>${Array.from({ length: 11 }, (_, index) => `<xf numFmtId="${170 + index}"/>`).join('')}<xf numFmtId="14"/></cellXfs>`
const [PADDED, CODED, PERCENT, , TIME, SPAN, SCALED, NAMED, HIDDEN, ROUNDED, FRACTION, DAY] = Array.from(
  { length: 12 },
  (_, index) => index + 1,
)

const book = (rows: string, more: { sharedStrings?: string; end?: string; start?: string } = {}) =>
  handmadeWorkbook({
    styles: STYLES,
    ...(more.sharedStrings ? { sharedStrings: more.sharedStrings } : {}),
    sheets: [
      {
        name: '数据',
        xml: `${more.start ?? ''}<sheetData>${textRow(1, '代码', '名称', '比重', '说明')}${rows}</sheetData>${more.end ?? ''}`,
      },
    ],
  })
const number = (cell: string, value: string, style: number | undefined) => `<c r="${cell}" s="${style}"><v>${value}</v></c>`
const text = (cell: string, value: string) => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`
const row = (...cells: string[]) => `<row r="2">${cells.join('')}</row>`
const told = async (bytes: Uint8Array) =>
  (await readTable({ schema: table, bytes })).errors.map(({ code, column, row: at }) => `${column}${at} ${code.split('.')[1]}`)
const values = async (bytes: Uint8Array) => (await readTable({ schema: table, bytes })).rows.map((each) => each.values)

describe('a text column is read as the sheet shows it', () => {
  it.each([
    [PADDED, '1234', '001234'],
    [CODED, '6170902', '6-17-09-02'],
    [NAMED, '7', 'No. 7'],
    [ROUNDED, '2', '2.0'],
    [SPAN, '1.5903125', '38:10:03'],
    [0, '123456789012345', '123456789012345'],
  ])('format %s of %s is %s', async (style, value, shown) => {
    expect(await values(await book(row(number('A2', value, style), text('B2', 'x'))))).toMatchObject([{ code: shown }])
  })

  it.each([
    ['a whole number of more than fifteen digits', number('A2', '340503199001016000', 0), 'A2 digitsLost'],
    ['a per cent', number('A2', '0.25', PERCENT), 'A2 shownOtherwise'],
    ['thousands left out', number('A2', '12000', SCALED), 'A2 shownOtherwise'],
    ['a format that shows nothing', number('A2', '12', HIDDEN), 'A2 shownOtherwise'],
    ['a fraction', number('A2', '0.5', FRACTION), 'A2 shownOtherwise'],
    ['a day', number('A2', '46082', DAY), 'A2 dateInText'],
  ])('%s is refused at its cell', async (_, cell, fault) => {
    expect(await told(await book(row(cell, text('B2', 'x'))))).toEqual([fault])
  })

  it('and so is a number of JSON that has lost its last digits', async () => {
    const bytes = Buffer.from('[{"code":340503199001016019,"name":"x"}]')
    expect(await told(bytes)).toEqual(['code1 digitsLost'])
  })
})

describe('a number column is read as the file holds it', () => {
  it.each([
    ['a per cent format', number('C2', '0.25', PERCENT), 'C2 shownOtherwise'],
    ['a time of day', number('C2', '0.5', TIME), 'C2 shownOtherwise'],
    ['thousands left out', number('C2', '12000', SCALED), 'C2 shownOtherwise'],
    ['a comma that parts no thousands', text('C2', '2,5'), 'C2 notNumber'],
    ['a blank within', text('C2', '1 2'), 'C2 notNumber'],
    ['a formula with an empty result', '<c r="C2"><f>10+15</f><v/></c>', 'C2 formulaWithoutValue'],
  ])('%s is refused at its cell', async (_, cell, fault) => {
    expect(await told(await book(row(text('A2', 'a'), text('B2', 'x'), cell)))).toEqual([fault])
  })

  it.each([
    [number('C2', '12.25', ROUNDED), 1225],
    [text('C2', '12.5 %'), 1250],
    [text('C2', '1,234.5'), 123_450],
  ])('%s is %s hundredths', async (cell, weight) => {
    expect(await values(await book(row(text('A2', 'a'), text('B2', 'x'), cell)))).toMatchObject([{ weight }])
  })

  it('per cent as text belongs into a column of per cent alone', () => {
    const column = { type: 'decimal', scale: 2, header: { zh: '数', en: 'n' } } as const
    expect(convertCell(column, { kind: 'text', text: '25%' })).toMatchObject({ ok: false, code: 'spreadsheets.notNumber' })
    expect(plainNumeral('１，２３４')).toBe('1234')
  })
})

describe('a day with a time of day', () => {
  const days = defineTable({
    title: { zh: '样表', en: 'Sample' },
    columns: {
      on: { type: 'date', required: true, header: { zh: '日期', en: 'Date' } },
      code: { type: 'text', header: { zh: '代码', en: 'Code' } },
    },
  })
  const read = async (cell: string) =>
    readTable({
      schema: days,
      bytes: await handmadeWorkbook({
        styles: STYLES,
        sheets: [{ name: 's', xml: `<sheetData>${textRow(1, '日期', '代码')}<row r="2">${cell}</row></sheetData>` }],
      }),
    })

  it.each([
    [number('A2', '46082', DAY), '2026-03-01'],
    ['<c r="A2" t="d"><v>2026-03-01</v></c>', '2026-03-01'],
    ['<c r="A2" t="d"><v>2026-03-01T00:00:00Z</v></c>', '2026-03-01'],
    [number('A2', '46082.0000001', DAY), '2026-03-01'],
  ])('%s is the day alone', async (cell, on) => {
    expect((await read(cell)).rows.map(({ values }) => values.on)).toEqual([on])
  })

  it.each([
    [number('A2', '46082.354166666664', DAY), '2026-03-01 08:30'],
    [number('A2', '46082.99998842593', DAY), '2026-03-01 23:59:59'],
    ['<c r="A2" t="d"><v>2026-03-01T16:30:00Z</v></c>', '2026-03-01 16:30'],
  ])('%s is refused instead of losing its time', async (cell, value) => {
    expect((await read(cell)).errors).toMatchObject([{ row: 2, column: 'A', code: 'spreadsheets.dateWithTime', details: { value } }])
  })

  it('and a column of text says what it took the code for', async () => {
    const { errors } = await read(`${number('A2', '46082', DAY)}${number('B2', '46082.5', DAY)}`)
    expect(errors).toMatchObject([{ column: 'B', code: 'spreadsheets.dateInText', details: { value: '2026-03-01 12:00' } }])
  })
})

describe('what is not in the file is not taken for nothing', () => {
  const shared = '<c r="D2" t="s"><v>3</v></c>'
  it('a text that the table of texts does not hold is refused at its cell', async () => {
    expect(await told(await book(row(text('A2', 'a'), text('B2', 'x'), shared), { sharedStrings: '<si><t>只有一条</t></si>' }))).toEqual([
      'D2 lostText',
    ])
    expect(await told(await book(row(text('A2', 'a'), text('B2', 'x'), shared)))).toEqual(['D2 lostText'])
  })

  it('texts and styles are where the workbook says', async () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    const bytes = await handmadeWorkbook({
      sheets: [
        {
          name: 's',
          xml: `<sheetData>${textRow(1, '代码', '名称', '说明')}<row r="2"><c r="A2" s="1"><v>7</v></c>${text('B2', 'x')}<c r="C2" t="s"><v>0</v></c></row></sheetData>`,
        },
      ],
      relations: `<Relationship Id="t" Type="${type}/sharedStrings" Target="strings/shared.xml"/><Relationship Id="u" Type="${type}/styles" Target="/xl/look.xml"/>`,
      extra: {
        'xl/strings/shared.xml': Buffer.from(`<sst xmlns="${main}"><si><t>共享说明</t></si></sst>`),
        'xl/look.xml': Buffer.from(
          `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="170" formatCode="000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
        ),
      },
    })
    expect(await values(bytes)).toMatchObject([{ code: '007', note: '共享说明' }])
  })

  it('a cell merged over several rows is refused where it would leave the lower ones empty', async () => {
    const rows = `<row r="2">${text('A2', 'a')}${text('B2', 'x')}${text('D2', '共同')}</row><row r="3">${text('A3', 'b')}${text('B3', 'y')}</row>`
    expect(await told(await book(rows, { end: '<mergeCells><mergeCell ref="D2:D3"/></mergeCells>' }))).toEqual(['D2 mergedDown'])
    expect(await told(await book(rows, { end: '<mergeCells><mergeCell ref="F2:F3"/></mergeCells>' }))).toEqual([])
  })
})

describe('what nobody sees is named', () => {
  it('hidden rows and columns are read and told', async () => {
    const rows = [2, 3, 4, 6].map(
      (at) => `<row r="${at}" ${at === 2 ? '' : 'hidden="1"'}>${text(`A${at}`, `a${at}`)}${text(`B${at}`, 'x')}</row>`,
    )
    const bytes = await book(rows.join(''), { start: '<cols><col min="2" max="2" hidden="1"/><col min="9" max="20" hidden="1"/></cols>' })
    const { rows: read, warnings } = await readTable({ schema: table, bytes })
    expect(read).toHaveLength(4)
    expect(warnings.map(({ code, details }) => [code, details])).toEqual([
      ['spreadsheets.hiddenRows', { count: 3, rows: '3-4, 6' }],
      ['spreadsheets.hiddenColumn', { column: 'B' }],
    ])
  })

  it('cells outside the table are left aside and told, near and far', async () => {
    const bytes = await book(`${row(text('A2', 'a'), text('B2', 'x'), text('XFD2', '?'))}<row r="500">${text('K500', '。')}</row>`)
    const { errorCount, rows: read, warnings } = await readTable({ schema: table, bytes })
    expect([errorCount, read.length]).toEqual([0, 1])
    expect(warnings.map(({ code, column, row: at }) => `${column}${at} ${code}`)).toEqual([
      'K500 spreadsheets.strayCell',
      'XFD2 spreadsheets.strayCell',
    ])
  })

  it('what stands in a row of the table under no heading is named, each column once, with all its cells', async () => {
    const rows = [2, 3, 4, 6].map(
      (at) => `<row r="${at}">${text(`A${at}`, `a${at}`)}${text(`B${at}`, 'x')}${text(`F${at}`, '此行作废')}</row>`,
    )
    const { errorCount, rows: read, warnings } = await readTable({ schema: table, bytes: await book(rows.join('')) })
    expect([errorCount, read.length]).toEqual([0, 4])
    expect(warnings).toMatchObject([{ row: 2, column: 'F', code: 'spreadsheets.strayCell', details: { count: 4, cells: 'F2:F4, F6' } }])
    const [warning] = warnings
    expect(describeError(warning?.code ?? '', 'zh', warning?.details)).toContain('有 4 个单元格不属于此表的任何一列，没有读取：F2:F4, F6')
  })

  it('hidden rows and far cells are counted to the last', async () => {
    const numbers = Array.from({ length: 1_500 }, (_, index) => index + 2)
    const rows = numbers.map(
      (at) => `<row r="${at}" hidden="1">${text(`A${at}`, `a${at}`)}${text(`B${at}`, 'x')}${text(`XFD${at}`, '?')}</row>`,
    )
    const { warnings } = await readTable({ schema: table, bytes: await book(rows.join('')) })
    expect(warnings.map(({ code, details }) => [code, details?.['count']])).toEqual([
      ['spreadsheets.hiddenRows', 1_500],
      ['spreadsheets.strayCell', 1_500],
    ])
  })

  it('a sheet that is no table does not count towards the limit of rows', async () => {
    const other = Array.from({ length: 1_500 }, (_, index) => textRow(index + 1, `x${index}`)).join('')
    const bytes = await handmadeWorkbook({
      sheets: [
        { name: '参考', xml: `<sheetData>${other}</sheetData>` },
        { name: '数据', xml: `<sheetData>${textRow(1, '代码', '名称')}${textRow(2, 'a', 'b')}</sheetData>` },
      ],
    })
    const { rows: read, warnings } = await readTable({ schema: table, bytes, limits: { rows: 1_200 } })
    expect(read).toHaveLength(1)
    expect(warnings).toMatchObject([{ sheet: '参考', code: 'spreadsheets.otherSheet' }])
  })

  it('a file whose table is on a hidden sheet says so', async () => {
    const xml = `<sheetData>${textRow(1, '代码', '名称')}${textRow(2, 'a', 'b')}</sheetData>`
    const bytes = await handmadeWorkbook({ sheets: [{ name: '旧表', xml, state: 'hidden' }] })
    await expect(readTable({ schema: table, bytes })).rejects.toMatchObject({
      code: 'spreadsheets.noTable',
      details: { hidden: { zh: '隐藏的工作表没有读取：旧表；请取消隐藏后再导入。' } },
    })
  })

  it('what a report does not list is counted', async () => {
    const rows = ['K', 'L', 'M', 'N'].map((column, index) => `<row r="${index + 2}">${text(`${column}${index + 2}`, '?')}</row>`).join('')
    const { warnings } = await readTable({
      schema: table,
      bytes: await book(`${rows}<row r="9">${text('A9', 'a')}${text('B9', 'b')}</row>`),
      limits: { errors: 1 },
    })
    expect(warnings.map(({ code, details }) => [code, details?.['count']])).toEqual([
      ['spreadsheets.strayCell', 1],
      ['spreadsheets.moreWarnings', 3],
    ])
    const report = await writeErrorReport({
      language: 'zh',
      errors: [{ sheet: 's', row: 1, column: 'A', code: 'spreadsheets.lostText' }],
      errorCount: 8,
    })
    const problems = defineTable({
      title: { zh: '', en: '' },
      columns: { text: { type: 'text', required: true, header: { zh: '问题', en: 'p' } } },
    })
    expect((await readTable({ schema: problems, bytes: report })).rows.at(-1)?.values.text).toContain('另有 7 个问题没有列出')
  })
})

it('the header is the row that names most of the columns, whatever form stands above it', async () => {
  const rows = [textRow(1, '样表'), textRow(2, '名称', '高炉炼铁工'), textRow(3, '代码', '名称', '比重'), textRow(4, 'a', 'b', '1')].join(
    '',
  )
  const bytes = await handmadeWorkbook({ sheets: [{ name: 's', xml: `<sheetData>${rows}</sheetData>` }] })
  const { errorCount, rows: read } = await readTable({ schema: table, bytes })
  expect([errorCount, read[0]?.row, read[0]?.values.weight]).toEqual([0, 4, 100])
})

describe('files of another kind', () => {
  const compound = (name: string) =>
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600), Buffer.from(name, 'utf16le')])
  it.each([
    ['passwordProtected', compound('EncryptedPackage')],
    ['oldExcel', compound('Workbook')],
    ['openDocument', Buffer.from('PK\u0003\u0004..........................mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK')],
    ['csv', Buffer.from('代码,名称\nA,甲\n')],
    ['csv', Buffer.from([0xb4, 0xfa, 0xc2, 0xeb, 0x2c, 0xc3, 0xfb, 0x0a])],
    ['csv', Buffer.from('\ufeff代码\t名称\n', 'utf16le')],
    ['webPage', Buffer.from('<html><table></table></html>')],
    ['unknownFormat', Buffer.from([0xff, 0xd8, 0xff, 0x00, 0x01])],
  ])('are named: %s', (code, bytes) => {
    expect(() => formatOf(bytes)).toThrow(expect.objectContaining({ code: `spreadsheets.${code}` }))
  })
})

describe('export and import', () => {
  const written = fc.oneof(
    fc.constantFrom(
      '_x0041_',
      '_x0041_x0042_',
      "'=1",
      "''+x",
      '=1',
      '-x',
      '1e5',
      '001',
      '2026-03-01',
      '25%',
      'a\r\nb',
      '\u0001x',
      'ＡＢ',
      'null',
      '__proto__',
      'constructor',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    fc.stringMatching(/^[_x0-9A-F='+\-@ ]{1,24}$/),
  )
  const given = fc.array(fc.record({ name: written, note: fc.option(written), weight: fc.option(fc.integer({ min: 0, max: 10_000 })) }), {
    minLength: 1,
    maxLength: 8,
  })
  const shown = (value: string) =>
    value
      .replace(/\p{Cf}/gu, '')
      .replace(/\r\n?/g, '\n')
      .trim()

  /** Without a thread for each of the many workbooks. */
  const valuesHere = async (bytes: Uint8Array) => {
    const reader = createTableReader(table, defaultLimits)
    for await (const event of readXlsx(bytes, defaultLimits)) {
      if ('rows' in event) reader.rows(event.rows)
      else reader.sheet(event.sheet)
    }
    return reader.finish().rows.map((each) => each.values)
  }

  it('give every text back as it is shown, in a workbook and in JSON', async () => {
    await fc.assert(
      fc.asyncProperty(given, async (drawn) => {
        const rows: Row[] = drawn.filter(({ name }) => shown(name) !== '').map((each, index) => ({ code: `C${index}`, ...each }))
        if (rows.length === 0) return
        const expected = rows.map((each) => ({ ...each, name: shown(each.name ?? ''), note: shown(each.note ?? '') || null }))
        expect(await valuesHere(await writeXlsx({ language: 'zh', sheets: [{ schema: table, rows }] }))).toEqual(expected)
        expect(await values(Buffer.from(writeJsonTable({ schema: table, rows })))).toEqual(expected)
      }),
      { numRuns: 100 },
    )
  })
})

describe('text that people match by', () => {
  it.each(['AB1', 'ab1', 'ａｂ１', 'A\u200bB1', ' ab1\u2060', 'Ab\ufe0f1', '\u3164AB1'])('%j is one and the same', (given) => {
    expect([matchKey(given), matchNumber(given)]).toEqual(['ab1', 'AB1'])
  })
})

it('number formats show what spreadsheets show, or say that they cannot tell', () => {
  const shown = (code: string, value: number) => formatOfCode(code).show?.(value) ?? null
  expect(
    [
      ['0', 12.5],
      ['#,##0.00', 1234567.5],
      ['0.00;[Red]-0.00', -2],
      ['000\\-0000', 1234567],
      ['0_ ', 7],
      ['0.0#', 1.5],
      ['[DBNum1]0', 5],
      ['0.00E+00', 12],
    ].map(([code, value]) => shown(String(code), Number(value))),
  ).toEqual(['13', '1,234,567.50', '-2.00', '123-4567', '7 ', '1.5', '5', null])
})
