import { DAY_MS } from '@/kernel/clock'
import { dayNumber, dayOf, startOfDay } from './zone'

/**
 * 四班三倒: four crews on three shifts of eight hours, each crew two mornings, two middles, two nights and two days of rest, the next crew
 * two days behind. So at every instant one crew works. The cycle and the hours are the usual ones of continuous works (一般知识); a class
 * names the day of crew A's first morning shift.
 */
export const CREWS = ['A', 'B', 'C', 'D'] as const
export type Crew = (typeof CREWS)[number]
/** `night` of a day begins at its midnight, 24:00, and ends the next morning. */
export type Shift = 'morning' | 'middle' | 'night' | 'rest'

/** When somebody works. Without crew or anchor the crews' shifts are not known, and the person counts as working by day. */
export type ShiftPlan = {
  pattern: 'day' | 'four-crews-three-shifts'
  crew?: Crew | null
  /** The local day of crew A's first morning shift, `YYYY-MM-DD`. */
  anchorOn?: string | null
}

const HOUR = 3_600_000
const CYCLE: readonly Shift[] = ['morning', 'morning', 'middle', 'middle', 'night', 'night', 'rest', 'rest']

/** Hours after the local midnight of the shift's day. */
const WORKED: Readonly<Record<Shift, readonly [number, number] | null>> = {
  morning: [8, 16],
  middle: [16, 24],
  night: [24, 32],
  rest: null,
}

/**
 * When somebody of that shift is not to be disturbed: at work, on the way, and asleep. After a middle shift until nine in the morning,
 * after a night shift until three in the afternoon.
 */
const CLOSED: Readonly<Record<Shift, readonly [number, number] | null>> = {
  morning: [6.5, 17],
  middle: [15, 33],
  night: [20, 39],
  rest: null,
}
/** Everybody's night. */
const NIGHT = [21, 32] as const
/** A day worker's weekday. */
const OFFICE = [7, 17.5] as const

/** The shift of a crew on a local day; undefined for those who work by day. */
export function shiftOn(plan: ShiftPlan, date: string): Shift | undefined {
  return shiftOfDay(plan, dayNumber(date))
}

/** Whether somebody is at work at an instant. */
export function isAtWork(plan: ShiftPlan, ms: number): boolean {
  return lies(ms, (day) => {
    const shift = shiftOfDay(plan, day)
    return [shift ? WORKED[shift] : isWeekend(day) ? null : OFFICE]
  })
}

/** Whether a message at this instant finds the person awake and off work. */
export function isGoodInstant(plan: ShiftPlan, ms: number): boolean {
  return !lies(ms, (day) => closedOn(plan, day))
}

/** The first instant from `ms` on that is good for the person; there is one within a day and a half. */
export function nextGoodInstant(plan: ShiftPlan, ms: number): number {
  let at = ms
  for (let moved = true; moved;) {
    moved = false
    for (const [from, to] of around(at, (day) => closedOn(plan, day)))
      if (at >= from && at < to) {
        at = to
        moved = true
      }
  }
  return at
}

type Span = readonly [number, number] | null

function closedOn(plan: ShiftPlan, day: number): Span[] {
  const shift = shiftOfDay(plan, day)
  return [NIGHT, shift ? CLOSED[shift] : isWeekend(day) ? null : OFFICE]
}

function lies(ms: number, spansOf: (day: number) => Span[]): boolean {
  return around(ms, spansOf).some(([from, to]) => ms >= from && ms < to)
}

/** The spans of the day of an instant and of the day before, whose night reaches into it, in milliseconds. */
function around(ms: number, spansOf: (day: number) => Span[]): [number, number][] {
  const today = dayOf(ms)
  return [today - 1, today].flatMap((day) =>
    spansOf(day).flatMap((span): [number, number][] =>
      span ? [[startOfDay(day) + span[0] * HOUR, startOfDay(day) + span[1] * HOUR]] : [],
    ),
  )
}

function shiftOfDay({ anchorOn, crew, pattern }: ShiftPlan, day: number): Shift | undefined {
  if (pattern !== 'four-crews-three-shifts' || !crew || !anchorOn) return undefined
  const place = (day - dayNumber(anchorOn) - CREWS.indexOf(crew) * 2) % CYCLE.length
  return CYCLE[(place + CYCLE.length) % CYCLE.length]
}

function isWeekend(day: number): boolean {
  const weekday = new Date(day * DAY_MS).getUTCDay()
  return weekday === 0 || weekday === 6
}
