import { describe, expect, it } from 'vitest'
import { defaultLimits, readXlsx, readXlsxInWorker, type Limits, type RawRow } from '@/platform/spreadsheets'
import { columnIndex, columnLetter } from '@/platform/spreadsheets/xlsx/sheet'
import { showsDay } from '@/platform/spreadsheets/xlsx/formats'
import { dayOfSerial } from '@/platform/spreadsheets/xlsx/styles'
import { handmadeWorkbook, textRow } from './workbook'

async function read(bytes: Uint8Array, limits: Partial<Limits> = {}) {
  const rows: RawRow[] = []
  const notices: unknown[] = []
  for await (const event of readXlsx(bytes, { ...defaultLimits, ...limits })) {
    if ('rows' in event) rows.push(...event.rows)
    else notices.push(event.sheet)
  }
  return { rows, notices }
}

const sheet = (...rows: string[]) => `<sheetData>${rows.join('')}</sheetData>`

describe('reading a workbook', () => {
  it('reads shared, rich and inline texts and leaves phonetic guides out', async () => {
    const bytes = await handmadeWorkbook({
      sharedStrings:
        '<si><t>轧制</t></si><si><r><t>加</t></r><r><t>热</t></r><rPh sb="0" eb="1"><t>jiā</t></rPh></si><si><t>a_x000D_b</t></si>',
      sheets: [
        { name: '一', xml: sheet('<row r="3"><c r="B3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c><c r="D3" t="s"><v>2</v></c></row>') },
      ],
    })
    const { rows } = await read(bytes)
    expect(rows).toEqual([
      {
        sheet: '一',
        row: 3,
        cells: [{ kind: 'empty' }, { kind: 'text', text: '轧制' }, { kind: 'text', text: '加热' }, { kind: 'text', text: 'a\rb' }],
      },
    ])
  })

  it('gives dates as local days in both date systems and only where the cell shows a day', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="20"/></cellXfs>'
    const xml = sheet('<row><c s="1"><v>46082</v></c><c s="2"><v>46082.75</v></c><c s="3"><v>0.5</v></c><c><v>46082</v></c></row>')
    const { rows } = await read(await handmadeWorkbook({ styles, sheets: [{ name: 's', xml }] }))
    expect(rows[0]?.cells).toEqual([
      { kind: 'date', date: '2026-03-01' },
      { kind: 'date', date: '2026-03-01', time: '18:00' },
      { kind: 'number', text: '0.5', shown: '12:00', means: 'time' },
      { kind: 'number', text: '46082' },
    ])
    const in1904 = await read(await handmadeWorkbook({ styles, date1904: true, sheets: [{ name: 's', xml }] }))
    expect(in1904.rows[0]?.cells[0]).toEqual({ kind: 'date', date: '2030-03-02' })
  })

  it('never evaluates a formula: the stored result is marked, a missing one is said', async () => {
    const xml = sheet(
      '<row><c><f>1+1</f><v>2</v></c><c><f>SUM(A1)</f></c><c t="str"><f>A1&amp;"x"</f><v>2x</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
    )
    const { rows } = await read(await handmadeWorkbook({ sheets: [{ name: 's', xml }] }))
    expect(rows[0]?.cells).toEqual([
      { kind: 'number', text: '2', formula: true },
      { kind: 'formula' },
      { kind: 'text', text: '2x', formula: true },
      { kind: 'error', text: '#DIV/0!', formula: true },
    ])
  })

  it('drops the noise of binary fractions behind the fifteenth digit', async () => {
    const { rows } = await read(
      await handmadeWorkbook({ sheets: [{ name: 's', xml: sheet('<row><c><v>0.30000000000000004</v></c></row>') }] }),
    )
    expect(rows[0]?.cells[0]).toEqual({ kind: 'number', text: '0.3' })
  })

  it('names hidden sheets without reading them and says where cells are merged', async () => {
    const bytes = await handmadeWorkbook({
      sheets: [
        {
          name: '数据',
          xml: `${sheet(textRow(1, 'a'))}<mergeCells count="2"><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/></mergeCells>`,
        },
        { name: '藏', xml: sheet(textRow(1, 'secret')), state: 'veryHidden' },
      ],
    })
    const { notices, rows } = await read(bytes)
    expect(rows).toHaveLength(1)
    expect(notices).toEqual([
      {
        sheet: '数据',
        hidden: false,
        merged: [
          { top: 1, left: 0, bottom: 2, right: 0 },
          { top: 1, left: 1, bottom: 2, right: 1 },
        ],
        rows: 1,
      },
      { sheet: '藏', hidden: true, merged: [], rows: 0 },
    ])
  })

  it('turns column letters into places and back', () => {
    for (const index of [0, 25, 26, 51, 52, 701, 702, 16_383]) expect(columnIndex(`${columnLetter(index)}7`)).toBe(index)
    expect(columnLetter(702)).toBe('AAA')
  })

  it('knows formats that show a day', () => {
    for (const code of ['yyyy-mm-dd', 'm/d/yy h:mm', '[$-804]yyyy"年"m"月"d"日"', 'd']) expect(showsDay(code)).toBe(true)
    for (const code of ['General', '0.00', 'h:mm:ss', '"day" 0', '[Red]0', '[h]:mm', '0\\d']) expect(showsDay(code)).toBe(false)
  })

  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, null],
    [61, '1900-03-01'],
    [2_958_465, '9999-12-31'],
    [2_958_466, null],
    [0, null],
    [-1, null],
  ])('reads serial %s as %s', (serial, day) => {
    expect(dayOfSerial(serial, false)).toBe(day)
  })
})

