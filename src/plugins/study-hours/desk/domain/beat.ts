import { expire, figures, step, tick, type Step } from '../../ledger/domain/desk'
import { checkStanding, isDue, issueCheck, missCheck, promptOf } from './presence'
import { addRun, countedMs, countedRuns, MAX_COUNTED_RUNS, thinOut } from '../../ledger/domain/runs'
import { dayCapMs, provisionalCapMs, type StudyRules } from '../../ledger/domain/rules'
import type {
  ActiveSession,
  BeatInput,
  BeatReason,
  BeatReply,
  DeskState,
  Draw,
  Evidence,
  Outcome,
  Refusal,
} from '../../ledger/domain/types'

/** A player reports its position a moment before or after the beat leaves; more than this is a jump. */
export const MEDIA_TOLERANCE_MS = 2_000

/**
 * Judges the interval between the last beat and now, by the server's clock alone. A repeated `seq` gets the stored reply and changes
 * nothing. What counts is provisional until a presence check is passed.
 * @param rules those that the session was opened under
 * @param steadySinceMs since when the clock has not jumped as far as the process knows; an interval that began before does not count
 * @returns refused with `study.superseded`, `study.closed`, `study.badEvidence`
 */
export function beat(desk: DeskState, input: BeatInput, rules: StudyRules, now: number, draw: Draw, steadySinceMs = 0): Outcome<BeatReply> {
  const held = holdsDesk(desk, input)
  if (!held.ok) return held
  const { session } = held
  const { evidence, seq } = input
  const wrongField = wrongEvidence(input)
  if (wrongField) return { ok: false, code: 'study.badEvidence', details: { field: wrongField } }
  if (seq <= session.seq) return { ok: true, desk, slices: [], closed: [], reply: replyOf(tick(desk, now), rules, session.reply) }

  const endMs = Math.max(now, session.lastBeatMs)
  const elapsedMs = endMs - session.lastBeatMs
  const ticked = tick(desk, now)
  const standing = checkStanding(ticked, rules)
  const jumped = session.unsure === true || session.lastBeatMs < steadySinceMs
  const judged = jumped ? 'clock' : judge(session, evidence, { elapsedMs, endMs, missing: seq !== session.seq + 1 }, rules)
  const full = judged === 'counted' && isFull(ticked, elapsedMs, rules)
  const reason: 'counted' | BeatReason = full ? 'presence' : judged
  const pending = addRun(ticked.pending, { startMs: session.lastBeatMs, endMs, reason, session: session.id })
  const { unsure: _, ...steady } = session
  const next: ActiveSession = {
    ...steady,
    seq,
    lastBeatMs: endMs,
    lastActiveMs: evidence.active ? endMs : session.lastActiveMs,
    mediaMs: session.kind === 'video' ? (evidence.mediaPositionMs ?? session.mediaMs) : null,
  }
  const clock: BeatReason | undefined = now < session.lastBeatMs ? 'clock' : undefined
  const shown = clock ?? (reason === 'counted' ? undefined : reason)

  let after: Step = expire(step({ ...ticked, pending, session: next }), rules)
  if (standing === 'missed') return finish(missCheck(after, rules), rules, next, 'presence')
  if (standing === 'dropped') after = { ...after, desk: { ...after.desk, check: null } }
  // A check is put only where it can be seen; until then nothing is lost and nothing confirmed.
  if (!after.desk.check && evidence.visible && isDue(after.desk))
    after = { ...after, desk: issueCheck(after.desk, session.id, rules, draw) }
  const thin = thinOut(after.desk)
  return finish({ ...after, desk: thin.desk, slices: [...after.slices, ...thin.slices] }, rules, next, shown)
}

/** Whether a window still holds the desk. */
export function holdsDesk(desk: DeskState, input: { session: string; epoch: number }): { ok: true; session: ActiveSession } | Refusal {
  const { session } = desk
  if (session?.id === input.session && input.epoch === desk.epoch) return { ok: true, session }
  const ended = desk.closed?.session === input.session ? desk.closed.reason : undefined
  const superseded = input.epoch !== desk.epoch || ended === 'superseded' || (session !== null && session.id !== input.session)
  return superseded
    ? { ok: false, code: 'study.superseded', details: { epoch: desk.epoch } }
    : { ok: false, code: 'study.closed', details: { epoch: desk.epoch, ...(ended ? { reason: ended } : {}) } }
}

function wrongEvidence({ seq, evidence }: BeatInput): string | undefined {
  if (!Number.isSafeInteger(seq) || seq < 0) return 'seq'
  if (typeof evidence !== 'object' || evidence === null) return 'evidence'
  if (typeof evidence.visible !== 'boolean') return 'visible'
  if (typeof evidence.active !== 'boolean') return 'active'
  const { mediaPositionMs, rate } = evidence
  if (mediaPositionMs !== undefined && !(Number.isFinite(mediaPositionMs) && mediaPositionMs >= 0)) return 'mediaPositionMs'
  return rate !== undefined && !(Number.isFinite(rate) && rate >= 0) ? 'rate' : undefined
}

/** Time beyond what one check may confirm does not count: a window that dodges its checks gains nothing by staying. */
function isFull({ pending }: DeskState, elapsedMs: number, rules: StudyRules): boolean {
  return countedMs(pending) + elapsedMs > provisionalCapMs(rules) || countedRuns(pending) >= MAX_COUNTED_RUNS
}

function judge(
  session: ActiveSession,
  evidence: Evidence,
  { elapsedMs, endMs, missing }: { elapsedMs: number; endMs: number; missing: boolean },
  rules: StudyRules,
): 'counted' | BeatReason {
  if (elapsedMs > rules.leaseMs || missing) return 'gap'
  if (!evidence.visible) return 'hidden'
  if (session.kind === 'video') return judgeMedia(session.mediaMs ?? 0, evidence, elapsedMs, rules)
  return !evidence.active && endMs - session.lastActiveMs > rules.idleMs ? 'idle' : 'counted'
}

function judgeMedia(fromMs: number, { mediaPositionMs, rate }: Evidence, elapsedMs: number, rules: StudyRules): 'counted' | BeatReason {
  if (mediaPositionMs === undefined || mediaPositionMs === fromMs || rate === 0) return 'paused'
  const fastest = elapsedMs * rules.maxMediaRate + MEDIA_TOLERANCE_MS
  return (rate ?? 1) > rules.maxMediaRate || mediaPositionMs - fromMs > fastest ? 'fast' : 'counted'
}

function finish(after: Step, rules: StudyRules, judged: ActiveSession, reason: BeatReason | undefined): Outcome<BeatReply> {
  const { creditedMs, provisionalMs, carriedMs, todayMs } = figures(after.desk, rules, judged)
  const stored = { creditedMs, provisionalMs, carriedMs, todayMs, ...(reason ? { reason } : {}) }
  const { session } = after.desk
  const desk = session ? { ...after.desk, session: { ...session, reply: stored } } : after.desk
  const reply = replyOf(desk, rules, stored)
  return { ok: true, ...after, desk, reply: after.closed[0] ? { ...reply, closed: after.closed[0].reason } : reply }
}

function replyOf(desk: DeskState, rules: StudyRules, stored: ActiveSession['reply']): BeatReply {
  return { ...stored, dayCapMs: dayCapMs(rules), presence: promptOf(desk) }
}
