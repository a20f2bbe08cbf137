import { ancestors, codeKind } from './codes'
import { importanceRatio, parseRatio, type Importance } from './importance'
import { buildTree, walk, type PointEntry, type RangeEntry } from './tree'

/** A row of the table as it was read: codes are normalised, weights in hundredths of a percent point. */
export type RawEntry = {
  code: string
  name: string
  nameEn: string | null
  weight: number | null
  importance: Importance | null
  ratio: string | null
}
export type RowFault = { index: number; key: string; code: string; details: Record<string, string> }

/**
 * Sorts rows into ranges and points and says what is wrong with a row as a whole: importance on a range, none on a point, a range above
 * that neither the file nor `knownRanges` has. `others` are the codes of rows with a fault of their own, null where the code cannot be read:
 * what would stand under such a one is not called an orphan. A printed ratio that differs from the points counted is a warning.
 */
export function sortRows(
  rows: readonly RawEntry[],
  { knownRanges, others = [] }: { knownRanges: ReadonlySet<string>; others?: readonly (string | null)[] },
) {
  const ranges: RangeEntry[] = []
  const points: PointEntry[] = []
  const faults: RowFault[] = []
  rows.forEach((row, index) => {
    const { code, name, nameEn, weight } = row
    if (codeKind(code) === 'range') {
      if (row.importance) faults.push({ index, key: 'importance', code: 'standards.rangeHasImportance', details: { value: code } })
      ranges.push({ code, name, nameEn, weight })
    } else if (row.importance) points.push({ code, name, nameEn, weight, importance: row.importance })
    else faults.push({ index, key: 'importance', code: 'standards.pointNeedsImportance', details: { value: code } })
  })
  const known = new Set([...knownRanges, ...ranges.map((range) => range.code), ...others.filter((code) => code !== null)])
  if (!others.includes(null))
    rows.forEach(({ code }, index) => {
      const missing = ancestors(code).find((range) => !known.has(range))
      if (missing) faults.push({ index, key: 'code', code: 'standards.missingRange', details: { value: code, missing } })
    })
  return { ranges, points, faults, warnings: ratioWarnings(rows, ranges, points) }
}

function ratioWarnings(rows: readonly RawEntry[], ranges: readonly RangeEntry[], points: readonly PointEntry[]): RowFault[] {
  if (rows.every(({ ratio }) => !ratio)) return []
  const counted = new Map<string, string>()
  walk(buildTree(ranges, points), (node) => counted.set(node.code, importanceRatio(node.counts)))
  return rows.flatMap(({ code, ratio }, index) => {
    const printed = ratio ? parseRatio(ratio) : null
    const actual = counted.get(code)
    if (!ratio || !actual || (printed && importanceRatio(printed) === actual)) return []
    return [{ index, key: 'ratio', code: 'standards.ratioDiffers', details: { printed: ratio, counted: actual } }]
  })
}
