import { allow, refuse, type Decision } from '@/kernel/decision'
import type { EligibilityRules } from './eligibility'
import { levelLabel, type Level } from './levels'
import { weightFaults, WEIGHT_FIELDS, type WeightTable } from './weights'

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

/** One thing wrong in a standard, and the member or level that it is wrong in. */
export type StandardFault = { at: 'validTo' | 'levels' | Level; code: string; details: Record<string, unknown> }

/** Everything that is wrong in what is there; what is missing may come later. */
export function standardFaults(standard: StandardContent): StandardFault[] {
  const { levels, skillWeights, theoryWeights, validFrom, validTo } = standard
  const tables = { theory: theoryWeights, skill: skillWeights }
  const ofWeights = (['theory', 'skill'] as const).flatMap((kind) =>
    (tables[kind] ? weightFaults(tables[kind], levels) : []).map(({ code, details }) => ({
      at: 'levels' as const,
      code,
      details: { field: WEIGHT_FIELDS[kind], kind, ...details },
    })),
  )
  return [
    ...(validFrom && validTo && validTo < validFrom
      ? [{ at: 'validTo' as const, code: 'standards.validity', details: { field: 'validTo' } }]
      : []),
    ...hoursFaults(standard),
    ...ofWeights,
  ]
}

/** Holds while a standard is written: what is there must be right. The first thing wrong is named. */
export function checkStandardContent(standard: StandardContent): Decision {
  const [first] = standardFaults(standard)
  return first ? refuse(first.code, first.details) : allow
}

/** What a standard must have, as fields and refusals call it. */
export const STANDARD_LABELS = {
  validFrom: { zh: '生效日期', en: 'Valid from' },
  theoryWeights: { zh: '理论知识权重表', en: 'Theory weights' },
  skillWeights: { zh: '操作技能权重表', en: 'Skill weights' },
  occupation: { zh: '职业', en: 'Occupation' },
  levels: { zh: '等级', en: 'Levels' },
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

/** The occupation of a standard, as far as its levels go. */
export type OccupationLevels = { id: string; name: string; levels: readonly Level[] }

/**
 * What is put in force lies within its occupation: a level that the occupation lacks would be read as one of it. Where nothing is known of
 * its levels nothing is asked.
 */
export function checkLevelsOfOccupation({ levels }: Pick<StandardContent, 'levels'>, occupation: OccupationLevels | null): Decision {
  if (!occupation || occupation.levels.length === 0) return allow
  const lacking = levels.filter((level) => !occupation.levels.includes(level))
  if (lacking.length === 0) return allow
  return refuse('standards.levelsOutsideOccupation', {
    levels: lacking.map(levelLabel),
    occupation: occupation.name,
    places: [
      { label: STANDARD_LABELS.occupation, href: `/admin/collections/occupations/${occupation.id}` },
      { label: STANDARD_LABELS.levels, href: '#field-levels' },
    ],
  })
}

function hoursFaults({ levels, trainingHours }: StandardContent): StandardFault[] {
  const seen = new Set<Level>()
  return trainingHours.flatMap(({ level }): StandardFault[] => {
    const fits = levels.includes(level) && !seen.has(level)
    seen.add(level)
    const details = { field: 'trainingHours', level, levelName: levelLabel(level) }
    return fits ? [] : [{ at: level, code: 'standards.hoursForeignLevel', details }]
  })
}
