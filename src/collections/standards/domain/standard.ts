import { allow, allOf, refuse, type Decision } from '@/kernel/decision'
import type { EligibilityRules } from './eligibility'
import { levelLabel, type Level } from './levels'
import { checkWeightTable, type WeightTable } from './weights'

export type StandardContent = {
  occupationId: string
  edition: string
  version: number
  levels: readonly Level[]
  validFrom: string | null
  validTo: string | null
  trainingHours: readonly { level: Level; hours: number }[]
  theoryWeights: WeightTable | null
  skillWeights: WeightTable | null
  eligibility: EligibilityRules | null
}

/** Holds while a standard is written: what is there must be right, what is missing may come later. */
export function checkStandardContent(standard: StandardContent): Decision {
  return allOf(
    standard.validFrom && standard.validTo && standard.validTo < standard.validFrom
      ? refuse('standards.validity', { field: 'validTo' })
      : allow,
    checkHours(standard),
    standard.theoryWeights ? checkWeightTable(standard.theoryWeights, standard.levels, 'theory') : allow,
    standard.skillWeights ? checkWeightTable(standard.skillWeights, standard.levels, 'skill') : allow,
  )
}

/** What a standard must have, as fields and refusals call it. */
export const STANDARD_LABELS = {
  validFrom: { zh: '生效日期', en: 'Valid from' },
  theoryWeights: { zh: '理论知识权重表', en: 'Theory weights' },
  skillWeights: { zh: '操作技能权重表', en: 'Skill weights' },
}

/** What a standard must have before it is put in force. Training hours and eligibility are not in every source: they may be absent. */
export function checkStandardComplete(standard: StandardContent): Decision {
  const missing = (['validFrom', 'theoryWeights', 'skillWeights'] as const).filter((member) => !standard[member])
  if (missing.length === 0) return checkStandardContent(standard)
  return refuse('standards.standardIncomplete', {
    missing,
    places: missing.map((field) => ({ label: STANDARD_LABELS[field], href: `#field-${field}` })),
  })
}

function checkHours({ levels, trainingHours }: StandardContent): Decision {
  const seen = new Set<Level>()
  for (const { level } of trainingHours) {
    if (!levels.includes(level) || seen.has(level))
      return refuse('standards.hoursForeignLevel', { field: 'trainingHours', level, levelName: levelLabel(level) })
    seen.add(level)
  }
  return allow
}
