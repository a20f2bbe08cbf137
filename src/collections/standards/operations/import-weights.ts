import type { PayloadRequest } from 'payload'
import { DomainError, type Language } from '@/kernel/errors'
import { shownText } from '@/kernel/text'
import {
  readTable,
  reportOf,
  writeJsonTable,
  writeXlsx,
  type ImportReport,
  type RowError,
  type TableFormat,
  type TableReading,
} from '@/platform/spreadsheets'
import { withTransaction } from '@/platform/transactions'
import { LEVELS, type Level } from '../domain/levels'
import { overStanding, weightFaults, type WeightColumn, type WeightKind, type WeightRow } from '../domain/weights'
import { weightKey, weightsTable, type WeightsRow } from './tables/standards'
import { actsAsSystem, assertMayWrite } from './may-write'
import { readStandard, type StoredStandard } from './read-standard'

export type WeightCounts = { theory: number; skill: number }

/**
 * Replaces both weight tables of a draft standard by those of the file. A table that the file does not have stays as it is, and so does
 * in each row what the file has no column for.
 */
export async function importWeights({
  bytes,
  dryRun,
  format,
  id,
  req,
}: {
  req: PayloadRequest
  id: string
  bytes: Uint8Array
  format?: TableFormat
  dryRun: boolean
}): Promise<ImportReport<WeightCounts>> {
  assertMayWrite(req)
  const reading = await readTable({ schema: weightsTable, bytes, ...(format ? { format } : {}) })
  return withTransaction(req, async () => {
    const doc = await loadStandard(req, id)
    const read = tablesOf(reading.rows)
    const absent = new Set(absentColumns(reading))
    const tables = {
      theory: overStanding(read.theory, doc.theoryWeights, absent),
      skill: overStanding(read.skill, doc.skillWeights, absent),
    }
    const isSame = reading.errorCount === 0 && isUnchanged(tables, readStandard(doc))
    const isFrozen = doc.state !== 'draft' && !isSame
    if (isFrozen && !dryRun) throw new DomainError('standards.standardFrozen')
    const report = weightsReport({ reading, tables, levels: readStandard(doc).levels, dryRun, isFrozen, isSame })
    if (report.ok && !dryRun && !isSame)
      await req.payload.update({
        collection: 'standards',
        id,
        data: {
          ...(tables.theory.length > 0 ? { theoryWeights: tables.theory } : {}),
          ...(tables.skill.length > 0 ? { skillWeights: tables.skill } : {}),
        } as never,
        depth: 0,
        overrideAccess: actsAsSystem(req),
        req,
      })
    return report
  })
}

export type WeightTables = { theoryWeights: WeightRow[]; skillWeights: WeightRow[] }

/**
 * Both tables of a file for a form that shows them before anything is stored, and the columns that it does not have; none where a cell cannot be read. Sums that are off are
 * in the report and hinder nothing: the form shows them beside the columns.
 */
export async function readWeights({
  bytes,
  format,
  levels,
  req,
}: {
  req: PayloadRequest
  bytes: Uint8Array
  format?: TableFormat
  /** Of the standard as its form has them; empty where none are chosen yet. */
  levels: readonly Level[]
}): Promise<{ report: ImportReport<WeightCounts>; tables: WeightTables; absent: WeightColumn[] }> {
  assertMayWrite(req)
  const reading = await readTable({ schema: weightsTable, bytes, ...(format ? { format } : {}) })
  const tables = reading.errorCount > 0 ? { theory: [], skill: [] } : tablesOf(reading.rows)
  return {
    report: weightsReport({ reading, tables, levels: levels.length > 0 ? levels : LEVELS, dryRun: true }),
    tables: { theoryWeights: tables.theory, skillWeights: tables.skill },
    absent: absentColumns(reading),
  }
}

/** Columns that no row of the file has: of these it says nothing. */
function absentColumns({ rows }: TableReading<WeightsRow>): WeightColumn[] {
  const isAbsent = (key: string) => rows.length > 0 && rows.every(({ absent }) => absent?.has(key) === true)
  return [...(['section', 'nameEn'] as const).filter(isAbsent), ...LEVELS.filter((level) => isAbsent(weightKey(level)))]
}

type Tables = Record<WeightKind, WeightRow[]>
type Rows = TableReading<WeightsRow>['rows']

function tablesOf(read: Rows): Tables {
  const rows = read.map((row) => row.values)
  return { theory: tableOf(rows, 'theory'), skill: tableOf(rows, 'skill') }
}

