import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkTerm, termHolds, termsOverlap, type Term } from '@/collections/committees/domain/term'
import { addDays } from '@/kernel/clock'

const day = fc.integer({ min: 0, max: 400 }).map((offset) => addDays('2025-01-01', offset))
const term: fc.Arbitrary<Term> = fc
  .tuple(day, fc.option(fc.integer({ min: 0, max: 200 })))
  .map(([startsOn, length]) => ({ startsOn, endsOn: length === null ? null : addDays(startsOn, length) }))

describe('a term', () => {
  it.each([
    ['2025-01-01', '2025-12-31', '2025-01-01', true],
    ['2025-01-01', '2025-12-31', '2025-12-31', true],
    ['2025-01-01', '2025-12-31', '2026-01-01', false],
    ['2025-01-01', null, '2099-01-01', true],
    ['2025-01-01', null, '2024-12-31', false],
  ])('from %s to %s holds on %s: %s', (startsOn, endsOn, on, holds) => {
    expect(termHolds({ startsOn, endsOn }, on)).toBe(holds)
  })

  it('does not end before it starts, but may last one day', () => {
    expect(checkTerm({ startsOn: '2025-02-01', endsOn: '2025-01-31' })).toMatchObject({ code: 'committees.termEndsBeforeStart' })
    expect(checkTerm({ startsOn: '2025-02-01', endsOn: '2025-02-01' })).toEqual({ ok: true })
  })

  it('overlaps another exactly when some day belongs to both', () => {
    fc.assert(
      fc.property(term, term, (a, b) => {
        const days = Array.from({ length: 800 }, (_, offset) => addDays('2025-01-01', offset))
        expect(termsOverlap(a, b)).toBe(days.some((on) => termHolds(a, on) && termHolds(b, on)))
      }),
      { numRuns: 60 },
    )
  })
})
