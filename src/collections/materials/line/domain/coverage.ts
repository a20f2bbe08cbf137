export type Importance = 'X' | 'Y' | 'Z'
export type CoveragePoint = { id: string; code: string; name: string; importance: Importance; weight?: number | null }
export type CoverageChapter = { id: string; number: number; title: string; points: readonly string[] }

export type CoverageRow = CoveragePoint & { chapters: readonly number[]; isCovered: boolean }
export type Coverage = {
  rows: readonly CoverageRow[]
  chapters: readonly { id: string; number: number; title: string; count: number }[]
  totals: Readonly<Record<Importance, { points: number; covered: number }>>
  /** Links of chapters to points that the specification does not have (withdrawn or of another level). */
  foreign: readonly { chapter: number; point: string }[]
}

/** The matrix points × chapters. Rows keep the order of `points`; chapters are sorted by number. */
export function coverageOf(points: readonly CoveragePoint[], chapters: readonly CoverageChapter[]): Coverage {
  const sorted = chapters.toSorted((a, b) => a.number - b.number)
  const known = new Set(points.map(({ id }) => id))
  const rows = points.map((point) => {
    const covering = sorted.filter((chapter) => chapter.points.includes(point.id)).map(({ number }) => number)
    return { ...point, chapters: covering, isCovered: covering.length > 0 }
  })
  const total = (importance: Importance) => {
    const own = rows.filter((row) => row.importance === importance)
    return { points: own.length, covered: own.filter(({ isCovered }) => isCovered).length }
  }
  return {
    rows,
    chapters: sorted.map(({ id, number, title, points: linked }) => ({
      id,
      number,
      title,
      count: linked.filter((point) => known.has(point)).length,
    })),
    totals: { X: total('X'), Y: total('Y'), Z: total('Z') },
    foreign: sorted.flatMap(({ number, points: linked }) =>
      linked.filter((point) => !known.has(point)).map((point) => ({ chapter: number, point })),
    ),
  }
}

/** Points without a chapter, the core ones (X) first, each in the specification's order. */
export function uncovered(coverage: Coverage): readonly CoverageRow[] {
  const order: Record<Importance, number> = { X: 0, Y: 1, Z: 2 }
  return coverage.rows.filter(({ isCovered }) => !isCovered).toSorted((a, b) => order[a.importance] - order[b.importance])
}
