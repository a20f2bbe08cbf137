import type { CollectionConfig } from 'payload'
import { policies } from '@/platform/policies'
import { elementSpecifications } from './element-specifications'
import { appraisalPoints, elementNodes } from './entries'
import { occupations } from './occupations'
import { standards } from './standards'

export const standardsCollections: CollectionConfig[] = [
  occupations,
  standards,
  elementSpecifications,
  elementNodes,
  appraisalPoints,
  policies,
]

export { mayReadPoints } from './access'
export { standardsPolicies } from './policies'
export { compareCodes, normaliseCode } from './domain/codes'
export { diffSpecifications, type SpecificationDiff } from './domain/diff'
export { evaluateEligibility, type CandidateFacts, type EligibilityResult, type EligibilityRules } from './domain/eligibility'
export { readEligibility } from './domain/eligibility-shape'
export { importanceRatio, isImportance, type Importance } from './domain/importance'
export { isLevel, LEVELS, levelLabel, levelName, parseLevel, toLevel, type Level } from './domain/levels'
export { buildTree, shares, treeFaults, walk, type PointEntry, type RangeEntry, type TreeNode } from './domain/tree'
export { checkWeightTable, FULL_WEIGHT, readWeightTable, showWeight, type WeightTable } from './domain/weights'
export { loadStandardsBench, standingOf, type StandardsBench, type StandardsDraft } from './operations/bench'
export { importOccupations } from './operations/import-occupations'
export { importSpecification, type SpecificationCounts } from './operations/import-specification'
export { importStandards } from './operations/import-standards'
export { importWeights } from './operations/import-weights'
export { levelsOfOccupation } from './operations/occupation-levels'
export { newSpecificationVersion } from './operations/new-version'
