import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addWorkingDays, isWorkingDay, workingDaysBetween, type HolidayTable } from '@/kernel/calendar'
import { addDays, daysBetween, localDate } from '@/kernel/clock'
import { formatYuan, parseYuan } from '@/kernel/money'

/** National Day 2026 as announced in form: a week off, two weekend days worked. */
const table: HolidayTable = {
  holidays: new Set(['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']),
  workdays: new Set(['2026-09-27', '2026-10-10']),
  until: '2026-12-31',
}
const day = fc.integer({ min: 0, max: 700 }).map((offset) => addDays('2026-01-01', offset))

describe('working days', () => {
  it.each([
    ['2026-09-27', true, 'a Sunday worked in exchange'],
    ['2026-10-01', false, 'a holiday'],
    ['2026-10-03', false, 'a Saturday'],
    ['2026-10-08', true, 'the Thursday after'],
    ['2026-10-10', true, 'a Saturday worked in exchange'],
  ])('%s is working: %s (%s)', (date, expected) => {
    expect(isWorkingDay(date, table)).toBe(expected)
  })

  it('skip a holiday week', () => {
    expect(addWorkingDays('2026-09-30', 1, table)).toBe('2026-10-08')
    expect(addWorkingDays('2026-10-01', 0, table)).toBe('2026-10-08')
    expect(addWorkingDays('2026-09-30', 3, table)).toBe('2026-10-10')
  })

  it('counted forward are the ones counted between', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const to = addWorkingDays(from, count, table)
        expect(isWorkingDay(to, table)).toBe(true)
        expect(workingDaysBetween(from, to, table)).toBe(count)
      }),
    )
  })
})

describe('days of the centre', () => {
  it('begin at midnight in Shanghai', () => {
    expect(localDate('2026-03-31T15:59:59.999Z')).toBe('2026-03-31')
    expect(localDate('2026-03-31T16:00:00.000Z')).toBe('2026-04-01')
  })

  it('add up', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -400, max: 400 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days)
      }),
    )
  })
})

describe('money', () => {
  it('survives being written and read', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (fen) => {
        expect(parseYuan(formatYuan(fen))).toBe(fen)
      }),
    )
  })

  it.each(['', '1.234', '1,000', 'abc', '1.'])('refuses "%s"', (text) => {
    expect(() => parseYuan(text)).toThrow(RangeError)
  })
})
