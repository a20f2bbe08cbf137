export type Range = { code: string; name: string; nameEn: string | null }
export type Point = { id: string; code: string; name: string; importance: string; chapters: readonly number[] }
export type Group = { key: string; title: string; ranges: readonly Range[]; points: readonly Point[] }

/** A range with the points right under it, in the order of the specification. */
export type Shelf = { code: string; name: string; depth: number; points: readonly Point[]; all: number; chosen: number }

/**
 * The shelves of one specification that are to be seen: ranges whose points fit what is sought, and the ranges above them.
 * @param fits whether a point is to be seen
 */
export function visibleShelves(group: Group, args: { chosen: ReadonlySet<string>; fits: (point: Point) => boolean }): Shelf[] {
  const { chosen, fits } = args
  const ranges = group.ranges.toSorted((a, b) => a.code.localeCompare(b.code))
  const under = new Map<string, Point[]>()
  for (const point of group.points) {
    const code = parentOf(point.code)
    under.set(code, [...(under.get(code) ?? []), point])
  }
  const named = new Set(ranges.map(({ code }) => code))
  const shelves = [
    ...ranges,
    // A point whose range has no name of its own still has its shelf.
    ...[...under.keys()].filter((code) => !named.has(code)).map((code) => ({ code, name: '', nameEn: null })),
  ].toSorted((a, b) => a.code.localeCompare(b.code))
  return shelves.flatMap((range): Shelf[] => {
    const below = group.points.filter(({ code }) => code.startsWith(`${range.code}-`))
    const points = (under.get(range.code) ?? []).filter(fits)
    if (points.length === 0 && !below.some(fits)) return []
    return [
      {
        code: range.code,
        name: range.name,
        depth: range.code.split('-').length,
        points,
        all: below.length,
        chosen: below.filter(({ id }) => chosen.has(id)).length,
      },
    ]
  })
}

/** Whether a point is meant by what was typed: by its code, or by any part of its name. */
export function isSought(point: Point, typed: string): boolean {
  const sought = typed.trim().toLowerCase()
  return !sought || point.code.toLowerCase().includes(sought) || point.name.toLowerCase().includes(sought)
}

function parentOf(code: string): string {
  return code.split('-').slice(0, -1).join('-')
}
