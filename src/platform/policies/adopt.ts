import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { withTransaction } from '@/platform/transactions'
import { policyDefinition, type PolicyDefinition, type ShippedRow } from './definitions'
import './errors'

/** Which shipped row: its rule and for whom it is made. */
export type Adoption = { key: string; scope: string }

/**
 * Puts shipped rows in force from a day on, all of them or none: from then on they are rows like any other, with their source, and the
 * audit chain says who adopted them.
 * @param effectiveFrom a local day `YYYY-MM-DD`
 * @throws DomainError `policies.notShipped`, `policies.alreadyFrom`, and what the collection refuses
 */
export async function adoptPolicies({
  effectiveFrom,
  req,
  rows,
}: {
  req: PayloadRequest
  rows: readonly Adoption[]
  effectiveFrom: string
}): Promise<{ adopted: { id: string; key: string; scope: string }[] }> {
  const asked = rows.map((row) => ({ ...row, ...shippedRow(req, row) }))
  return withTransaction(req, async () => {
    const adopted: { id: string; key: string; scope: string }[] = []
    for (const { definition, key, scope, shipped } of asked) {
      const { totalDocs } = await req.payload.count({
        collection: 'policies',
        where: { and: [{ key: { equals: key } }, { scope: { equals: scope } }, { effectiveFrom: { equals: effectiveFrom } }] },
        overrideAccess: false,
        req,
      })
      if (totalDocs > 0)
        throw new DomainError('policies.alreadyFrom', { key, rule: definition.label, scope: scopeLabel(scope), effectiveFrom })
      const created = await req.payload.create({
        collection: 'policies',
        data: {
          key,
          value: shipped.value as never,
          unit: definition.unit?.stored ?? null,
          scope,
          effectiveFrom,
          source: shipped.source,
          verified: shipped.verified,
          note: shipped.note ?? null,
        },
        depth: 0,
        overrideAccess: false,
        req,
      })
      adopted.push({ id: String(created.id), key, scope })
    }
    return { adopted }
  })
}

/** For whom a row is made, as people read it. */
export function scopeLabel(scope: string): { zh: string; en: string } {
  return scope === 'default' ? { zh: '普遍适用', en: 'everybody' } : { zh: scope, en: scope }
}

function shippedRow(req: PayloadRequest, { key, scope }: Adoption): { definition: PolicyDefinition; shipped: ShippedRow } {
  const definition = policyDefinition(req.payload, key)
  const shipped = definition?.shipped.find((row) => row.scope === scope)
  if (!definition || !shipped) throw new DomainError('policies.notShipped', { key, scope })
  return { definition, shipped }
}
