import type { Word } from './words'

/** `words` are cut when first asked for: most blocks are equal and never need theirs. */
export type Side = { hash: string; kind: string; words: () => readonly Word[] }
export type Pair = { before?: number; after?: number; moved?: true }

/** How alike two blocks must be to be one block that was changed: shared words over all words (Dice). */
const SIMILAR = 0.4
/** Blocks this short carry too little to be recognised elsewhere. */
const MOVABLE_WORDS = 4

/**
 * Which block of the one draft is which of the other, in reading order of both. Equal blocks first, as the longest run that keeps its order
 * (patience: blocks that occur once on each side anchor it, and what is between is matched again); then similar blocks in the gaps; then equal
 * ones that stand elsewhere are moves.
 */
export function alignBlocks(before: readonly Side[], after: readonly Side[]): Pair[] {
  const anchors = anchorsOf(before, after, { from: 0, to: before.length }, { from: 0, to: after.length })
  const pairs: Pair[] = []
  let [left, right] = [0, 0]
  for (const anchor of [...anchors, { before: before.length, after: after.length }]) {
    pairs.push(...alignGap(before, after, { from: left, to: anchor.before }, { from: right, to: anchor.after }))
    if (anchor.before < before.length) pairs.push({ before: anchor.before, after: anchor.after })
    left = anchor.before + 1
    right = anchor.after + 1
  }
  return markMoves(pairs, before, after)
}

/** Dice coefficient over bags of words. */
export function similarity(a: readonly Word[], b: readonly Word[]): number {
  if (a.length + b.length === 0) return 1
  const counts = new Map<string, number>()
  for (const { text } of a) counts.set(text, (counts.get(text) ?? 0) + 1)
  let shared = 0
  for (const { text } of b) {
    const left = counts.get(text) ?? 0
    if (left > 0) {
      shared++
      counts.set(text, left - 1)
    }
  }
  return (2 * shared) / (a.length + b.length)
}

type Range = { from: number; to: number }
type Anchor = { before: number; after: number }

function anchorsOf(before: readonly Side[], after: readonly Side[], left: Range, right: Range): Anchor[] {
  const head: Anchor[] = []
  const tail: Anchor[] = []
  let [a, b, aEnd, bEnd] = [left.from, right.from, left.to, right.to]
  while (a < aEnd && b < bEnd && before[a]?.hash === after[b]?.hash) head.push({ before: a++, after: b++ })
  while (aEnd > a && bEnd > b && before[aEnd - 1]?.hash === after[bEnd - 1]?.hash) tail.unshift({ before: --aEnd, after: --bEnd })
  const inner: Anchor[] = []
  const unique = longestRun(uniquePairs(before, after, { from: a, to: aEnd }, { from: b, to: bEnd }))
  let [x, y] = [a, b]
  for (const anchor of unique) {
    inner.push(...anchorsOf(before, after, { from: x, to: anchor.before }, { from: y, to: anchor.after }), anchor)
    x = anchor.before + 1
    y = anchor.after + 1
  }
  if (unique.length > 0) inner.push(...anchorsOf(before, after, { from: x, to: aEnd }, { from: y, to: bEnd }))
  return [...head, ...inner, ...tail]
}

function uniquePairs(before: readonly Side[], after: readonly Side[], left: Range, right: Range): Anchor[] {
  const once = (sides: readonly Side[], { from, to }: Range) => {
    const places = new Map<string, number>()
    for (let index = from; index < to; index++) {
      const hash = sides[index]?.hash ?? ''
      places.set(hash, places.has(hash) ? -1 : index)
    }
    return places
  }
  const places = once(after, right)
  return [...once(before, left)].flatMap(([hash, index]) => {
    const other = places.get(hash) ?? -1
    return index >= 0 && other >= 0 ? [{ before: index, after: other }] : []
  })
}

/** The longest run whose places on both sides grow (patience sorting); `pairs` come in order of `before`. */
function longestRun(pairs: readonly Anchor[]): Anchor[] {
  const tops: number[] = []
  const previous: number[] = []
  pairs.forEach((pair, index) => {
    let [low, high] = [0, tops.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tops[middle] ?? 0]?.after ?? 0) < pair.after) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? (tops[low - 1] ?? -1) : -1
    tops[low] = index
  })
  const run: Anchor[] = []
  for (let at = tops[tops.length - 1] ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at]
    if (pair) run.unshift(pair)
  }
  return run
}

