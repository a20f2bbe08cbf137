import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, localDate } from '@/kernel/clock'
import { creditByDay, dateOf, dayNumber, dayOf, splitByDay, startOfDay, withinDay } from '@/plugins/study-hours/time/domain/zone'

const instants = fc.integer({ min: Date.parse('1992-01-01T00:00:00Z'), max: Date.parse('2060-01-01T00:00:00Z') })

describe('the local day', () => {
  it('is the day that the kernel names, over decades', () => {
    fc.assert(fc.property(instants, (ms) => dateOf(dayOf(ms)) === localDate(ms)))
  })

  it('begins at 16:00 UTC of the day before and ends a millisecond before the next', () => {
    const day = dayNumber('2026-03-02')
    expect(startOfDay(day)).toBe(Date.parse('2026-03-01T16:00:00Z'))
    expect([dateOf(dayOf(startOfDay(day) - 1)), dateOf(dayOf(startOfDay(day)))]).toEqual(['2026-03-01', '2026-03-02'])
    expect(dateOf(day + 1)).toBe(addDays('2026-03-02', 1))
  })

  it('cuts an interval into parts that add up, each within its day', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 4 * 86_400_000 }), (startMs, ms) => {
        const parts = splitByDay(startMs, startMs + ms)
        expect(parts.reduce((sum, part) => sum + part.endMs - part.startMs, 0)).toBe(ms)
        for (const part of parts) {
          expect(dayOf(part.startMs)).toBe(part.day)
          expect(dayOf(part.endMs - 1)).toBe(part.day)
          expect(withinDay(startMs, startMs + ms, part.day)).toBe(part.endMs - part.startMs)
        }
      }),
    )
  })
})

describe('the credit of a row', () => {
  const late = Date.parse('2026-10-05T22:00:00+08:00')
  const hour = 3_600_000
  const parts = (hours: number, credited: number) =>
    creditByDay({ startMs: late, endMs: late + hours * hour, creditMs: credited * hour }).map(({ creditMs, day }) => [
      dateOf(day),
      creditMs / hour,
    ])

  it.each([
    [2, 2, [['2026-10-05', 2]]],
    [
      4,
      4,
      [
        ['2026-10-05', 2],
        ['2026-10-06', 2],
      ],
    ],
    [
      4,
      3,
      [
        ['2026-10-05', 2],
        ['2026-10-06', 1],
      ],
    ],
    [
      4,
      1,
      [
        ['2026-10-05', 1],
        ['2026-10-06', 0],
      ],
    ],
    [
      28,
      28,
      [
        ['2026-10-05', 2],
        ['2026-10-06', 24],
        ['2026-10-07', 2],
      ],
    ],
    [
      4,
      -3,
      [
        ['2026-10-05', -2],
        ['2026-10-06', -1],
      ],
    ],
    [0, 0, []],
  ])('of %i hours from ten in the evening that credits %i is cut at midnight: %j', (hours, credited, days) => {
    expect(parts(hours, credited)).toEqual(days)
  })
})
