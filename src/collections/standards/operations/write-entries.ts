import type { PayloadRequest } from 'payload'
import { breather } from '@/kernel/breathe'
import { createRows } from '@/platform/audit'
import { nowOf } from '@/platform/clock'
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
  const { db } = req.payload
  const now = nowOf(req).toISOString()
  const changed = [
    ...plan.update.map(({ id, values }) => ({ id, data: { ...members(values), status: 'active' } as Record<string, unknown> })),
    ...plan.retire.map(({ id }) => ({ id, data: { status: 'retired' } as Record<string, unknown> })),
  ]
  const created = function* () {
    for (const { code, values } of plan.create)
      yield {
        specification: specificationId,
        ...entryCodes(kind, code),
        ...members(values),
        status: 'active',
        createdAt: now,
        updatedAt: now,
      }
  }
  await createRows({ req, collection, rows: created() })
  // The transaction stays whole; others have their turn between its rows.
  const breathe = breather()
  for (const { data, id } of changed) {
    await db.updateOne({ collection, id, data: { ...data, updatedAt: now }, returning: false, req })
    await breathe()
  }
}

function members({ importance, name, nameEn, weight }: EntryValues): Record<string, unknown> {
  return { name, nameEn, weightHundredths: weight, ...(importance ? { importance } : {}) }
}
