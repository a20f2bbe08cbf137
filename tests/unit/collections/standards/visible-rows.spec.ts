import { describe, expect, it } from 'vitest'
import { fill, texts } from '@/collections/standards/admin/texts'
import { firstExpanded, visibleRows, type PointRow, type RangeRow } from '@/collections/standards/admin/visible-rows'

const range = (code: string, more: Partial<RangeRow> = {}): RangeRow => ({
  id: code,
  code,
  name: `范围${code}`,
  weight: 100,
  retired: false,
  ...more,
})
const point = (code: string, more: Partial<PointRow> = {}): PointRow => ({
  id: code,
  code,
  name: `点${code}`,
  importance: 'X',
  retired: false,
  ...more,
})
const ranges = [range('A'), range('A-A'), range('A-B'), range('B', { retired: true })]
const points = [
  point('A-A-001', { nameEn: 'Bite angle' }),
  point('A-A-002', { importance: 'Y' }),
  point('A-B-001', { name: '压下规程' }),
  point('A-B-002', { retired: true }),
]
const codes = (expanded: string[], query = '', showRetired = false) =>
  visibleRows({ ranges, points, expanded: new Set(expanded), query, showRetired }).rows.map((row) => row.code)

describe('the rows of the tree', () => {
  it('show what stands in open ranges only', () => {
    expect(codes([])).toEqual(['A'])
    expect(codes(['A'])).toEqual(['A', 'A-A', 'A-B'])
    expect(codes(['A', 'A-B'])).toEqual(['A', 'A-A', 'A-B', 'A-B-001'])
    expect(codes(['A-B'])).toEqual(['A'])
  })

  it('count what is below a range whether it is open or not, and tell places for screen readers', () => {
    const { rows } = visibleRows({ ranges, points, expanded: new Set(['A']), query: '', showRetired: false })
    expect(
      rows.map(({ code, depth, expanded, points: count, position, ratio, siblings }) => ({
        code,
        depth,
        expanded,
        count,
        position,
        siblings,
        ratio,
      })),
    ).toEqual([
      { code: 'A', depth: 1, expanded: true, count: 3, position: 1, siblings: 1, ratio: '02:01:00' },
      { code: 'A-A', depth: 2, expanded: false, count: 2, position: 1, siblings: 2, ratio: '01:01:00' },
      { code: 'A-B', depth: 2, expanded: false, count: 1, position: 2, siblings: 2, ratio: '01:00:00' },
    ])
  })

  it.each([
    ['压 下', ['A', 'A-B', 'A-B-001']],
    ['ａ-a-00', ['A', 'A-A', 'A-A-001', 'A-A-002']],
    ['BITE', ['A', 'A-A', 'A-A-001']],
    ['没有', []],
  ])('while "%s" is sought, show the points that fit under their ranges, all open', (query, expected) => {
    expect(codes([], query)).toEqual(expected)
  })

  it('hide what is retired until it is asked for', () => {
    expect(codes(['A', 'A-B', 'B'])).not.toContain('A-B-002')
    expect(codes(['A', 'A-B', 'B'], '', true)).toEqual(['A', 'A-A', 'A-B', 'A-B-001', 'A-B-002', 'B'])
    expect(codes([], 'A-B-002')).toEqual([])
  })

  it('start open where the tree is small and at the top where it is large', () => {
    expect([...firstExpanded(ranges, points)]).toEqual(['A', 'A-A', 'A-B', 'B'])
    const many = Array.from({ length: 500 }, (_, index) => point(`A-A-${String(index).padStart(3, '0')}`))
    expect([...firstExpanded(ranges, many)]).toEqual(['A', 'B'])
  })

  it('are worked out for 5,000 points', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => point(`A-A-${String(index).padStart(4, '0')}`))
    expect(visibleRows({ ranges, points: many, expanded: new Set(['A', 'A-A']), query: '', showRetired: false }).rows).toHaveLength(5_003)
  })
})

describe('the texts of the tree', () => {
  it('name the same gaps in both languages', () => {
    const gaps = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()
    for (const [key, zh] of Object.entries(texts.zh)) {
      const en = Object.entries(texts.en).find(([name]) => name === key)?.[1]
      if (typeof zh === 'string' && typeof en === 'string') expect(gaps(en), key).toEqual(gaps(zh))
      else expect(Object.keys(en ?? {})).toEqual(Object.keys(zh))
    }
    expect(fill(texts.en.found, { count: 3 })).toBe('3 points found')
  })
})
