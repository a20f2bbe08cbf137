import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localMinute } from '@/kernel/clock'
import { duration, hours, parseStamp, sessionTime, stampSpan } from '@/plugins/study-hours/site/duration'

const NOON = Date.parse('2026-03-05T12:00:00+08:00')

describe('lengths', () => {
  it.each([
    [0, '0 分', '0 min'],
    [999, '不到 1 秒', 'less than 1 s'],
    [8_000, '8 秒', '8 s'],
    [60_000, '1 分', '1 min'],
    [750_999, '12 分 30 秒', '12 min 30 s'],
    [3_600_000, '1 小时', '1 h'],
    [4_359_999, '1 小时 12 分', '1 h 12 min'],
  ])('says %i ms in at most two parts, rounded down', (ms, zh, en) => {
    expect([duration(ms, 'zh'), duration(ms, 'en')]).toEqual([zh, en])
  })

  it('writes tenths of an hour with one figure after the point', () => {
    expect([hours(0), hours(9), hours(315)]).toEqual(['0.0', '0.9', '31.5'])
  })
})

describe('times', () => {
  it('are those of the centre, whatever zone the server stands in', () => {
    const session = { startsAt: new Date(NOON).toISOString(), endsAt: new Date(NOON + 5_400_000).toISOString() }
    expect(sessionTime(session, 'zh')).toBe('3月5日 周四 12:00–13:30')
    expect(sessionTime(session, 'en')).toBe('Thu 5 March, 12:00–13:30')
  })

  it.each([
    ['2026-03-05 12:00', NOON],
    [' 2026/3/5  12:00 ', NOON],
    ['2026-03-05T12:00:07', NOON + 7_000],
    ['２０２６－０３－０５ １２：００', NOON],
  ])('reads %s', (text, ms) => {
    expect(parseStamp(text)).toBe(ms)
  })

  it.each(['', '12:00', '2026-02-30 12:00', '2026-13-01 12:00', '2026-03-05 24:00', '2026-03-05 12:60', 'tomorrow', '2026-03-05'])(
    'refuses %s instead of guessing',
    (text) => {
      expect(parseStamp(text)).toBeUndefined()
    },
  )

  it('of a stretch lose no second, and leave seconds out where there are none', () => {
    expect(stampSpan(NOON, NOON + 60_000)).toEqual(['2026-03-05 12:00', '2026-03-05 12:01'])
    expect(stampSpan(NOON + 5_400, NOON + 35_600)).toEqual(['2026-03-05 12:00:05', '2026-03-05 12:00:36'])
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.integer({ min: 1, max: 10_000_000 }), (after, long) => {
        const [from, to] = stampSpan(NOON + after, NOON + after + long).map(parseStamp) as [number, number]
        expect(from <= NOON + after && to >= NOON + after + long && to - from < long + 2_000).toBe(true)
      }),
    )
  })

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.integer({ min: 26_000_000, max: 60_000_000 }), (minutes) => {
        expect(parseStamp(localMinute(minutes * 60_000))).toBe(minutes * 60_000)
      }),
    )
  })
})
