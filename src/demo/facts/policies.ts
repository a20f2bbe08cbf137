import { shippedNote, type PolicyDefinition } from '@/platform/policies'
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
export function demoPolicies(definitions: readonly PolicyDefinition[]): DemoPolicy[] {
  return definitions.flatMap(({ key, shipped, unit }) =>
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
}
