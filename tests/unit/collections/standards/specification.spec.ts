import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weightDisagreements } from '@/collections/standards/domain/agreement'
import { diffSpecifications } from '@/collections/standards/domain/diff'
import {
  countImportance,
  importanceMisses,
  importanceRatio,
  parseRatio,
  totalOf,
  type Importance,
} from '@/collections/standards/domain/importance'
import { countsOf, planImport, type StoredEntry } from '@/collections/standards/domain/plan'
import {
  buildTree,
  largestRemainder,
  shares,
  treeFaults,
  walk,
  type PointEntry,
  type RangeEntry,
} from '@/collections/standards/domain/tree'
import { checkWeightTable, readWeightTable, weightSums } from '@/collections/standards/domain/weights'

const range = (code: string, weight: number | null = null): RangeEntry => ({ code, name: `范围${code}`, weight })
const point = (code: string, importance: Importance = 'X', more: Partial<PointEntry> = {}): PointEntry => ({
  code,
  name: `点${code}`,
  importance,
  ...more,
})

const ranges = [range('B', 7500), range('A', 2500), range('A-A', 500), range('A-B', 2000), range('A-B-A', 2000), range('B-A', 7500)]
const points = [point('A-A-001'), point('A-A-002', 'Y'), point('A-B-A-001'), point('A-B-A-010', 'Z'), point('A-B-A-002'), point('B-A-001')]

const someImportance = fc.constantFrom<Importance>('X', 'Y', 'Z')
const somePoints = fc
  .uniqueArray(fc.tuple(fc.constantFrom('A-A', 'A-B-A', 'A-B', 'B-A', 'B'), fc.integer({ min: 1, max: 40 }), someImportance), {
    selector: ([code, number]) => `${code}-${number}`,
    maxLength: 120,
  })
  .map((list) => list.map(([code, number, importance]) => point(`${code}-${String(number).padStart(3, '0')}`, importance)))

describe('the tree', () => {
  it('is built from codes alone, in the order of the printed table', () => {
    const roots = buildTree(ranges, points)
    const order: string[] = []
    walk(roots, (node) => order.push(node.code, ...node.points.map((each) => each.code)))
    expect(order).toEqual(['A', 'A-A', 'A-A-001', 'A-A-002', 'A-B', 'A-B-A', 'A-B-A-001', 'A-B-A-002', 'A-B-A-010', 'B', 'B-A', 'B-A-001'])
    expect(roots[0]?.counts).toEqual({ X: 3, Y: 1, Z: 1 })
    expect(treeFaults(ranges, points)).toEqual([])
  })

  it('counts every point exactly once at the top, whatever the points', () => {
    fc.assert(
      fc.property(somePoints, (some) => {
        const counted = buildTree(ranges, some).reduce((sum, root) => sum + totalOf(root.counts), 0)
        expect(counted).toBe(some.length)
      }),
    )
  })

  it('names a range that is missing above a point once', () => {
    const without = ranges.filter((each) => each.code !== 'A-B')
    expect(treeFaults(without, points).filter((fault) => fault.kind === 'missing-range')).toEqual([
      { kind: 'missing-range', code: 'A-B-A', missing: 'A-B' },
    ])
  })

  it.each([
    ['the top does not come to 100', [range('A', 9999)], [point('A-001')], { kind: 'weight-sum', code: '', expected: 10_000, sum: 9999 }],
    [
      'children miss the weight of their range',
      [range('A', 10_000), range('A-A', 400)],
      [point('A-A-001')],
      { kind: 'weight-sum', code: 'A', expected: 10_000, sum: 400 },
    ],
    [
      'weighted points miss the weight of their range',
      [range('A', 10_000)],
      [point('A-001', 'X', { weight: 5000 }), point('A-002')],
      { kind: 'weight-sum', code: 'A', expected: 10_000, sum: 5000 },
    ],
    ['a range has no weight', [range('A')], [point('A-001')], { kind: 'missing-weight', code: 'A' }],
    ['a range has no point', [range('A', 10_000)], [], { kind: 'empty-range', code: 'A' }],
  ])('says when %s', (_, someRanges, somePointsHere, fault) => {
    expect(treeFaults(someRanges, somePointsHere)).toContainEqual(fault)
  })
})

