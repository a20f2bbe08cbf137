import type { PayloadRequest } from 'payload'
import { idOf, type Ref } from '@/kernel/ids'
import { DEFAULT_SCOPE, policyAt, type PolicyRow } from '@/platform/policies'
import { readShiftRules, SHIFT_KEYS, type ShiftRules } from '../domain/shift-rules'

/** The hours of the shifts that hold on a day, and the policy rows that say so. */
export type StandingShifts = { rules: ShiftRules; rows: string[] }

/** Reads the rows of all scopes at once. @param on a local day `YYYY-MM-DD` @returns by scope; a row that cannot be believed is logged */
export async function loadShiftRules({
  on,
  req,
  scopes = [],
}: {
  req: PayloadRequest
  on: string
  scopes?: readonly string[]
}): Promise<Map<string, StandingShifts>> {
  const keys = Object.values(SHIFT_KEYS)
  const asked = [...new Set([DEFAULT_SCOPE, ...scopes])]
  const { docs } = await req.payload.db.find<PolicyRow & { id: Ref }>({
    collection: 'policies',
    where: { and: [{ key: { in: keys } }, { scope: { in: asked } }, { effectiveFrom: { less_than_equal: on } }] },
    pagination: false,
    req,
  })
  const rows = docs.map((row) => ({ ...row, id: idOf(row.id) }))
  return new Map(
    asked.map((scope) => {
      const spoken = keys.flatMap((key) => policyAt({ rows, key, scope, on }) ?? [])
      const { faults, rules } = readShiftRules(spoken)
      if (faults.length > 0) req.payload.logger.warn({ msg: 'shift rules that cannot be believed: the defaults hold', keys: faults, scope })
      return [scope, { rules, rows: spoken.flatMap(({ id, key }) => (faults.includes(key) ? [] : [id])) }]
    }),
  )
}
