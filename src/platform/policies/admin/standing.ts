import type { PayloadRequest } from 'payload'
import { todayOf } from '@/platform/clock'
import { policyDefinitions, type PolicyDefinition, type ShippedRow } from '../definitions'

/** A shipped row and what became of it. */
export type Offer = {
  definition: PolicyDefinition
  shipped: ShippedRow
  /** The latest row of this rule and scope, whoever entered it. */
  row: { id: string; effectiveFrom: string; isInForce: boolean } | null
}

/** All shipped rows with the rows that stand for them already, as the reader may see them. */
export async function loadOffers(req: PayloadRequest): Promise<Offer[]> {
  const definitions = policyDefinitions(req.payload)
  const { docs } = await req.payload.find({
    collection: 'policies',
    where: { key: { in: definitions.map(({ key }) => key) } },
    select: { key: true, scope: true, effectiveFrom: true },
    sort: '-effectiveFrom',
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const today = todayOf(req)
  return definitions.flatMap((definition) =>
    definition.shipped.map((shipped): Offer => {
      const rows = docs.filter(({ key, scope }) => key === definition.key && scope === shipped.scope)
      const row = rows.find(({ effectiveFrom }) => effectiveFrom <= today) ?? rows[0]
      return {
        definition,
        shipped,
        row: row ? { id: String(row.id), effectiveFrom: row.effectiveFrom, isInForce: row.effectiveFrom <= today } : null,
      }
    }),
  )
}
