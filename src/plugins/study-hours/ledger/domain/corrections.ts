import { creditToday, isAhead, tick } from './desk'
import { lengthOf, subtract, type Interval } from '../../time/domain/intervals'
import type { CorrectionInput, CorrectionReply, DeskState, LedgerRow, Outcome, SliceDraft } from './types'

type Touching = CorrectionInput['ledger'][number]

/** The rows whose credit stands: reversed ones and their reversals cancel each other. */
export function standingCredit<R extends Touching>(rows: readonly R[]): R[] {
  const reversed = new Set(rows.filter((row) => row.kind === 'reversal').map((row) => row.reverses))
  return rows.filter((row) => row.creditMs > 0 && !reversed.has(row.id))
}

/**
 * The parts of an interval that could be claimed: nothing is credited or pending there, and they are past. While a session is open
 * its time since the last beat is not decided yet.
 * @param ledger the trainee's rows that touch the interval
 */
export function claimable(desk: DeskState, interval: Interval, ledger: readonly Touching[], now: number): Interval[] {
  const seenMs = desk.session ? desk.session.lastBeatMs : Math.max(now, desk.clockMs)
  const pastMs = isAhead(desk, now) ? Math.min(now, seenMs) : seenMs
  const counted = desk.pending.filter((run) => run.reason === 'counted')
  return subtract({ startMs: interval.startMs, endMs: Math.min(interval.endMs, pastMs) }, [...standingCredit(ledger), ...counted])
}

/**
 * Compensating rows for time that two people signed for: they fill the claimable time from its start until `grantedMs` is reached, so
 * that no minute is ever credited twice.
 * @returns refused with `study.nothingGranted`, `study.grantTooLong` (details: `freeMs`), `study.badInterval`
 */
export function appendCorrection(desk: DeskState, input: CorrectionInput, now: number): Outcome<CorrectionReply> {
  const { fromMs, toMs, grantedMs } = input
  if (!(Number.isSafeInteger(fromMs) && Number.isSafeInteger(toMs) && fromMs < toMs)) return { ok: false, code: 'study.badInterval' }
  if (!(Number.isSafeInteger(grantedMs) && grantedMs > 0)) return { ok: false, code: 'study.nothingGranted' }
  const free = claimable(desk, { startMs: fromMs, endMs: toMs }, input.ledger, now)
  if (grantedMs > lengthOf(free)) return { ok: false, code: 'study.grantTooLong', details: { freeMs: lengthOf(free) } }
  const slices: SliceDraft[] = []
  let left = grantedMs
  for (const { startMs, endMs } of free) {
    if (left === 0) break
    const creditMs = Math.min(left, endMs - startMs)
    slices.push({
      kind: 'correction',
      session: null,
      unit: input.unit,
      enrolment: input.enrolment,
      startMs,
      endMs: startMs + creditMs,
      creditMs,
      reason: input.outage === undefined ? 'claim' : 'outage',
      ruleSet: input.ruleSet,
      claim: input.claim ?? null,
      outage: input.outage ?? null,
      reverses: null,
    })
    left -= creditMs
  }
  return { ok: true, desk: creditToday(tick(desk, now), slices), slices, closed: [], reply: { creditMs: grantedMs } }
}

/**
 * Takes a credited row back in full, as a row of its own that names it.
 * @param reversals the reversals that already name the row
 * @returns refused with `study.notReversible` for a row without credit, a reversal, or one that was taken back already
 */
export function appendReversal(
  desk: DeskState,
  { row, reversals }: { row: LedgerRow; reversals: readonly Pick<LedgerRow, 'reverses'>[] },
  now: number,
): Outcome<CorrectionReply> {
  if (row.kind === 'reversal' || row.creditMs <= 0 || reversals.some(({ reverses }) => reverses === row.id))
    return { ok: false, code: 'study.notReversible' }
  const slice = reversalOf(row)
  return { ok: true, desk: creditToday(tick(desk, now), [slice]), slices: [slice], closed: [], reply: { creditMs: slice.creditMs } }
}

/** The row that takes `row` back in full. */
export function reversalOf({ creditMs, endMs, enrolment, id, ruleSet, session, startMs, unit }: LedgerRow): SliceDraft {
  return {
    kind: 'reversal',
    session,
    unit,
    enrolment,
    startMs,
    endMs,
    creditMs: -creditMs,
    reason: 'reversal',
    ruleSet,
    claim: null,
    outage: null,
    reverses: id,
  }
}
