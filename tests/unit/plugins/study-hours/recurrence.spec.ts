import fc from 'fast-check'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { PlannedDays, type Plan } from '@/plugins/study-hours/training/admin/PlannedDays'
import { planTexts } from '@/plugins/study-hours/training/admin/plan-texts'
import { clockText, minuteOfDay, occurrencesOf, weekdayOf, type Recurrence } from '@/plugins/study-hours/training/domain/recurrence'
import { dayNumber } from '@/plugins/study-hours/time/domain/zone'

const table = { holidays: new Set(['2026-10-01', '2026-10-06']), workdays: new Set<string>(), until: '2026-12-31' }
const every: Recurrence = {
  weekdays: [2, 4],
  startsOn: '2026-09-28',
  endsOn: '2026-10-09',
  from: '13:30',
  to: '16:30',
  skipHolidays: true,
}

describe('a recurrence', () => {
  it('falls on its days of the week, at the clock of the centre, and not on holidays', () => {
    const { days, holidays, unknownAfter } = occurrencesOf(every, table)
    expect(days.map(({ date }) => date)).toEqual(['2026-09-29', '2026-10-08'])
    expect(new Date(days[0]!.startMs).toISOString()).toBe('2026-09-29T05:30:00.000Z')
    expect(new Date(days[0]!.endMs).toISOString()).toBe('2026-09-29T08:30:00.000Z')
    expect([holidays, unknownAfter]).toEqual([['2026-10-01', '2026-10-06'], null])
  })

  it('falls on holidays where these are not skipped, and says from when they are not known', () => {
    expect(occurrencesOf({ ...every, skipHolidays: false }, table).days).toHaveLength(4)
    expect(occurrencesOf({ ...every, endsOn: '2027-01-05' }, table).unknownAfter).toBe('2026-12-31')
  })

  it('of a night ends on the next day', () => {
    const [night] = occurrencesOf({ ...every, from: '22:00', to: '01:00' }, table).days
    expect(night!.endMs - night!.startMs).toBe(3 * 3_600_000)
  })

  it('knows the days of the week', () => {
    expect(['2026-11-30', '2026-12-06', '1970-01-01'].map((date) => weekdayOf(dayNumber(date)))).toEqual([1, 7, 4])
  })
})

describe('a time of day', () => {
  it.each([
    ['13:30', 810],
    ['8：05', 485],
    ['8点30分', 510],
    ['08:30:00', 510],
    ['0.5625', 810],
    ['.333333333333333', 480],
    ['0', 0],
  ])('is read from %s', (text, minutes) => {
    expect(minuteOfDay(text)).toBe(minutes)
  })

  it.each(['', '24:00', '12:60', '13', '1.5', '-1', 'noon', '13:3'])('is not read from %s', (text) => {
    expect(minuteOfDay(text)).toBeNaN()
  })

  it('is read back as it is written, also from the fraction that a spreadsheet keeps', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_439 }), (minutes) => {
        expect(minuteOfDay(clockText(minutes))).toBe(minutes)
        expect(minuteOfDay(String(Number((minutes / 1_440).toPrecision(15))))).toBe(minutes)
      }),
    )
  })
})

describe('the days of a plan', () => {
  const day = (date: string, more: Partial<Plan['days'][number]> = {}): Plan['days'][number] => ({
    date,
    startsAt: `${date}T05:30:00.000Z`,
    endsAt: `${date}T08:30:00.000Z`,
    what: 'create',
    fault: null,
    ...more,
  })

  it('are told one by one, each with what stands in its way, and the holidays that are left out', () => {
    const plan: Plan = {
      days: [
        day('2026-09-29'),
        day('2026-10-08', { fault: { code: 'study.sessionClash', message: '教师已有安排' } }),
        day('2026-10-13', { what: 'there' }),
      ],
      holidays: ['2026-10-01'],
      unknownAfter: '2026-12-31',
      toCreate: 2,
      faults: 1,
    }
    const props = { plan, except: [], text: planTexts.zh, isBusy: false, onExcept: () => undefined }
    const html = renderToStaticMarkup(createElement(PlannedDays, props))
    for (const text of ['2026-10-01', '2026-12-31', '星期二', '13:30–16:30', '⚑ 教师已有安排', '有 1 天不能安排', planTexts.zh.there])
      expect(html).toContain(text)
    expect(html.match(/type="checkbox"/g)).toHaveLength(3)
  })
})
