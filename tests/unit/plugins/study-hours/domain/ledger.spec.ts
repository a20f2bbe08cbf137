import { describe, expect, it } from 'vitest'
import { GENESIS_HASH } from '@/kernel/hash-chain'
import { claimable } from '@/plugins/study-hours/ledger/domain/corrections'
import { EMPTY_LEDGER, linkSlices, replay, verifyLedger } from '@/plugins/study-hours/ledger/domain/ledger'
import type { LedgerRow, SliceDraft } from '@/plugins/study-hours/ledger/domain/types'
import { MINUTE, NINE, SECOND, trainee } from './trainee'

const draft = (over: Partial<SliceDraft> = {}): SliceDraft => ({
  kind: 'study',
  session: 'session-1',
  unit: 'unit-1',
  enrolment: 'enrolment-1',
  startMs: 0,
  endMs: 1_000,
  creditMs: 1_000,
  reason: 'counted',
  ruleSet: 'rules-1',
  claim: null,
  outage: null,
  reverses: null,
  ...over,
})
const correction = (over: Partial<SliceDraft> = {}) =>
  draft({ kind: 'correction', session: null, reason: 'claim', claim: 'claim-1', ...over })
const reversal = (over: Partial<SliceDraft> = {}) =>
  draft({ kind: 'reversal', creditMs: -1_000, reason: 'reversal', reverses: 'row-1', ...over })

function ledger(...slices: SliceDraft[]): LedgerRow[] {
  return linkSlices({ trainee: 'trainee-1', head: EMPTY_LEDGER, slices, recordedAtMs: 9_000 }).rows.map((row) => ({
    ...row,
    id: `row-${row.seq}`,
  }))
}

