import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { withTransaction } from '@/platform/transactions'
import { policyDefinition, shippedNote, type PolicyDefinition, type ShippedRow } from './definitions'
import './errors'
import type { PolicyRow } from './policy-at'
import { standingOf } from './standing'

/** Which shipped row: its rule and for whom it is made. */
export type Adoption = { key: string; scope: string }

/**
 * Puts shipped rows in force from a day on, all of them or none: from then on they are rows like any other, with their source, and the
 * audit chain says who adopted them.
 * @param effectiveFrom a local day `YYYY-MM-DD`
 * @throws DomainError `policies.notShipped`, `policies.alreadyFrom`, `policies.ownInForce` or `policies.ownUntil` where somebody's own row
 *   of another value would give way on that day, and what the collection refuses
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
      await assertReplacesNoOwn({ req, key, scope, on: effectiveFrom, definition, value: shipped.value })
      const created = await req.payload.create({
        collection: 'policies',
        data: {
          key,
          value: shipped.value as never,
          unit: definition.unit?.stored ?? null,
          scope,
          effectiveFrom,
          source: shipped.source,
          verified: shipped.evidence === 'original',
          note: shippedNote(shipped),
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

/** What somebody has decided otherwise stands until they end it themselves: adopting puts no shipped value over it. */
async function assertReplacesNoOwn({
  definition,
  key,
  on,
  req,
  scope,
  value,
}: {
  req: PayloadRequest
  definition: PolicyDefinition
  key: string
  scope: string
  value: unknown
  on: string
}): Promise<void> {
  const { docs } = await req.payload.find({
    collection: 'policies',
    where: { and: [{ key: { equals: key } }, { scope: { equals: scope } }, { effectiveFrom: { less_than_equal: on } }] },
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const rows = docs.map((doc) => ({ ...doc, id: String(doc.id) })) as PolicyRow[]
  const standing = standingOf({ rows, key, scope, value, on })
  if (standing.kind !== 'inForce' || !standing.row.isOwn) return
  const { from, id, to } = standing.row
  const details = { key, rule: definition.label, scope: scopeLabel(scope), from, day: on, ...(to ? { to } : {}) }
  const places = [{ label: { zh: '规则库', en: 'Policy rows' }, href: `/admin/collections/policies/${id}` }]
  throw new DomainError(to ? 'policies.ownUntil' : 'policies.ownInForce', { ...details, places })
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
