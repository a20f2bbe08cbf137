import type { PayloadRequest } from 'payload'
import {
  readTable,
  reportOf,
  writeJsonTable,
  writeXlsx,
  valuesOver,
  type ImportReport,
  type RowError,
  type TableFormat,
} from '@/platform/spreadsheets'
import { withTransaction } from '@/platform/transactions'
import type { Language } from '@/kernel/errors'
import { LEVELS, parseLevels } from '../domain/levels'
import { groupOf, isGroupOf } from '../domain/occupation-code'
import { countsOf, planImport, type ImportCounts } from '../domain/plan'
import { occupationTable, type OccupationRow } from './tables/occupations'
import { levelsInForce, takenAway } from './levels-in-force'
import { actsAsSystem, assertMayWrite } from './may-write'

type Stored = { id: string | number; code: string } & Record<string, unknown>

/** Adds and updates occupations by code, all of the file or nothing. Occupations that the file does not name stay. */
export async function importOccupations({
  bytes,
  dryRun,
  format,
  req,
}: {
  req: PayloadRequest
  bytes: Uint8Array
  format?: TableFormat
  dryRun: boolean
}): Promise<ImportReport<ImportCounts>> {
  assertMayWrite(req)
  const reading = await readTable({ schema: occupationTable, bytes, ...(format ? { format } : {}) })
  return withTransaction(req, async () => {
    const stored = await loadOccupations(req)
    const standing = new Map(stored.map((doc) => [doc.code, rowOf(doc)]))
    const plan = planImport({
      stored: stored.map((doc) => ({ id: String(doc.id), code: doc.code, values: valuesOf(rowOf(doc)), retired: false })),
      rows: reading.rows.map((row) => {
        const code = row.values.code ?? ''
        return { code, values: valuesOf(valuesOver(row, standing.get(code))) }
      }),
      retireMissing: false,
    })
    const inForce = await levelsInForce(req)
    const ids = new Map(stored.map(({ code, id }) => [code, String(id)]))
    const heldBy = new Map([...standing].map(([code, { levels }]) => [code, named(levels)]))
    const rowErrors = [...reading.rows, ...(reading.partial ?? [])].flatMap((row): RowError[] => {
      const { code, groupCode, levels } = row.values
      const at = { sheet: row.sheet, row: row.row }
      const taken =
        code && levels
          ? takenAway({ held: heldBy.get(code) ?? [], levels: named(levels), inForce: inForce.get(ids.get(code) ?? '') })
          : null
      const isForeign = code !== null && groupCode !== null && !isGroupOf(groupCode, code)
      return [
        ...(isForeign
          ? [
              {
                ...at,
                column: reading.columnOf(row, 'groupCode'),
                code: 'standards.foreignGroupCode',
                details: { value: groupCode, group: groupOf(code) },
              },
            ]
          : []),
        ...(taken ? [{ ...at, column: reading.columnOf(row, 'levels'), code: 'standards.levelInForce', details: taken }] : []),
      ]
    })
    const report = reportOf({ reading, rowErrors, counts: countsOf(plan), dryRun })
    if (!report.ok || dryRun) return report
    for (const { code, values } of plan.create)
      await req.payload.create({
        collection: 'occupations',
        data: { code, ...values } as never,
        depth: 0,
        overrideAccess: actsAsSystem(req),
        req,
      })
    for (const { id, values } of plan.update)
      await req.payload.update({ collection: 'occupations', id, data: values as never, depth: 0, overrideAccess: actsAsSystem(req), req })
    return report
  })
}

export async function exportOccupations({ format, language, req }: { req: PayloadRequest; format: 'xlsx' | 'json'; language: Language }) {
  const { docs } = await req.payload.find({
    collection: 'occupations',
    sort: 'code',
    pagination: false,
    depth: 0,
    overrideAccess: actsAsSystem(req),
    req,
  })
  const table = { schema: occupationTable, rows: docs.map((doc) => rowOf(doc as unknown as Stored)) }
  return format === 'json' ? writeJsonTable(table) : writeXlsx({ language, sheets: [table] })
}

async function loadOccupations(req: PayloadRequest): Promise<Stored[]> {
  const { docs } = await req.payload.find({
    collection: 'occupations',
    pagination: false,
    depth: 0,
    overrideAccess: actsAsSystem(req),
    req,
  })
  return docs as unknown as Stored[]
}

function valuesOf(row: OccupationRow) {
  const { code, levels, verified, ...rest } = row
  return {
    ...rest,
    groupCode: row.groupCode ?? (code ? groupOf(code) : null),
    levels: named(levels),
    verified: verified ?? false,
  }
}

/** 五级、四级 → 5, 4 as they are stored. */
function named(levels: string | null): string[] {
  return (parseLevels(levels ?? '') ?? []).map(String)
}

function rowOf(doc: Stored): OccupationRow {
  const text = (key: string) => {
    const value = doc[key]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const held = Array.isArray(doc['levels']) ? doc['levels'] : []
  return {
    code: doc.code,
    name: text('name'),
    nameEn: text('nameEn'),
    groupCode: text('groupCode'),
    groupName: text('groupName'),
    levels: LEVELS.filter((level) => held.includes(String(level))).join('、'),
    edition: text('edition'),
    source: text('source'),
    verified: doc['verified'] === true,
    note: text('note'),
  }
}