/** In a gap without equal blocks: the pairing that keeps the order and shares the most, where the gap is small enough to try all. */
function alignGap(before: readonly Side[], after: readonly Side[], left: Range, right: Range): Pair[] {
  const [rows, columns] = [left.to - left.from, right.to - right.from]
  if (rows === 0 || columns === 0) return oneSided(left, right)
  const score = (i: number, j: number): number => {
    const [a, b] = [before[left.from + i], after[right.from + j]]
    if (!a || !b || a.kind !== b.kind) return 0
    const alike = similarity(a.words(), b.words())
    return alike >= SIMILAR ? alike : 0
  }
  const matches = rows * columns <= MAX_GAP_CELLS ? bestMatches(rows, columns, score) : nearMatches(rows, columns, score)
  const pairs: Pair[] = []
  let [i, j] = [0, 0]
  for (const match of [...matches, [rows, columns] as const]) {
    pairs.push(...oneSided({ from: left.from + i, to: left.from + match[0] }, { from: right.from + j, to: right.from + match[1] }))
    if (match[0] < rows) pairs.push({ before: left.from + match[0], after: right.from + match[1] })
    ;[i, j] = [match[0] + 1, match[1] + 1]
  }
  return pairs
}

const MAX_GAP_CELLS = 10_000
/** In a gap too large to try all, a block is looked for at its place and this far around. */
const REACH = 6

function bestMatches(rows: number, columns: number, score: (i: number, j: number) => number): [number, number][] {
  const width = columns + 1
  const best = new Float64Array((rows + 1) * width)
  const scores = new Float64Array(rows * columns)
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--) {
      const own = score(i, j)
      scores[i * columns + j] = own
      best[i * width + j] = Math.max(
        best[(i + 1) * width + j] ?? 0,
        best[i * width + j + 1] ?? 0,
        own > 0 ? own + (best[(i + 1) * width + j + 1] ?? 0) : 0,
      )
    }
  const matches: [number, number][] = []
  for (let [i, j] = [0, 0]; i < rows && j < columns;) {
    const [here, own] = [best[i * width + j] ?? 0, scores[i * columns + j] ?? 0]
    if (own > 0 && here === own + (best[(i + 1) * width + j + 1] ?? 0)) matches.push([i++, j++])
    else if (here === (best[(i + 1) * width + j] ?? 0)) i++
    else j++
  }
  return matches
}

function nearMatches(rows: number, columns: number, score: (i: number, j: number) => number): [number, number][] {
  const matches: [number, number][] = []
  let next = 0
  for (let i = 0; i < rows; i++) {
    const centre = Math.max(next, Math.round((i * columns) / rows))
    let found: { place: number; alike: number } | undefined
    for (let j = Math.max(next, centre - REACH); j < Math.min(columns, centre + REACH + 1); j++) {
      const alike = score(i, j)
      if (alike > (found?.alike ?? 0)) found = { place: j, alike }
    }
    if (found) {
      matches.push([i, found.place])
      next = found.place + 1
    }
  }
  return matches
}

function oneSided(left: Range, right: Range): Pair[] {
  const pairs: Pair[] = []
  for (let index = left.from; index < left.to; index++) pairs.push({ before: index })
  for (let index = right.from; index < right.to; index++) pairs.push({ after: index })
  return pairs
}

/** A block that left one place and came, unchanged, at another was moved. The row stands where it came to. */
function markMoves(pairs: readonly Pair[], before: readonly Side[], after: readonly Side[]): Pair[] {
  const gone = new Map<string, number[]>()
  for (const { before: index, after: other } of pairs) {
    const side = index === undefined ? undefined : before[index]
    if (index === undefined || other !== undefined || !side || side.words().length < MOVABLE_WORDS) continue
    gone.set(side.hash, [...(gone.get(side.hash) ?? []), index])
  }
  const moved = new Set<number>()
  const marked = pairs.map((pair): Pair => {
    if (pair.after === undefined || pair.before !== undefined) return pair
    const from = gone.get(after[pair.after]?.hash ?? '')?.shift()
    if (from === undefined) return pair
    moved.add(from)
    return { before: from, after: pair.after, moved: true }
  })
  return marked.filter((pair) => pair.moved || pair.after !== undefined || pair.before === undefined || !moved.has(pair.before))
}
