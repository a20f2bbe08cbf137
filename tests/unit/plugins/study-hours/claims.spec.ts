import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  askedFor,
  claimableParts,
  outageParts,
  spread,
  studiedThen,
  withinSecond,
  type ClaimEvidence,
  type Sitting,
} from '@/plugins/study-hours/decisions/domain/claims'
import { newDesk } from '@/plugins/study-hours/ledger/domain/desk'
import { lengthWords } from '@/plugins/study-hours/time/domain/length-words'
import { lengthOf } from '@/plugins/study-hours/time/domain/intervals'
import type { LedgerRow, Run } from '@/plugins/study-hours/ledger/domain/types'

const MINUTE = 60_000
/** Nine in the morning of a local day. */
const NINE = Date.parse('2026-03-05T09:00+08:00')
const t = (minute: number) => NINE + minute * MINUTE
const where = { unit: 'u', enrolment: 'e', ruleSet: 'r' }

function row(from: number, to: number, more: Partial<LedgerRow> = {}): LedgerRow {
  const { creditMs = 0, reason = 'gap' } = more
  const rest = { session: 's', claim: null, outage: null, reverses: null, trainee: 't', seq: from, recordedAtMs: 0, prevHash: '', hash: '' }
  return { id: `${from}-${to}-${reason}`, kind: 'study', ...where, startMs: t(from), endMs: t(to), ...rest, ...more, creditMs, reason }
}
const sitting = (from: number, to: number, closeReason: string | null): Sitting => ({
  ...where,
  openedAtMs: t(from),
  endedAtMs: t(to),
  closeReason,
})
const evidence = (more: Partial<ClaimEvidence> = {}): ClaimEvidence => ({
  desk: newDesk(),
  rows: [],
  sittings: [],
  now: t(10_000),
  ...more,
})
const spans = (parts: readonly { startMs: number; endMs: number }[]) =>
  parts.map(({ startMs, endMs }) => [(startMs - NINE) / MINUTE, (endMs - NINE) / MINUTE])
const all = { startMs: t(0), endMs: t(200) }

it('a claim in whole seconds ends where the lost time ends, and keeps what was asked beyond it', () => {
  const part = { startMs: NINE + 5_400, endMs: NINE + 35_400 }
  expect(withinSecond({ startMs: NINE + 5_000, endMs: NINE + 36_000 }, [part])).toEqual(part)
  expect(withinSecond({ startMs: NINE, endMs: NINE + 60_000 }, [part])).toEqual({ startMs: NINE, endMs: NINE + 60_000 })
})

it.each([
  [0, '0 秒', '0 s'],
  [400, '不到 1 秒', 'less than 1 s'],
  [40_999, '40 秒', '40 s'],
  [3_903_000, '1 小时 5 分 3 秒', '1 h 5 min 3 s'],
  [720_000, '12 分', '12 min'],
])('messages tell %i ms to the second', (ms, zh, en) => {
  expect(lengthWords(ms)).toEqual({ zh, en })
})

describe('a claim that was made', () => {
  const part = { ...where, startMs: t(10), endMs: t(20), reason: 'gap' } as const
  const claim = { enrolment: 'e', cause: 'other', startMs: t(0), endMs: t(60) } as const
  it.each([
    ['asked for what its class lost inside it', claim, part, true],
    ['did not ask for what another class lost inside it', claim, { ...part, enrolment: 'e2' }, false],
    ['did not ask for a stretch that its cause does not reach', claim, { ...part, reason: 'offline' as const }, false],
    [
      'asked for that stretch where the line failed',
      { ...claim, cause: 'network' as const },
      { ...part, reason: 'offline' as const },
      true,
    ],
    ['did not ask for what follows it', { ...claim, endMs: t(10) }, part, false],
    ['asked for what it touches by a millisecond', { ...claim, endMs: t(10) + 1 }, part, true],
  ])('%s', (_, made, lost, asked) => {
    expect(askedFor(made, [lost])).toBe(asked)
  })
})

