import type { Label } from '@/kernel/machine'

/** How much a point matters for the work: X core, Y general, Z auxiliary. */
export const IMPORTANCES = ['X', 'Y', 'Z'] as const
export type Importance = (typeof IMPORTANCES)[number]
export type ImportanceCounts = Readonly<Record<Importance, number>>

export const IMPORTANCE_LABELS: Readonly<Record<Importance, Label>> = {
  X: { zh: '核心', en: 'core' },
  Y: { zh: '一般', en: 'general' },
  Z: { zh: '辅助', en: 'auxiliary' },
}

export function isImportance(value: unknown): value is Importance {
  return IMPORTANCES.some((importance) => importance === value)
}

export function countImportance(points: readonly { importance: Importance }[]): ImportanceCounts {
  const counts = { X: 0, Y: 0, Z: 0 }
  for (const { importance } of points) counts[importance] += 1
  return counts
}

export function addCounts(left: ImportanceCounts, right: ImportanceCounts): ImportanceCounts {
  return { X: left.X + right.X, Y: left.Y + right.Y, Z: left.Z + right.Z }
}

export function totalOf(counts: ImportanceCounts): number {
  return counts.X + counts.Y + counts.Z
}

/** As printed tables give it, core first, at least two digits each: `132:21:00`. */
export function importanceRatio(counts: ImportanceCounts): string {
  return IMPORTANCES.map((importance) => String(counts[importance]).padStart(2, '0')).join(':')
}

/** `(11:02:00)` → counts; null when it is no ratio. */
export function parseRatio(text: string): ImportanceCounts | null {
  const match = /^\(?(\d+):(\d+):(\d+)\)?$/.exec(text.normalize('NFKC').replace(/\s/g, ''))
  return match ? { X: Number(match[1]), Y: Number(match[2]), Z: Number(match[3]) } : null
}

/** Bounds on the share of each importance, as ratios of 1; a dated policy row holds them. */
export type ImportanceBounds = { minCore: number; maxGeneral: number; maxAuxiliary: number }

/** Which bounds the counts miss; none for an empty table. Compared in whole numbers, not in rounded shares. */
export function importanceMisses(counts: ImportanceCounts, bounds: ImportanceBounds): Importance[] {
  const total = totalOf(counts)
  if (total === 0) return []
  const misses: Importance[] = []
  const share = (ratio: number) => Math.round(ratio * 1_000_000) * total
  if (counts.X * 1_000_000 < share(bounds.minCore)) misses.push('X')
  if (counts.Y * 1_000_000 > share(bounds.maxGeneral)) misses.push('Y')
  if (counts.Z * 1_000_000 > share(bounds.maxAuxiliary)) misses.push('Z')
  return misses
}
