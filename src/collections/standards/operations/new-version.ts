import type { PayloadRequest } from 'payload'
import { withTransaction } from '@/platform/transactions'
import { planImport } from '../domain/plan'
import { loadEntries, loadSpecificationHead } from './load-specification'
import { actsAsSystem, assertMayWrite } from './may-write'
import { refreshTotals } from './totals'
import { writeEntries } from './write-entries'

/** A draft with the content of a specification and the next free number; the one it is based on stays as it is. */
export async function newSpecificationVersion({ id, req }: { req: PayloadRequest; id: string }): Promise<{ id: string; version: number }> {
  assertMayWrite(req)
  return withTransaction(req, async () => {
    const head = await loadSpecificationHead({ req, id })
    const { docs } = await req.payload.db.find<{ version: number }>({
      collection: 'element-specifications',
      where: {
        and: [{ occupation: { equals: head.occupationId } }, { level: { equals: String(head.level) } }, { kind: { equals: head.kind } }],
      },
      sort: '-version',
      limit: 1,
      pagination: false,
      req,
    })
    const version = (docs[0]?.version ?? head.version) + 1
    const created = await req.payload.create({
      collection: 'element-specifications',
      data: {
        occupation: head.occupationId,
        level: String(head.level),
        kind: head.kind,
        version,
        standard: head.standardId,
        previous: id,
      } as never,
      depth: 0,
      overrideAccess: actsAsSystem(req),
      req,
    })
    const specificationId = String(created.id)
    const { points, ranges } = await loadEntries({ req, specificationId: id })
    const rows = <
      E extends { code: string; name: string; nameEn?: string | null; weight?: number | null; retired: boolean; importance?: string },
    >(
      entries: readonly E[],
    ) =>
      entries
        .filter((entry) => !entry.retired)
        .map(({ code, importance, name, nameEn, weight }) => ({
          code,
          values: { name, nameEn: nameEn ?? null, weight: weight ?? null, ...(importance ? { importance } : {}) },
        }))
    await writeEntries({
      req,
      collection: 'element-nodes',
      specificationId,
      plan: planImport({ stored: [], rows: rows(ranges), retireMissing: false }),
    })
    await writeEntries({
      req,
      collection: 'appraisal-points',
      specificationId,
      plan: planImport({ stored: [], rows: rows(points), retireMissing: false }),
    })
    await refreshTotals({ req, specificationId })
    return { id: specificationId, version }
  })
}