describe('refusing a workbook', () => {
  const code = (expected: string) => expect.objectContaining({ code: `spreadsheets.${expected}` })

  it('refuses what is no ZIP container, and a truncated one', async () => {
    const whole = await handmadeWorkbook({ sheets: [{ name: 's', xml: sheet(textRow(1, 'a')) }] })
    await expect(read(Buffer.from('not a workbook at all, only text'))).rejects.toEqual(code('unreadable'))
    await expect(read(whole.subarray(0, whole.length - 40))).rejects.toEqual(code('unreadable'))
    await expect(read(Buffer.from([0x50, 0x4b, 3, 4]))).rejects.toEqual(code('unreadable'))
  })

  it('refuses a container without a workbook and a sheet of broken XML', async () => {
    await expect(read(await handmadeWorkbook({ sheets: [{ name: 's', xml: '<sheetData><row></sheetData>' }] }))).rejects.toEqual(
      code('unreadable'),
    )
  })

  it('refuses a document type declaration, so that no entity is ever expanded', async () => {
    const prefix = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    await expect(read(await handmadeWorkbook({ prefix, sheets: [{ name: 's', xml: sheet(textRow(1, '&b;')) }] }))).rejects.toEqual(
      code('externalEntity'),
    )
  })

  it('stops before unpacking more than the limit', async () => {
    const bytes = await handmadeWorkbook({
      sheets: [{ name: 's', xml: sheet(textRow(1, 'a')) }],
      extra: { 'xl/media/zeros.bin': Buffer.alloc(3_000_000) },
    })
    expect(bytes.length).toBeLessThan(20_000)
    await expect(read(bytes, { unpackedBytes: 1_000_000 })).rejects.toEqual(code('unpackedTooLarge'))
  })

  it('refuses a part that unpacks to more than it claims', async () => {
    const bytes = await handmadeWorkbook({ sheets: [{ name: 's', xml: sheet(textRow(1, 'a'.repeat(20_000))) }] })
    const entry = bytes.lastIndexOf('xl/worksheets/sheet0.xml')
    bytes.writeUInt32LE(100, entry - 46 + 24)
    await expect(read(bytes)).rejects.toEqual(code('unreadable'))
  })

  it.each([
    ['fileTooLarge', { fileBytes: 10 }],
    ['tooManyRows', { rows: 1 }],
    ['unreadable', { cellCharacters: 2 }],
  ])('refuses with %s beyond the limit', async (expected, limits) => {
    const bytes = await handmadeWorkbook({ sheets: [{ name: 's', xml: sheet(textRow(1, 'abc', 'b'), textRow(2, 'abc', 'd')) }] })
    await expect(read(bytes, limits)).rejects.toEqual(code(expected))
  })
})

describe('the reading thread', () => {
  it('reads the same rows as the main thread', async () => {
    const bytes = await handmadeWorkbook({
      sheets: [{ name: 's', xml: sheet(...Array.from({ length: 1200 }, (_, index) => textRow(index + 1, `行${index}`, 'x'))) }],
    })
    const rows: RawRow[] = []
    for await (const event of readXlsxInWorker(bytes, defaultLimits)) if ('rows' in event) rows.push(...event.rows)
    expect(rows).toEqual((await read(bytes)).rows)
  })

  it('hands refusals over with their code', async () => {
    const bytes = await handmadeWorkbook({ sheets: [{ name: 's', xml: sheet(textRow(1, 'a'), textRow(2, 'b')) }] })
    await expect(drain(bytes, { rows: 1 })).rejects.toMatchObject({ code: 'spreadsheets.tooManyRows', details: { limit: 1 } })
  })

  it('is ended when the time is up', async () => {
    const bytes = await handmadeWorkbook({ sheets: [{ name: 's', xml: sheet(textRow(1, 'a')) }] })
    await expect(drain(bytes, { timeMs: 1 })).rejects.toMatchObject({ code: 'spreadsheets.tooSlow' })
  })

  async function drain(bytes: Uint8Array, limits: Partial<Limits>) {
    const events = readXlsxInWorker(bytes, { ...defaultLimits, ...limits })
    while (!(await events.next()).done);
  }
})
