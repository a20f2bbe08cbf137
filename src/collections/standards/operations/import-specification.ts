import type { PayloadRequest } from 'payload'
import { breather } from '@/kernel/breathe'
import { DomainError } from '@/kernel/errors'
import {
  formatOf,
  headerDetails,
  holdsTable,
  readSheets,
  readTable,
  reportOf,
  tableOfSheets,
  valuesOver,
  type ImportReport,
  type RowError,
  type TableFormat,
  type TableReading,
} from '@/platform/spreadsheets'
import { withTransaction } from '@/platform/transactions'
import { isImportance } from '../domain/importance'
import { countsOf, planImport, type ImportCounts } from '../domain/plan'
import { sortRows, type RawEntry, type RowFault } from '../domain/specification-rows'
import { specificationTable, type SpecificationRow } from './tables/specification'
import { editorId } from './editor'
import { faultTexts } from './fault-texts'
import { checkSpecification, loadEntries, loadSpecificationHead, type StoredPoint, type StoredRange } from './load-specification'
import { assertMayWrite } from './may-write'
import { looksPrinted } from './printed-sheet'
import { readPrinted } from './read-printed'
import { refreshTotals } from './totals'
import { writeEntries, type EntryValues } from './write-entries'

export type SpecificationCounts = { ranges: ImportCounts; points: ImportCounts }

/**
 * Reads a table of ranges and points (one entry a row, or as it is printed) into a draft specification, all of it or nothing. Rows are matched by code; what a full file no
 * longer names is retired. The report also says what still stands in the way of putting the result in force.
 * @throws DomainError `standards.specificationFrozen`, `request.*`, `spreadsheets.*` where the file as a whole cannot be read
 */
export async function importSpecification({
  bytes,
  dryRun,
  format,
  id,
  merge,
  req,
}: {
  req: PayloadRequest
  id: string
  bytes: Uint8Array
  format?: TableFormat
  dryRun: boolean
  /** True leaves rows alone that the file does not name. */
  merge: boolean
}): Promise<ImportReport<SpecificationCounts>> {
  assertMayWrite(req)
  await loadSpecificationHead({ req, id })
  // Read before the transaction opens: other writers need not wait for a slow file.
  const reading = await readSpecification(bytes, format ?? formatOf(bytes))
  return withTransaction(req, async () => {
    const head = await loadSpecificationHead({ req, id })
    const stored = await loadEntries({ req, specificationId: id })
    // What the file has no column for is not spoken of: it stays as it stands.
    const standing = new Map([...stored.ranges, ...stored.points].map((entry) => [entry.code, entry]))
    const rows = await eachOf(reading.rows, (row) => {
      const entry = standing.get(row.values.code ?? '')
      return rawEntry(valuesOver(row, entry && valuesOf(entry)))
    })
    await others()
    const sorted = sortRows(rows, {
      knownRanges: new Set(merge ? stored.ranges.map((range) => range.code) : []),
      // Where not all rows with a fault are at hand, nobody knows what they hold.
      others: reading.errorCount > reading.errors.length ? [null] : (reading.partial ?? []).map(({ values }) => values.code),
    })
    await others()
    const place = (fault: RowFault): RowError => {
      const row = reading.rows[fault.index]
      return {
        sheet: row?.sheet ?? '',
        row: row?.row ?? 0,
        column: row ? reading.columnOf(row, fault.key) : '',
        code: fault.code,
        details: fault.details,
      }
    }
    const rowErrors = onceForColumn(sorted.faults, reading).map((fault) => ('index' in fault ? place(fault) : fault))
    const warnings = sorted.warnings.map(place)
    if (reading.errorCount + rowErrors.length > 0)
      return reportOf<SpecificationCounts, SpecificationRow>({ reading, rowErrors, warnings, counts: null, dryRun })
    if (sorted.points.length === 0) throw new DomainError('standards.noPoints')

    await others()
    const ranges = planImport({ stored: stored.ranges.map(storedEntry), rows: sorted.ranges.map(entryRow), retireMissing: !merge })
    await others()
    const points = planImport({
      stored: await eachOf(stored.points, storedEntry),
      rows: await eachOf(sorted.points, entryRow),
      retireMissing: !merge,
    })
    await others()
    const counts = { ranges: countsOf(ranges), points: countsOf(points) }
    const isChanged = [counts.ranges, counts.points].some(({ created, retired, updated }) => created + retired + updated > 0)
    if (head.state !== 'draft' && isChanged) {
      if (!dryRun) throw new DomainError('standards.specificationFrozen')
      const [first] = reading.rows
      const frozen = { sheet: first?.sheet ?? '', row: first?.row ?? 0, column: '', code: 'standards.specificationFrozen' }
      return reportOf<SpecificationCounts, SpecificationRow>({ reading, rowErrors: [frozen], warnings, counts: null, dryRun })
    }
    if (!dryRun && isChanged) {
      await writeEntries({ req, collection: 'element-nodes', specificationId: id, plan: ranges })
      await writeEntries({ req, collection: 'appraisal-points', specificationId: id, plan: points })
      const editedBy = editorId(req)
      await refreshTotals({ req, specificationId: id, ...(editedBy ? { editedBy } : {}) })
    }
    await others()
    const after = merge
      ? { ranges: mergeEntries(stored.ranges, sorted.ranges), points: mergeEntries(stored.points, sorted.points) }
      : sorted
    const check = await checkSpecification({
      req,
      head,
      ranges: await eachOf(after.ranges, (range) => ({ ...range, id: '', retired: false })),
      points: await eachOf(after.points, (point) => ({ ...point, id: '', retired: false })),
    })
    await others()
    const at = new Map(reading.rows.map((row) => [row.values.code, row]))
    const placeOf = (code: string, key: string) => {
      const row = at.get(code)
      return { sheet: row?.sheet ?? '', row: row?.row ?? 0, column: row ? reading.columnOf(row, key) : '' }
    }
    return reportOf({ reading, warnings: [...warnings, ...faultTexts(check, placeOf)], counts, dryRun })
  })
}

