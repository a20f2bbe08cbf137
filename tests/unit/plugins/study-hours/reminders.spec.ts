import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Projection } from '@/plugins/study-hours/board/domain/projection'
import { behindKey, endingStep, sessionInstant } from '@/plugins/study-hours/reminders/domain/reminders'
import { CREWS, isGoodInstant, type ShiftPlan } from '@/plugins/study-hours/training/domain/shifts'

const HOUR = 3_600_000
const at = (text: string) => Date.parse(`${text}+08:00`)
const projection = (more: Partial<Projection> = {}): Projection => ({
  projectedTenths: 800,
  requiredTenths: 1000,
  meets: false,
  shortTenths: 200,
  because: 'pace',
  completeOn: null,
  daysLeft: 30,
  neededPerDayMs: 1,
  paceOnlineMs: 0,
  paceOfflineMs: 0,
  ...more,
})

describe('somebody who falls behind', () => {
  it.each([
    ['a Monday', '2026-03-02', '2026-03-02'],
    ['the Sunday after', '2026-03-08', '2026-03-02'],
    ['the next Monday', '2026-03-09', '2026-03-09'],
    ['a day over the turn of the year', '2027-01-01', '2026-12-28'],
  ])('is told once a week: on %s', (_, today, week) => {
    expect(behindKey({ projection: projection(), startsOn: '2026-01-05', today })).toBe(week)
  })

  it.each([
    ['who will have the hours', projection({ meets: true }), '2026-01-05'],
    ['for whom no day is left', projection({ daysLeft: 0 }), '2026-01-05'],
    ['whose class began six days ago', projection(), '2026-02-27'],
  ])('is not somebody %s', (_, state, startsOn) => {
    expect(behindKey({ projection: state, startsOn, today: '2026-03-05' })).toBeNull()
  })
})

describe('the end of a class', () => {
  it.each([
    ['2026-03-01', null],
    ['2026-03-05', null],
    ['2026-03-06', 7],
    ['2026-03-08', 7],
    ['2026-03-11', 7],
    ['2026-03-12', 1],
    ['2026-03-13', 1],
    ['2026-03-14', null],
  ])('on %s is told as the step %s', (today, step) => expect(endingStep({ endsOn: '2026-03-13', today })).toBe(step))
})

describe('a session', () => {
  const crew = (name: (typeof CREWS)[number]): ShiftPlan => ({ pattern: 'four-crews-three-shifts', crew: name, anchorOn: '2026-03-01' })

  it('is not brought to mind while it is more than a day and a half away', () => {
    expect(sessionInstant({ nowMs: at('2026-03-07T09:59'), startMs: at('2026-03-08T22:00'), plan: crew('A') })).toBeNull()
  })

  it('is told at once to who is awake and off work, and after their sleep to who was on the night shift', () => {
    // Crew A rests on the 7th; crew D comes from the night shift that ended on the morning of the 8th.
    expect(sessionInstant({ nowMs: at('2026-03-08T10:00'), startMs: at('2026-03-09T14:00'), plan: crew('A') })).toBe(at('2026-03-08T10:00'))
    expect(sessionInstant({ nowMs: at('2026-03-08T10:00'), startMs: at('2026-03-09T14:00'), plan: crew('B') })).toBe(at('2026-03-08T15:00'))
  })

  it('is left unsaid where the next good instant comes too late', () => {
    expect(sessionInstant({ nowMs: at('2026-03-08T10:00'), startMs: at('2026-03-08T15:30'), plan: crew('B') })).toBeNull()
  })

  it('is never told at work, asleep, or within the last hour', () => {
    const plans = fc.constantFrom<ShiftPlan>(...CREWS.map(crew), { pattern: 'day' })
    fc.assert(
      fc.property(plans, fc.integer({ min: 0, max: 400 * 24 }), fc.integer({ min: 0, max: 40 }), (plan, hour, ahead) => {
        const nowMs = at('2026-01-01T00:20') + hour * HOUR
        const startMs = nowMs + ahead * HOUR
        const told = sessionInstant({ nowMs, startMs, plan })
        if (told === null) return
        expect(told).toBeGreaterThanOrEqual(nowMs)
        expect(told).toBeLessThanOrEqual(startMs - HOUR)
        expect(isGoodInstant(plan, told)).toBe(true)
      }),
    )
  })
})
