import type { Payload } from 'payload'
import { createDeskCommits, type DeskCommits } from './desk-commits'
import { createRuleBook, type RuleBook } from './rule-sets'
import { deskStore, type DeskStore } from './store'

/** What the verbs of study share within one process. */
export type Study = { payload: Payload; commits: DeskCommits; rules: RuleBook; store: DeskStore; now: () => number }

/** @param now the server's clock, in milliseconds; tests bring their own */
export function createStudy({ gatherMs, now = Date.now, payload }: { payload: Payload; gatherMs: number; now?: () => number }): Study {
  const store = deskStore({ payload })
  const rules = createRuleBook(payload)
  const commits = createDeskCommits({ store, gatherMs, now, logger: payload.logger, prepare: rules.prepare })
  return { payload, commits, rules, store, now }
}
