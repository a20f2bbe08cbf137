import { reversalOf, standingCredit } from './corrections'
import { creditToday, isAhead, step, type Step } from './desk'
import { withPending } from './runs'
import type { DeskState, LedgerRow, Run, SliceDraft } from './types'
import { dayOf, startOfDay } from '../../time/domain/zone'

/** From where on {@link setBack} wants the ledger. */
export function setBackFrom(now: number): number {
  return startOfDay(dayOf(now))
}

/**
 * Brings a desk whose clock was ahead back to now, so that honest time counts again from here on. What lies in time that has not come is
 * not credited: pending time is dropped, rows of the ledger are reversed (their part before now is credited again), so that the same
 * instants can be studied, and count once, when they come. The stretch in which the clock jumped is named `clock` and can be claimed.
 * @param ledger the trainee's rows that end after {@link setBackFrom}, with the reversals of them
 */
export function setBack(desk: DeskState, now: number, ledger: readonly LedgerRow[]): Step {
  if (!isAhead(desk, now)) return step(desk)
  const credited = standingCredit(ledger)
  const slices = credited.filter((row) => row.endMs > now).flatMap((row) => [reversalOf(row), ...upTo(row, now)])
  const stands = [...credited.filter((row) => row.endMs <= now), ...slices.filter(({ creditMs }) => creditMs > 0)]
  const session = desk.session && {
    ...desk.session,
    openedAtMs: Math.min(desk.session.openedAtMs, now),
    lastBeatMs: Math.min(desk.session.lastBeatMs, now),
    lastActiveMs: Math.min(desk.session.lastActiveMs, now),
    unsure: true as const,
  }
  const back: DeskState = { ...desk, clockMs: now, session, check: null, today: { day: dayOf(now), ms: 0 } }
  return {
    desk: creditToday(
      withPending(
        back,
        desk.pending.flatMap((run) => cut(run, now)),
      ),
      stands,
    ),
    slices,
    closed: [],
  }
}

/** What of a credited interval of study lies before now; what two people signed for is theirs to sign again. */
function upTo({ creditMs, endMs: _, kind, startMs, ...row }: LedgerRow, now: number): SliceDraft[] {
  if (kind !== 'study' || startMs >= now) return []
  const { claim, enrolment, outage, reason, reverses, ruleSet, session, unit } = row
  const part = { startMs, endMs: now, creditMs: Math.min(creditMs, now - startMs) }
  return [{ kind, session, unit, enrolment, reason, ruleSet, claim, outage, reverses, ...part }]
}

function cut(run: Run, now: number): Run[] {
  if (run.startMs >= now) return []
  if (run.endMs <= now) return [run]
  return [{ ...run, endMs: now, reason: run.reason === 'gap' ? 'clock' : run.reason }]
}
