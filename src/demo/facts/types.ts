/** Skill levels: 5 is 初级工, 1 is 高级技师. */
export type DemoLevel = 1 | 2 | 3 | 4 | 5

/** Where a fact comes from. `verified`: the value was read in a copy of a source; composed values were written for the demonstration. */
export type Sourced = { source: string; verified: boolean; composed?: true; note?: string }

export type DemoOccupation = Sourced & {
  code: string
  nameZh: string
  nameEn: string
  groupCode: string
  groupZh: string
  /** Edition of the national classification of occupations that the code is taken from. */
  edition: string
  levels: readonly DemoLevel[]
  /** Whether the code itself, and not only the name, was read in a source. */
  codeVerified: boolean
}

/** One condition of a way to be admitted; the shape of the house's eligibility rules. */
export type DemoCondition =
  | { kind: 'experience'; years: number; relation: 'same' | 'related'; since?: 'certificate' }
  | { kind: 'apprenticeship'; relation: 'same' | 'related' }
  | { kind: 'certificate'; level: DemoLevel; relation: 'same' | 'related' }
  | { kind: 'named-certificate'; name: string }
  | {
      kind: 'education'
      schools: readonly (
        | 'secondary-vocational'
        | 'technical-school'
        | 'senior-technical-school'
        | 'technician-college'
        | 'higher-vocational'
        | 'college'
        | 'bachelor'
      )[]
      relation: 'same' | 'related'
      studentsInFinalYear: boolean
    }
  | { kind: 'training'; level: DemoLevel; hours?: number }

export type DemoRoute = { allOf: readonly DemoCondition[]; verified: boolean; source: string; note?: string }
export type DemoEligibilityRule = { level: DemoLevel; anyOf: readonly DemoRoute[] }

/** A line of a weight table. `hundredths` of a percent point by level, so that a column comes to exactly 10,000. */
export type DemoWeightRow = { section?: string; name: string; nameEn?: string; hundredths: Partial<Record<DemoLevel, number>> }

export type DemoAssessmentPart = {
  part: 'theory' | 'skill' | 'review'
  mode: string
  minMinutes: number
  fullMark: number
  passMark: number
  levels?: readonly DemoLevel[]
}

export type DemoStandard = Sourced & {
  key: string
  occupationCode: string
  title: string
  editionText: string
  effectiveFrom?: string
  levels: readonly DemoLevel[]
  /** Least training hours (标准学时) by level, as far as known. */
  trainingHours: Partial<Record<DemoLevel, number>>
  trainingHoursVerified: boolean
  eligibility: readonly DemoEligibilityRule[]
  theoryWeights: readonly DemoWeightRow[]
  skillWeights: readonly DemoWeightRow[]
  weightsComposed: boolean
  assessment: readonly DemoAssessmentPart[]
}

export type DemoImportance = 'X' | 'Y' | 'Z'
/** `weight` in hundredths of a percent point. */
export type DemoRange = { code: string; name: string; nameEn?: string; weight: number }
export type DemoPoint = { code: string; name: string; importance: DemoImportance }

export type DemoSpecification = Sourced & {
  key: string
  occupationCode: string
  level: DemoLevel
  title: string
  ranges: readonly DemoRange[]
  points: readonly DemoPoint[]
}
