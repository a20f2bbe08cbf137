import { describe, expect, it } from 'vitest'
import { describeFault, newCondition, ofKind, readRules, writeRules } from '@/collections/standards/domain/eligibility-draft'
import { readEligibility } from '@/collections/standards/domain/eligibility-shape'
import { demoStandards } from '@/demo/facts/standards'
import { describeError } from '@/kernel/errors'
import '@/collections/standards/errors'

describe('eligibility as a form', () => {
  it.each(
    demoStandards.filter(({ eligibility }) => eligibility.length > 0).map((standard) => [standard.key, standard.eligibility] as const),
  )('takes the rules of %s in and gives them back the same', (_, eligibility) => {
    const written = writeRules(readRules(eligibility))
    expect(readEligibility(written).rules).toEqual(readEligibility([...eligibility].sort((one, other) => other.level - one.level)).rules)
  })

  it('keeps what was typed wrong, and says which condition of which route it is', () => {
    const written = writeRules([
      {
        level: 4,
        routes: [{ conditions: [newCondition(4), { ...newCondition(4), years: '四年' }], source: '', verified: false, note: '' }],
      },
    ])
    expect(readRules(written)[0]?.routes[0]?.conditions[1]?.years).toBe('四年')
    const { fault } = readEligibility(written)
    expect(fault).not.toBeNull()
    const details = fault ? { ...fault, ...describeFault(written, fault) } : {}
    expect(describeError('standards.eligibilityShape', 'zh', details)).toBe('申报条件（四级/中级工 途径 1 条件 1 年限）：应填大于 0 的数。')
    expect(describeError('standards.eligibilityShape', 'en', details)).toBe(
      'Eligibility (Level 4 (intermediate) route 1 condition 1 years): must be a number above 0.',
    )
  })

  it('proposes training for the level itself and the certificate of the level below, and keeps a level that was chosen', () => {
    const condition = newCondition(4)
    expect([ofKind(condition, 'training', 4).level, ofKind(condition, 'certificate', 4).level]).toEqual([4, 5])
    expect(ofKind(condition, 'certificate', 5).level).toBe(5)
    expect(ofKind({ ...condition, kind: 'training', level: 3 }, 'training', 4).level).toBe(3)
  })

  it('is nothing where no level has a route', () => {
    expect(writeRules([{ level: 5, routes: [] }])).toBeNull()
    expect(readRules(null)).toEqual([])
    expect(readRules([{ level: 9 }, 'x'])).toEqual([])
  })
})