describe('the chain', () => {
  it('links rows behind the head, in one go or in several', () => {
    const slices = [draft(), draft({ startMs: 1_000, endMs: 2_000 }), draft({ startMs: 2_000, endMs: 3_000 })]
    const whole = linkSlices({ trainee: 't', head: EMPTY_LEDGER, slices, recordedAtMs: 5 })
    const first = linkSlices({ trainee: 't', head: EMPTY_LEDGER, slices: slices.slice(0, 1), recordedAtMs: 5 })
    const rest = linkSlices({ trainee: 't', head: first.head, slices: slices.slice(1), recordedAtMs: 5 })
    expect([...first.rows, ...rest.rows]).toEqual(whole.rows)
    expect(rest.head).toEqual(whole.head)
    expect(whole.rows.map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect(whole.rows[0]?.prevHash).toBe(GENESIS_HASH)
  })

  it('finds nothing wrong with a sound ledger and says where it stands', () => {
    const rows = ledger(
      draft(),
      draft({ startMs: 1_000, endMs: 2_000, creditMs: 0, reason: 'gap' }),
      correction({ startMs: 1_200, endMs: 1_800, creditMs: 600 }),
    )
    expect(verifyLedger(rows)).toEqual({ faults: [], head: { seq: 3, hash: rows[2]?.hash } })
    expect(verifyLedger([])).toEqual({ faults: [], head: EMPTY_LEDGER })
  })

  const sound = () => ledger(draft(), draft({ startMs: 1_000, endMs: 2_000 }), draft({ startMs: 2_000, endMs: 3_000 }))
  it.each([
    ['an amount', { creditMs: 999 }],
    ['an interval', { startMs: 1_001 }],
    ['a unit', { unit: 'unit-2' }],
    ['the enrolment', { enrolment: 'enrolment-2' }],
    ['the trainee', { trainee: 'trainee-2' }],
    ['the rules', { ruleSet: 'rules-2' }],
    ['the time of recording', { recordedAtMs: 1 }],
  ])('shows that somebody changed %s', (_, change) => {
    const rows = sound().map((row) => (row.seq === 2 ? { ...row, ...change } : row))
    expect(verifyLedger(rows).faults).toContainEqual({ seq: 2, reason: 'content' })
  })

  it('shows that a row is missing, and that one was put in between', () => {
    const rows = sound()
    expect(verifyLedger(rows.filter(({ seq }) => seq !== 2)).faults).toContainEqual({ seq: 3, reason: 'sequence' })
    const [first, second] = ledger(draft(), draft({ startMs: 5_000, endMs: 6_000 }))
    expect(verifyLedger([...(first && second ? [first, second] : []), ...rows.slice(2)]).faults).toContainEqual({
      seq: 3,
      reason: 'previous',
    })
  })
})

describe('the rules of the rows', () => {
  it.each([
    ['more credit than time', [draft({ creditMs: 1_001 })], { seq: 1, reason: 'credit' }],
    ['study below zero', [draft({ creditMs: -1 })], { seq: 1, reason: 'credit' }],
    ['credit for a reason that does not count', [draft({ reason: 'gap' })], { seq: 1, reason: 'credit' }],
    ['an empty interval', [draft({ endMs: 0, creditMs: 0 })], { seq: 1, reason: 'interval' }],
    ['half a millisecond', [draft({ creditMs: 0.5 })], { seq: 1, reason: 'interval' }],
    ['one instant of study twice', [draft(), draft({ startMs: 999, endMs: 2_000, creditMs: 1_001 })], { seq: 2, reason: 'overlap' }],
    ['a correction over counted time', [draft(), correction({ startMs: 500, endMs: 600, creditMs: 100 })], { seq: 2, reason: 'overlap' }],
    ['two corrections of one minute', [correction(), correction()], { seq: 2, reason: 'overlap' }],
    ['a correction that nobody signed', [correction({ claim: null })], { seq: 1, reason: 'correction' }],
    ['a correction of nothing', [correction({ creditMs: 0 })], { seq: 1, reason: 'correction' }],
    ['a reversal of nothing', [reversal()], { seq: 1, reason: 'reversal' }],
    ['a reversal of another amount', [draft(), reversal({ creditMs: -999 })], { seq: 2, reason: 'reversal' }],
    ['a second reversal', [draft(), reversal(), reversal()], { seq: 3, reason: 'reversal' }],
    ['a reversal of another enrolment', [draft(), reversal({ enrolment: 'enrolment-2' })], { seq: 2, reason: 'reversal' }],
    ['a reversal of a reversal', [draft(), reversal(), reversal({ creditMs: 1_000, reverses: 'row-2' })], { seq: 3, reason: 'reversal' }],
    ['a study row that reverses', [draft(), draft({ startMs: 2_000, endMs: 3_000, reverses: 'row-1' })], { seq: 2, reason: 'reversal' }],
  ])('do not admit %s', (_, slices, fault) => {
    expect(verifyLedger(ledger(...slices)).faults).toEqual([fault])
  })

  it('admit a correction where credit was taken back', () => {
    expect(verifyLedger(ledger(draft(), reversal(), correction())).faults).toEqual([])
  })
})

describe('the replay', () => {
  it('adds up what every row says, by enrolment and unit', () => {
    const rows = ledger(
      draft(),
      draft({ startMs: 1_000, endMs: 2_000, creditMs: 0, reason: 'idle' }),
      correction({ startMs: 1_000, endMs: 1_400, creditMs: 400, unit: null }),
      draft({ startMs: 3_000, endMs: 4_000, enrolment: 'enrolment-2', unit: 'unit-2' }),
      reversal(),
    )
    expect(replay(rows)).toEqual({
      creditMs: 1_400,
      rows: 5,
      byEnrolment: { 'enrolment-1': 400, 'enrolment-2': 1_000 },
      byUnit: { 'unit-1': 0, '': 400, 'unit-2': 1_000 },
    })
  })
})

describe('a correction', () => {
  /** 8 min counted and confirmed, 10 min gap, 1 min counted and pending. */
  function day() {
    const one = trainee()
    const window = one.open()
    one.study(window, 8 * MINUTE)
    one.wait(10 * MINUTE).beat(window)
    one.wait(60 * SECOND).beat(window)
    return one
  }

  it('fills time that was not counted, once', () => {
    const one = day()
    expect(one.tryCorrect(NINE, one.now)).toEqual({ ok: false, code: 'study.grantTooLong', details: { freeMs: 10 * MINUTE } })
    expect(one.tryCorrect(NINE, one.now, 6 * MINUTE)).toMatchObject({ ok: true, reply: { creditMs: 6 * MINUTE } })
    expect(one.rows.at(-1)).toMatchObject({
      kind: 'correction',
      reason: 'claim',
      claim: 'claim-1',
      startMs: NINE + 8 * MINUTE,
      endMs: NINE + 14 * MINUTE,
      creditMs: 6 * MINUTE,
    })
    expect(one.tryCorrect(NINE, one.now, 5 * MINUTE)).toMatchObject({ ok: false, details: { freeMs: 4 * MINUTE } })
    expect(one.tryCorrect(NINE, one.now, 4 * MINUTE)).toMatchObject({ ok: true })
    expect(verifyLedger(one.rows).faults).toEqual([])
    expect(replay(one.rows).creditMs).toBe(18 * MINUTE)
    expect(one.desk.today.ms).toBe(18 * MINUTE)
  })

  it('is split around time that counted', () => {
    const one = day()
    one.close({ session: 'session-1', epoch: 1, seq: 0, mediaMs: 0 })
    expect(one.tryCorrect(NINE - 5 * MINUTE, NINE + 20 * MINUTE, 14 * MINUTE)).toMatchObject({ ok: true })
    expect(one.rows.slice(-2).map(({ startMs, endMs }) => [startMs - NINE, endMs - NINE])).toEqual([
      [-5 * MINUTE, 0],
      [8 * MINUTE, 17 * MINUTE],
    ])
  })

  it('does not reach into time that is not decided yet', () => {
    const one = day()
    one.wait(20 * SECOND)
    expect(one.tryCorrect(one.now - 20 * SECOND, one.now)).toMatchObject({ ok: false, code: 'study.grantTooLong', details: { freeMs: 0 } })
    expect(claimable(one.desk, { startMs: one.now - 20 * SECOND, endMs: one.now }, [], one.now)).toEqual([])
    one.close({ session: 'session-1', epoch: 1, seq: 0, mediaMs: 0 })
    expect(one.tryCorrect(one.now - 20 * SECOND, one.now)).toMatchObject({ ok: true })
    expect(one.tryCorrect(one.now, one.now + MINUTE)).toMatchObject({ ok: false, details: { freeMs: 0 } })
  })

  it.each([
    ['study.badInterval', 5, 5, 1],
    ['study.badInterval', 5.5, 9, 1],
    ['study.nothingGranted', 5, 9, 0],
    ['study.nothingGranted', 5, 9, 1.5],
  ])('is refused with %s', (code, fromMs, toMs, grantedMs) => {
    expect(trainee().tryCorrect(fromMs, toMs, grantedMs)).toEqual({ ok: false, code })
  })
})

describe('a reversal', () => {
  it('takes a row back in full, once, and the time may be claimed again', () => {
    const one = trainee()
    one.study(one.open(), 8 * MINUTE)
    const [row] = one.rows
    if (!row) throw new Error('nothing was recorded')
    expect(one.tryReverse(row)).toMatchObject({ ok: true, reply: { creditMs: -8 * MINUTE } })
    expect(one.creditMs).toBe(0)
    expect(one.desk.today.ms).toBe(0)
    expect(one.tryReverse(row)).toEqual({ ok: false, code: 'study.notReversible' })
    const back = one.rows[1]
    if (back) expect(one.tryReverse(back)).toEqual({ ok: false, code: 'study.notReversible' })
    expect(one.tryCorrect(NINE, NINE + 8 * MINUTE)).toMatchObject({ ok: true })
    expect(verifyLedger(one.rows).faults).toEqual([])
  })
})
