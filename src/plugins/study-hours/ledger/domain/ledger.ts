import { chainHash, GENESIS_HASH, verifyChain, type ChainBreak } from '@/kernel/hash-chain'
import { standingCredit } from './corrections'
import { byStart, type Interval } from '../../time/domain/intervals'
import type { LedgerRow, LinkedSlice, SliceDraft } from './types'

/** Where a trainee's ledger stands: `ledgerSeq` and `ledgerHash` of the desk. */
export type LedgerHead = { seq: number; hash: string }

export const EMPTY_LEDGER: LedgerHead = { seq: 0, hash: GENESIS_HASH }

/** Puts rows behind the head of one trainee's ledger. */
export function linkSlices({
  trainee,
  head,
  slices,
  recordedAtMs,
}: {
  trainee: string
  head: LedgerHead
  slices: readonly SliceDraft[]
  recordedAtMs: number
}): { rows: LinkedSlice[]; head: LedgerHead } {
  let { seq, hash } = head
  const rows = slices.map((slice): LinkedSlice => {
    seq += 1
    const prevHash = hash
    const unlinked = { ...slice, trainee, seq, recordedAtMs }
    hash = chainHash(prevHash, sliceBody(unlinked))
    return { ...unlinked, prevHash, hash }
  })
  return { rows, head: { seq, hash } }
}

/** What a row's hash covers: all of it but the id that the database gave and the links. */
export function sliceBody(slice: Omit<LinkedSlice, 'prevHash' | 'hash'>) {
  const { trainee, seq, session, unit, enrolment, kind, startMs, endMs, creditMs, reason, ruleSet } = slice
  const { claim, outage, reverses, recordedAtMs } = slice
  return { trainee, seq, session, unit, enrolment, kind, startMs, endMs, creditMs, reason, ruleSet, claim, outage, reverses, recordedAtMs }
}

/**
 * `interval`: empty, or times that are no whole milliseconds; `credit`: more than the interval or below 0; `overlap`: an
 * instant is credited twice; `correction`: without claim and outage, or not credited in full; `reversal`: of
 * nothing, of another trainee's or enrolment's row, of a different amount, or the second of one row.
 */
export type LedgerFault = { seq: number; reason: ChainBreak['reason'] | 'interval' | 'credit' | 'overlap' | 'correction' | 'reversal' }

/**
 * Checks one trainee's whole ledger, rows ascending by `seq`. Chain faults end the reading of the chain; the other rules are checked
 * on every row.
 */
export function verifyLedger(rows: readonly LedgerRow[]): { faults: LedgerFault[]; head: LedgerHead } {
  const chain = verifyChain(rows.map((row) => ({ seq: row.seq, prevHash: row.prevHash, hash: row.hash, body: sliceBody(row) })))
  const faults: LedgerFault[] = chain.break ? [chain.break] : []
  const byId = new Map(rows.map((row) => [row.id, row]))
  const reversed = new Set<string>()
  for (const row of rows) {
    const reason = faultOf(row, byId, reversed)
    if (reason) faults.push({ seq: row.seq, reason })
    if (row.reverses !== null) reversed.add(row.reverses)
  }
  // What does not count may lie beneath: the server's clock was set back, and the same instants came again.
  faults.push(...overlaps(standingCredit(rows)))
  const seen = new Set<string>()
  const distinct = faults.filter(({ seq, reason }) => !seen.has(`${seq} ${reason}`) && seen.add(`${seq} ${reason}`))
  return { faults: distinct, head: { seq: chain.seq, hash: chain.hash } }
}

export type LedgerTotals = {
  creditMs: number
  rows: number
  byEnrolment: Record<string, number>
  /** Under `''`: corrections that name no unit. */
  byUnit: Record<string, number>
}

/** What the ledger comes to, from its rows alone. */
export function replay(rows: readonly Pick<LedgerRow, 'enrolment' | 'unit' | 'creditMs'>[]): LedgerTotals {
  const totals: LedgerTotals = { creditMs: 0, rows: rows.length, byEnrolment: {}, byUnit: {} }
  for (const { enrolment, unit, creditMs } of rows) {
    totals.creditMs += creditMs
    totals.byEnrolment[enrolment] = (totals.byEnrolment[enrolment] ?? 0) + creditMs
    totals.byUnit[unit ?? ''] = (totals.byUnit[unit ?? ''] ?? 0) + creditMs
  }
  return totals
}

function faultOf(row: LedgerRow, byId: ReadonlyMap<string, LedgerRow>, reversed: ReadonlySet<string>): LedgerFault['reason'] | undefined {
  const { startMs, endMs, creditMs, kind } = row
  if (!Number.isSafeInteger(startMs) || !Number.isSafeInteger(endMs) || !Number.isSafeInteger(creditMs) || endMs <= startMs)
    return 'interval'
  if (kind === 'reversal') {
    const target = row.reverses === null ? undefined : byId.get(row.reverses)
    const sound =
      target !== undefined &&
      target.kind !== 'reversal' &&
      target.seq < row.seq &&
      target.trainee === row.trainee &&
      target.enrolment === row.enrolment &&
      target.unit === row.unit &&
      creditMs === -target.creditMs &&
      creditMs < 0 &&
      !reversed.has(target.id)
    return sound ? undefined : 'reversal'
  }
  if (row.reverses !== null) return 'reversal'
  if (creditMs < 0 || creditMs > endMs - startMs) return 'credit'
  if (kind === 'correction') return (row.claim === null) === (row.outage === null) || creditMs === 0 ? 'correction' : undefined
  return row.reason === 'counted' || creditMs === 0 ? undefined : 'credit'
}

function overlaps(rows: readonly (Interval & { seq: number })[]): LedgerFault[] {
  const faults: LedgerFault[] = []
  let untilMs = -Infinity
  for (const row of [...rows].sort((a, b) => byStart(a, b) || a.seq - b.seq)) {
    if (row.startMs < untilMs) faults.push({ seq: row.seq, reason: 'overlap' })
    untilMs = Math.max(untilMs, row.endMs)
  }
  return faults
}
