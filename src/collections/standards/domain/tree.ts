import { ancestors, parentCode } from './codes'
import { sortKey } from './entry'
import { addCounts, countImportance, totalOf, type Importance, type ImportanceCounts } from './importance'
import { FULL_WEIGHT } from './weights'

/** A range of an element specification. `weight` in hundredths of a percent point, null where the table leaves it out. */
export type RangeEntry = { code: string; name: string; nameEn?: string | null; weight?: number | null }
export type PointEntry = {
  code: string
  name: string
  nameEn?: string | null
  weight?: number | null
  importance: Importance
}

export type TreeNode<R extends RangeEntry = RangeEntry, P extends PointEntry = PointEntry> = {
  code: string
  range: R
  children: TreeNode<R, P>[]
  /** Points that stand directly in this range. */
  points: P[]
  /** Points in this range and below it. */
  counts: ImportanceCounts
}

/** Builds the tree from codes alone. A range that is missing above a point or a range is left out: {@link treeFaults} names it. */
export function buildTree<R extends RangeEntry, P extends PointEntry>(ranges: readonly R[], points: readonly P[]): TreeNode<R, P>[] {
  const nodes = new Map<string, TreeNode<R, P>>()
  for (const range of inCodeOrder(ranges))
    nodes.set(range.code, { code: range.code, range, children: [], points: [], counts: { X: 0, Y: 0, Z: 0 } })
  for (const point of inCodeOrder(points)) nodes.get(parentCode(point.code) ?? '')?.points.push(point)
  const roots: TreeNode<R, P>[] = []
  for (const node of nodes.values()) {
    const parent = parentCode(node.code)
    if (parent === null) roots.push(node)
    else nodes.get(parent)?.children.push(node)
  }
  for (const node of [...nodes.values()].reverse()) {
    node.counts = node.children.reduce((sum, child) => addCounts(sum, child.counts), countImportance(node.points))
  }
  return roots
}

export type TreeFault =
  | { kind: 'missing-range'; code: string; missing: string }
  | { kind: 'empty-range'; code: string }
  | { kind: 'missing-weight'; code: string }
  | { kind: 'weight-sum'; code: string; expected: number; sum: number }

/**
 * What keeps a specification from being put in force: ranges that codes ask for and nobody named, ranges without a point,
 * weights that do not add up to their range, or to 100 at the top. Points need no weight of their own; where one in a range has it, all must.
 */
export function treeFaults(ranges: readonly RangeEntry[], points: readonly PointEntry[]): TreeFault[] {
  const known = new Set(ranges.map((range) => range.code))
  const faults: TreeFault[] = []
  const missed = new Set<string>()
  const looked = new Set<string | null>()
  for (const { code } of [...ranges, ...points]) {
    // What stands in one range has the same ranges above it.
    const parent = parentCode(code)
    if (looked.has(parent)) continue
    looked.add(parent)
    for (const missing of ancestors(code))
      if (!known.has(missing) && !missed.has(missing)) {
        missed.add(missing)
        faults.push({ kind: 'missing-range', code, missing })
      }
  }
  const roots = buildTree(ranges, points)
  checkSum(
    faults,
    '',
    FULL_WEIGHT,
    roots.map((root) => root.range.weight),
  )
  walk(roots, (node) => {
    const { weight } = node.range
    if (weight === null || weight === undefined) faults.push({ kind: 'missing-weight', code: node.code })
    if (totalOf(node.counts) === 0) faults.push({ kind: 'empty-range', code: node.code })
    if (node.children.length > 0)
      checkSum(
        faults,
        node.code,
        weight,
        node.children.map((child) => child.range.weight),
      )
    const weighted = node.points.filter((point) => point.weight !== null && point.weight !== undefined)
    if (weighted.length > 0 && node.children.length === 0)
      checkSum(
        faults,
        node.code,
        weight,
        node.points.map((point) => point.weight),
      )
  })
  return faults
}

export function walk<R extends RangeEntry, P extends PointEntry>(
  nodes: readonly TreeNode<R, P>[],
  visit: (node: TreeNode<R, P>) => void,
): void {
  for (const node of nodes) {
    visit(node)
    walk(node.children, visit)
  }
}

export type Share = { code: string; name: string; points: number; weight: number | null; pointShare: number; gap: number | null }

/**
 * Each range's share of the points beside its weight, both in hundredths of a percent point; `gap` is share minus weight.
 * Shares are rounded by largest remainder from the top down, so that siblings always add up to what stands above them.
 */
export function shares(roots: readonly TreeNode[]): Share[] {
  const result: Share[] = []
  const apportion = (nodes: readonly TreeNode[], direct: number, whole: number) => {
    const [, ...parts] = largestRemainder([direct, ...nodes.map((node) => totalOf(node.counts))], whole)
    nodes.forEach((node, index) => {
      const pointShare = parts[index] ?? 0
      const weight = node.range.weight ?? null
      const points = totalOf(node.counts)
      result.push({
        code: node.code,
        name: node.range.name,
        points,
        weight,
        pointShare,
        gap: weight === null ? null : pointShare - weight,
      })
      apportion(node.children, node.points.length, pointShare)
    })
  }
  apportion(roots, 0, FULL_WEIGHT)
  return result
}

/** Splits `whole` by `parts` into whole numbers that add up to it again; the largest remainders get what is left, earlier ones first. */
export function largestRemainder(parts: readonly number[], whole: number): number[] {
  const sum = parts.reduce((left, right) => left + right, 0)
  if (sum === 0) return parts.map(() => 0)
  const floors = parts.map((part) => Math.floor((part * whole) / sum))
  const order = parts
    .map((part, index) => ({ index, remainder: (part * whole) % sum }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  let left = whole - floors.reduce((a, b) => a + b, 0)
  for (const { index } of order) {
    if (left <= 0) break
    floors[index] = (floors[index] ?? 0) + 1
    left -= 1
  }
  return floors
}

function checkSum(
  faults: TreeFault[],
  code: string,
  expected: number | null | undefined,
  weights: readonly (number | null | undefined)[],
): void {
  if (weights.length === 0 || expected === null || expected === undefined) return
  const sum = weights.reduce<number>((left, weight) => left + (weight ?? 0), 0)
  if (sum !== expected) faults.push({ kind: 'weight-sum', code, expected, sum })
}

/** By a key that is made once for each: comparing codes part by part takes a tenth of a second for 5,000 of them. */
function inCodeOrder<T extends { code: string }>(entries: readonly T[]): T[] {
  return entries
    .map((entry) => ({ entry, key: sortKey(entry.code) }))
    .sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0))
    .map(({ entry }) => entry)
}
