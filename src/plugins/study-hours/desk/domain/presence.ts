import { isRight } from './challenge'
import { endSession, figures, flush, step, tick, type Step } from '../../ledger/domain/desk'
import { countedMs, countedRuns, MAX_RUNS } from '../../ledger/domain/runs'
import type { StudyRules } from '../../ledger/domain/rules'
import type { AnswerInput, AnswerReply, DeskState, Draw, Outcome, PresencePrompt } from '../../ledger/domain/types'

/** The second wrong answer since the last passed check counts as missed. */
const WRONG_ANSWERS = 2
/** Of a wrong answer no more is kept than an option could be long. */
const LONGEST_ANSWER = 40

/** At how much pending time the next check falls due; later than 0, so that "drawn" can be told from "not drawn". */
export function drawDue(rules: StudyRules, spread: number): number {
  return Math.max(1, rules.presenceMinMs + Math.floor(spread * (rules.presenceMaxMs - rules.presenceMinMs)))
}

export function isDue(desk: DeskState): boolean {
  const pendingMs = countedMs(desk.pending)
  return pendingMs > 0 && (pendingMs >= desk.dueMs || countedRuns(desk.pending) >= MAX_RUNS)
}

export function issueCheck(desk: DeskState, session: string, rules: StudyRules, { challenge }: Draw): DeskState {
  const { checkId, promptKind, options, answer } = challenge
  const issuedAtMs = desk.clockMs
  return {
    ...desk,
    passed: null,
    check: { checkId, promptKind, options, answer, session, issuedAtMs, deadlineMs: issuedAtMs + rules.presenceAnswerMs },
  }
}

export function promptOf({ check, clockMs }: DeskState): PresencePrompt | null {
  if (!check) return null
  const { checkId, promptKind, options, deadlineMs, answer: target } = check
  return { checkId, promptKind, target, options, deadlineMs, leftMs: Math.max(0, deadlineMs - clockMs) }
}

/**
 * How the open check stands at `desk.clockMs`. `missed`: the time ran out while beats came, or the line stayed away for longer than
 * `reconnectMs`. `dropped`: the beats had stopped (an honest trainee cannot have seen it) and may still come back. `void`: a check on
 * a session that is over already; its time stays pending.
 */
export function checkStanding(desk: DeskState, rules: StudyRules): 'none' | 'open' | 'missed' | 'dropped' | 'void' {
  if (!desk.check) return 'none'
  if (desk.clockMs <= desk.check.deadlineMs) return 'open'
  if (!desk.session) return 'void'
  const silentMs = desk.clockMs - desk.session.lastBeatMs
  return silentMs > rules.leaseMs && silentMs <= rules.reconnectMs ? 'dropped' : 'missed'
}

/** A missed check takes back what is provisional, nothing else, and ends the session. */
export function missCheck(before: Step, rules: StudyRules): Step {
  const { confirmedMs: _, ...flushed } = flush(before, false)
  return endSession(flushed, 'presence', rules)
}

/** Whatever the check's deadline says by now, before a session ends for another reason. */
export function settleCheck(before: Step, rules: StudyRules): Step {
  const standing = checkStanding(before.desk, rules)
  if (standing === 'missed') return missCheck(before, rules)
  return standing === 'void' ? { ...before, desk: { ...before.desk, check: null } } : before
}

/**
 * Takes an answer to the open check. Right and in time: all that is pending is confirmed. Nothing else ever confirms anything.
 * An answer that is sent again gets its outcome again.
 * @returns refused with `study.unknownCheck` where no such check is open for this session
 */
export function answerPresence(desk: DeskState, input: AnswerInput, rules: StudyRules, now: number, draw: Draw): Outcome<AnswerReply> {
  const { check, passed } = desk
  if (passed && passed.checkId === input.checkId && passed.session === input.session)
    return {
      ok: true,
      ...step(desk),
      reply: { outcome: 'passed', confirmedMs: passed.confirmedMs, ...figures(desk, rules), presence: promptOf(desk) },
    }
  if (!check || check.checkId !== input.checkId || check.session !== input.session) return { ok: false, code: 'study.unknownCheck' }
  const ticked = tick(desk, now)
  const reply = (after: Step, outcome: AnswerReply['outcome'], confirmedMs = 0): Outcome<AnswerReply> => ({
    ok: true,
    ...after,
    reply: {
      outcome,
      confirmedMs,
      ...figures(after.desk, rules, desk.session),
      presence: promptOf(after.desk),
      ...(after.closed[0] ? { closed: after.closed[0].reason } : {}),
    },
  })
  switch (checkStanding(ticked, rules)) {
    case 'missed':
      return reply(missCheck(step(ticked), rules), 'missed')
    case 'void':
      return reply(step({ ...ticked, check: null }), 'missed')
    case 'dropped':
      return reply(step(issueCheck(ticked, input.session, rules, draw)), 'renewed')
  }
  if (isRight(check, input.answer)) {
    const { confirmedMs, ...flushed } = flush(step(ticked), true)
    const { session } = flushed.desk
    const settled = { ...flushed.desk, passed: { checkId: check.checkId, session: check.session, confirmedMs } }
    // An answer is no beat: the next beat says that somebody was active. Else a dropped beat, which puts the check off, would gain time.
    const next = session && { dueMs: drawDue(rules, draw.spread) }
    return reply({ ...flushed, desk: { ...settled, ...next } }, 'passed', confirmedMs)
  }
  const given = input.answer.slice(0, LONGEST_ANSWER)
  if (given === check.wrongAnswer) return reply(step(ticked), 'wrong')
  const wrong = { ...ticked, wrong: ticked.wrong + 1, check: { ...check, wrongAnswer: given } }
  return wrong.wrong >= WRONG_ANSWERS ? reply(missCheck(step(wrong), rules), 'missed') : reply(step(wrong), 'wrong')
}