/** Everything else that waits has its turn between two steps of pure work. */
const others = () => new Promise<void>((resolve) => setImmediate(resolve))

/** As `map`, others having their turn where it takes long. */
async function eachOf<T, R>(items: readonly T[], make: (item: T) => R): Promise<R[]> {
  const breathe = breather()
  const made: R[] = []
  for (const item of items) {
    made.push(make(item))
    await breathe()
  }
  return made
}

/** One entry a row as the template has it, or the table as it is printed: the header tells which. */
async function readSpecification(bytes: Uint8Array, format: TableFormat): Promise<TableReading<SpecificationRow>> {
  if (format === 'json') return readTable({ schema: specificationTable, bytes, format })
  const sheets = await readSheets({ bytes, isTable: (rows) => holdsTable(specificationTable, rows) || looksPrinted(rows) })
  return (await readPrinted(sheets)) ?? tableOfSheets(specificationTable, sheets)
}

/** A column that the file does not have is one fault, not one for each row that would need it. */
function onceForColumn(faults: readonly RowFault[], reading: TableReading<SpecificationRow>): (RowFault | RowError)[] {
  const said = new Set<string>()
  return faults.flatMap((fault): (RowFault | RowError)[] => {
    const row = reading.rows[fault.index]
    if (fault.code !== 'standards.pointNeedsImportance' || !row?.absent?.has(fault.key)) return [fault]
    if (said.has(row.sheet)) return []
    said.add(row.sheet)
    const details = headerDetails(specificationTable.columns.importance)
    return [{ sheet: row.sheet, row: 0, column: '', code: 'spreadsheets.missingColumn', details }]
  })
}

function rawEntry({ code, importance, name, nameEn, ratio, weight }: SpecificationRow): RawEntry {
  return { code: code ?? '', name: name ?? '', nameEn, weight, importance: isImportance(importance) ? importance : null, ratio }
}

function valuesOf({ code, name, nameEn, weight, ...entry }: StoredRange | StoredPoint): SpecificationRow {
  const importance = 'importance' in entry ? entry.importance : null
  return { code, name, nameEn: nameEn ?? null, weight: weight ?? null, importance, ratio: null }
}

type Entry = { code: string; name: string; nameEn?: string | null; weight?: number | null; importance?: string }

function entryRow(entry: Entry): { code: string; values: EntryValues } {
  const { code, importance, name, nameEn, weight } = entry
  return { code, values: { name, nameEn: nameEn ?? null, weight: weight ?? null, ...(importance ? { importance } : {}) } }
}

function storedEntry(entry: StoredRange | StoredPoint) {
  return { id: entry.id, retired: entry.retired, ...entryRow(entry) }
}

function mergeEntries<E extends { code: string }>(stored: readonly (E & { retired: boolean })[], rows: readonly E[]): E[] {
  const named = new Set(rows.map((row) => row.code))
  return [...stored.filter((entry) => !entry.retired && !named.has(entry.code)), ...rows]
}
