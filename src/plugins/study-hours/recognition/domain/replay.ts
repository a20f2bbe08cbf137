import type { LedgerRow } from '../../ledger/domain/types'

export type ReplayFacts = {
  fromMs: number
  toMs: number
  rows: readonly LedgerRow[]
  sessions: readonly {
    id: string
    unit: string
    openedAtMs: number
    closedAtMs: number | null
    closeReason: string | null
    device: string | null
  }[]
  claims: readonly { id: string; atMs: number; fromMs: number; toMs: number; claimedMs: number; state: string }[]
  marks: readonly { classSession: string; mark: string; method: string; atMs: number; seq: number; leftMs?: number | null }[]
}

/** One thing that happened, at an instant of the server's clock. */
export type ReplayEvent = { atMs: number } & (
  | { kind: 'opened'; session: string; unit: string; device: string | null }
  | { kind: 'closed'; session: string; reason: string | null }
  | { kind: 'interval'; seq: number; session: string | null; unit: string | null; endMs: number; creditMs: number; reason: string }
  /** The check that confirmed these milliseconds, or whose time ran out. */
  | { kind: 'check'; outcome: 'passed' | 'missed'; ms: number }
  | {
      kind: 'correction' | 'reversal'
      seq: number
      endMs: number
      creditMs: number
      claim: string | null
      outage: string | null
      signedAtMs: number
    }
  | { kind: 'claim'; claim: string; fromMs: number; toMs: number; claimedMs: number; state: string }
  | { kind: 'attendance'; classSession: string; mark: string; method: string; revision: number; leftMs: number | null }
)

/** Where two things fall on one instant, this is the order in which they are told. */
const ORDER = ['attendance', 'opened', 'interval', 'check', 'correction', 'reversal', 'closed', 'claim']

/**
 * A day's events in order. Checks are read from the ledger: rows that went into it together were confirmed by one passed check, or lost
 * with one that was missed.
 */
export function replayEvents({ claims, fromMs, marks, rows, sessions, toMs }: ReplayFacts): ReplayEvent[] {
  const events: ReplayEvent[] = []
  const within = (atMs: number) => atMs >= fromMs && atMs < toMs
  for (const { closedAtMs, closeReason, device, id, openedAtMs, unit } of sessions) {
    if (within(openedAtMs)) events.push({ atMs: openedAtMs, kind: 'opened', session: id, unit, device })
    if (closedAtMs !== null && within(closedAtMs)) events.push({ atMs: closedAtMs, kind: 'closed', session: id, reason: closeReason })
  }
  const checks = new Map<string, { atMs: number; outcome: 'passed' | 'missed'; ms: number }>()
  for (const row of rows) {
    const { claim, creditMs, endMs, outage, reason, recordedAtMs, seq, session, startMs, unit } = row
    if (row.kind !== 'study') {
      events.push({ atMs: startMs, kind: row.kind, seq, endMs, creditMs, claim, outage, signedAtMs: recordedAtMs })
      continue
    }
    events.push({ atMs: startMs, kind: 'interval', seq, session, unit, endMs, creditMs, reason })
    const outcome = reason === 'presence' ? 'missed' : creditMs > 0 ? 'passed' : undefined
    if (!outcome) continue
    const key = `${recordedAtMs} ${outcome}`
    const check = checks.get(key) ?? { atMs: recordedAtMs, outcome, ms: 0 }
    check.ms += endMs - startMs
    checks.set(key, check)
  }
  for (const check of checks.values()) events.push({ ...check, kind: 'check' })
  for (const { atMs, claimedMs, fromMs: from, id, state, toMs: to } of claims)
    events.push({ atMs, kind: 'claim', claim: id, fromMs: from, toMs: to, claimedMs, state })
  for (const { atMs, classSession, leftMs = null, mark, method, seq } of marks)
    events.push({ atMs, kind: 'attendance', classSession, mark, method, revision: seq, leftMs })
  return events.sort((a, b) => a.atMs - b.atMs || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
}
