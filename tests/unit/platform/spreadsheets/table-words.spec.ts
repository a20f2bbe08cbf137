import { describe, expect, it } from 'vitest'
import { organisationTable } from '@/collections/people/operations/import-organisations'
import { staffTable } from '@/collections/people/operations/staff-table'
import { standardsErrors } from '@/collections/standards/errors'
import { readPrinted } from '@/collections/standards/operations/read-printed'
import { occupationTable } from '@/collections/standards/operations/tables/occupations'
import { specificationTable } from '@/collections/standards/operations/tables/specification'
import { standardTable, weightsTable } from '@/collections/standards/operations/tables/standards'
import { describeError, DomainError } from '@/kernel/errors'
import { policyTable } from '@/platform/policies/table'
import {
  defaultLimits,
  readObjects,
  readXlsx,
  spreadsheetErrors,
  tableOfSheets,
  type Column,
  type RawRow,
  type RowError,
  type SheetRows,
  type TableReading,
  type TableSchema,
} from '@/platform/spreadsheets'
import { rosterTable } from '@/plugins/study-hours/roster/operations/table'
import { sessionTable } from '@/plugins/study-hours/training/operations/session-table'
import { CLASSICAL, printedWorkbook } from '../../../factories/printed'
import { handmadeWorkbook, textRow } from './workbook'

/** Every table that people bring. */
const TABLES: Readonly<Record<string, TableSchema>> = {
  occupationTable,
  organisationTable,
  policyTable,
  rosterTable,
  sessionTable,
  specificationTable,
  staffTable,
  standardTable,
  weightsTable,
}

/** Names that are the same in Chinese: of formats and programs, letters of codes, and addresses of cells. */
const NAMES = /\.xlsx?\b|\.xlsb|\.ods|\.csv|\bXLSX\b|\bJSON\b|\bXML\b|\bExcel\b|\bOffice\b|\bOpenDocument\b|\b[A-Z]+\d+(?::[A-Z]+\d+)?\b/g

/** What a sentence says without such names. What the files below hold has no Latin words, so that a quoted one is the platform's. */
const chinese = (text: string) => text.replace('{"rows": […]}', '').replace(NAMES, '')
/** The same in English, where what it quotes may be Chinese. */
const english = (text: string) => text.replace(/"[^"]*"/g, '').replace(NAMES, '')

function assertWords({ code, details }: Pick<RowError, 'code' | 'details'>): void {
  const [zh, en] = (['zh', 'en'] as const).map((language) => describeError(code, language, details))
  expect(chinese(zh ?? ''), `${code}: ${zh}`).not.toMatch(/[a-z]{2,}|[{}]|undefined|\[object/i)
  expect(english(en ?? ''), `${code}: ${en}`).not.toMatch(/\p{Script=Han}|[{}]|undefined|\[object/u)
}

const codesOf = ({ errors, warnings }: TableReading<unknown>) => [...errors, ...warnings].map(({ code }) => code.split('.')[1])

/** Without a thread for each of the many workbooks. */
async function sheetsOf(bytes: Uint8Array): Promise<SheetRows[]> {
  const sheets: SheetRows[] = []
  let rows: RawRow[] = []
  for await (const event of readXlsx(bytes, defaultLimits)) {
    if ('rows' in event) rows.push(...event.rows)
    else {
      sheets.push({ rows, notice: event.sheet })
      rows = []
    }
  }
  return sheets
}

async function read(schema: TableSchema, xml: string, more: { state?: 'hidden' } = {}): Promise<TableReading<unknown>> {
  return tableOfSheets(
    schema,
    await sheetsOf(await handmadeWorkbook({ sheets: [{ name: 'S', xml: `<sheetData>${xml}</sheetData>`, ...more }] })),
  )
}

/** What no column takes, of each kind; text that is too long and shows in no sentence. */
const BAD: Readonly<Record<Column['type'], readonly string[]>> = {
  text: ['', '？', '？'.repeat(30_000)],
  integer: ['', '？', '-999999', '999999999', '1.5'],
  decimal: ['', '？', '-999999', '99999999', '0.123456'],
  date: ['', '？', '2026-02-30'],
  boolean: ['', '？'],
  enum: ['', '？'],
}

describe.each(Object.entries(TABLES))('%s', (_, schema) => {
  const columns = Object.entries(schema.columns)
  const heads = columns.map(([, { header }]) => header.zh)

  it('says in the words of the reader what is wrong with a cell, of whichever column', async () => {
    const rows = Array.from({ length: 5 }, (_, index) =>
      textRow(index + 2, ...columns.map(([, { type }]) => BAD[type][index % BAD[type].length] ?? '')),
    )
    const { errors } = await read(schema, `${textRow(1, ...heads)}${rows.join('')}`)
    expect(errors.length).toBeGreaterThan(0)
    errors.forEach(assertWords)
    const given = readObjects(
      schema,
      Array.from({ length: 5 }, (_, index) =>
        Object.fromEntries(columns.map(([key, { type }]) => [key, index === 0 ? { of: 1 } : (BAD[type][index % BAD[type].length] ?? '')])),
      ),
      defaultLimits,
    )
    given.errors.forEach(assertWords)
  })

  it('and with its header', async () => {
    const last = heads.at(-1) ?? ''
    const twice = await read(schema, `${textRow(1, ...heads, last, 'Q')}${textRow(2, ...heads.map(() => '？'), '？', '？', '？')}`)
    expect(codesOf(twice)).toEqual(expect.arrayContaining(['repeatedColumn', 'unknownKey', 'strayCell']))
    ;[...twice.errors, ...twice.warnings].forEach(assertWords)
    const first = columns.find(([, { required }]) => required)?.[1].header.zh
    const missing = readObjects(schema, [{ [last === first ? (heads[0] ?? '') : last]: '？' }], defaultLimits)
    expect(codesOf(missing)).toContain('missingColumn')
    missing.errors.forEach(assertWords)
    for (const state of [undefined, 'hidden'] as const) {
      const refusal: unknown = await read(schema, textRow(1, 'Q', 'R'), state ? { state } : {}).catch((error: unknown) => error)
      if (!(refusal instanceof DomainError)) throw new Error('the table was read')
      assertWords(refusal as Pick<RowError, 'code' | 'details'>)
    }
  })
})

it('a printed 细目表 says so too, whichever of its cells is damaged', async () => {
  const said = new Set<string>()
  for (let row = 5; row < 12; row += 1)
    for (const column of [0, 1, 2, 5, 6, 8, 9, 10, 11])
      for (const value of ['？', null, 'A B 1 2']) {
        const rows = CLASSICAL.rows.map((cells, index) => (index === row ? Object.assign([...cells], { [column]: value }) : cells))
        const reading = await readPrinted(await sheetsOf(await printedWorkbook(rows, CLASSICAL.merges)))
        for (const fault of [...(reading?.errors ?? []), ...(reading?.warnings ?? [])]) {
          said.add(fault.code)
          assertWords(fault)
        }
      }
  expect(said.size).toBeGreaterThan(5)
})

it.each([...Object.keys(spreadsheetErrors), ...Object.keys(standardsErrors)])('%s has no word of the other language', (code) => {
  const { en, zh } = { ...spreadsheetErrors, ...standardsErrors }[code as keyof typeof spreadsheetErrors]
  expect(chinese(zh.replace(/\{\w+\}/g, ''))).not.toMatch(/[a-z]{2,}/i)
  expect(english(en.replace(/\{\w+\}/g, ''))).not.toMatch(/\p{Script=Han}/u)
})
