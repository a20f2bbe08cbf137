import { DAY_MS } from '@/kernel/clock'
import { DEFAULT_SHIFT_RULES, REST, type ShiftRules, type Span } from './shift-rules'
import { dayNumber, dayOf, startOfDay } from '../../time/domain/zone'

export const CREWS = ['A', 'B', 'C', 'D'] as const
export type Crew = (typeof CREWS)[number]

/** When somebody works. Without crew or anchor the crews' shifts are not known, and the person counts as working by day. */
export type ShiftPlan = {
  pattern: 'day' | 'four-crews-three-shifts'
  crew?: Crew | null
  /** The local day of crew A's first shift of the cycle, `YYYY-MM-DD`. */
  anchorOn?: string | null
  /** The hours that the policy rows gave when this was planned, and those rows; without them the defaults hold. */
  rules?: ShiftRules
  rows?: readonly string[]
}

const HOUR = 3_600_000
/** Rules leave an hour within three days ({@link readShiftRules}); beyond this nobody looks. */
const LOOKED_AHEAD_MS = 8 * DAY_MS

/** The name of a crew's shift on a local day, `rest` for none; undefined for those who work by day. */
export function shiftOn(plan: ShiftPlan, date: string): string | undefined {
  return shiftOfDay(plan, dayNumber(date))
}

/** Whether somebody is at work at an instant. */
export function isAtWork(plan: ShiftPlan, ms: number): boolean {
  return lies(ms, (day) => {
    const { fourCrews, office } = rulesOf(plan)
    const shift = shiftOfDay(plan, day)
    return [shift ? fourCrews.shifts[shift]?.work : isWeekend(day) ? undefined : office]
  })
}

/** Whether a message at this instant finds the person awake and off work. */
export function isGoodInstant(plan: ShiftPlan, ms: number): boolean {
  return !lies(ms, (day) => closedOn(plan, day))
}

/** The first instant from `ms` on that is good for the person; there is one within three days, by the default rules within two. */
export function nextGoodInstant(plan: ShiftPlan, ms: number): number {
  let at = ms
  for (let moved = true; moved && at - ms < LOOKED_AHEAD_MS;) {
    moved = false
    for (const [from, to] of around(at, (day) => closedOn(plan, day)))
      if (at >= from && at < to) {
        at = to
        moved = true
      }
  }
  return at
}

type Closed = readonly (Span | undefined)[]

function closedOn(plan: ShiftPlan, day: number): Closed {
  const { fourCrews, night, office } = rulesOf(plan)
  const shift = shiftOfDay(plan, day)
  return [night, shift ? fourCrews.shifts[shift]?.quiet : isWeekend(day) ? undefined : office]
}

function rulesOf({ rules }: ShiftPlan): ShiftRules {
  return rules ?? DEFAULT_SHIFT_RULES
}

function lies(ms: number, spansOf: (day: number) => Closed): boolean {
  return around(ms, spansOf).some(([from, to]) => ms >= from && ms < to)
}

/** The spans of the day of an instant and of the day before, whose night reaches into it, in milliseconds. */
function around(ms: number, spansOf: (day: number) => Closed): [number, number][] {
  const today = dayOf(ms)
  return [today - 1, today].flatMap((day) =>
    spansOf(day).flatMap((span): [number, number][] =>
      span ? [[startOfDay(day) + Math.round(span[0] * HOUR), startOfDay(day) + Math.round(span[1] * HOUR)]] : [],
    ),
  )
}

function shiftOfDay(plan: ShiftPlan, day: number): string | undefined {
  const { anchorOn, crew, pattern } = plan
  if (pattern !== 'four-crews-three-shifts' || !crew || !anchorOn) return undefined
  const { crewEveryDays, cycle } = rulesOf(plan).fourCrews
  const place = (day - dayNumber(anchorOn) - CREWS.indexOf(crew) * crewEveryDays) % cycle.length
  return cycle[(place + cycle.length) % cycle.length] ?? REST
}

function isWeekend(day: number): boolean {
  const weekday = new Date(day * DAY_MS).getUTCDay()
  return weekday === 0 || weekday === 6
}
