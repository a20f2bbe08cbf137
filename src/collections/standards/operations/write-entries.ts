import type { PayloadRequest } from 'payload'
import { changesBetween, recordAudit } from '@/platform/audit'
import { entryCodes } from '../domain/entry'
import type { ImportPlan } from '../domain/plan'

export type EntryCollection = 'element-nodes' | 'appraisal-points'
export type EntryValues = { name: string; nameEn: string | null; weight: number | null; importance?: string }

/**
 * Carries out a plan without a round through Payload's hooks for each row: the rules of a draft hold already, the codes follow from
 * `entryCodes`, and every row has its link in the audit chain all the same. Must run inside a transaction.
 */
export async function writeEntries({
  collection,
  plan,
  req,
  specificationId,
}: {
  req: PayloadRequest
  collection: EntryCollection
  specificationId: string
  plan: ImportPlan<EntryValues>
}): Promise<void> {
  const kind = collection === 'element-nodes' ? 'range' : 'point'
  const now = new Date().toISOString()
  const { db } = req.payload
  for (const { code, values } of plan.create) {
    const data = { specification: specificationId, ...entryCodes(kind, code), ...stored(values), status: 'active' }
    const { id } = await db.create({ collection, data: { ...data, createdAt: now, updatedAt: now }, req })
    await recordAudit({ req, action: 'create', subject: { collection, id: String(id) }, changes: changesBetween(undefined, data) })
  }
  for (const { id, values } of plan.update) await update(id, { ...stored(values), status: 'active' })
  for (const { id } of plan.retire) await update(id, { status: 'retired' })

  async function update(id: string, data: Record<string, unknown>): Promise<void> {
    const before = await db.findOne<Record<string, unknown> & { id: string }>({ collection, where: { id: { equals: id } }, req })
    await db.updateOne({ collection, id, data: { ...data, updatedAt: now }, req })
    const was = Object.fromEntries(Object.keys(data).map((key) => [key, before?.[key]]))
    await recordAudit({ req, action: 'update', subject: { collection, id }, changes: changesBetween(was, data) })
  }
}

function stored({ importance, name, nameEn, weight }: EntryValues): Record<string, unknown> {
  return { name, nameEn, weightHundredths: weight, ...(importance ? { importance } : {}) }
}
