import { idOf, type Ref } from '@/kernel/ids'
import { readEligibility } from '../domain/eligibility-shape'
import { toLevel } from '../domain/levels'
import type { StandardContent } from '../domain/standard'
import { readWeightTable } from '../domain/weights'

export type StoredStandard = {
  occupation?: Ref | null
  edition?: string | null
  version?: number | null
  levels?: readonly string[] | null
  validFrom?: string | null
  validTo?: string | null
  trainingHours?: readonly { level?: string | null; hours?: number | null }[] | null
  theoryWeights?: unknown
  skillWeights?: unknown
  eligibility?: unknown
}

/** A standard as the rules see it, from a document as Payload hands it over. */
export function readStandard(doc: StoredStandard): StandardContent {
  return {
    occupationId: idOf(doc.occupation) ?? '',
    edition: doc.edition ?? '',
    version: doc.version ?? 1,
    levels: (doc.levels ?? []).flatMap((level) => toLevel(Number(level)) ?? []),
    validFrom: doc.validFrom || null,
    validTo: doc.validTo || null,
    trainingHours: (doc.trainingHours ?? []).flatMap(({ hours, level }) => {
      const known = toLevel(Number(level))
      return known && hours ? [{ level: known, hours }] : []
    }),
    theoryWeights: doc.theoryWeights ? readWeightTable(doc.theoryWeights) : null,
    skillWeights: doc.skillWeights ? readWeightTable(doc.skillWeights) : null,
    eligibility: doc.eligibility ? readEligibility(doc.eligibility).rules : null,
  }
}
