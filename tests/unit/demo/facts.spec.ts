import { describe, expect, it } from 'vitest'
import { readEligibility } from '@/collections/standards/domain/eligibility-shape'
import { importanceMisses, countImportance } from '@/collections/standards/domain/importance'
import { treeFaults } from '@/collections/standards/domain/tree'
import { checkWeightTable } from '@/collections/standards/domain/weights'
import { weightDisagreements } from '@/collections/standards/domain/agreement'
import { demoCommittees } from '@/demo/facts/committees'
import { blastFurnaceCoverage, blastFurnaceGaps, steelmakingCoverage } from '@/demo/facts/coverage'
import { demoHolidayYears } from '@/demo/facts/holidays'
import { demoOccupations } from '@/demo/facts/occupations'
import { demoOrganisations } from '@/demo/facts/organisations'
import { DEFAULT_RULES, readRules } from '@/plugins/study-hours/ledger/domain/rules'
import { demoPolicies } from '../../factories/definitions'
import { specificationOf } from '@/demo/facts/specification'
import { demoSpecifications, demoStandards } from '@/demo/facts/standards'
import { isWorkingDay } from '@/kernel/calendar'

describe('facts of the demonstration', () => {
  it('name 75 occupations once each, every one with its source', () => {
    expect(new Set(demoOccupations.map(({ code }) => code)).size).toBe(75)
    for (const { code, nameEn, nameZh, source } of demoOccupations) {
      expect(code).toMatch(/^\d-\d{2}-\d{2}-\d{2}$/)
      expect([nameZh, nameEn, source].every(Boolean)).toBe(true)
    }
    expect(demoOccupations.some(({ verified }) => verified) && demoOccupations.some(({ verified }) => !verified)).toBe(true)
  })

  it.each(demoStandards.map((standard) => [standard.key, standard] as const))(
    '%s has weight tables that come to 100 at every level',
    (_, standard) => {
      for (const [kind, table] of [
        ['theory', standard.theoryWeights],
        ['skill', standard.skillWeights],
      ] as const)
        if (table.length > 0) expect(checkWeightTable(table, standard.levels, kind)).toEqual({ ok: true })
      expect(demoOccupations.map(({ code }) => code)).toContain(standard.occupationCode)
      expect(readEligibility(standard.eligibility).fault).toBeNull()
    },
  )

  it.each(demoSpecifications.map((specification) => [specification.key, specification] as const))(
    '%s is a sound tree, graded within the guidance and in agreement with its standard',
    (key, { level, occupationCode, points, ranges }) => {
      expect(points.length).toBeGreaterThanOrEqual(key === 'spec-bf-4' ? 180 : 120)
      for (const { code } of points) expect(code).toMatch(/^[A-Z]-[A-Z]-[A-Z]-\d{3}$/)
      expect(new Set(points.map(({ code }) => code)).size).toBe(points.length)
      expect(new Set(points.map(({ name }) => name)).size).toBe(points.length)
      expect(treeFaults(ranges, points)).toEqual([])
      expect(importanceMisses(countImportance(points), { minCore: 0.8, maxGeneral: 0.15, maxAuxiliary: 0.05 })).toEqual([])
      const standard = demoStandards.find((each) => each.occupationCode === occupationCode)
      expect(weightDisagreements(ranges, standard?.theoryWeights ?? [], level)).toEqual([])
    },
  )

  it('refuses a range without a heading above it', () => {
    expect(() => specificationOf([['A', '基本要求', 'Basic']], [['A-A-A', '职业道德', 5, ['含义']]])).toThrow('no heading')
  })

  it('leave exactly the gaps that the committee accepted in the published book, and open ones in the other', () => {
    const [iron, steel] = demoSpecifications
    const gaps = (points: readonly { code: string }[], coverage: Readonly<Record<string, readonly string[]>>) => {
      const covered = new Set(Object.values(coverage).flat())
      expect([...covered].filter((code) => !points.some((point) => point.code === code))).toEqual([])
      return points.map(({ code }) => code).filter((code) => !covered.has(code))
    }
    expect(gaps(iron.points, blastFurnaceCoverage)).toEqual(blastFurnaceGaps.map(({ code }) => code))
    expect(blastFurnaceGaps).toHaveLength(5)
    expect(gaps(steel.points, steelmakingCoverage).length).toBeGreaterThan(20)
  })

  it('have eight writing committees under one editorial committee, each with occupations', () => {
    expect(demoCommittees.filter(({ kind, parent }) => kind === 'writing' && parent === 'editorial')).toHaveLength(8)
    for (const { occupationPrefixes } of demoCommittees)
      expect(demoOccupations.some(({ code }) => occupationPrefixes.some((prefix) => code.startsWith(prefix)))).toBe(true)
  })

  it('mark invented organisations and keep real ones apart from them', () => {
    expect(new Set(demoOrganisations.map(({ nameZh }) => nameZh)).size).toBe(demoOrganisations.length)
    for (const { composed, isDemonstration, nameZh, parent } of demoOrganisations) {
      expect(isDemonstration).toBe(Boolean(composed))
      expect(nameZh.includes('演示')).toBe(isDemonstration)
      if (parent) expect(demoOrganisations.find(({ key }) => key === parent)?.isDemonstration).toBe(isDemonstration)
    }
  })

  it('state every rule once for its scope and first day, with a source', () => {
    expect(new Set(demoPolicies.map(({ effectiveFrom, key, scope }) => `${key} ${scope} ${effectiveFrom}`)).size).toBe(demoPolicies.length)
    for (const { effectiveFrom, key, source } of demoPolicies) {
      expect(key).toMatch(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/)
      expect(effectiveFrom).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      expect(source).not.toBe('')
    }
    const standing = demoPolicies.filter(({ scope }) => scope === 'default')
    expect(readRules(standing)).toEqual({ rules: DEFAULT_RULES, defaulted: [], faults: [] })
  })

  it('know the holidays that are announced and say which year is not', () => {
    const days = demoHolidayYears.flatMap((year) => year.days)
    const of = (kind: string) => new Set(days.filter((day) => day.kind === kind).map(({ date }) => date))
    const table = { holidays: of('holiday'), workdays: of('workday'), until: '2026-12-31' }
    expect(isWorkingDay('2026-02-17', table)).toBe(false)
    expect(isWorkingDay('2026-02-14', table)).toBe(true)
    expect(isWorkingDay('2025-10-01', table)).toBe(false)
    expect(demoHolidayYears.map(({ announced, year }) => [year, announced])).toEqual([
      [2025, true],
      [2026, true],
      [2027, false],
    ])
  })
})
