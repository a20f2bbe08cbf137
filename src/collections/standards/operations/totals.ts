import type { PayloadRequest } from 'payload'
import { countImportance, importanceRatio, isImportance } from '../domain/importance'
import { inOrder } from './load-specification'

/**
 * Counts the points in use anew and writes the figures onto the specification, in the caller's transaction. Writing there also makes
 * two writers meet who change one specification at the same time.
 */
export async function refreshTotals({
  req,
  specificationId,
  editedBy,
}: {
  req: PayloadRequest
  specificationId: string
  editedBy?: string
}): Promise<void> {
  const docs = await inOrder<{ importance: string; status: string }>({
    req,
    collection: 'appraisal-points',
    specificationId,
    select: { importance: true, status: true },
  })
  const used = docs.flatMap(({ importance, status }) => (status === 'active' && isImportance(importance) ? [{ importance }] : []))
  await req.payload.db.updateOne({
    collection: 'element-specifications',
    id: specificationId,
    data: { totalPoints: used.length, importanceRatio: importanceRatio(countImportance(used)), ...(editedBy ? { editedBy } : {}) },
    req,
  })
}
