import { describe, expect, it } from 'vitest'
import { checkRule, DEFAULT_RULES, dayCapMs, provisionalCapMs, readRules, RULE_KEYS } from '@/plugins/study-hours/ledger/domain/rules'
import { MINUTE } from './trainee'

const row = (key: string, value: unknown) => ({ key, value })

describe('the rules of study', () => {
  it('are the defaults where no row speaks, and say so', () => {
    expect(readRules([])).toEqual({ rules: DEFAULT_RULES, defaulted: RULE_KEYS.map(({ key }) => key), faults: [] })
  })

  it('are the defaults again when every default is written as a row', () => {
    const rows = [
      row('study.heartbeat_seconds', 30),
      row('study.lease_seconds', 75),
      row('study.presence_min_minutes', 8),
      row('study.presence_max_minutes', 15),
      row('study.presence_answer_seconds', 90),
      row('study.idle_seconds', 120),
      row('study.max_media_rate', 2),
      row('study.hour_minutes', 45),
      row('study.day_cap_hours', 7),
      row('study.online_share_max_percent', 50),
      row('study.unit_review_percent', 200),
      row('study.reconnect_minutes', 10),
      row('study.carry_hours', 24),
    ]
    expect(readRules(rows)).toEqual({ rules: DEFAULT_RULES, defaulted: [], faults: [] })
  })

  it.each([
    ['study.lease_seconds', 90, { leaseMs: 90_000 }],
    ['study.hour_minutes', 50, { hourMs: 3_000_000 }],
    ['study.presence_min_minutes', 0.1, { presenceMinMs: 6_000 }],
    ['study.unit_review_percent', null, { unitReviewPercent: null }],
    ['study.max_media_rate', 1.5, { maxMediaRate: 1.5 }],
    ['study.day_cap_hours', 0, { dayCapHours: 0 }],
  ])('take %s = %s', (key, value, expected) => {
    const read = readRules([row(key, value)])
    expect(read.rules).toEqual({ ...DEFAULT_RULES, ...expected })
    expect(read.defaulted).not.toContain(key)
    expect(read.faults).toEqual([])
  })

  it.each([
    ['study.lease_seconds', '75'],
    ['study.lease_seconds', Number.NaN],
    ['study.lease_seconds', -5],
    ['study.hour_minutes', 0],
    ['study.online_share_max_percent', 101],
    ['study.online_share_max_percent', 33.3],
    ['study.unit_review_percent', 50],
    ['study.max_media_rate', 0.5],
    ['study.carry_hours', 0],
    ['study.heartbeat_seconds', [30]],
  ])('do not believe %s = %o: the default holds and somebody is told', (key, value) => {
    const read = readRules([row(key, value)])
    expect(read.rules).toEqual(DEFAULT_RULES)
    expect(read.faults).toEqual([key])
    expect(read.defaulted).not.toContain(key)
  })

  it('fall back together where two contradict each other', () => {
    expect(readRules([row('study.heartbeat_seconds', 60), row('study.lease_seconds', 60)])).toMatchObject({
      rules: DEFAULT_RULES,
      faults: ['study.heartbeat_seconds', 'study.lease_seconds'],
    })
    expect(readRules([row('study.presence_min_minutes', 16)]).rules).toEqual(DEFAULT_RULES)
    expect(readRules([row('study.presence_min_minutes', 15)]).rules.presenceMinMs).toBe(15 * MINUTE)
  })

  it('take a repealed row for none', () => {
    expect(readRules([row('study.lease_seconds', null)]).defaulted).toContain('study.lease_seconds')
  })

  it('cap a day at seven hours of 45 minutes and one check at the latest check, its answer and a lease', () => {
    expect(dayCapMs(DEFAULT_RULES)).toBe(315 * MINUTE)
    expect(provisionalCapMs(DEFAULT_RULES)).toBe(15 * MINUTE + 90_000 + 75_000)
  })
})

describe('a row of the policy library', () => {
  it.each([
    ['study.lease_seconds', -1],
    ['study.lease_seconds', 0],
    ['study.lease_seconds', '75'],
    ['study.lease_seconds', 1e12],
    ['study.online_share_max_percent', 101],
    ['study.online_share_max_percent', 50.5],
    ['study.unit_review_percent', 99],
  ])('is refused where the engine would not believe it: %s = %s', (key, value) => {
    expect(checkRule({ key, value })).toMatchObject({ ok: false, code: 'study.ruleOutOfBounds' })
    expect(readRules([row(key, value)]).faults).toEqual([key])
  })

  it('is refused in another unit than the engine reads', () => {
    expect(checkRule({ key: 'study.lease_seconds', value: 75, unit: 'min' })).toMatchObject({ ok: false, code: 'study.ruleUnit' })
  })

  it.each([
    { key: 'study.lease_seconds', value: 90, unit: 's' },
    { key: 'study.lease_seconds', value: 90 },
    { key: 'study.unit_review_percent', value: null },
    { key: 'fund.anything', value: -1, unit: 'min' },
  ])('is taken where it can hold, or is not about study: %o', (row) => {
    expect(checkRule(row)).toEqual({ ok: true })
  })
})
