import type { PayloadRequest } from 'payload'
import type { Language } from '@/kernel/errors'
import { idOf, type Ref } from '@/kernel/ids'
import {
  isRead,
  readTable,
  reportOf,
  rowsToCheck,
  valuesOver,
  writeJsonTable,
  writeXlsx,
  type ImportedRow,
  type ImportReport,
  type RowError,
  type TableFormat,
} from '@/platform/spreadsheets'
import { withTransaction } from '@/platform/transactions'
import { LEVELS, parseLevels, type Level } from '../domain/levels'
import { changedMembers, countsOf, planImport, type ImportCounts } from '../domain/plan'
import { standardFaults } from '../domain/standard'
import { hoursKey, standardTable, type StandardRow } from './tables/standards'
import { actsAsSystem, assertMayWrite } from './may-write'
import { readStandard, type StoredStandard } from './read-standard'

type Stored = StoredStandard & {
  id: string | number
  state: string
  source?: string | null
  verified?: boolean | null
  hoursSource?: string | null
  hoursVerified?: boolean | null
  weightsSource?: string | null
  weightsVerified?: boolean | null
  note?: string | null
}

/**
 * Adds and updates standards by occupation and version, all of the file or nothing. Weight tables and eligibility stay as they are.
 * A row that would change a standard in force is an error.
 */
export async function importStandards({
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
  const reading = await readTable({ schema: standardTable, bytes, ...(format ? { format } : {}) })
  return withTransaction(req, async () => {
    const occupations = await occupationCodes(req)
    const idByCode = new Map([...occupations].map(([id, code]) => [code, id]))
    const stored = await loadStandards(req)
    const byKey = new Map(stored.map((doc) => [keyOf(rowOf(doc, occupations)), doc]))
    const placed = (row: ImportedRow<StandardRow>) => {
      const code = isRead(row, 'occupationCode', 'version') ? keyOf(row.values) : null
      const doc = code === null ? undefined : byKey.get(code)
      return { row, code, doc, values: valuesOf(valuesOver(row, doc && rowOf(doc, occupations))) }
    }
    const plan = planImport({
      stored: [...byKey].map(([code, doc]) => ({ id: String(doc.id), code, values: valuesOf(rowOf(doc, occupations)), retired: false })),
      rows: reading.rows.map(placed).map(({ code, values }) => ({ code: code ?? '', values })),
      retireMissing: false,
    })
    const rowErrors: RowError[] = []
    const seen = new Map<string, number>()
    for (const { code, doc, row, values } of rowsToCheck(reading).map(placed)) {
      const fail = (key: string, error: string, details: Record<string, unknown> = {}) =>
        rowErrors.push({ sheet: row.sheet, row: row.row, column: reading.columnOf(row, key), code: error, details })
      const { occupationCode } = row.values
      const first = code === null ? undefined : seen.get(code)
      if (first !== undefined) fail('version', 'spreadsheets.repeatedKey', { value: code, firstRow: first })
      else if (code !== null) seen.set(code, row.row)
      if (occupationCode !== null && !idByCode.has(occupationCode))
        fail('occupationCode', 'standards.occupationMissing', { value: occupationCode })
      if (doc && doc.state !== 'draft')
        for (const key of changedMembers(valuesOf(rowOf(doc, occupations)), values))
          if (FROZEN.has(key)) fail(columnFor(key, row, doc), 'standards.standardFrozen')
      for (const fault of standardFaults(readStandard({ ...doc, ...values }))) {
        const at = typeof fault.at === 'number' ? hoursKey(fault.at) : fault.at
        // What a rule rests on must have been read.
        if (isRead(row, ...(at === 'validTo' ? ['validFrom', 'validTo'] : ['levels', at]))) fail(at, fault.code, fault.details)
      }
    }
    const report = reportOf({ reading, rowErrors, counts: countsOf(plan), dryRun })
    if (!report.ok || dryRun) return report
    for (const { code, values } of plan.create) {
      const [occupationCode = ''] = code.split('#')
      await req.payload.create({
        collection: 'standards',
        data: { occupation: idByCode.get(occupationCode), ...values } as never,
        depth: 0,
        overrideAccess: actsAsSystem(req),
        req,
      })
    }
    for (const { id, values } of plan.update)
      await req.payload.update({ collection: 'standards', id, data: values as never, depth: 0, overrideAccess: actsAsSystem(req), req })
    return report
  })
}

/** Columns that no longer change once a standard is in force; its note and whether it was compared with the text may, as a whole and its facts. */
const FROZEN: ReadonlySet<string> = new Set([
  'version',
  'edition',
  'levels',
  'validFrom',
  'validTo',
  'trainingHours',
  'hoursSource',
  'weightsSource',
  'source',
])

/** The column of a changed member: of the hours that of the first level with others. */
function columnFor(key: string, row: ImportedRow<StandardRow>, doc: Stored): string {
  if (key !== 'trainingHours') return key
  const stored = readStandard(doc).trainingHours
  const isOther = (level: Level) => (stored.find((known) => known.level === level)?.hours ?? null) !== row.values[hoursKey(level)]
  const level = LEVELS.find((each) => isRead(row, hoursKey(each)) && !row.absent?.has(hoursKey(each)) && isOther(each))
  return hoursKey(level ?? 5)
}

export async function exportStandards({ format, language, req }: { req: PayloadRequest; format: 'xlsx' | 'json'; language: Language }) {
  const occupations = await occupationCodes(req)
  const rows = (await loadStandards(req)).map((doc) => rowOf(doc, occupations)).sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1))
  const table = { schema: standardTable, rows }
  return format === 'json' ? writeJsonTable(table) : writeXlsx({ language, sheets: [table] })
}

