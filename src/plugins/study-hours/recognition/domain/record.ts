import { standingCredit } from '../../ledger/domain/corrections'
import { byStart, subtract, touching, union, type Interval } from '../../time/domain/intervals'
import type { DeskState, LedgerRow, SliceReason } from '../../ledger/domain/types'
import { dateOf, splitByDay } from '../../time/domain/zone'

/** What is shorter is no row of a claim: it would read as nothing. */
export const SHORTEST_CLAIM_MS = 1_000

/** One piece of a day's ribbon. */
export type RecordInterval = Interval & {
  reason: SliceReason
  /** What the ledger credits; 0 while it is provisional. */
  creditMs: number
  unit: string | null
  enrolment: string
  /** Not in the ledger yet: counted time waits for its presence check. */
  provisional: boolean
  /** Past, not counted, not made good, and long enough to be told: the button stands here. */
  claimable: boolean
}

export type RecordDay = { day: string; creditMs: number; provisionalMs: number; uncountedMs: number; intervals: RecordInterval[] }

/**
 * A trainee's record as ribbons, one a local day, ascending, without overlaps. A correction covers the part of the row that it makes
 * good; credit that was taken back shows as `reversal`.
 * @param rows the trainee's ledger rows that touch the period, with the reversals of them
 */
export function recordOf({ rows, desk }: { rows: readonly LedgerRow[]; desk?: Pick<DeskState, 'pending' | 'contexts'> }): RecordDay[] {
  const credited = standingCredit(rows)
  const stands = new Set(credited)
  const corrections = credited.filter((row) => row.kind === 'correction')
  const pieces: RecordInterval[] = credited.map((row) => ({ ...shown(row), creditMs: row.creditMs }))
  const lost = rows.filter((row) => row.kind === 'study' && !stands.has(row))
  for (const { parts, row } of uncovered(lost, [...credited, ...(desk?.pending ?? [])])) {
    const reversed = row.creditMs > 0
    for (const left of parts) pieces.push({ ...shown(row), ...left, reason: reversed ? 'reversal' : row.reason, claimable: !reversed })
  }
  for (const run of desk?.pending ?? []) {
    const context = desk?.contexts[run.session]
    const counted = run.reason === 'counted'
    const base = {
      reason: run.reason,
      creditMs: 0,
      unit: context?.unit ?? null,
      enrolment: context?.enrolment ?? '',
      provisional: counted,
      claimable: !counted,
    }
    for (const left of subtract(run, corrections)) pieces.push({ ...base, ...left })
  }
  return byDay(pieces)
}

/**
 * What is to be seen of rows that credit nothing. They lie on each other only where the server's clock was set back and the same instants
 * came again; then the latest is seen.
 */
function uncovered(rows: readonly LedgerRow[], above: readonly Interval[]): { row: LedgerRow; parts: Interval[] }[] {
  const cover = union(above)
  const sorted = [...rows].sort(byStart)
  const cross = sorted.some((row, index) => row.startMs < (sorted[index - 1]?.endMs ?? -Infinity))
  if (!cross) return rows.map((row) => ({ row, parts: subtract(row, touching(row, cover)) }))
  const seen = [...cover]
  return [...rows]
    .sort((a, b) => b.seq - a.seq)
    .map((row) => {
      const parts = subtract(row, seen)
      seen.push(row)
      return { row, parts }
    })
}

function shown(row: LedgerRow): RecordInterval {
  const { startMs, endMs, reason, unit, enrolment } = row
  return { startMs, endMs, reason, creditMs: 0, unit, enrolment, provisional: false, claimable: false }
}

function byDay(pieces: readonly RecordInterval[]): RecordDay[] {
  const days = new Map<number, RecordDay>()
  for (const piece of [...pieces].sort(byStart)) {
    let creditLeftMs = piece.creditMs
    for (const part of splitByDay(piece.startMs, piece.endMs)) {
      const lengthMs = part.endMs - part.startMs
      const creditMs = Math.min(creditLeftMs, lengthMs)
      creditLeftMs -= creditMs
      const day = days.get(part.day) ?? { day: dateOf(part.day), creditMs: 0, provisionalMs: 0, uncountedMs: 0, intervals: [] }
      days.set(part.day, day)
      day.creditMs += creditMs
      if (piece.provisional) day.provisionalMs += lengthMs
      else day.uncountedMs += lengthMs - creditMs
      append(day.intervals, { ...piece, startMs: part.startMs, endMs: part.endMs, creditMs })
    }
  }
  for (const { intervals } of days.values())
    for (const piece of intervals) piece.claimable &&= piece.endMs - piece.startMs >= SHORTEST_CLAIM_MS
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** Neighbours that say the same become one piece. */
function append(intervals: RecordInterval[], next: RecordInterval): void {
  const last = intervals.at(-1)
  const same =
    last !== undefined &&
    last.endMs === next.startMs &&
    last.reason === next.reason &&
    last.unit === next.unit &&
    last.enrolment === next.enrolment &&
    last.provisional === next.provisional
  if (same) {
    last.endMs = next.endMs
    last.creditMs += next.creditMs
  } else intervals.push(next)
}
