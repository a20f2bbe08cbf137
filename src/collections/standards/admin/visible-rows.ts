import { ancestors } from '../domain/codes'
import { importanceRatio, totalOf } from '../domain/importance'
import { buildTree, type PointEntry, type RangeEntry, type TreeNode } from '../domain/tree'

export type TreeEntry = { id: string; retired: boolean }
export type RangeRow = RangeEntry & TreeEntry
export type PointRow = PointEntry & TreeEntry

export type VisibleRow = {
  kind: 'range' | 'point'
  id: string
  code: string
  name: string
  nameEn: string | null
  depth: number
  /** Place among its siblings, for screen readers. */
  position: number
  siblings: number
  weight: number | null
  importance: string | null
  retired: boolean
  expanded: boolean | null
  points: number
  ratio: string
}

/**
 * The rows that the tree shows. While something is searched for, only points that fit stand there, each under its ranges, all open;
 * counts stay those of the whole specification.
 */
export function visibleRows({
  expanded,
  points,
  query,
  ranges,
  showRetired,
}: {
  ranges: readonly RangeRow[]
  points: readonly PointRow[]
  expanded: ReadonlySet<string>
  query: string
  showRetired: boolean
}): { rows: VisibleRow[]; found: number } {
  const wanted = fold(query)
  const isUsed = (entry: TreeEntry) => showRetired || !entry.retired
  const roots = buildTree(ranges.filter(isUsed), points.filter(isUsed))
  const hits = wanted === '' ? null : new Set(points.filter((point) => isUsed(point) && matches(point, wanted)).map((point) => point.code))
  const open = hits ? new Set([...hits].flatMap(ancestors)) : expanded
  const rows: VisibleRow[] = []

  const visit = (nodes: readonly TreeNode<RangeRow, PointRow>[], depth: number) => {
    const shown = hits ? nodes.filter((node) => open.has(node.code)) : nodes
    shown.forEach((node, index) => {
      const isOpen = open.has(node.code)
      rows.push(rangeRow(node, depth, isOpen, index + 1, shown.length))
      if (!isOpen) return
      const held = hits ? node.points.filter((point) => hits.has(point.code)) : node.points
      held.forEach((point, place) => rows.push(pointRow(point, depth + 1, place + 1, held.length)))
      visit(node.children, depth + 1)
    })
  }
  visit(roots, 1)
  return { rows, found: hits?.size ?? points.filter(isUsed).length }
}

/** Which ranges stand open at first: all where the tree is small, else the two uppermost levels. */
export function firstExpanded(ranges: readonly RangeRow[], points: readonly PointRow[]): Set<string> {
  const isSmall = points.length <= 60
  return new Set(ranges.filter((range) => isSmall || !range.code.includes('-')).map((range) => range.code))
}

function rangeRow(node: TreeNode<RangeRow, PointRow>, depth: number, expanded: boolean, position: number, siblings: number): VisibleRow {
  const { id, name, nameEn, retired, weight } = node.range
  return {
    kind: 'range',
    id,
    code: node.code,
    name,
    nameEn: nameEn ?? null,
    depth,
    position,
    siblings,
    weight: weight ?? null,
    importance: null,
    retired,
    expanded,
    points: totalOf(node.counts),
    ratio: importanceRatio(node.counts),
  }
}

function pointRow(point: PointRow, depth: number, position: number, siblings: number): VisibleRow {
  const { code, id, importance, name, nameEn, retired, weight } = point
  return {
    kind: 'point',
    id,
    code,
    name,
    nameEn: nameEn ?? null,
    depth,
    position,
    siblings,
    weight: weight ?? null,
    importance,
    retired,
    expanded: null,
    points: 1,
    ratio: '',
  }
}

function matches(point: PointRow, wanted: string): boolean {
  return [point.code, point.name, point.nameEn ?? ''].some((text) => fold(text).includes(wanted))
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s/g, '')
}
