import { endSession, expire, figures, step, tick } from '../../ledger/domain/desk'
import { countedMs } from '../../ledger/domain/runs'
import { drawDue, settleCheck } from './presence'
import type { StudyRules } from '../../ledger/domain/rules'
import type { DeskState, Draw, OpenInput, OpenReply, Outcome, Refusal } from '../../ledger/domain/types'

/** Whether this trainee may study this unit: the predicate behind the button and the refusal. */
export function canStudy({ unit, enrolment }: Pick<OpenInput, 'unit' | 'enrolment'>): { ok: true; enrolment: string } | Refusal {
  if (!enrolment?.active) return { ok: false, code: 'study.notEnrolled' }
  return unit.open ? { ok: true, enrolment: enrolment.id } : { ok: false, code: 'study.unitClosed' }
}

/**
 * Opens a session and ends the trainee's active one at its last beat (`superseded`), so that a second tab or device takes over.
 * Unconfirmed time is taken over with its own unit, enrolment and rules.
 * @param rules those of `input.ruleSet`
 * @returns refused with `study.notEnrolled`, `study.unitClosed`
 */
export function openSession(desk: DeskState, input: OpenInput, rules: StudyRules, now: number, draw: Draw): Outcome<OpenReply> {
  const may = canStudy(input)
  if (!may.ok) return may
  const settled = settleCheck(step(tick(desk, now)), rules)
  const { desk: free, slices, closed } = expire(endSession(settled, 'superseded', rules), rules)
  const at = free.clockMs
  const video = input.unit.kind === 'video'
  const begun: DeskState = {
    ...free,
    epoch: free.epoch + 1,
    check: null,
    dueMs: free.dueMs > 0 && countedMs(free.pending) > 0 ? free.dueMs : drawDue(rules, draw.spread),
    contexts: { ...free.contexts, [input.session]: { unit: input.unit.id, enrolment: may.enrolment, ruleSet: input.ruleSet } },
    session: {
      id: input.session,
      kind: input.unit.kind,
      unitRevision: input.unit.revision,
      openedAtMs: at,
      lastBeatMs: at,
      lastActiveMs: at,
      mediaMs: video ? input.resumeAtMs : null,
      seq: 0,
      creditedMs: 0,
      reply: { creditedMs: 0, provisionalMs: 0, ...figuresOfOthers(free, rules) },
    },
  }
  const { carriedMs, todayMs, dayCapMs } = figures(begun, rules)
  return {
    ok: true,
    desk: begun,
    slices,
    closed,
    reply: {
      sessionId: input.session,
      epoch: begun.epoch,
      heartbeatMs: rules.heartbeatMs,
      leaseMs: rules.leaseMs,
      resumeAtMs: input.resumeAtMs,
      carriedMs,
      todayMs,
      dayCapMs,
    },
  }
}

/** Nothing of a desk between two sessions belongs to the next one. */
function figuresOfOthers(desk: DeskState, rules: StudyRules) {
  const { carriedMs, todayMs } = figures(desk, rules)
  return { carriedMs, todayMs }
}
