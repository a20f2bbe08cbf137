import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverageOf, uncovered, type CoveragePoint } from '@/collections/materials/line/domain/coverage'
import { errataInHand, errataToCorrect, type ErratumFact } from '@/collections/materials/errata/domain/errata-in-hand'
import { parseIsbn } from '@/collections/materials/line/domain/isbn'
import { totalOrders } from '@/collections/materials/orders/domain/orders'
import { revisionOf, type ChapterVersion } from '@/collections/materials/editions/domain/revision'

const points: CoveragePoint[] = [
  { id: 'a', code: 'A-A-A-001', name: '炉缸', importance: 'Y' },
  { id: 'b', code: 'A-A-A-002', name: '炉腹', importance: 'X' },
  { id: 'c', code: 'A-A-A-003', name: '炉身', importance: 'X' },
]

describe('the coverage matrix', () => {
  const coverage = coverageOf(points, [
    { id: '2', number: 2, title: '乙', points: ['a', 'gone'] },
    { id: '1', number: 1, title: '甲', points: ['a', 'c'] },
  ])

  it('names for each point the chapters that treat it, in order', () => {
    expect(coverage.rows.map(({ chapters, code }) => [code, chapters])).toEqual([
      ['A-A-A-001', [1, 2]],
      ['A-A-A-002', []],
      ['A-A-A-003', [1]],
    ])
  })

  it('counts by importance and finds links into other specifications', () => {
    expect(coverage.totals).toEqual({ X: { points: 2, covered: 1 }, Y: { points: 1, covered: 1 }, Z: { points: 0, covered: 0 } })
    expect(coverage.foreign).toEqual([{ chapter: 2, point: 'gone' }])
    expect(coverage.chapters.map(({ count }) => count)).toEqual([2, 1])
  })

  it('lists gaps with the core points first', () => {
    expect(uncovered(coverageOf(points, [])).map(({ id }) => id)).toEqual(['b', 'c', 'a'])
  })
})

describe('errata', () => {
  const erratum = (change: Partial<ErratumFact>): ErratumFact => ({ id: 'e', status: 'confirmed', seenInPrinting: 1, ...change })

  it.each<[string, ErratumFact, number, boolean]>([
    ['a confirmed one concerns every printing', erratum({}), 3, true],
    ['a corrected one concerns the printings before', erratum({ status: 'corrected', correctedInPrinting: 2 }), 1, true],
    [
      'a corrected one no longer concerns the printing that corrects it',
      erratum({ status: 'corrected', correctedInPrinting: 2 }),
      2,
      false,
    ],
    ['one seen in the second printing concerns the first too', erratum({ seenInPrinting: 2 }), 1, true],
    ['a rejected one concerns nobody', erratum({ status: 'rejected' }), 1, false],
    ['one that was only reported concerns nobody yet', erratum({ status: 'reported' }), 1, false],
  ])('%s', (_, fact, printing, concerned) => {
    expect(errataInHand([fact], printing).length === 1).toBe(concerned)
  })

  it('to correct are the confirmed ones', () => {
    expect(errataToCorrect([erratum({}), erratum({ status: 'corrected' }), erratum({ status: 'reported' })])).toHaveLength(1)
  })
})

describe('an ISBN', () => {
  it.each([
    ['978-7-5024-0001-8', undefined],
    ['978-7-302-51161-8', '9787302511618'],
    ['ISBN 978 0 306 40615 7', '9780306406157'],
    ['7-302-51161-8', undefined],
    ['', undefined],
  ])('%s → %s', (text, digits) => {
    expect(parseIsbn(text)).toBe(digits)
  })

  it('with one digit changed is refused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 12 }), fc.integer({ min: 1, max: 9 }), (place, by) => {
        const digits = [...'9787302511618']
        digits[place] = String((Number(digits[place]) + by) % 10)
        expect(parseIsbn(digits.join(''))).toBeUndefined()
      }),
    )
  })
})

describe('orders', () => {
  it('are summed by organisation, the largest first', () => {
    expect(
      totalOrders(
        [
          { organisation: '甲', quantity: 5 },
          { organisation: '乙', quantity: 20 },
          { organisation: '甲', quantity: 10 },
        ],
        4_800,
      ),
    ).toEqual({
      lines: [
        { organisation: '乙', quantity: 20, orders: 1 },
        { organisation: '甲', quantity: 15, orders: 2 },
      ],
      quantity: 35,
      amountFen: 168_000,
    })
  })

  it('lose no copy', () => {
    const order = fc.record({ organisation: fc.constantFrom('a', 'b', 'c'), quantity: fc.integer({ min: 1, max: 10_000 }) })
    fc.assert(
      fc.property(fc.array(order), (orders) => {
        const { lines, quantity } = totalOrders(orders, 1)
        expect(lines.reduce((sum, line) => sum + line.quantity, 0)).toBe(quantity)
        expect(quantity).toBe(orders.reduce((sum, each) => sum + each.quantity, 0))
      }),
    )
  })
})

describe('a revised edition', () => {
  const old: ChapterVersion[] = [
    { id: 'o1', number: 1, title: '一', contentHash: 'h1', points: ['a'] },
    { id: 'o2', number: 2, title: '二', contentHash: 'h2', points: ['b', 'c'] },
    { id: 'o3', number: 3, title: '三', contentHash: 'h3', points: ['d'] },
  ]
  const next: ChapterVersion[] = [
    { id: 'n2', number: 1, title: '二', contentHash: 'h2', points: ['b', 'c', 'x'], basedOn: 'o2' },
    { id: 'n1', number: 2, title: '一', contentHash: 'other', points: ['a'], basedOn: 'o1' },
    { id: 'n4', number: 3, title: '新', contentHash: 'h4', points: ['e'] },
  ]

  it('names what happened to every chapter, wherever it moved', () => {
    const { changes } = revisionOf(old, next)
    expect(changes.map(({ after, before, kind }) => [kind, before?.id, after?.id])).toEqual([
      ['changed', 'o2', 'n2'],
      ['changed', 'o1', 'n1'],
      ['added', undefined, 'n4'],
      ['removed', 'o3', undefined],
    ])
  })

  it('touches the points whose text changed and the points that moved, no others', () => {
    expect(revisionOf(old, next).touchedPoints.toSorted()).toEqual(['a', 'd', 'e', 'x'])
    const same = old.map((chapter) => ({ ...chapter, id: `n${chapter.id}`, basedOn: chapter.id }))
    expect(revisionOf(old, same).touchedPoints).toEqual([])
  })
})
