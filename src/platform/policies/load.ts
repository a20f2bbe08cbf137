import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { policyLabel } from './definitions'
import './errors'
import { DEFAULT_SCOPE, policyAt, type PolicyRow } from './policy-at'

/**
 * The row of `key` that holds `on` a day, with its id: whoever decides by it stores that id with the decision.
 * @param on a local day `YYYY-MM-DD`
 * @returns null where no rule holds
 */
export async function loadPolicy({
  key,
  on,
  req,
  scope = DEFAULT_SCOPE,
}: {
  req: PayloadRequest
  key: string
  on: string
  scope?: string
}): Promise<PolicyRow | null> {
  const { docs } = await req.payload.find({
    collection: 'policies',
    where: { and: [{ key: { equals: key } }, { scope: { in: [scope, DEFAULT_SCOPE] } }, { effectiveFrom: { less_than_equal: on } }] },
    pagination: false,
    depth: 0,
    overrideAccess: true, // rules bind whoever the request is from
    req,
  })
  return policyAt({ rows: docs.map((doc) => ({ ...doc, id: String(doc.id) })) as PolicyRow[], key, scope, on })
}

/**
 * As {@link loadPolicy}, for rules without which nothing can be decided; `read` turns the stored value into the type that is meant.
 * @throws DomainError `policies.none`; `policies.unreadable` where `read` gives null
 */
export async function requirePolicy<T>({
  read,
  ...asked
}: {
  req: PayloadRequest
  key: string
  on: string
  scope?: string
  read: (value: unknown) => T | null
}): Promise<{ id: string; value: T; row: PolicyRow }> {
  const row = await loadPolicy(asked)
  if (!row)
    throw new DomainError('policies.none', { ...named(asked), on: asked.on, places: [{ label: SHIPPED, href: adoptHref(asked.key) }] })
  const value = read(row.value)
  if (value === null)
    throw new DomainError('policies.unreadable', {
      ...named(asked),
      id: row.id,
      places: [{ label: LIBRARY, href: `/admin/collections/policies/${row.id}` }],
    })
  return { id: row.id, value, row }
}

/** A refusal says what the rule is called and where it can be adopted. */
function named({ key, req }: { key: string; req: PayloadRequest }) {
  return { key, rule: policyLabel(req.payload, key), href: adoptHref(key) }
}

/** What the places are called on the screen. */
const SHIPPED = { zh: '规则库 › 随附规则', en: 'Policy rows › Shipped rules' }
const LIBRARY = { zh: '规则库', en: 'Policy rows' }

/** Where a shipped rule is adopted. */
export function adoptHref(key: string): string {
  return `/admin/collections/policies/adopt?key=${encodeURIComponent(key)}`
}

/** For `read`: a finite number. */
export function readNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** For `read`: a whole number from 0. */
export function readCount(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
}
