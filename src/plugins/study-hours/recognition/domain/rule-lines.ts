import { DEFAULT_RULES, RULE_KEYS, type StudyRules } from '../../ledger/domain/rules'

/** One rule of a recorded set: its key, its value in the unit that the library stores, and whether the program's own default held. */
export type RuleLine = { key: string; value: number | null; isDefault: boolean }

/** What a recorded rule set says, rule by rule; a rule that was not known when it was recorded has the program's default. */
export function ruleLines(stored: unknown): RuleLine[] {
  const set = isRecord(stored) ? stored : {}
  const rules = (isRecord(set['rules']) ? set['rules'] : set) as Partial<StudyRules>
  const defaulted = Array.isArray(set['defaulted']) ? (set['defaulted'] as unknown[]) : []
  return RULE_KEYS.map(({ factor, field, key }) => {
    const value = rules[field] === undefined ? DEFAULT_RULES[field] : rules[field]
    return { key, value: value === null ? null : value / factor, isDefault: rules[field] === undefined || defaulted.includes(key) }
  })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
