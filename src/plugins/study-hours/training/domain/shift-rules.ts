import { allow, refuse, type Decision } from '@/kernel/decision'

/** Hours after the local midnight of a shift's day; what lies behind 24 is the day after. */
export type Span = readonly [fromHour: number, toHour: number]

export type ShiftHours = {
  work: Span
  /** When somebody of that shift is not to be disturbed: at work, on the way, and asleep. */
  quiet: Span
}

/** A rotation of crews: each goes through the cycle day by day, the next crew some days behind. */
export type Rotation = { crewEveryDays: number; cycle: readonly string[]; shifts: Readonly<Record<string, ShiftHours>> }

/** The hours of the shifts, as the policy rows in force say them. */
export type ShiftRules = {
  fourCrews: Rotation
  /** A day worker's weekday. */
  office: Span
  /** Everybody's night. */
  night: Span
}

/** The name of a day without a shift. */
export const REST = 'rest'

/** The policy keys of the shifts. */
export const SHIFT_KEYS = {
  fourCrews: 'study.shifts.four_crews_three_shifts',
  office: 'study.shifts.day',
  night: 'study.quiet_hours',
} as const

/**
 * What holds where no policy row speaks. 四班三倒: four crews on three shifts of eight hours, each crew two mornings, two middles, two nights
 * and two days of rest, the next crew two days behind, so that at every instant one crew works: the usual pattern of continuous works
 * (一般知识). After a middle shift people are left in peace until nine in the morning, after a night shift until three in the afternoon.
 */
export const DEFAULT_SHIFT_RULES: ShiftRules = {
  fourCrews: {
    crewEveryDays: 2,
    cycle: ['morning', 'morning', 'middle', 'middle', 'night', 'night', REST, REST],
    shifts: {
      morning: { work: [8, 16], quiet: [6.5, 17] },
      middle: { work: [16, 24], quiet: [15, 33] },
      night: { work: [24, 32], quiet: [20, 39] },
    },
  },
  office: [7, 17.5],
  night: [21, 32],
}

export type ShiftRulesRead = {
  rules: ShiftRules
  /** Keys whose row cannot be believed: the default holds, somebody should be told. */
  faults: string[]
}

/**
 * The shifts that a set of policy rows makes, one row a key (those in force). Times are texts `HH:MM`, past `24:00` for the day after:
 * `{ "crewEveryDays": 2, "cycle": ["morning", "rest"], "shifts": { "morning": { "work": ["08:00", "16:00"], "quiet": ["06:30", "17:00"] } } }`,
 * `{ "work": ["07:00", "17:30"] }` and `["21:00", "32:00"]`. A value that cannot be believed, or that leaves people no hour of the waking day
 * in which a message finds them, never stops a reminder: its default holds and the key is named.
 */
export function readShiftRules(rows: readonly { key: string; value: unknown }[]): ShiftRulesRead {
  const rules = { ...DEFAULT_SHIFT_RULES }
  const faults: string[] = []
  const read = <F extends keyof ShiftRules>(field: F, valueOf: (stored: unknown) => ShiftRules[F] | undefined) => {
    const row = rows.find(({ key }) => key === SHIFT_KEYS[field])
    if (!row || row.value === null || row.value === undefined) return
    const value = valueOf(row.value)
    if (value !== undefined && leavesRoom({ ...rules, [field]: value })) rules[field] = value
    else faults.push(SHIFT_KEYS[field])
  }
  read('night', spanOf)
  read('office', (stored) => (isRecord(stored) ? spanOf(stored['work']) : undefined))
  read('fourCrews', rotationOf)
  return { rules, faults }
}

/** Whether a row of the policy library holds hours that {@link readShiftRules} believes beside the others' defaults; other keys are not its business. */
export function checkShiftRule(row: { key: string; value: unknown }): Decision {
  return readShiftRules([row]).faults.length === 0 ? allow : refuse('study.shiftRule', { field: 'value' })
}

function rotationOf(stored: unknown): Rotation | undefined {
  if (!isRecord(stored)) return undefined
  const { crewEveryDays, cycle, shifts } = stored
  if (!isDays(crewEveryDays) || !Array.isArray(cycle) || cycle.length < 1 || cycle.length > 60 || !isRecord(shifts)) return undefined
  const named = Object.entries(shifts).map(([name, hours]) => [name, shiftHoursOf(hours)] as const)
  const known: Record<string, ShiftHours> = {}
  for (const [name, hours] of named) {
    if (!hours || name === REST) return undefined
    known[name] = hours
  }
  const isKnown = (name: unknown): name is string => typeof name === 'string' && (name === REST || Object.hasOwn(known, name))
  return cycle.every(isKnown) ? { crewEveryDays, cycle: [...cycle], shifts: known } : undefined
}

function shiftHoursOf(stored: unknown): ShiftHours | undefined {
  if (!isRecord(stored)) return undefined
  const [work, quiet] = [spanOf(stored['work']), spanOf(stored['quiet'])]
  return work && quiet && quiet[0] <= work[0] && work[1] <= quiet[1] ? { work, quiet } : undefined
}

function spanOf(stored: unknown): Span | undefined {
  if (!Array.isArray(stored) || stored.length !== 2) return undefined
  const [from, to] = stored.map(hourOf)
  return from !== undefined && to !== undefined && from < to && to - from < 24 ? [from, to] : undefined
}

/** `06:30` → 6.5, up to the end of the day after. */
function hourOf(text: unknown): number | undefined {
  const [, hours, minutes] = (typeof text === 'string' && /^(\d{2}):([0-5]\d)$/.exec(text)) || []
  const hour = Number(hours) + Number(minutes) / 60
  return hour <= 48 ? hour : undefined
}

/** Whether every three days running hold an hour for everybody, by day and in the rotation. */
function leavesRoom({ fourCrews: { cycle, shifts }, night, office }: ShiftRules): boolean {
  const quietOf = (name: string | undefined) => (name === undefined ? office : shifts[name]?.quiet)
  const days: (string | undefined)[][] = [[undefined, undefined], ...cycle.map((_, at) => [cycle.at(at - 1) ?? REST, cycle[at] ?? REST])]
  const free = days.map(([before, day]) => hasFreeHour([night, quietOf(day), shifted(night), shifted(quietOf(before))]))
  return free[0] === true && free.slice(1).every((_, at) => [0, 1, 2].some((next) => free[1 + ((at + next) % cycle.length)]))
}

/** A span of the day before as this day sees it. */
function shifted(span: Span | undefined): Span | undefined {
  return span && [span[0] - 24, span[1] - 24]
}

function hasFreeHour(closed: readonly (Span | undefined)[]): boolean {
  return Array.from({ length: 24 }, (_, hour) => hour).some((hour) =>
    closed.every((span) => !span || hour >= span[1] || hour + 1 <= span[0]),
  )
}

function isDays(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 && value <= 60
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
