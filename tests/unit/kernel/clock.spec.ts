import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  dayInWords,
  dayOfUtc,
  instantOf,
  isInstantText,
  localDate,
  localMinute,
  localSpan,
  localTime,
  monthInWords,
  weekdayInWords,
} from '@/kernel/clock'

/** In the centre it is the next day already. */
const LATE = '2026-03-04T16:30:05.000Z'

describe('the calendar of the house', () => {
  it('is the centre’s, whatever zone the process stands in', () => {
    expect([localDate(LATE), localMinute(LATE), localTime(LATE), localTime(LATE, { seconds: true })]).toEqual([
      '2026-03-05',
      '2026-03-05 00:30',
      '00:30',
      '00:30:05',
    ])
    expect([dayInWords(LATE, 'zh'), dayInWords(LATE, 'en')]).toEqual(['2026年3月5日', '5 March 2026'])
    expect([weekdayInWords(LATE, 'zh'), weekdayInWords(LATE, 'en')]).toEqual(['3月5日 周四', 'Thu 5 March'])
  })

  it('says of a day what it says of an instant of that day', () => {
    expect([dayInWords('2026-03-05', 'zh'), dayInWords('2026-03-05', 'en')]).toEqual(['2026年3月5日', '5 March 2026'])
    expect(weekdayInWords('2026-03-05', 'en')).toBe('Thu 5 March')
    expect([monthInWords(2026, 3, 'zh'), monthInWords(2026, 3, 'en')]).toEqual(['2026年3月', 'March 2026'])
  })

  it('names the day of a span once where both ends lie in it', () => {
    expect(localSpan('2026-03-05T00:30:00Z', '2026-03-05T03:30:00Z')).toBe('2026-03-05 08:30–11:30')
    expect(localSpan('2026-03-05T14:00:00Z', '2026-03-05T22:00:00Z')).toBe('2026-03-05 22:00 – 2026-03-06 06:00')
  })

  it('reads back the instants that it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 26_000_000, max: 60_000_000 }), (minutes) => {
        const at = minutes * 60_000
        expect(instantOf(localDate(at), localTime(at))).toBe(at)
      }),
    )
    expect(instantOf('2026-02-30x', '08:00')).toBeNaN()
  })

  it('moves days over the ends of months and years', () => {
    expect([addDays('2026-02-28', 1), addDays('2026-01-01', -1), dayOfUtc(0)]).toEqual(['2026-03-01', '2025-12-31', '1970-01-01'])
  })

  it.each(['2026-03-05 08:30', '2026-03-05T08:30', '2026-03-05T08:30:00', 'March 5, 2026', '2026-3-5', '2026-02-30T99:00Z', 'x', ''])(
    'refuses the text “%s”, which each machine would read in its own zone or not at all',
    (text) => {
      const spoken = [localDate, localMinute, localTime, (at: string) => localSpan(at, LATE), (at: string) => dayInWords(at, 'zh')]
      for (const say of [...spoken, (at: string) => weekdayInWords(at, 'en')]) expect(() => say(text)).toThrow(RangeError)
      expect(isInstantText(text)).toBe(false)
    },
  )

  it.each([
    ['2026-03-05', '2026-03-05 08:00'],
    ['2026-03-04T16:30Z', '2026-03-05 00:30'],
    ['2026-03-05T00:30+08:00', '2026-03-05 00:30'],
    ['2026-03-04 16:30:05.120Z', '2026-03-05 00:30'],
    ['2026-03-04T11:30:05-0500', '2026-03-05 00:30'],
  ])('takes the text “%s”, which says its zone, or a day', (text, minute) => {
    expect([localMinute(text), isInstantText(text)]).toEqual([minute, true])
  })
})