describe('shares of points', () => {
  it('stand beside the weights with their gap', () => {
    const a = shares(buildTree(ranges, points)).find((share) => share.code === 'A')
    expect(a).toEqual({ code: 'A', name: '范围A', points: 5, weight: 2500, pointShare: 8333, gap: 5833 })
  })

  it('always add up to 100 at the top and to their range below', () => {
    fc.assert(
      fc.property(somePoints, (some) => {
        const list = shares(buildTree(ranges, some))
        const share = (code: string) => list.find((each) => each.code === code)?.pointShare ?? 0
        expect(share('A') + share('B')).toBe(some.length === 0 ? 0 : 10_000)
        expect(share('A-A') + share('A-B')).toBe(share('A'))
        expect(share('A-B-A')).toBeLessThanOrEqual(share('A-B'))
        expect(list.map((each) => each.code)).toEqual(['A', 'A-A', 'A-B', 'A-B-A', 'B', 'B-A'])
      }),
    )
  })

  it('split a whole without loss and never away from the exact part by one or more', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { minLength: 1, maxLength: 30 }), fc.nat(10_000), (parts, whole) => {
        const sum = parts.reduce((a, b) => a + b, 0)
        const split = largestRemainder(parts, whole)
        expect(split.reduce((a, b) => a + b, 0)).toBe(sum === 0 ? 0 : whole)
        split.forEach((got, index) => expect(Math.abs(got - (sum === 0 ? 0 : ((parts[index] ?? 0) * whole) / sum))).toBeLessThan(1))
      }),
    )
  })
})

describe('importance', () => {
  it('is printed core first with two digits at least, and read back', () => {
    expect(importanceRatio({ X: 132, Y: 21, Z: 0 })).toBe('132:21:00')
    expect(parseRatio('（05：02：00）')).toEqual({ X: 5, Y: 2, Z: 0 })
    expect(parseRatio('5:2')).toBeNull()
    fc.assert(
      fc.property(fc.array(someImportance), (list) => {
        const counts = countImportance(list.map((importance) => ({ importance })))
        expect(parseRatio(`(${importanceRatio(counts)})`)).toEqual(counts)
      }),
    )
  })

  it.each([
    [{ X: 80, Y: 15, Z: 5 }, []],
    [{ X: 79, Y: 16, Z: 5 }, ['X', 'Y']],
    [{ X: 4, Y: 0, Z: 1 }, ['Z']],
    [{ X: 0, Y: 0, Z: 0 }, []],
  ])('is held against the bounds of the policy without rounding: %o', (counts, misses) => {
    expect(importanceMisses(counts, { minCore: 0.8, maxGeneral: 0.15, maxAuxiliary: 0.05 })).toEqual(misses)
  })
})

describe('weight tables', () => {
  const row = (name: string, five: number, four: number) => ({ name, hundredths: { 5: five, 4: four } })

  it('must come to exactly 100 at every level of the standard', () => {
    expect(checkWeightTable([row('a', 9999, 10_000), row('b', 1, 0)], [5, 4], 'theory')).toEqual({ ok: true })
    expect(checkWeightTable([row('a', 9999, 10_000)], [5, 4], 'theory')).toMatchObject({
      ok: false,
      code: 'standards.weightSum',
      details: { field: 'theoryWeights', kind: 'theory', level: 5, sum: '99.99' },
    })
    expect(checkWeightTable([], [5], 'skill')).toMatchObject({ ok: false, details: { sum: '0' } })
  })

  it.each([
    [[row('a', 10_000, 10_000), row('a', 0, 0)], 'weightRowTwice'],
    [[row('a', 10_001, 10_000), row('b', -1, 0)], 'weightOutOfRange'],
    [[row('a', 10_000.5, 10_000)], 'weightOutOfRange'],
    [[{ name: 'a', hundredths: { 5: 10_000, 4: 10_000, 3: 1 } }], 'weightForeignLevel'],
  ])('refuses %o', (table, code) => {
    expect(checkWeightTable(table, [5, 4], 'theory')).toMatchObject({ ok: false, code: `standards.${code}` })
  })

  it('pass exactly when every column comes to 100', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(10_000), fc.nat(10_000)), { minLength: 1, maxLength: 6 }), (rows) => {
        const fill = (index: 0 | 1) => 10_000 - rows.reduce((sum, each) => sum + each[index], 0)
        const table = [...rows.map(([five, four], index) => row(`r${index}`, five, four)), row('rest', fill(0), fill(1))]
        const sound = fill(0) >= 0 && fill(1) >= 0
        expect(weightSums(table, [5, 4])).toEqual({ 5: 10_000, 4: 10_000 })
        expect(checkWeightTable(table, [5, 4], 'skill').ok).toBe(sound)
      }),
    )
  })

  it('are read from JSON strictly', () => {
    expect(readWeightTable([{ name: ' 轧制 ', section: '', hundredths: { '4': 1250 }, extra: 1 }])).toEqual([
      { name: '轧制', hundredths: { 4: 1250 } },
    ])
    for (const bad of [
      {},
      [{ name: '', hundredths: {} }],
      [{ name: 'a' }],
      [{ name: 'a', hundredths: { '6': 1 } }],
      [{ name: 'a', hundredths: { '5': '1' } }],
      [null],
    ])
      expect(readWeightTable(bad)).toBeNull()
  })

  it('are compared with the ranges that bear the same names', () => {
    const table = [
      { name: '范围A', hundredths: { 4: 2000 } },
      { name: '范围B', hundredths: { 4: 7500 } },
      { name: '别的', hundredths: { 4: 500 } },
    ]
    expect(weightDisagreements(ranges, table, 4)).toEqual([{ code: 'A', name: '范围A', specification: 2500, standard: 2000 }])
    expect(weightDisagreements(ranges, table, 5)).toEqual([])
  })
})

