import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { idOf, type Ref } from '@/kernel/ids'
import { DEFAULT_SCOPE } from '@/platform/policies'
import { withTransaction } from '@/platform/transactions'
import { DEFAULT_RULES, type StudyRules } from '../domain/rules'
import type { DeskState } from '../domain/types'
import { SLUGS } from '../../slugs'
import { loadRuleSets, loadStandingRules, ruleSetDigest } from './rules'

export type RuleSet = { id: string; rules: StudyRules }

/**
 * The rules that hold on a day in a scope, kept as a row that sessions and slices can name: the same rows and values give the same row.
 * @param on a local day `YYYY-MM-DD`
 */
export async function keepRuleSet({ on, req, scope }: { req: PayloadRequest; on: string; scope?: string | null }): Promise<RuleSet> {
  const asked = scope || DEFAULT_SCOPE
  const standing = (await loadStandingRules({ req, on, scopes: [asked] })).get(asked)
  if (!standing) throw new Error(`no rules were read for ${asked}`)
  const { named, rules } = standing
  const rows = named.flatMap(({ row }) => row ?? [])
  const values = { rules, defaulted: named.filter(({ row }) => row === null).map(({ key }) => key) }
  const digest = ruleSetDigest({ rows, values })
  const known = await idOfRuleSet(req, digest)
  if (known) return { id: known, rules }
  try {
    const made = await withTransaction(req, () =>
      req.payload.create({
        collection: SLUGS.ruleSets,
        data: { digest, rows, values },
        depth: 0,
        overrideAccess: true, // rows of the process itself; nobody else may make them
        req,
      }),
    )
    return { id: made.id, rules }
  } catch (error) {
    // Another process made it at the same moment.
    const theirs = await idOfRuleSet(req, digest)
    if (theirs) return { id: theirs, rules }
    throw error
  }
}

export type RuleBook = {
  /** What {@link keepRuleSet} gives for the day; looked up again every few seconds. */
  current(asked: { on: string; scope?: string | null }): Promise<RuleSet>
  /** Reads the rules that desks name; a rule set never changes, so each is read once. */
  prepare(desks: readonly DeskState[]): Promise<void>
  /** The rules that a session of this desk was opened under. */
  rulesOf(desk: DeskState, session: string): StudyRules
}

const LOOK_AGAIN_MS = 5_000
const MOST = 1_000

export function createRuleBook(payload: Payload): RuleBook {
  const sets = new Map<string, StudyRules>()
  const standing = new Map<string, { untilMs: number; set: Promise<RuleSet> }>()
  const remember = (id: string, rules: StudyRules) => {
    if (sets.size >= MOST) sets.delete(sets.keys().next().value!)
    sets.set(id, rules)
  }
  return {
    current: async ({ on, scope }) => {
      const key = `${on} ${scope ?? ''}`
      const known = standing.get(key)
      if (known && performance.now() < known.untilMs) return known.set
      if (standing.size >= MOST) standing.clear()
      const set = createLocalReq({ context: { system: true } }, payload).then((req) => keepRuleSet({ req, on, scope: scope ?? null }))
      standing.set(key, { untilMs: performance.now() + LOOK_AGAIN_MS, set })
      try {
        const { id, rules } = await set
        remember(id, rules)
        return { id, rules }
      } catch (error) {
        standing.delete(key)
        throw error
      }
    },
    prepare: async (desks) => {
      const missing = new Set<string>()
      for (const { contexts } of desks) for (const { ruleSet } of Object.values(contexts)) if (!sets.has(ruleSet)) missing.add(ruleSet)
      if (missing.size === 0) return
      const req = { payload, context: {} } as unknown as PayloadRequest
      for (const [id, rules] of await loadRuleSets(req, [...missing])) remember(id, rules)
    },
    rulesOf: (desk, session) => {
      const context = desk.contexts[session] ?? Object.values(desk.contexts).at(-1)
      const rules = context && sets.get(context.ruleSet)
      if (context && !rules) throw new Error(`the rule set ${context.ruleSet} is not there`)
      return rules ?? DEFAULT_RULES
    },
  }
}

async function idOfRuleSet(req: PayloadRequest, digest: string): Promise<string | undefined> {
  const { docs } = await req.payload.db.find<{ id: Ref }>({
    collection: SLUGS.ruleSets,
    where: { digest: { equals: digest } },
    limit: 1,
    pagination: false,
    req,
  })
  return idOf(docs[0]?.id)
}
