export type Interval = { startMs: number; endMs: number }

export function byStart(a: Interval, b: Interval): number {
  return a.startMs - b.startMs || a.endMs - b.endMs
}

export function lengthOf(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)
}

/** The union, ascending; empty intervals are left out. */
export function union(intervals: readonly Interval[]): Interval[] {
  const joined: Interval[] = []
  for (const { startMs, endMs } of [...intervals].sort(byStart)) {
    const last = joined.at(-1)
    if (endMs <= startMs) continue
    if (last && startMs <= last.endMs) last.endMs = Math.max(last.endMs, endMs)
    else joined.push({ startMs, endMs })
  }
  return joined
}

/** What is left of `from` without `taken`, ascending. */
export function subtract(from: Interval, taken: readonly Interval[]): Interval[] {
  const left: Interval[] = []
  let at = from.startMs
  for (const { startMs, endMs } of union(taken)) {
    if (endMs <= at) continue
    if (startMs >= from.endMs) break
    if (startMs > at) left.push({ startMs: at, endMs: startMs })
    at = Math.max(at, endMs)
  }
  if (at < from.endMs) left.push({ startMs: at, endMs: from.endMs })
  return left
}

/** Of `sorted`, ascending and disjoint, those that touch `part`: found by halving, so that a day is cheap within a year. */
export function touching(part: Interval, sorted: readonly Interval[]): readonly Interval[] {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.endMs ?? 0) <= part.startMs) low = middle + 1
    else high = middle
  }
  let end = low
  while ((sorted[end]?.startMs ?? Infinity) < part.endMs) end += 1
  return sorted.slice(low, end)
}

/** Whether two intervals share time. */
export function meets(a: Interval, b: Interval): boolean {
  return a.startMs < b.endMs && b.startMs < a.endMs
}
