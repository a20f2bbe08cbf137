import type { PayloadRequest } from 'payload'
import { todayOf } from '@/platform/clock'
import { policyDefinitions, type PolicyDefinition, type ShippedRow } from '../definitions'
import type { PolicyRow } from '../policy-at'
import { standingOf, type Standing } from '../standing'

/** A shipped row and what became of it, whoever entered the row that stands for it. */
export type Offer = { definition: PolicyDefinition; shipped: ShippedRow; standing: Standing }

/** All shipped rows with what became of them today, as the reader may see it. */
export async function loadOffers(req: PayloadRequest): Promise<Offer[]> {
  const definitions = policyDefinitions(req.payload)
  const { docs } = await req.payload.find({
    collection: 'policies',
    where: { key: { in: definitions.map(({ key }) => key) } },
    select: { key: true, scope: true, value: true, effectiveFrom: true, effectiveTo: true, repeals: true },
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const rows = docs.map((doc) => ({ ...doc, id: String(doc.id) })) as PolicyRow[]
  const on = todayOf(req)
  return definitions.flatMap((definition) =>
    definition.shipped.map((shipped): Offer => {
      const { scope, value } = shipped
      return { definition, shipped, standing: standingOf({ rows, key: definition.key, scope, value, on }) }
    }),
  )
}
