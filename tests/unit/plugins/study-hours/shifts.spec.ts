import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CREWS, isAtWork, isGoodInstant, nextGoodInstant, shiftOn, type ShiftPlan } from '@/plugins/study-hours/training/domain/shifts'

const HOUR = 3_600_000
const ANCHOR = '2026-03-01'
const crew = (name: (typeof CREWS)[number]): ShiftPlan => ({ pattern: 'four-crews-three-shifts', crew: name, anchorOn: ANCHOR })
const dayWorker: ShiftPlan = { pattern: 'day' }
const at = (text: string) => Date.parse(`${text}+08:00`)
const instants = fc.integer({ min: at('2025-01-01T00:00'), max: at('2028-01-01T00:00') })
const plans = fc.constantFrom<ShiftPlan>(...CREWS.map(crew), dayWorker)

describe('four crews on three shifts', () => {
  it('gives crew A two mornings, two middles, two nights and two days of rest', () => {
    const days = Array.from({ length: 9 }, (_, index) => shiftOn(crew('A'), `2026-03-0${index + 1}`))
    expect(days).toEqual(['morning', 'morning', 'middle', 'middle', 'night', 'night', 'rest', 'rest', 'morning'])
  })

  it('runs before its anchor too', () => expect(shiftOn(crew('A'), '2026-02-28')).toBe('rest'))

  it('lets each crew begin two days after the one before', () => {
    expect(CREWS.map((name) => shiftOn(crew(name), '2026-03-01'))).toEqual(['morning', 'rest', 'night', 'middle'])
    expect(CREWS.map((name) => shiftOn(crew(name), '2026-03-03'))).toEqual(['middle', 'morning', 'rest', 'night'])
  })

  it('has exactly one crew at work at every instant', () => {
    fc.assert(fc.property(instants, (ms) => CREWS.filter((name) => isAtWork(crew(name), ms)).length === 1))
  })

  it('never asks a crew to work two shifts on end', () => {
    for (let hour = 0; hour < 24 * 16; hour += 1) {
      const ms = at('2026-03-01T00:30') + hour * HOUR
      const worked = Array.from({ length: 9 }, (_, back) => isAtWork(crew('A'), ms - back * HOUR))
      expect(worked.every(Boolean), new Date(ms).toISOString()).toBe(false)
    }
  })

  it('knows no shifts without a crew or an anchor', () => {
    expect(shiftOn({ pattern: 'four-crews-three-shifts', crew: 'A' }, ANCHOR)).toBeUndefined()
    expect(shiftOn({ pattern: 'four-crews-three-shifts', anchorOn: ANCHOR }, ANCHOR)).toBeUndefined()
    expect(shiftOn(dayWorker, ANCHOR)).toBeUndefined()
  })
})

describe('a good instant', () => {
  it.each([
    ['in the middle of a morning shift', crew('A'), '2026-03-01T10:00', '2026-03-01T17:00'],
    ['in the evening after a morning shift', crew('A'), '2026-03-01T18:30', '2026-03-01T18:30'],
    ['before a middle shift', crew('A'), '2026-03-03T11:00', '2026-03-03T11:00'],
    ['on the way to a middle shift', crew('A'), '2026-03-03T15:00', '2026-03-04T09:00'],
    ['asleep after a middle shift', crew('A'), '2026-03-04T08:30', '2026-03-04T09:00'],
    ['in a night shift', crew('A'), '2026-03-06T03:00', '2026-03-06T15:00'],
    ['asleep after a night shift', crew('A'), '2026-03-06T11:00', '2026-03-06T15:00'],
    ['resting before a night shift', crew('A'), '2026-03-05T20:30', '2026-03-06T15:00'],
    ['on a day of rest', crew('A'), '2026-03-08T10:00', '2026-03-08T10:00'],
    ['at night on a day of rest', crew('A'), '2026-03-08T23:00', '2026-03-09T17:00'],
    ['in the office on a Monday', dayWorker, '2026-03-02T10:00', '2026-03-02T17:30'],
    ['at home on a Sunday', dayWorker, '2026-03-01T10:00', '2026-03-01T10:00'],
    ['asleep from Sunday to Monday', dayWorker, '2026-03-01T23:00', '2026-03-02T17:30'],
  ])('is found for somebody %s', (_, plan, now, expected) => {
    expect(new Date(nextGoodInstant(plan, at(now))).toISOString()).toBe(new Date(at(expected)).toISOString())
  })

  it('is never at work nor within six hours after a night shift, and comes within two days', () => {
    fc.assert(
      fc.property(plans, instants, (plan, ms) => {
        const good = nextGoodInstant(plan, ms)
        expect(good).toBeGreaterThanOrEqual(ms)
        expect(good - ms).toBeLessThan(48 * HOUR)
        expect(isGoodInstant(plan, good)).toBe(true)
        expect(isAtWork(plan, good)).toBe(false)
        const localHour = new Date(good + 8 * HOUR).getUTCHours()
        expect(localHour >= 8 && localHour < 21).toBe(true)
        // A night shift ends at eight.
        const morning = good - ((good + 8 * HOUR) % (24 * HOUR)) + 7 * HOUR
        if (plan.pattern !== 'day' && isAtWork(plan, morning)) expect(good - (morning + HOUR)).toBeGreaterThanOrEqual(6 * HOUR)
      }),
    )
  })

  it('is the present one where that is good', () => {
    fc.assert(fc.property(plans, instants, (plan, ms) => isGoodInstant(plan, ms) === (nextGoodInstant(plan, ms) === ms)))
  })
})