describe('what may be claimed', () => {
  it('is what the record shows as not counted, less what was made good', () => {
    const rows = [
      row(0, 10, { reason: 'counted', creditMs: 10 * MINUTE }),
      row(10, 20),
      row(30, 40, { reason: 'presence' }),
      row(12, 15, { kind: 'correction', reason: 'claim', creditMs: 3 * MINUTE, claim: 'c' }),
    ]
    expect(spans(claimableParts(all, 'other', evidence({ rows })))).toEqual([
      [10, 12],
      [15, 20],
      [30, 40],
    ])
  })

  it('holds uncounted time that waits at the desk, but nothing that waits for its check', () => {
    const run = (from: number, to: number, reason: Run['reason']): Run => ({ session: 's', startMs: t(from), endMs: t(to), reason })
    const desk = { ...newDesk(), contexts: { s: where }, pending: [run(0, 10, 'counted'), run(10, 14, 'hidden')] }
    expect(spans(claimableParts(all, 'device', evidence({ desk })))).toEqual([[10, 14]])
  })

  it('is no row of less than a second, and neighbours that say the same are one', () => {
    const rows = [row(0, 10), row(10, 12), row(12, 14, { reason: 'hidden' }), row(20, 20 + 0.9 / 60), row(30, 30.5)]
    expect(spans(claimableParts(all, 'other', evidence({ rows })))).toEqual([
      [0, 12],
      [12, 14],
      [30, 30.5],
    ])
  })

  it('reaches between sittings where the line failed, on the same local day only', () => {
    const sittings = [
      sitting(0, 10, 'lapsed'),
      sitting(30, 40, 'closed'),
      sitting(60, 70, 'lapsed'),
      { ...sitting(0, 0, null), openedAtMs: t(24 * 60), endedAtMs: t(24 * 60 + 5) },
    ]
    const whole = { startMs: t(0), endMs: t(25 * 60) }
    expect(spans(claimableParts(whole, 'network', evidence({ sittings })))).toEqual([[10, 30]])
    expect(claimableParts(whole, 'presence', evidence({ sittings }))).toEqual([])
  })

  it('never overlaps credit or itself, whatever the record holds', () => {
    const pieces = fc.array(
      fc.record({ from: fc.nat(150), long: fc.integer({ min: 1, max: 40 }), what: fc.constantFrom('gap', 'hidden', 'credit') }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(pieces, (drawn) => {
        const rows = drawn.map(({ from, long, what }, index) =>
          row(from, from + long, {
            id: String(index),
            ...(what === 'credit' ? { reason: 'counted', creditMs: long * MINUTE } : { reason: what as 'gap' }),
          }),
        )
        const parts = claimableParts(all, 'network', evidence({ rows }))
        for (const [index, part] of parts.entries()) {
          expect(part.endMs).toBeGreaterThan(part.startMs)
          expect(part.startMs).toBeGreaterThanOrEqual(parts[index - 1]?.endMs ?? 0)
          for (const { creditMs, endMs, startMs } of rows)
            if (creditMs > 0) expect(part.endMs <= startMs || part.startMs >= endMs).toBe(true)
        }
      }),
    )
  })
})

describe('what is granted', () => {
  it('is laid over the parts from the earliest on, exactly', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 6 }),
        fc.integer({ min: 0, max: 4_000_000 }),
        (lengths, ms) => {
          const parts = lengths.map((length, index) => ({
            ...where,
            reason: 'gap' as const,
            startMs: t(index * 100),
            endMs: t(index * 100) + length,
          }))
          expect(lengthOf(spread(parts, ms))).toBe(Math.min(ms, lengthOf(parts)))
        },
      ),
    )
  })
})

describe('an outage', () => {
  const outage = { startMs: t(60), endMs: t(120) }

  it.each([
    ['a beat within the lease before it', sitting(0, 59, null), 75_000, true],
    ['a beat at exactly the lease before it', sitting(0, 59, null), MINUTE, true],
    ['a last beat further back than the lease', sitting(0, 58, 'lapsed'), MINUTE, false],
    ['a sitting that opened inside it', sitting(80, 90, 'closed'), 75_000, true],
    ['a sitting that opened when it ended', sitting(120, 130, 'closed'), 75_000, false],
  ])('knows who was studying: %s', (_, one, leaseMs, expected) => {
    expect(studiedThen(outage, leaseMs, [one])).toBe(expected)
  })

  it('credits gaps, not hidden pages or missed checks', () => {
    const rows = [row(60, 80), row(80, 90, { reason: 'hidden' }), row(90, 100, { reason: 'presence' })]
    expect(spans(outageParts(outage, evidence({ rows, sittings: [sitting(0, 130, 'closed')] }), 15 * MINUTE))).toEqual([[60, 80]])
  })

  it('trusts who never came back for a quarter of an hour, and not beyond the interval', () => {
    const gone = evidence({ sittings: [sitting(0, 70, 'lapsed')] })
    expect(spans(outageParts(outage, gone, 15 * MINUTE))).toEqual([[70, 85]])
    expect(spans(outageParts({ ...outage, endMs: t(75) }, gone, 15 * MINUTE))).toEqual([[70, 75]])
    expect(outageParts(outage, evidence({ sittings: [sitting(0, 70, 'closed')] }), 15 * MINUTE)).toEqual([])
  })
})
