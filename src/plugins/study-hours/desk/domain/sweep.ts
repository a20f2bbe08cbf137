import { checkStanding, settleCheck } from './presence'
import { endSession, expire, step, tick } from '../../ledger/domain/desk'
import type { StudyRules } from '../../ledger/domain/rules'
import type { DeskState, Outcome, SweepReply } from '../../ledger/domain/types'

/**
 * What time alone decides: a session that has been silent for longer than `reconnectMs` ends at its last beat (`lapsed`, or `presence`
 * where a check stood open), and time that nobody confirmed within `carryMs` is recorded without credit. When the sweeper comes makes
 * no difference to what is credited.
 */
export function sweep(desk: DeskState, rules: StudyRules, now: number): Outcome<SweepReply> {
  const ticked = tick(desk, now)
  const silent = ticked.session !== null && ticked.clockMs - ticked.session.lastBeatMs > Math.max(rules.reconnectMs, rules.leaseMs)
  const lapsed = silent ? endSession(settleCheck(step(ticked), rules), 'lapsed', rules) : step(ticked)
  const voided = checkStanding(lapsed.desk, rules) === 'void' ? settleCheck(lapsed, rules) : lapsed
  const after = expire(voided, rules)
  const changed = after.closed.length > 0 || after.slices.length > 0 || after.desk.check !== desk.check
  return { ok: true, ...after, desk: changed ? after.desk : desk, reply: { changed } }
}
