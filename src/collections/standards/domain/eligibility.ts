import { addYears, daysBetween, daysCovered } from './dates'
import type { Level } from './levels'

/** Work in the occupation itself, or in a related one as well. */
export type Relation = 'same' | 'related'

/**
 * One thing that a route asks for. Years are whole or in tenths; days are local days `YYYY-MM-DD`.
 * Where a route asks for a certificate and for experience `since: 'certificate'`, only work after the certificate's date counts.
 */
export type Condition =
  | { kind: 'experience'; years: number; relation: Relation; since?: 'certificate' }
  | { kind: 'apprenticeship'; relation: Relation }
  | { kind: 'certificate'; level: Level; relation: Relation }
  | { kind: 'named-certificate'; name: string }
  | { kind: 'education'; schools: readonly SchoolKind[]; relation: Relation; studentsInFinalYear: boolean }
  | { kind: 'training'; level: Level; hours?: number }

/** Schools as the national standards tell them apart. */
export const SCHOOL_KINDS = [
  'secondary-vocational',
  'technical-school',
  'senior-technical-school',
  'technician-college',
  'higher-vocational',
  'college',
  'bachelor',
] as const
export type SchoolKind = (typeof SCHOOL_KINDS)[number]

/** A way to be admitted: all of its conditions. */
export type Route = { allOf: readonly Condition[]; verified?: boolean; source?: string; note?: string }
/** Whoever meets one of the routes may register for the level. */
export type EligibilityRule = { level: Level; anyOf: readonly Route[] }
export type EligibilityRules = readonly EligibilityRule[]

/** What is known and proven of a candidate. Periods include their first day; `to` absent means still at work. */
export type CandidateFacts = {
  /** The day on which eligibility is judged. */
  on: string
  experience: readonly { relation: Relation; from: string; to?: string | null }[]
  certificates: readonly { level: Level; relation: Relation; issuedOn: string }[]
  namedCertificates?: readonly string[]
  apprenticeships?: readonly { relation: Relation; completedOn: string }[]
  education: readonly { school: SchoolKind; relation: Relation; graduatesOn: string }[]
  training: readonly { level: Level; hours: number; completedOn: string }[]
}

/** What a route still wants; `code` has a text in the catalogue, `details` its numbers. */
export type Missing = { code: string; details: Record<string, string | number | boolean> }
export type RouteResult = { route: number; met: boolean; missing: Missing[] }
export type EligibilityResult = {
  eligible: boolean
  level: Level
  routes: RouteResult[]
  /** The route that was met, else the one that lacks least; null where the level has no rule. */
  nearest: number | null
}

/** Judges a candidate by the rules of a standard. A level without a rule admits nobody. */
export function evaluateEligibility(rules: EligibilityRules, level: Level, facts: CandidateFacts): EligibilityResult {
  const routes = rules.filter((rule) => rule.level === level).flatMap((rule) => rule.anyOf)
  const results = routes.map((route, index) => judge(route, index, facts))
  const nearest = results.reduce<RouteResult | null>(
    (best, result) => (best === null || result.missing.length < best.missing.length ? result : best),
    null,
  )
  return { eligible: results.some((result) => result.met), level, routes: results, nearest: nearest?.route ?? null }
}

function judge(route: Route, index: number, facts: CandidateFacts): RouteResult {
  const certificateDates = route.allOf.flatMap((condition) => (condition.kind === 'certificate' ? [certificateDate(condition, facts)] : []))
  const known = certificateDates.filter((date): date is string => date !== null).sort()
  // Work "after the certificate" is counted from the last of the certificates that the route names; without one nothing counts.
  const since = certificateDates.length > 0 && known.length === certificateDates.length ? (known.at(-1) ?? null) : null
  const missing = route.allOf.flatMap((condition) => lacking(condition, facts, since) ?? [])
  return { route: index, met: missing.length === 0, missing }
}

function lacking(condition: Condition, facts: CandidateFacts, since: string | null): Missing | null {
  switch (condition.kind) {
    case 'experience':
      return lackingExperience(condition, facts, since)
    case 'apprenticeship':
      return (facts.apprenticeships ?? []).some((each) => fits(each.relation, condition.relation) && each.completedOn <= facts.on)
        ? null
        : { code: 'standards.lacksApprenticeship', details: { relation: condition.relation } }
    case 'certificate':
      return certificateDate(condition, facts) === null
        ? { code: 'standards.lacksCertificate', details: { level: condition.level, relation: condition.relation } }
        : null
    case 'named-certificate':
      return facts.namedCertificates?.includes(condition.name)
        ? null
        : { code: 'standards.lacksNamedCertificate', details: { name: condition.name } }
    case 'education': {
      const school = facts.education.find(
        (each) =>
          condition.schools.includes(each.school) &&
          fits(each.relation, condition.relation) &&
          graduated(each.graduatesOn, condition, facts),
      )
      return school
        ? null
        : { code: 'standards.lacksEducation', details: { schools: condition.schools.join(', '), relation: condition.relation } }
    }
    case 'training': {
      const hours = facts.training
        .filter((each) => each.level === condition.level && each.completedOn <= facts.on)
        .reduce((sum, each) => sum + each.hours, 0)
      const required = condition.hours ?? 1
      return hours >= required
        ? null
        : { code: 'standards.lacksTraining', details: { level: condition.level, required: condition.hours ?? 0, have: hours } }
    }
  }
}

/**
 * Cumulated work: overlapping periods count once. `n` years are as many days as the last n years before the judging day had,
 * so that unbroken work is enough exactly on its anniversary.
 */
function lackingExperience(
  condition: Extract<Condition, { kind: 'experience' }>,
  facts: CandidateFacts,
  since: string | null,
): Missing | null {
  const required = daysBetween(addYears(facts.on, -condition.years), facts.on)
  const periods = facts.experience
    .filter((each) => fits(each.relation, condition.relation))
    .map(({ from, to }) => ({ from, to: to ?? facts.on }))
  const counted =
    condition.since === 'certificate' && since === null
      ? 0
      : daysCovered(periods, condition.since === 'certificate' ? since : null, facts.on)
  if (counted >= required) return null
  return {
    code: condition.since === 'certificate' ? 'standards.lacksExperienceSince' : 'standards.lacksExperience',
    details: { years: condition.years, relation: condition.relation, haveDays: counted, shortDays: required - counted },
  }
}

/** The first day on which a fitting certificate was held; a higher level stands for a lower one. */
function certificateDate(condition: { level: Level; relation: Relation }, facts: CandidateFacts): string | null {
  const dates = facts.certificates
    .filter((each) => each.level <= condition.level && fits(each.relation, condition.relation) && each.issuedOn <= facts.on)
    .map((each) => each.issuedOn)
    .sort()
  return dates[0] ?? null
}

function graduated(graduatesOn: string, condition: { studentsInFinalYear: boolean }, facts: CandidateFacts): boolean {
  return graduatesOn <= (condition.studentsInFinalYear ? addYears(facts.on, 1) : facts.on)
}

function fits(have: Relation, wanted: Relation): boolean {
  return wanted === 'related' || have === 'same'
}
