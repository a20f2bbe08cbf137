import { CLOCK_TOLERANCE_MS } from '../../ledger/domain/desk'
import { DEFAULT_RULES } from '../../ledger/domain/rules'
import { sweep } from '../domain/sweep'
import type { Study } from './study'

/** Shorter than any silence that ends a session. */
const SILENT_MS = 60_000
const AT_ONCE = 200

/**
 * Decides what time alone decides: sessions that fell silent end at their last beat, unconfirmed time that waited too long is recorded
 * without credit. When it runs makes no difference to what is credited.
 * @returns how many desks changed
 */
export async function sweepDesks(study: Study): Promise<number> {
  let changed = 0
  for (let after = ''; ;) {
    const at = study.now()
    const due = await study.store.sweepable({
      beforeMs: at - SILENT_MS,
      carriedBeforeMs: at - DEFAULT_RULES.carryMs,
      aheadMs: at + CLOCK_TOLERANCE_MS,
      limit: AT_ONCE,
      after,
    })
    const results = await Promise.all(
      due.map((trainee) =>
        study.commits.change({ trainee, decide: (desk) => sweep(desk, study.rules.rulesOf(desk, desk.session?.id ?? ''), at) }),
      ),
    )
    changed += results.filter((result) => result.changed).length
    const last = due.at(-1)
    if (last === undefined || due.length < AT_ONCE) return changed
    after = last
  }
}
