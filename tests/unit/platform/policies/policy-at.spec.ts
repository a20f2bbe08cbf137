import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { covers, DEFAULT_SCOPE, isInForce, policyAt, type PolicyRow } from '@/platform/policies/policy-at'

const row = (id: string, effectiveFrom: string, more: Partial<PolicyRow> = {}): PolicyRow => ({
  id,
  key: 'notice.days',
  value: Number(id),
  scope: DEFAULT_SCOPE,
  effectiveFrom,
  ...more,
})
const rows = [
  row('1', '2016-01-01'),
  row('2', '2020-01-01', { effectiveTo: '2020-12-31' }),
  row('3', '2023-07-01'),
  row('4', '2021-01-01', { scope: 'hunan' }),
  row('5', '2024-01-01', { scope: 'hunan', repeals: true }),
  row('6', '2019-01-01', { key: 'other' }),
]
const at = (on: string, scope?: string) => policyAt({ rows, key: 'notice.days', on, ...(scope ? { scope } : {}) })?.id ?? null

describe('the rule of a day', () => {
  it.each([
    ['2015-12-31', undefined, null],
    ['2016-01-01', undefined, '1'],
    ['2020-01-01', undefined, '2'],
    ['2020-12-31', undefined, '2'],
    ['2021-01-01', undefined, '1'],
    ['2023-06-30', undefined, '1'],
    ['2023-07-01', undefined, '3'],
    ['2020-06-01', 'hunan', '2'],
    ['2021-01-01', 'hunan', '4'],
    ['2023-12-31', 'hunan', '4'],
    ['2024-01-01', 'hunan', null],
    ['2024-01-01', 'gansu', '3'],
  ])('on %s in scope %s is row %s', (on, scope, id) => {
    expect(at(on, scope)).toBe(id)
  })

  it('does not depend on the order of the rows', () => {
    const day = fc.integer({ min: 2014, max: 2026 }).map((year) => `${year}-06-15`)
    fc.assert(
      fc.property(
        fc.shuffledSubarray(rows, { minLength: rows.length }),
        day,
        fc.constantFrom(undefined, 'hunan'),
        (shuffled, on, scope) => {
          expect(policyAt({ rows: shuffled, key: 'notice.days', on, ...(scope ? { scope } : {}) })?.id ?? null).toBe(at(on, scope))
        },
      ),
    )
  })

  it('never changes for a past day when a row with a later date is added', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2014, max: 2030 }), fc.integer({ min: 2014, max: 2030 }), (past, later) => {
        fc.pre(past < later)
        const before = policyAt({ rows, key: 'notice.days', on: `${past}-12-31` })
        expect(policyAt({ rows: [...rows, row('9', `${later}-01-01`)], key: 'notice.days', on: `${past}-12-31` })).toBe(before)
      }),
    )
  })

  it('covers both of its days and is in force from the first', () => {
    const year = { effectiveFrom: '2020-01-01', effectiveTo: '2020-12-31' }
    expect(['2019-12-31', '2020-01-01', '2020-12-31', '2021-01-01'].map((on) => covers(year, on))).toEqual([false, true, true, false])
    expect(['2019-12-31', '2020-01-01', '2021-01-01'].map((on) => isInForce(year, on))).toEqual([false, true, true])
  })
})
