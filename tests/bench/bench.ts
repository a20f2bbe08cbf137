/** One figure beside its reference of the same run (docs/contracts.md). `value` is the median of `runs` interleaved runs. */
export type BenchResult = {
  name: string
  unit: string
  value: number
  reference: { name: string; value: number }
  ratio: number
  p50Ms?: number
  p99Ms?: number
  /** The longest time that one such request kept all others waiting. */
  heldMs?: number
  runs: number
}

export type Bench = { name: string; run(): Promise<BenchResult[]> }

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The value below which `share` of the sorted samples lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/**
 * How long `work` took, and the longest time that nobody else had a turn meanwhile: of that, what this process itself worked, so that
 * a busy machine is not laid to our charge.
 */
export async function watched(work: () => Promise<void>): Promise<{ took: number; held: number }> {
  let isDone = false
  let held = 0
  let last = { at: performance.now(), cpu: process.cpuUsage() }
  const look = () => {
    const { system, user } = process.cpuUsage(last.cpu)
    held = Math.max(held, Math.min(performance.now() - last.at, (user + system) / 1_000))
    last = { at: performance.now(), cpu: process.cpuUsage() }
  }
  const tick = () => {
    look()
    if (!isDone) setImmediate(tick)
  }
  setImmediate(tick)
  const start = performance.now()
  await work()
  const took = performance.now() - start
  isDone = true
  look()
  return { took, held }
}
