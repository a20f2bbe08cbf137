import { allow, refuse, type Decision } from '@/kernel/decision'

/** The rules of one rule set: lengths in integer milliseconds, shares in whole percent. */
export type StudyRules = {
  heartbeatMs: number
  /** The longest interval between two beats that still counts. */
  leaseMs: number
  presenceMinMs: number
  presenceMaxMs: number
  presenceAnswerMs: number
  /** How long text may be read without a key, pointer or scroll. */
  idleMs: number
  maxMediaRate: number
  /** One 标准学时. */
  hourMs: number
  /** In 标准学时, of online time. */
  dayCapHours: number
  /** Online time at most this part of the required hours. */
  onlineSharePercent: number
  /** A unit counts at most this part of its nominal length; null: without limit. */
  unitReviewPercent: number | null
  /** How long a line may be down in a presence check before the check counts as missed. */
  reconnectMs: number
  /** How long unconfirmed time waits for a check after its session. */
  carryMs: number
}

type RuleKey = {
  key: string
  unit: string
  field: keyof StudyRules
  /** From the stored unit to the field's. */
  factor: number
  min: number
  max: number
  whole?: true
  orNull?: true
}

const SECOND = 1_000
const MINUTE = 60_000
const HOUR = 3_600_000

/** The policy keys that the engine reads, with the bounds inside which a value is believed. */
export const RULE_KEYS: readonly RuleKey[] = [
  { key: 'study.heartbeat_seconds', unit: 's', field: 'heartbeatMs', factor: SECOND, min: 1, max: 600 },
  { key: 'study.lease_seconds', unit: 's', field: 'leaseMs', factor: SECOND, min: 2, max: 1_800 },
  { key: 'study.presence_min_minutes', unit: 'min', field: 'presenceMinMs', factor: MINUTE, min: 0.05, max: 240 },
  { key: 'study.presence_max_minutes', unit: 'min', field: 'presenceMaxMs', factor: MINUTE, min: 0.05, max: 240 },
  { key: 'study.presence_answer_seconds', unit: 's', field: 'presenceAnswerMs', factor: SECOND, min: 5, max: 900 },
  { key: 'study.idle_seconds', unit: 's', field: 'idleMs', factor: SECOND, min: 5, max: 7_200 },
  { key: 'study.max_media_rate', unit: '×', field: 'maxMediaRate', factor: 1, min: 1, max: 16 },
  { key: 'study.hour_minutes', unit: 'min', field: 'hourMs', factor: MINUTE, min: 1, max: 120 },
  { key: 'study.day_cap_hours', unit: '学时', field: 'dayCapHours', factor: 1, min: 0, max: 32 },
  { key: 'study.online_share_max_percent', unit: '%', field: 'onlineSharePercent', factor: 1, min: 0, max: 100, whole: true },
  { key: 'study.unit_review_percent', unit: '%', field: 'unitReviewPercent', factor: 1, min: 100, max: 10_000, whole: true, orNull: true },
  { key: 'study.reconnect_minutes', unit: 'min', field: 'reconnectMs', factor: MINUTE, min: 0, max: 720 },
  { key: 'study.carry_hours', unit: 'h', field: 'carryMs', factor: HOUR, min: 1, max: 720 },
]

/** What holds where no policy row speaks. The first six and the hour, the day and the share come from the centre's order for this system. */
export const DEFAULT_RULES: StudyRules = {
  heartbeatMs: 30 * SECOND,
  leaseMs: 75 * SECOND,
  presenceMinMs: 8 * MINUTE,
  presenceMaxMs: 15 * MINUTE,
  presenceAnswerMs: 90 * SECOND,
  idleMs: 120 * SECOND,
  maxMediaRate: 2,
  hourMs: 45 * MINUTE,
  dayCapHours: 7,
  onlineSharePercent: 50,
  unitReviewPercent: 200,
  reconnectMs: 10 * MINUTE,
  carryMs: 24 * HOUR,
}

export type RulesRead = {
  rules: StudyRules
  /** Keys without a row, or repealed: the built-in default holds. */
  defaulted: string[]
  /** Keys whose row cannot be believed (type, bounds, or at odds with another row): the default holds, somebody should be told. */
  faults: string[]
}

/**
 * The rules that a set of policy rows makes, one row a key (those in force: {@link policyAt}). A value that cannot be believed never
 * stops study: its default holds and the key is named. Pairs that contradict each other (a lease not above the heartbeat, the earliest
 * check after the latest) fall back together.
 */
export function readRules(rows: readonly { key: string; value: unknown }[]): RulesRead {
  const values = new Map(rows.map((row) => [row.key, row.value]))
  const rules: Record<string, number | null> = { ...DEFAULT_RULES }
  const defaulted: string[] = []
  const faults: string[] = []
  for (const rule of RULE_KEYS) {
    const stored = values.get(rule.key)
    if (stored === undefined || (stored === null && !rule.orNull)) defaulted.push(rule.key)
    else {
      const value = valueOf(rule, stored)
      if (value === undefined) faults.push(rule.key)
      else rules[rule.field] = value
    }
  }
  const read = rules as StudyRules
  for (const [low, high, equal] of PAIRS)
    if (equal ? read[low] > read[high] : read[low] >= read[high]) {
      read[low] = DEFAULT_RULES[low]
      read[high] = DEFAULT_RULES[high]
      faults.push(...RULE_KEYS.filter((rule) => rule.field === low || rule.field === high).map((rule) => rule.key))
    }
  return { rules: read, defaulted, faults: [...new Set(faults)] }
}

/** Whether a row of the policy library holds a value that the engine believes, in the unit that it reads; other keys are not its business. */
export function checkRule({ key, unit, value }: { key: string; value: unknown; unit?: string | null | undefined }): Decision {
  const rule = RULE_KEYS.find((each) => each.key === key)
  if (!rule) return allow
  const { max, min } = rule
  if (valueOf(rule, value) === undefined) return refuse('study.ruleOutOfBounds', { field: 'value', min, max, unit: rule.unit })
  return unit && unit !== rule.unit ? refuse('study.ruleUnit', { field: 'unit', unit: rule.unit }) : allow
}

/** The day's cap of online time, in milliseconds. */
export function dayCapMs(rules: StudyRules): number {
  return Math.floor(rules.dayCapHours * rules.hourMs)
}

/** The most that one passed check can confirm: the latest check, the time to answer it, and the beat that overshoots. */
export function provisionalCapMs(rules: StudyRules): number {
  return rules.presenceMaxMs + rules.presenceAnswerMs + rules.leaseMs
}

const PAIRS = [
  ['heartbeatMs', 'leaseMs', false],
  ['presenceMinMs', 'presenceMaxMs', true],
] as const

function valueOf(rule: RuleKey, stored: unknown): number | null | undefined {
  if (stored === null) return null
  if (typeof stored !== 'number' || !Number.isFinite(stored) || stored < rule.min || stored > rule.max) return undefined
  if (rule.whole && !Number.isInteger(stored)) return undefined
  return rule.factor === 1 ? stored : Math.round(stored * rule.factor)
}

/** A policy row as a certificate names it; `row` null where no row spoke and the built-in default held. */
export type NamedRule = {
  key: string
  value: number | null
  unit: string
  row: string | null
  effectiveFrom: string | null
  source: string | null
}
