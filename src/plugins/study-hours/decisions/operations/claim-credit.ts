import type { PayloadRequest } from 'payload'
import { spread, type UncountedPart } from '../domain/claims'
import { appendCorrection } from '../../ledger/operations/append-slices'

/**
 * Credits time that two people signed for: one compensating row for each part, from the earliest on, until `grantedMs` is reached. Takes
 * part in the transaction of `req`.
 * @returns what was credited, in milliseconds
 * @throws DomainError what the engine refuses: time that is credited already
 */
export async function creditParts({
  grantedMs,
  parts,
  req,
  source,
  trainee,
}: {
  req: PayloadRequest
  trainee: string
  parts: readonly UncountedPart[]
  grantedMs: number
  source: { claim: string } | { outage: string }
}): Promise<number> {
  let creditedMs = 0
  for (const { endMs, enrolment, ruleSet, startMs, unit } of spread(parts, grantedMs)) {
    const range = { fromMs: startMs, toMs: endMs, grantedMs: endMs - startMs }
    creditedMs += (await appendCorrection({ req, trainee, enrolment, unit: unit || null, ruleSet, ...range, ...source })).creditMs
  }
  return creditedMs
}
