import { DomainError } from '@/kernel/errors'
import '../../errors'
import { addRun, countedMs, toSlices, withPending } from './runs'
import { dayCapMs, type StudyRules } from './rules'
import type { ActiveSession, ClosedSession, CloseReason, DeskState, SliceDraft } from './types'
import { dayOf, withinDay } from '../../time/domain/zone'

/** The desk of a trainee who never studied. */
export function newDesk(): DeskState {
  return {
    v: 1,
    epoch: 0,
    clockMs: 0,
    session: null,
    closed: null,
    contexts: {},
    pending: [],
    dueMs: 0,
    check: null,
    wrong: 0,
    today: { day: 0, ms: 0 },
  }
}

export function writeDesk(desk: DeskState): string {
  return JSON.stringify(desk)
}

/** @throws DomainError `study.deskVersion` where another version of the program wrote the text */
export function readDesk(text: string | null | undefined): DeskState {
  if (!text) return newDesk()
  const desk = JSON.parse(text) as DeskState
  if (desk.v !== 1) throw new DomainError('study.deskVersion', { version: desk.v })
  return desk
}

/** A desk, rows that go with it, sessions that ended on the way: what the steps of the engine hand on to each other. */
export type Step = { desk: DeskState; slices: SliceDraft[]; closed: ClosedSession[] }

export function step(desk: DeskState): Step {
  return { desk, slices: [], closed: [] }
}

/** The figures of the clock that the trainee sees. `ended`: the session that they are shown to where it has just ended. */
export function figures(desk: DeskState, rules: StudyRules, ended?: ActiveSession | null) {
  const day = dayOf(desk.clockMs)
  let todayMs = desk.today.day === day ? desk.today.ms : 0
  let provisionalMs = 0
  let carriedMs = 0
  for (const run of desk.pending) {
    if (run.reason !== 'counted') continue
    todayMs += withinDay(run.startMs, run.endMs, day)
    if (run.session === (desk.session ?? ended)?.id) provisionalMs += run.endMs - run.startMs
    else carriedMs += run.endMs - run.startMs
  }
  return { creditedMs: (desk.session ?? ended)?.creditedMs ?? 0, provisionalMs, carriedMs, todayMs, dayCapMs: dayCapMs(rules) }
}

/** Time that has been credited for the desk's present day is added to the day's figure; other days need none. */
export function creditToday(desk: DeskState, rows: readonly Pick<SliceDraft, 'startMs' | 'endMs' | 'creditMs'>[]): DeskState {
  const day = dayOf(desk.clockMs)
  let ms = desk.today.day === day ? desk.today.ms : 0
  for (const row of rows) {
    const within = withinDay(row.startMs, row.endMs, day)
    ms += row.creditMs < 0 ? -Math.min(within, -row.creditMs) : Math.min(within, row.creditMs)
  }
  return { ...desk, today: { day, ms: Math.max(0, ms) } }
}

/** Two calls that overtake each other, or two hosts, may be this far apart; then the desk waits. Beyond it the clock was set back. */
export const CLOCK_TOLERANCE_MS = 5_000

/** Whether the desk has seen instants that have not come yet: the clock was ahead, and was set back. */
export function isAhead(desk: Pick<DeskState, 'clockMs'>, now: number): boolean {
  return desk.clockMs > now + CLOCK_TOLERANCE_MS
}

/** Time cannot run backwards at a desk. */
export function tick(desk: DeskState, now: number): DeskState {
  return now > desk.clockMs ? { ...desk, clockMs: now } : desk
}

/** Everything that is pending goes to the ledger, credited where a check was passed. The next check is drawn anew. */
export function flush({ desk, slices, closed }: Step, passed: boolean): Step & { confirmedMs: number } {
  const rows = toSlices(desk.pending, desk.contexts, passed)
  const id = desk.session?.id
  const ownMs = passed ? countedMs(desk.pending.filter((run) => run.session === id)) : 0
  const session = desk.session && { ...desk.session, creditedMs: desk.session.creditedMs + ownMs }
  const settled = withPending(creditToday({ ...desk, session, check: null, wrong: 0, dueMs: 0 }, rows), [])
  return { desk: settled, slices: [...slices, ...rows], closed, confirmedMs: passed ? countedMs(desk.pending) : 0 }
}

/** The way of a farewell through the network is no time that anybody lost. */
const LEAST_TAIL_MS = 1_000

/**
 * The active session ends at its last beat. What lies between that and now, as far as its lease went, nobody vouched for: from a second
 * on it is named `tail`, and can be claimed. Counted time stays pending for the next session; where there is none, what did not count goes into the
 * ledger. An open check ends with its window: nothing is confirmed, and it is due again at the next one.
 */
export function endSession(before: Step, reason: CloseReason, { leaseMs }: Pick<StudyRules, 'leaseMs'>): Step {
  const { session } = before.desk
  if (!session) return before
  const closed = [
    ...before.closed,
    { session: session.id, epoch: before.desk.epoch, reason, atMs: session.lastBeatMs, mediaMs: session.mediaMs },
  ]
  const [startMs, endMs] = [session.lastBeatMs, Math.min(before.desk.clockMs, session.lastBeatMs + leaseMs)]
  const tail = { startMs, endMs, reason: session.unsure ? 'clock' : 'tail', session: session.id } as const
  const pending = endMs - startMs < LEAST_TAIL_MS ? before.desk.pending : addRun(before.desk.pending, tail)
  const desk: DeskState = { ...before.desk, pending, session: null, check: null, closed: { session: session.id, reason } }
  if (countedMs(desk.pending) > 0) return { desk: withPending(desk, desk.pending), slices: before.slices, closed }
  const { confirmedMs: _, ...flushed } = flush({ desk, slices: before.slices, closed }, false)
  return { ...flushed, desk: { ...flushed.desk, wrong: desk.wrong, dueMs: desk.dueMs } }
}

/** Time that waited longer than `carryMs` for a check goes into the ledger without credit, with what stands before it and, after the session, what did not count behind it. */
export function expire(before: Step, rules: StudyRules): Step {
  const { desk } = before
  const limit = desk.clockMs - rules.carryMs
  const last = desk.pending.findLastIndex((run) => run.reason === 'counted' && run.endMs < limit)
  if (last < 0) return before
  const upTo = desk.session || countedMs(desk.pending.slice(last + 1)) > 0 ? last + 1 : desk.pending.length
  const rows = toSlices(desk.pending.slice(0, upTo), desk.contexts, false)
  const left = withPending(desk, desk.pending.slice(upTo))
  return { ...before, desk: countedMs(left.pending) > 0 ? left : { ...left, check: null }, slices: [...before.slices, ...rows] }
}