/** Whether a table of the file is what is stored; one that the file does not have is not spoken of. */
function isUnchanged(tables: Tables, { skillWeights, theoryWeights }: ReturnType<typeof readStandard>): boolean {
  const plain = (table: readonly WeightRow[] | null) =>
    JSON.stringify(
      (table ?? []).map((row) => [
        shownText(row.section ?? ''),
        shownText(row.name),
        shownText(row.nameEn ?? ''),
        LEVELS.map((level) => row.hundredths[level] ?? null),
      ]),
    )
  const isSame = (read: WeightRow[], stored: readonly WeightRow[] | null) => read.length === 0 || plain(read) === plain(stored)
  return isSame(tables.theory, theoryWeights) && isSame(tables.skill, skillWeights)
}

/**
 * Every level that is off is named, at the last row of its table and in its own column; levels with a cell that cannot be read have no
 * sum yet.
 */
function weightsReport({
  dryRun,
  isFrozen = false,
  isSame = false,
  levels,
  reading,
  tables,
}: {
  reading: TableReading<WeightsRow>
  tables: Tables
  levels: readonly Level[]
  dryRun: boolean
  isFrozen?: boolean
  isSame?: boolean
}): ImportReport<WeightCounts> {
  const isWhole = reading.errorCount === 0
  const told = isWhole ? reading.rows : [...reading.rows, ...(reading.partial ?? [])].sort((one, other) => one.row - other.row)
  const shown = isWhole ? tables : tablesOf(told)
  const unread = new Set(reading.errors.map(({ column, sheet }) => `${sheet} ${column}`))
  // With more faults than are told nobody knows which cells they are in.
  const rowErrors = reading.errorCount > reading.errors.length ? [] : (['theory', 'skill'] as const).flatMap(tableErrors)
  const [first] = reading.rows
  if (isFrozen) rowErrors.push({ sheet: first?.sheet ?? '', row: first?.row ?? 0, column: '', code: 'standards.standardFrozen' })
  return reportOf({
    reading,
    rowErrors,
    warnings: isSame ? [{ sheet: '', row: 0, column: '', code: 'standards.weightsUnchanged' }] : [],
    counts: { theory: tables.theory.length, skill: tables.skill.length },
    dryRun,
  })

  function tableErrors(kind: WeightKind): RowError[] {
    if (shown[kind].length === 0) return []
    const rows = told.filter((row) => row.values.kind === kind)
    // A row whose kind cannot be read may belong to either table.
    const isUnsure = told.some((row) => row.values.kind === null)
    return weightFaults(shown[kind], levels).flatMap(({ code, details, level, row: index }) => {
      const row = index === undefined ? rows.at(-1) : rows[index]
      const column = row ? reading.columnOf(row, level ? weightKey(level) : 'name') : ''
      if (!isWhole && (code === 'standards.weightRowTwice' || (index === undefined && (isUnsure || unread.has(`${row?.sheet} ${column}`)))))
        return []
      return [{ sheet: row?.sheet ?? '', row: row?.row ?? 0, column, code, details: { kind, ...details } }]
    })
  }
}

export async function exportWeights({
  format,
  id,
  language,
  req,
}: {
  req: PayloadRequest
  id: string
  format: 'xlsx' | 'json'
  language: Language
}) {
  const { skillWeights, theoryWeights } = readStandard(await loadStandard(req, id))
  const rows = [...(theoryWeights ?? []).map((row) => rowOf('theory', row)), ...(skillWeights ?? []).map((row) => rowOf('skill', row))]
  const table = { schema: weightsTable, rows }
  return format === 'json' ? writeJsonTable(table) : writeXlsx({ language, sheets: [table] })
}

async function loadStandard(req: PayloadRequest, id: string): Promise<StoredStandard & { state: string }> {
  const { docs } = await req.payload.find({
    collection: 'standards',
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: actsAsSystem(req),
    req,
  })
  if (!docs[0]) throw new DomainError('request.notFound')
  return docs[0] as unknown as StoredStandard & { state: string }
}

function tableOf(rows: readonly WeightsRow[], kind: WeightKind): WeightRow[] {
  return rows
    .filter((row) => row.kind === kind)
    .map((row) => ({
      name: row.name ?? '',
      ...(row.section ? { section: row.section } : {}),
      ...(row.nameEn ? { nameEn: row.nameEn } : {}),
      hundredths: Object.fromEntries(
        LEVELS.flatMap((level) => {
          const weight = row[weightKey(level)]
          return weight === null ? [] : [[level, weight]]
        }),
      ),
    }))
}

function rowOf(kind: WeightKind, { hundredths, name, nameEn, section }: WeightRow): WeightsRow {
  const weight = (level: (typeof LEVELS)[number]) => hundredths[level] ?? null
  return {
    kind,
    section: section ?? null,
    name,
    nameEn: nameEn ?? null,
    weight5: weight(5),
    weight4: weight(4),
    weight3: weight(3),
    weight2: weight(2),
    weight1: weight(1),
  }
}
