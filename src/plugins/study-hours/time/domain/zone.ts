import { DAY_MS, dayOfUtc, ZONE_OFFSET_MS } from '@/kernel/clock'

export { ZONE_OFFSET_MS }

// A local day is arithmetic here: no `Intl` on the hot path.

/** The local day of an instant, as days since 1970. */
export function dayOf(ms: number): number {
  return Math.floor((ms + ZONE_OFFSET_MS) / DAY_MS)
}

/** The instant at which a local day begins. */
export function startOfDay(day: number): number {
  return day * DAY_MS - ZONE_OFFSET_MS
}

/** `YYYY-MM-DD` of a local day. */
export function dateOf(day: number): string {
  return dayOfUtc(day * DAY_MS)
}

/** The day number of `YYYY-MM-DD`. */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS)
}

/** How much of an interval lies in one local day. */
export function withinDay(startMs: number, endMs: number, day: number): number {
  const from = startOfDay(day)
  return Math.max(0, Math.min(endMs, from + DAY_MS) - Math.max(startMs, from))
}

/**
 * The credit of a row of the ledger cut at every local midnight: what the row does not credit of its own length is missing at its end. Of a
 * row that takes another back the parts are below zero.
 */
export function creditByDay({ creditMs, endMs, startMs }: { startMs: number; endMs: number; creditMs: number }) {
  let leftMs = Math.abs(creditMs)
  return splitByDay(startMs, endMs).map((part) => {
    const ms = Math.min(leftMs, part.endMs - part.startMs)
    leftMs -= ms
    return { ...part, creditMs: creditMs < 0 ? 0 - ms : ms }
  })
}

/** An interval cut at every local midnight. */
export function splitByDay(startMs: number, endMs: number): { day: number; startMs: number; endMs: number }[] {
  const parts = []
  for (let from = startMs; from < endMs;) {
    const day = dayOf(from)
    const to = Math.min(endMs, startOfDay(day + 1))
    parts.push({ day, startMs: from, endMs: to })
    from = to
  }
  return parts
}
