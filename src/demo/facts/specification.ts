import type { DemoImportance, DemoPoint, DemoRange } from './types'

/** A third-level range with its weight in percent points and its points in order: `名称`, `名称|Y`, `名称|Z`. */
export type RangeSource = readonly [code: string, name: string, percent: number, points: readonly string[]]
export type HeadSource = readonly [code: string, name: string, nameEn: string]

/**
 * Ranges and points of a specification from its third-level ranges. Weights of the upper levels are sums, so that they cannot disagree;
 * points are numbered in the order in which they stand.
 * @throws Error when a range has no heading above it
 */
export function specificationOf(
  heads: readonly HeadSource[],
  leaves: readonly RangeSource[],
): { ranges: DemoRange[]; points: DemoPoint[] } {
  const headings = heads.map(([code, name, nameEn]) => ({
    code,
    name,
    nameEn,
    weight: leaves.filter(([leaf]) => leaf.startsWith(`${code}-`)).reduce((sum, [, , percent]) => sum + percent * 100, 0),
  }))
  for (const [code] of leaves)
    if (!heads.some(([head]) => head === code.slice(0, 3))) throw new Error(`range ${code} has no heading above it`)
  const ranges = [...headings, ...leaves.map(([code, name, percent]) => ({ code, name, weight: percent * 100 }))].sort((a, b) =>
    a.code < b.code ? -1 : 1,
  )
  const points = leaves.flatMap(([range, , , names]) =>
    names.map((source, index) => {
      const [name = '', importance = 'X'] = source.split('|')
      return { code: `${range}-${String(index + 1).padStart(3, '0')}`, name, importance: importance as DemoImportance }
    }),
  )
  return { ranges, points }
}
