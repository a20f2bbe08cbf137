import type { PayloadRequest } from 'payload'
import { DomainError, type Language } from '@/kernel/errors'
import { readTable, reportOf, writeJsonTable, writeXlsx, type ImportReport, type RowError, type TableFormat } from '@/platform/spreadsheets'
import { withTransaction } from '@/platform/transactions'
import { LEVELS } from '../domain/levels'
import { checkWeightTable, type WeightKind, type WeightRow } from '../domain/weights'
import { weightKey, weightsTable, type WeightsRow } from './tables/standards'
import { actsAsSystem, assertMayWrite } from './may-write'
import { readStandard, type StoredStandard } from './read-standard'

export type WeightCounts = { theory: number; skill: number }

/** Replaces both weight tables of a draft standard by those of the file; a table that the file does not have stays as it is. */
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
    if (doc.state !== 'draft') throw new DomainError('standards.standardFrozen')
    const { levels } = readStandard(doc)
    const tables = {
      theory: tableOf(
        reading.rows.map((row) => row.values),
        'theory',
      ),
      skill: tableOf(
        reading.rows.map((row) => row.values),
        'skill',
      ),
    }
    const rowErrors = reading.errorCount > 0 ? [] : (['theory', 'skill'] as const).flatMap((kind) => tableError(kind))
    const report = reportOf({ reading, rowErrors, counts: { theory: tables.theory.length, skill: tables.skill.length }, dryRun })
    if (report.ok && !dryRun)
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

    function tableError(kind: WeightKind): RowError[] {
      const table = tables[kind]
      const decision = table.length === 0 ? { ok: true as const } : checkWeightTable(table, levels, kind)
      if (decision.ok) return []
      const name = decision.details?.['name']
      const row = reading.rows.findLast((each) => each.values.kind === kind && (name === undefined || each.values.name === name))
      const level = LEVELS.find((each) => each === decision.details?.['level'])
      const column = row ? reading.columnOf(row, level ? weightKey(level) : 'name') : ''
      return [
        {
          sheet: row?.sheet ?? '',
          row: row?.row ?? 0,
          column,
          code: decision.code,
          ...(decision.details ? { details: decision.details } : {}),
        },
      ]
    }
  })
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
