/** Time that was recognised under one length of the 标准学时. Sums stay in milliseconds; hours appear only at the edge. */
export type TimeUnderHour = { hourMs: number; onlineMs: number; offlineMs: number }

type Part = { hourMs: number; ms: number }

/**
 * Tenths of a 标准学时, rounded down ONCE over the exact sum: 44:59 of 45 minutes → 9, three times 15:00 → 10. Time under hours of
 * different length is added as fractions, never as rounded hours.
 */
export function tenthsOf(parts: readonly Part[]): number {
  const { num, den } = exactHours(parts)
  return Number((num * 10n) / den)
}

/** The sum of `parts` in milliseconds of an hour of `hourMs`, rounded down. */
export function msUnder(hourMs: number, parts: readonly Part[]): number {
  const { num, den } = exactHours(parts)
  return Number((num * BigInt(hourMs)) / den)
}

/** Hours as people state them (80, 7.5) in tenths. */
export function statedTenths(hours: number): number {
  return Math.round(hours * 10)
}

export function partsOf(time: readonly TimeUnderHour[], which: 'all' | 'online' | 'offline' = 'all'): Part[] {
  return time.map(({ hourMs, onlineMs, offlineMs }) => ({
    hourMs,
    ms: (which === 'offline' ? 0 : onlineMs) + (which === 'online' ? 0 : offlineMs),
  }))
}

/**
 * Recognised hours in two parts that add up to the whole: online rounded down, for its share of the required hours is; face to face is what
 * remains, so that no tenth is lost between the two.
 */
export function tenthsInParts(time: readonly TimeUnderHour[]): { tenths: number; onlineTenths: number; offlineTenths: number } {
  const tenths = tenthsOf(partsOf(time))
  const onlineTenths = tenthsOf(partsOf(time, 'online'))
  return { tenths, onlineTenths, offlineTenths: tenths - onlineTenths }
}

function exactHours(parts: readonly Part[]): { num: bigint; den: bigint } {
  const den = parts.reduce((common, { hourMs }) => leastCommon(common, BigInt(hourMs)), 1n)
  return { num: parts.reduce((sum, { hourMs, ms }) => sum + BigInt(ms) * (den / BigInt(hourMs)), 0n), den }
}

function leastCommon(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y > 0n) [x, y] = [y, x % y]
  return (a / x) * b
}
