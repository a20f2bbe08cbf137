import { canonicalJson } from '@/kernel/hash-chain'
import { policyAt, type PolicyRow } from './policy-at'

/** A row as the register of shipped rules shows it. `isOwn`: its value is not the shipped one, somebody has decided otherwise. */
export type StandingRow = { id: string; from: string; to: string | null; isOwn: boolean }

/**
 * What became of a shipped row on a day: nobody has adopted it (`open`), a row holds (`inForce`), none holds yet (`coming`), its term is
 * over (`expired`) or it was `repealed`. `next`: what is to follow a row in force.
 */
export type Standing =
  | { kind: 'open' }
  | { kind: 'inForce'; row: StandingRow; next: (StandingRow & { repeals: boolean }) | null }
  | { kind: 'coming' | 'expired' | 'repealed'; row: StandingRow }

/** @param rows of any rule and scope; those of `key` and `scope` alone are asked, by the one rule of what is in force on a day */
export function standingOf({
  key,
  on,
  rows,
  scope,
  value,
}: {
  rows: readonly PolicyRow[]
  key: string
  scope: string
  /** The shipped one. */
  value: unknown
  on: string
}): Standing {
  const own = rows.filter((row) => row.key === key && row.scope === scope).sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
  const shown = (row: PolicyRow): StandingRow => ({
    id: row.id,
    from: row.effectiveFrom,
    to: row.effectiveTo || null,
    isOwn: !row.repeals && canonicalJson(row.value ?? null) !== canonicalJson(value),
  })
  const current = policyAt({ rows: own, key, scope, on })
  const later = own.filter(({ effectiveFrom }) => effectiveFrom > on)
  if (current) {
    const next = later.find((row) => row.repeals || shown(row).isOwn !== shown(current).isOwn)
    return { kind: 'inForce', row: shown(current), next: next ? { ...shown(next), repeals: next.repeals === true } : null }
  }
  const coming = later.find(({ repeals }) => !repeals)
  if (coming) return { kind: 'coming', row: shown(coming) }
  // Nothing holds: the last word was a repeal, or every term is over.
  const past = own.filter(({ effectiveFrom }) => effectiveFrom <= on)
  const repeal = past.filter(({ effectiveTo, repeals }) => repeals && !(effectiveTo && effectiveTo < on)).at(-1)
  if (repeal) return { kind: 'repealed', row: shown(repeal) }
  const ended = past
    .filter(({ repeals }) => !repeals)
    .reduce<PolicyRow | null>((last, row) => ((row.effectiveTo ?? '') >= (last?.effectiveTo ?? '') ? row : last), null)
  return ended ? { kind: 'expired', row: shown(ended) } : { kind: 'open' }
}

/** Whether the register offers to adopt: the shipped value neither holds nor is to hold, or what holds is to end. */
export function isOffered(standing: Standing): boolean {
  if (standing.kind === 'inForce') return standing.row.to !== null || standing.next?.repeals === true
  return standing.kind !== 'coming' || standing.row.isOwn
}

/** Whether "all" means it too: what somebody has repealed is adopted again by naming it only. */
export function isUndecided({ kind }: Standing): boolean {
  return kind === 'open' || kind === 'expired'
}
