import { materialsPolicies } from '@/collections/materials'
import { standardsPolicies } from '@/collections/standards'
import { housePolicies, shippedNote } from '@/platform/policies'
import { studyPolicies } from '@/plugins/study-hours'
import type { Sourced } from './types'

/** A dated rule. Days are `YYYY-MM-DD`; `scope` is `default` where the rule holds for everybody. */
export type DemoPolicy = Sourced & {
  key: string
  value: unknown
  unit?: string
  scope: string
  effectiveFrom: string
}

/** The rows that come along with each domain, in force in the demonstration since the day that their source names. */
export const demoPolicies: readonly DemoPolicy[] = [...standardsPolicies, ...materialsPolicies, ...housePolicies, ...studyPolicies].flatMap(
  ({ key, shipped, unit }) =>
    shipped.map((row): DemoPolicy => ({
      key,
      value: row.value,
      ...(unit ? { unit: unit.stored } : {}),
      scope: row.scope,
      effectiveFrom: row.since,
      source: row.source,
      verified: row.evidence === 'original',
      ...(shippedNote(row) ? { note: shippedNote(row) ?? '' } : {}),
      ...(row.evidence === 'none' ? { composed: true as const } : {}),
    })),
)
