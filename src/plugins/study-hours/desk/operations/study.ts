import type { Payload } from 'payload'
import { hotWrites } from '@/platform/hot-writes'
import { createDeskCommits, type DeskCommits, type DeskCommitsOptions } from './commits'
import { createRuleBook, type RuleBook } from '../../ledger/operations/rule-sets'
import { serverClock } from './server-clock'
import { deskStore, type DeskStore } from '../../ledger/operations/store'
import { readLedger } from '../../ledger/operations/store-ledger'

/** What the verbs of study share within one process. */
export type Study = {
  payload: Payload
  commits: DeskCommits
  rules: RuleBook
  store: DeskStore
  now: () => number
  steadySinceMs: () => number
}

/**
 * @param now the server's clock, in milliseconds; tests bring their own, which is not watched for jumps
 * @param onTakenBack as {@link DeskCommitsOptions} has it
 */
export function createStudy({
  gatherMs,
  onTakenBack,
  payload,
  ...given
}: Pick<DeskCommitsOptions, 'gatherMs' | 'onTakenBack'> & { payload: Payload; now?: () => number }): Study {
  const clock = given.now ? { now: given.now, sinceMs: () => 0 } : serverClock(payload)
  const { now } = clock
  const store = deskStore({ payload })
  const rules = createRuleBook(payload)
  const ledgerFrom = (trainee: string, fromMs: number) => readLedger(hotWrites({ payload }), { trainee, fromMs })
  const commits = createDeskCommits({
    store,
    gatherMs,
    now,
    logger: payload.logger,
    prepare: rules.prepare,
    ledgerFrom,
    ...(onTakenBack ? { onTakenBack } : {}),
  })
  return { payload, commits, rules, store, now, steadySinceMs: clock.sinceMs }
}