describe('the difference of two versions', () => {
  it('lists added, removed, moved, renamed, reweighted and regraded points apart', () => {
    const before = [
      point('A-001'),
      point('A-002'),
      point('A-003', 'X', { weight: 100 }),
      point('A-004'),
      point('A-005', 'X', { name: '压下规程' }),
      point('A-006'),
    ]
    const after = [
      point('A-001'),
      point('A-002', 'X', { name: '新名' }),
      point('A-003', 'Y', { weight: 200 }),
      point('B-001', 'X', { name: '压下规程' }),
      point('B-002'),
      point('A-006', 'X', { weight: null }),
    ]
    expect(diffSpecifications(before, after)).toEqual({
      added: [point('B-002')],
      removed: [point('A-004')],
      moved: [{ name: '压下规程', from: 'A-005', to: 'B-001' }],
      renamed: [{ code: 'A-002', name: '新名', from: '点A-002', to: '新名' }],
      reweighted: [{ code: 'A-003', name: '点A-003', from: 100, to: 200 }],
      regraded: [{ code: 'A-003', name: '点A-003', from: 'X', to: 'Y' }],
      unchanged: 2,
    })
  })

  it('does not pair by a name that stands twice', () => {
    const twice = [point('A-001', 'X', { name: '同名' }), point('A-002', 'X', { name: '同名' })]
    expect(diffSpecifications(twice, [point('B-001', 'X', { name: '同名' })])).toMatchObject({
      moved: [],
      added: [{ code: 'B-001' }],
      removed: [{ code: 'A-001' }, { code: 'A-002' }],
    })
  })

  it('accounts for every point of both versions, and turns round when they are exchanged', () => {
    fc.assert(
      fc.property(somePoints, somePoints, (before, after) => {
        const there = diffSpecifications(before, after)
        const back = diffSpecifications(after, before)
        const touched = new Set([...there.renamed, ...there.reweighted, ...there.regraded].map((each) => each.code))
        const movedOnly = there.moved.filter((move) => !touched.has(move.to)).length
        expect(there.added.length + there.unchanged + touched.size + movedOnly).toBe(after.length)
        expect(back.removed).toEqual(there.added)
        expect(back.added).toEqual(there.removed)
        expect(back.unchanged).toBe(there.unchanged)
        expect(diffSpecifications(after, after)).toMatchObject({ added: [], removed: [], moved: [], renamed: [], unchanged: after.length })
      }),
    )
  })
})

describe('the plan of an import', () => {
  type Values = { name: string; weight: number | null }
  const stored: StoredEntry<Values>[] = [
    { id: '1', code: 'A-001', values: { name: 'a', weight: null }, retired: false },
    { id: '2', code: 'A-002', values: { name: 'b', weight: 5 }, retired: false },
    { id: '3', code: 'A-003', values: { name: 'c', weight: null }, retired: true },
    { id: '4', code: 'A-004', values: { name: 'd', weight: null }, retired: false },
  ]
  const rows: { code: string; values: Values }[] = [
    { code: 'A-001', values: { name: 'a', weight: null } },
    { code: 'A-002', values: { name: 'b', weight: 6 } },
    { code: 'A-003', values: { name: 'c', weight: null } },
    { code: 'A-005', values: { name: 'e', weight: null } },
  ]

  it('creates, updates by code, revives, leaves alone and retires', () => {
    const plan = planImport({ stored, rows, retireMissing: true })
    expect(plan.create.map((each) => each.code)).toEqual(['A-005'])
    expect(plan.update.map(({ code, changed }) => ({ code, changed }))).toEqual([
      { code: 'A-002', changed: ['weight'] },
      { code: 'A-003', changed: ['status'] },
    ])
    expect(plan.retire).toEqual([{ id: '4', code: 'A-004' }])
    expect(countsOf(plan)).toEqual({ created: 1, updated: 2, unchanged: 1, retired: 1 })
  })

  it('leaves rows alone that a partial file does not name', () => {
    expect(planImport({ stored, rows, retireMissing: false }).retire).toEqual([])
  })

  it('takes empty, null and absent for the same', () => {
    const plan = planImport<Record<string, unknown>>({
      stored: [{ id: '1', code: 'A', values: { en: null }, retired: false }],
      rows: [{ code: 'A', values: { en: '' } }],
      retireMissing: true,
    })
    expect(plan.unchanged).toBe(1)
  })
})
