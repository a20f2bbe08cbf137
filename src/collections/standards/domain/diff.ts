import { compareCodes } from './codes'
import type { Importance } from './importance'
import type { PointEntry } from './tree'

export type Changed<T> = { code: string; name: string; from: T; to: T }

/** What became of the points of a specification between two versions. A point may stand in several lists. */
export type SpecificationDiff = {
  added: PointEntry[]
  removed: PointEntry[]
  /** The same name under another code: neither added nor removed. */
  moved: { name: string; from: string; to: string }[]
  renamed: Changed<string>[]
  reweighted: Changed<number | null>[]
  regraded: Changed<Importance>[]
  unchanged: number
}

/** Points are the same when they bear the same code; what is left over is paired by its name where the name is unmistakable. */
export function diffSpecifications(before: readonly PointEntry[], after: readonly PointEntry[]): SpecificationDiff {
  const old = new Map(before.map((point) => [point.code, point]))
  const now = new Map(after.map((point) => [point.code, point]))
  const gone = sorted(before.filter((point) => !now.has(point.code)))
  const fresh = sorted(after.filter((point) => !old.has(point.code)))
  const moves = pairByName(gone, fresh)
  const movedFrom = new Set(moves.map(([from]) => from.code))
  const movedTo = new Set(moves.map(([, to]) => to.code))
  const diff: SpecificationDiff = {
    added: fresh.filter((point) => !movedTo.has(point.code)),
    removed: gone.filter((point) => !movedFrom.has(point.code)),
    moved: moves.map(([from, to]) => ({ name: to.name, from: from.code, to: to.code })),
    renamed: [],
    reweighted: [],
    regraded: [],
    unchanged: 0,
  }
  const kept = sorted(after.filter((point) => old.has(point.code))).map((point) => [old.get(point.code) ?? point, point] as const)
  for (const [was, is] of [...kept, ...moves]) {
    const { code, name } = is
    const renamed = was.name !== is.name
    const reweighted = (was.weight ?? null) !== (is.weight ?? null)
    const regraded = was.importance !== is.importance
    if (renamed) diff.renamed.push({ code, name, from: was.name, to: is.name })
    if (reweighted) diff.reweighted.push({ code, name, from: was.weight ?? null, to: is.weight ?? null })
    if (regraded) diff.regraded.push({ code, name, from: was.importance, to: is.importance })
    if (!renamed && !reweighted && !regraded && was.code === is.code) diff.unchanged += 1
  }
  return diff
}

function pairByName(gone: readonly PointEntry[], fresh: readonly PointEntry[]): (readonly [PointEntry, PointEntry])[] {
  const once = (points: readonly PointEntry[], name: string) => points.filter((point) => point.name === name)
  return gone.flatMap((from) => {
    const candidates = once(fresh, from.name)
    const [to] = candidates
    return to && candidates.length === 1 && once(gone, from.name).length === 1 ? [[from, to] as const] : []
  })
}

function sorted(points: readonly PointEntry[]): PointEntry[] {
  return [...points].sort((left, right) => compareCodes(left.code, right.code))
}
