import type { PayloadRequest } from 'payload'
import { canonicalJson, sha256Hex } from '@/kernel/hash-chain'
import { idOf, type Ref } from '@/kernel/ids'
import { DEFAULT_SCOPE, policyAt, type PolicyRow } from '@/platform/policies'
import { DEFAULT_RULES, readRules, RULE_KEYS, type NamedRule, type StudyRules } from '../domain/rules'
import { SLUGS } from '../../slugs'

/** The rules that hold on a day, and the rows that say so, one entry for every rule of the engine. */
export type StandingRules = { rules: StudyRules; named: NamedRule[] }

/** Reads the rows of all scopes at once. @param on a local day `YYYY-MM-DD` @returns by scope */
export async function loadStandingRules({
  on,
  req,
  scopes = [],
}: {
  req: PayloadRequest
  on: string
  scopes?: readonly string[]
}): Promise<Map<string, StandingRules>> {
  const asked = [...new Set([DEFAULT_SCOPE, ...scopes])]
  const { docs } = await req.payload.db.find<PolicyRow & { id: Ref }>({
    collection: 'policies',
    where: {
      and: [{ key: { in: RULE_KEYS.map(({ key }) => key) } }, { scope: { in: asked } }, { effectiveFrom: { less_than_equal: on } }],
    },
    pagination: false,
    req,
  })
  const rows = docs.map((row) => ({ ...row, id: idOf(row.id) }))
  return new Map(asked.map((scope) => [scope, standing(rows, scope, on)]))
}

/** What a rule set is known by: the rows that it was made of, and what they said. */
export function ruleSetDigest(set: { rows: readonly string[]; values: unknown }): string {
  return sha256Hex(canonicalJson({ rows: set.rows, values: set.values }))
}

/** What recorded rule sets say, by id; each the rules that its slices are judged by for ever. */
export async function loadRuleSets(req: PayloadRequest, ids: readonly string[]): Promise<Map<string, StudyRules>> {
  if (ids.length === 0) return new Map()
  const { docs } = await req.payload.db.find<{ id: Ref; values: unknown }>({
    collection: SLUGS.ruleSets,
    where: { id: { in: [...ids] } },
    pagination: false,
    req,
  })
  return new Map(docs.map(({ id, values }) => [idOf(id), valuesOf(values)]))
}

function standing(rows: readonly PolicyRow[], scope: string, on: string): StandingRules {
  const spoken = RULE_KEYS.flatMap(({ key }) => policyAt({ rows, key, scope, on }) ?? [])
  const { rules, defaulted, faults } = readRules(spoken)
  const silent = new Set([...defaulted, ...faults])
  return {
    rules,
    named: RULE_KEYS.map(({ factor, field, key, unit }) => {
      const row = silent.has(key) ? undefined : spoken.find((each) => each.key === key)
      const value = rules[field]
      return {
        key,
        value: value === null ? null : value / factor,
        unit,
        row: row?.id ?? null,
        effectiveFrom: row?.effectiveFrom ?? null,
        source: row?.source ?? null,
      }
    }),
  }
}

/** A rule that a set does not have was not known when it was recorded: the default of the program holds. */
function valuesOf(stored: unknown): StudyRules {
  const values = typeof stored === 'object' && stored !== null && 'rules' in stored ? stored.rules : stored
  return { ...DEFAULT_RULES, ...(typeof values === 'object' ? values : {}) }
}