async function occupationCodes(req: PayloadRequest): Promise<Map<string, string>> {
  const { docs } = await req.payload.find({
    collection: 'occupations',
    select: { code: true },
    pagination: false,
    depth: 0,
    overrideAccess: actsAsSystem(req),
    req,
  })
  return new Map(docs.map((doc) => [String(doc.id), String(doc.code)]))
}

async function loadStandards(req: PayloadRequest): Promise<Stored[]> {
  const { docs } = await req.payload.find({ collection: 'standards', pagination: false, depth: 0, overrideAccess: actsAsSystem(req), req })
  return docs as unknown as Stored[]
}

function keyOf(row: Pick<StandardRow, 'occupationCode' | 'version'>): string {
  return `${row.occupationCode ?? ''}#${String(row.version ?? 0)}`
}

function valuesOf(row: StandardRow) {
  const trainingHours = LEVELS.flatMap((level) => {
    const hours = row[hoursKey(level)]
    return hours === null ? [] : [{ level: String(level), hours }]
  })
  return {
    version: row.version ?? 1,
    edition: row.edition ?? '',
    levels: (parseLevels(row.levels ?? '') ?? []).map(String),
    validFrom: row.validFrom,
    validTo: row.validTo,
    trainingHours,
    hoursSource: row.hoursSource,
    hoursVerified: row.hoursVerified ?? false,
    weightsSource: row.weightsSource,
    weightsVerified: row.weightsVerified ?? false,
    source: row.source,
    verified: row.verified ?? false,
    note: row.note,
  }
}

function rowOf(doc: Stored, occupations: ReadonlyMap<string, string>): StandardRow {
  const standard = readStandard(doc)
  const hours = (level: number) => standard.trainingHours.find((each) => each.level === level)?.hours ?? null
  return {
    occupationCode: occupations.get(idOf(doc.occupation as Ref | null) ?? '') ?? null,
    version: standard.version,
    edition: standard.edition,
    levels: LEVELS.filter((level) => standard.levels.includes(level)).join('、'),
    validFrom: standard.validFrom,
    validTo: standard.validTo,
    hours5: hours(5),
    hours4: hours(4),
    hours3: hours(3),
    hours2: hours(2),
    hours1: hours(1),
    hoursSource: doc.hoursSource || null,
    hoursVerified: doc.hoursVerified === true,
    weightsSource: doc.weightsSource || null,
    weightsVerified: doc.weightsVerified === true,
    source: doc.source || null,
    verified: doc.verified === true,
    note: doc.note || null,
  }
}
