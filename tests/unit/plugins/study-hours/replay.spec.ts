import { describe, expect, it } from 'vitest'
import { replayEvents, type ReplayFacts } from '@/plugins/study-hours/recognition/domain/replay'
import type { LedgerRow } from '@/plugins/study-hours/ledger/domain/types'

const MINUTE = 60_000
const row = (seq: number, from: number, to: number, more: Partial<LedgerRow> = {}): LedgerRow => ({
  id: String(seq),
  trainee: 't',
  seq,
  kind: 'study',
  session: 's',
  unit: 'u',
  enrolment: 'e',
  ruleSet: 'r',
  startMs: from * MINUTE,
  endMs: to * MINUTE,
  creditMs: (to - from) * MINUTE,
  reason: 'counted',
  claim: null,
  outage: null,
  reverses: null,
  recordedAtMs: to * MINUTE,
  prevHash: '',
  hash: '',
  ...more,
})
const facts = (more: Partial<ReplayFacts>): ReplayFacts => ({
  fromMs: 0,
  toMs: 1_440 * MINUTE,
  rows: [],
  sessions: [],
  claims: [],
  marks: [],
  ...more,
})
const told = (more: Partial<ReplayFacts>) => replayEvents(facts(more)).map(({ atMs, kind }) => [atMs / MINUTE, kind])

describe('the replay of a day', () => {
  it('reads passed and missed checks from what went into the ledger together', () => {
    const rows = [
      row(1, 0, 9, { recordedAtMs: 20 * MINUTE }),
      row(2, 9, 10, { recordedAtMs: 20 * MINUTE, creditMs: 0, reason: 'hidden' }),
      row(3, 10, 20, { recordedAtMs: 20 * MINUTE }),
      row(4, 30, 40, { recordedAtMs: 45 * MINUTE, creditMs: 0, reason: 'presence' }),
    ]
    const checks = replayEvents(facts({ rows })).filter(({ kind }) => kind === 'check')
    expect(checks).toEqual([
      { atMs: 20 * MINUTE, kind: 'check', outcome: 'passed', ms: 19 * MINUTE },
      { atMs: 45 * MINUTE, kind: 'check', outcome: 'missed', ms: 10 * MINUTE },
    ])
  })

  it('tells everything in the order in which it happened', () => {
    expect(
      told({
        rows: [row(1, 10, 20), row(2, 20, 30, { kind: 'correction', claim: 'c', reason: 'claim', recordedAtMs: 900 * MINUTE })],
        sessions: [{ id: 's', unit: 'u', openedAtMs: 10 * MINUTE, closedAtMs: 20 * MINUTE, closeReason: 'lapsed', device: null }],
        claims: [{ id: 'c', atMs: 60 * MINUTE, fromMs: 20 * MINUTE, toMs: 30 * MINUTE, claimedMs: 10 * MINUTE, state: 'approved' }],
        marks: [{ classSession: 'k', mark: 'present', method: 'qr', atMs: 5 * MINUTE, seq: 1 }],
      }),
    ).toEqual([
      [5, 'attendance'],
      [10, 'opened'],
      [10, 'interval'],
      [20, 'check'],
      [20, 'correction'],
      [20, 'closed'],
      [60, 'claim'],
    ])
  })

  it('leaves out openings and closings of other days', () => {
    const night = { id: 's', unit: 'u', openedAtMs: -30 * MINUTE, closedAtMs: 30 * MINUTE, closeReason: 'closed', device: null }
    expect(told({ sessions: [night] })).toEqual([[30, 'closed']])
    expect(told({ sessions: [{ ...night, openedAtMs: 1_430 * MINUTE, closedAtMs: 1_500 * MINUTE }] })).toEqual([[1_430, 'opened']])
  })
})
