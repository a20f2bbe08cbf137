import { describe, expect, it } from 'vitest'
import { nextRound } from '@/platform/jobs'
import { dayOfLogFile, daysKept, keptSince, logFileName, RETENTION, retentionPolicies } from '@/platform/retention/rules'
import { valueFaults } from '@/platform/policies'

describe('how long something is kept', () => {
  it.each([
    ['what the rule of the day says', 45, 45],
    ['the least that a rule may say', 30, 30],
    ['the default without a rule', undefined, 90],
    ['the default where a rule says less than it may', 29, 90],
    ['the default where a rule says no whole number', 45.5, 90],
    ['the default where a rule says a text', '45', 90],
  ])('is %s', (_, ruled, days) => {
    expect(daysKept('jobs', ruled)).toBe(days)
  })

  it('ends so many days before now', () => {
    expect(keptSince(new Date('2026-11-28T02:00:00.000Z'), 30).toISOString()).toBe('2026-10-29T02:00:00.000Z')
  })

  it('is never less than the rules allow by default, and no form takes less', () => {
    for (const { days, key, leastDays } of Object.values(RETENTION)) {
      expect(days, key).toBeGreaterThanOrEqual(leastDays)
      const { value } = retentionPolicies.find((each) => each.key === key)!
      expect(valueFaults(value, leastDays), key).toEqual([])
      expect(
        valueFaults(value, leastDays - 1).map(({ code }) => code),
        key,
      ).toEqual(['policies.badNumber'])
    }
  })
})

it('knows the day of a log file by its name, and no other file', () => {
  expect(dayOfLogFile(logFileName('2026-11-28'))).toBe('2026-11-28')
  for (const name of ['liangong.log', 'liangong-2026-11-28.log.gz', 'other-2026-11-28.log']) expect(dayOfLogFile(name)).toBeUndefined()
})

describe('the number of another run', () => {
  it.each([
    ['the first', [], 0],
    ['one more than the last', ['kind:a:0', 'kind:a:1'], 2],
    ['none that is taken, where the first ones were put away', ['kind:a:2'], 3],
    ['one behind the highest, in whatever order', ['kind:a:10', 'kind:a:9'], 11],
    ['the first where no key has one', ['kind:a'], 0],
  ])('is %s', (_, keys, round) => {
    expect(nextRound(keys)).toBe(round)
  })
})
