import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { standardsErrors } from '@/collections/standards/errors'
import { addYears, daysBetween, daysCovered } from '@/collections/standards/domain/dates'
import { evaluateEligibility, type CandidateFacts, type Condition, type EligibilityRules } from '@/collections/standards/domain/eligibility'
import { readEligibility } from '@/collections/standards/domain/eligibility-shape'

const nobody: CandidateFacts = { on: '2026-06-01', experience: [], certificates: [], education: [], training: [] }
const four: EligibilityRules = [
  {
    level: 4,
    anyOf: [
      {
        allOf: [
          { kind: 'certificate', level: 5, relation: 'related' },
          { kind: 'experience', years: 4, relation: 'related', since: 'certificate' },
        ],
      },
      { allOf: [{ kind: 'experience', years: 6, relation: 'related' }] },
      { allOf: [{ kind: 'education', schools: ['technical-school'], relation: 'related', studentsInFinalYear: true }] },
    ],
  },
]
const judge = (facts: Partial<CandidateFacts>, rules = four) => evaluateEligibility(rules, 4, { ...nobody, ...facts })
const only = (condition: Condition): EligibilityRules => [{ level: 4, anyOf: [{ allOf: [condition] }] }]

describe('eligibility', () => {
  it('admits whoever meets one route whole, and says which', () => {
    const result = judge({ experience: [{ relation: 'same', from: '2020-06-01' }] })
    expect(result).toMatchObject({ eligible: true, nearest: 1 })
    expect(result.routes.map((route) => route.met)).toEqual([false, true, false])
  })

  it('says for every route what is missing, with numbers', () => {
    const result = judge({
      certificates: [{ level: 5, relation: 'same', issuedOn: '2023-06-01' }],
      experience: [{ relation: 'same', from: '2021-06-01' }],
    })
    expect(result.eligible).toBe(false)
    expect(result.routes[0]?.missing).toEqual([
      { code: 'standards.lacksExperienceSince', details: { years: 4, relation: 'related', haveDays: 1096, shortDays: 365 } },
    ])
    expect(result.routes[1]?.missing).toEqual([
      { code: 'standards.lacksExperience', details: { years: 6, relation: 'related', haveDays: 1826, shortDays: 365 } },
    ])
    expect(result.routes[2]?.missing).toEqual([
      { code: 'standards.lacksEducation', details: { schools: 'technical-school', relation: 'related' } },
    ])
  })

  it('does not count work before the certificate, nor any where the certificate is missing', () => {
    const worked = { experience: [{ relation: 'same' as const, from: '2021-01-01' }] }
    expect(judge({ ...worked, certificates: [{ level: 5, relation: 'same', issuedOn: '2022-06-01' }] }).routes[0]?.met).toBe(true)
    expect(judge({ ...worked, certificates: [{ level: 5, relation: 'same', issuedOn: '2022-06-02' }] }).routes[0]?.met).toBe(false)
    expect(judge(worked).routes[0]?.missing.map((each) => each.code)).toEqual([
      'standards.lacksCertificate',
      'standards.lacksExperienceSince',
    ])
  })

  it.each([
    ['2020-06-01', true],
    ['2020-06-02', false],
  ])('counts unbroken work since %s as six years: %s', (from, enough) => {
    expect(judge({ experience: [{ relation: 'same', from }] }).routes[1]?.met).toBe(enough)
  })

  it('counts overlapping work once', () => {
    const overlapping = [
      { relation: 'same' as const, from: '2021-06-01', to: '2024-05-31' },
      { relation: 'related' as const, from: '2022-06-01', to: '2025-05-31' },
    ]
    expect(judge({ experience: overlapping }).routes[1]?.met).toBe(false)
  })

  it('does not take related work, or a related certificate, where the occupation itself is asked for', () => {
    const years: Condition = { kind: 'experience', years: 1, relation: 'same' }
    expect(judge({ experience: [{ relation: 'related', from: '2000-01-01' }] }, only(years)).eligible).toBe(false)
    expect(
      judge(
        { certificates: [{ level: 5, relation: 'related', issuedOn: '2000-01-01' }] },
        only({ kind: 'certificate', level: 5, relation: 'same' }),
      ).eligible,
    ).toBe(false)
  })

  it('takes a higher certificate for a lower one, never the other way, and none from the future', () => {
    const five: Condition = { kind: 'certificate', level: 5, relation: 'same' }
    const holds = (level: 3 | 4 | 5, issuedOn: string, wanted: Condition) =>
      judge({ certificates: [{ level, relation: 'same', issuedOn }] }, only(wanted)).eligible
    expect(holds(3, '2026-06-01', five)).toBe(true)
    expect(holds(5, '2020-01-01', { ...five, level: 4 })).toBe(false)
    expect(holds(5, '2026-06-02', five)).toBe(false)
  })

  it('lets students in their final year register only where the rule says so', () => {
    const school = (graduatesOn: string) => ({
      education: [{ school: 'technical-school' as const, relation: 'related' as const, graduatesOn }],
    })
    expect(judge(school('2027-06-01')).eligible).toBe(true)
    expect(judge(school('2027-06-02')).eligible).toBe(false)
    const graduates = only({ kind: 'education', schools: ['technical-school'], relation: 'related', studentsInFinalYear: false })
    expect(judge(school('2026-06-02'), graduates).eligible).toBe(false)
  })

  it('adds up training hours of the level and names what is short', () => {
    const condition: Condition = { kind: 'training', level: 4, hours: 100 }
    const training = [
      { level: 4 as const, hours: 60, completedOn: '2025-01-01' },
      { level: 4 as const, hours: 39, completedOn: '2026-06-01' },
      { level: 4 as const, hours: 50, completedOn: '2026-06-02' },
      { level: 5 as const, hours: 500, completedOn: '2020-01-01' },
    ]
    expect(judge({ training }, only(condition)).routes[0]?.missing).toEqual([
      { code: 'standards.lacksTraining', details: { level: 4, required: 100, have: 99 } },
    ])
    expect(judge({ training: [...training, { level: 4, hours: 1, completedOn: '2026-01-01' }] }, only(condition)).eligible).toBe(true)
  })

  it('admits nobody at a level without a rule', () => {
    expect(evaluateEligibility(four, 1, { ...nobody, experience: [{ relation: 'same', from: '1980-01-01' }] })).toEqual({
      eligible: false,
      level: 1,
      routes: [],
      nearest: null,
    })
  })

  it('never turns against a candidate who has worked longer', () => {
    const day = fc
      .integer({ min: 0, max: 12_000 })
      .map((offset) => new Date(Date.UTC(1995, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10))
    fc.assert(
      fc.property(fc.array(fc.tuple(day, day)), fc.tuple(day, day), (periods, more) => {
        const experience = (list: readonly (readonly [string, string])[]) =>
          list.map(([a, b]) => ({ relation: 'same' as const, from: a < b ? a : b, to: a < b ? b : a }))
        if (judge({ experience: experience(periods) }).eligible)
          expect(judge({ experience: experience([...periods, more]) }).eligible).toBe(true)
      }),
    )
  })

  it('has a text for everything that can be missing', () => {
    const codes = judge({}).routes.flatMap((route) => route.missing.map((each) => each.code))
    for (const code of codes) expect(Object.keys(standardsErrors)).toContain(code)
  })
})

describe('days and years', () => {
  it.each([
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2026-01-31', -0.5, '2025-07-31'],
    ['2026-03-31', -0.1, '2026-02-28'],
    ['2026-01-15', -1, '2025-01-15'],
  ])('moves %s by %s years to %s', (from, years, to) => {
    expect(addYears(from, years)).toBe(to)
  })

  it('counts covered days as a calendar would, one by one', () => {
    const start = Date.UTC(2024, 0, 1)
    const dayAt = (offset: number) => new Date(start + offset * 86_400_000).toISOString().slice(0, 10)
    const period = fc.tuple(fc.nat(60), fc.nat(20)).map(([from, length]) => ({ from, to: from + length }))
    fc.assert(
      fc.property(fc.array(period, { maxLength: 6 }), fc.option(fc.nat(60)), fc.nat(70), (list, since, until) => {
        let expected = 0
        for (let day = 0; day < until; day += 1)
          if ((since === null || day >= since) && list.some(({ from, to }) => day >= from && day <= to)) expected += 1
        const periods = list.map(({ from, to }) => ({ from: dayAt(from), to: dayAt(to) }))
        expect(daysCovered(periods, since === null ? null : dayAt(since), dayAt(until))).toBe(expected)
        expect(daysBetween(dayAt(0), dayAt(until))).toBe(until)
      }),
    )
  })
})

describe('the shape of stored rules', () => {
  it('reads sound rules as they are', () => {
    expect(readEligibility(JSON.parse(JSON.stringify(four)))).toEqual({ rules: four, fault: null })
    expect(readEligibility([])).toEqual({ rules: [], fault: null })
  })

  it.each([
    [{}, ''],
    [[{ level: 6, anyOf: [] }], '0.level'],
    [[{ level: 4, anyOf: [] }], '0.anyOf'],
    [[{ level: 4, anyOf: [{ allOf: [] }] }], '0.anyOf.0.allOf'],
    [[{ level: 4, anyOf: [{ allOf: [{ kind: 'magic' }] }] }], '0.anyOf.0.allOf.0.kind'],
    [[{ level: 4, anyOf: [{ allOf: [{ kind: 'experience', years: 0, relation: 'same' }] }] }], '0.anyOf.0.allOf.0.years'],
    [
      [{ level: 4, anyOf: [{ allOf: [{ kind: 'experience', years: 1, relation: 'same', sinse: 'certificate' }] }] }],
      '0.anyOf.0.allOf.0.sinse',
    ],
    [
      [{ level: 4, anyOf: [{ allOf: [{ kind: 'education', schools: ['uni'], relation: 'same', studentsInFinalYear: true }] }] }],
      '0.anyOf.0.allOf.0.schools',
    ],
    [[{ level: 4, anyOf: [{ allOf: [{ kind: 'certificate', level: 5, relation: 'other' }] }] }], '0.anyOf.0.allOf.0.relation'],
    [[{ level: 4, anyOf: [], extra: 1 }], '0.extra'],
  ])('names the place where %j is malformed', (value, path) => {
    expect(readEligibility(value)).toMatchObject({ rules: null, fault: { path } })
  })
})
