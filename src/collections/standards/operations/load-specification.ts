import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { idOf, type Ref } from '@/kernel/ids'
import { weightDisagreements, type Disagreement } from '../domain/agreement'
import { isImportance } from '../domain/importance'
import { checkGuidance, type Guidance } from './check-guidance'
import { toLevel, type Level } from '../domain/levels'
import { treeFaults, type PointEntry, type RangeEntry, type TreeFault } from '../domain/tree'
import { readWeightTable } from '../domain/weights'
import { actsAsSystem } from './may-write'
import '../errors'

export type SpecificationHead = {
  id: string
  title: string
  occupationId: string
  level: Level
  kind: 'theory' | 'skill'
  version: number
  state: string
  standardId: string | null
  previousId: string | null
  editedById: string | null
}
export type StoredRange = RangeEntry & { id: string; retired: boolean }
export type StoredPoint = PointEntry & { id: string; retired: boolean }

type HeadRow = {
  id: string | number
  title?: string
  occupation: Ref
  level: string
  kind: 'theory' | 'skill'
  version: number
  state: string
  standard?: Ref | null
  previous?: Ref | null
  editedBy?: Ref | null
}
type EntryRow = { id: string | number; name: string; nameEn?: string | null; weightHundredths?: number | null; status: string }

/** A specification that the caller may read. @throws DomainError `request.notFound` */
export async function loadSpecificationHead({ id, req }: { req: PayloadRequest; id: string }): Promise<SpecificationHead> {
  const { docs } = await req.payload.find({
    collection: 'element-specifications',
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: actsAsSystem(req),
    req,
  })
  if (!docs[0]) throw new DomainError('request.notFound')
  return headOf(docs[0] as unknown as HeadRow)
}

/** All ranges and points, in the order of the printed table. The caller's right to read them was decided with the head. */
export async function loadEntries({
  req,
  specificationId,
}: {
  req: PayloadRequest
  specificationId: string
}): Promise<{ ranges: StoredRange[]; points: StoredPoint[] }> {
  const ranges = await inOrder<EntryRow & { code: string }>({ req, collection: 'element-nodes', specificationId })
  const points = await inOrder<EntryRow & { fullCode: string; importance: string }>({
    req,
    collection: 'appraisal-points',
    specificationId,
  })
  return {
    ranges: ranges.map((row) => ({ ...entryOf(row), code: row.code })),
    points: points.flatMap((row) =>
      isImportance(row.importance) ? [{ ...entryOf(row), code: row.fullCode, importance: row.importance }] : [],
    ),
  }
}

/** So many rows are read and put together in some 15 ms. */
const AT_ONCE = 100

/** All rows of a specification in the order of the printed table, some at a time: others have their turn in between. */
export async function inOrder<T extends object>({
  collection,
  req,
  select,
  specificationId,
}: {
  req: PayloadRequest
  collection: 'element-nodes' | 'appraisal-points'
  specificationId: string
  select?: Record<string, true>
}): Promise<T[]> {
  const rows: T[] = []
  const specification = { specification: { equals: specificationId } }
  // Rows without an order come from before there was one; they are few.
  const { docs: unordered } = await req.payload.db.find<T & { order?: string | null }>({
    collection,
    where: { and: [specification, { order: { exists: false } }] },
    pagination: false,
    ...(select ? { select: { ...select, order: true } } : {}),
    req,
  })
  rows.push(...unordered)
  for (let last: string | null = null; ;) {
    const { docs }: { docs: (T & { order?: string | null })[] } = await req.payload.db.find<T & { order?: string | null }>({
      collection,
      where:
        last === null ? { and: [specification, { order: { exists: true } }] } : { and: [specification, { order: { greater_than: last } }] },
      sort: 'order',
      limit: AT_ONCE,
      pagination: false,
      ...(select ? { select: { ...select, order: true } } : {}),
      req,
    })
    rows.push(...docs)
    last = docs.at(-1)?.order ?? null
    if (docs.length < AT_ONCE || last === null) return rows
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
}

export type SpecificationCheck = {
  faults: TreeFault[]
  disagreements: Disagreement[]
  standardState: string | null
  standardId: string | null
  points: number
  guidance: Guidance[]
}

/** What stands in the way of putting a specification in force: faults of the tree, departures from the standard's weights. */
export async function checkSpecification({
  head,
  points,
  ranges,
  req,
}: {
  req: PayloadRequest
  head: SpecificationHead
  ranges: readonly StoredRange[]
  points: readonly StoredPoint[]
}): Promise<SpecificationCheck> {
  const usedRanges = ranges.filter((range) => !range.retired)
  const usedPoints = points.filter((point) => !point.retired)
  const standard = head.standardId ? await loadStandard(req, head.standardId) : undefined
  const table = readWeightTable(head.kind === 'theory' ? standard?.theoryWeights : standard?.skillWeights) ?? []
  const faults = treeFaults(usedRanges, usedPoints)
  // Of thousands of points that takes a while: others have their turn before the rest.
  await new Promise<void>((resolve) => setImmediate(resolve))
  return {
    faults,
    disagreements: weightDisagreements(usedRanges, table, head.level),
    standardState: standard?.state ?? null,
    standardId: head.standardId,
    points: usedPoints.length,
    guidance: await checkGuidance({ req, points: usedPoints }),
  }
}

async function loadStandard(req: PayloadRequest, id: string) {
  const { docs } = await req.payload.db.find<{ state: string; theoryWeights?: unknown; skillWeights?: unknown }>({
    collection: 'standards',
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    req,
  })
  return docs[0]
}

export function headOf(row: HeadRow): SpecificationHead {
  return {
    id: String(row.id),
    title: row.title ?? '',
    occupationId: idOf(row.occupation),
    level: toLevel(Number(row.level)) ?? 5,
    kind: row.kind,
    version: row.version,
    state: row.state,
    standardId: idOf(row.standard) ?? null,
    previousId: idOf(row.previous) ?? null,
    editedById: idOf(row.editedBy) ?? null,
  }
}

function entryOf(row: EntryRow) {
  return {
    id: String(row.id),
    name: row.name,
    nameEn: row.nameEn ?? null,
    weight: row.weightHundredths ?? null,
    retired: row.status === 'retired',
  }
}
