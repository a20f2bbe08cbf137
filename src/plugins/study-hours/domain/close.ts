import { holdsDesk } from './beat'
import { endSession, expire, figures, step, tick, type Step } from './desk'
import { issueCheck, promptOf, settleCheck } from './presence'
import { countedMs } from './runs'
import type { StudyRules } from './rules'
import type { CloseInput, CloseReason, CloseReply, DeskState, Draw, Outcome } from './types'

/**
 * Ends a session at its last beat: what came after it was never vouched for. Counted time stays pending; with `check` a presence check
 * is issued for it, to be answered on the closed session. Closing twice gives the same answer.
 * @returns refused with `study.superseded`, or `study.closed` where the desk does not know the session
 */
export function closeSession(desk: DeskState, input: CloseInput, rules: StudyRules, now: number, draw: Draw): Outcome<CloseReply> {
  const ticked = tick(desk, now)
  const epoch = input.epoch ?? desk.epoch
  if (!desk.session && desk.closed?.session === input.session && epoch === desk.epoch)
    return withCheck(settleCheck(step(ticked), rules), input, rules, draw, desk.closed.reason)
  const held = holdsDesk(desk, { session: input.session, epoch })
  if (!held.ok) return held
  const settled = settleCheck(step(ticked), rules)
  const ended = expire(endSession(settled, input.reason ?? 'closed'), rules)
  return withCheck(ended, input, rules, draw, ended.closed[0]?.reason ?? 'closed')
}

function withCheck(after: Step, input: CloseInput, rules: StudyRules, draw: Draw, closed: CloseReason): Outcome<CloseReply> {
  const wanted = input.check && !after.desk.check && countedMs(after.desk.pending) > 0
  const desk = wanted ? issueCheck(after.desk, input.session, rules, draw) : after.desk
  const { provisionalMs, carriedMs, todayMs, dayCapMs } = figures(desk, rules)
  return {
    ok: true,
    ...after,
    desk,
    reply: { provisionalMs: provisionalMs + carriedMs, todayMs, dayCapMs, presence: promptOf(desk), closed },
  }
}
