import { beat, holdsDesk } from './beat'
import { endSession, expire, figures, step, tick, type Step } from '../../ledger/domain/desk'
import { issueCheck, promptOf, settleCheck } from './presence'
import { countedMs } from '../../ledger/domain/runs'
import type { StudyRules } from '../../ledger/domain/rules'
import type { CloseInput, CloseReason, CloseReply, DeskState, Draw, Outcome } from '../../ledger/domain/types'

/**
 * Ends a session at its last beat, which may come with it: what came after it was never vouched for. Counted time stays pending; with
 * `check` a presence check is issued for it, to be answered on the closed session. Closing twice gives the same answer.
 * @param steadySinceMs as in {@link beat}
 * @returns refused with `study.superseded`, `study.badEvidence`, or `study.closed` where the desk does not know the session
 */
export function closeSession(
  desk: DeskState,
  input: CloseInput,
  rules: StudyRules,
  now: number,
  draw: Draw,
  steadySinceMs = 0,
): Outcome<CloseReply> {
  const { last, ...farewell } = input
  if (last && desk.session?.id === input.session) {
    const window = { session: input.session, epoch: input.epoch ?? desk.epoch }
    const judged = beat(desk, { ...window, ...last }, rules, now, draw, steadySinceMs)
    if (!judged.ok) return judged
    const ended = closeSession(judged.desk, { ...farewell, epoch: window.epoch }, rules, now, draw)
    if (!ended.ok) return ended
    return { ...ended, slices: [...judged.slices, ...ended.slices], closed: [...judged.closed, ...ended.closed] }
  }
  const ticked = tick(desk, now)
  const epoch = input.epoch ?? desk.epoch
  if (!desk.session && desk.closed?.session === input.session && epoch === desk.epoch)
    return withCheck(settleCheck(step(ticked), rules), input, rules, draw, desk.closed.reason)
  const held = holdsDesk(desk, { session: input.session, epoch })
  if (!held.ok) return held
  const settled = settleCheck(step(ticked), rules)
  const ended = expire(endSession(settled, input.reason ?? 'closed', rules), rules)
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
