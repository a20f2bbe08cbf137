import { isLevel } from './levels'
import { SCHOOL_KINDS, type Condition, type EligibilityRules, type Relation, type Route, type SchoolKind } from './eligibility'

/** Where a stored value departs from the shape of eligibility rules, as a path like `0.anyOf.1.allOf.0.years`. */
export type ShapeFault = { path: string; reason: string }

/** Reads rules as they are stored in JSON. Unknown members are faults: a mistyped condition must not be read as no condition. */
export function readEligibility(value: unknown): { rules: EligibilityRules; fault: null } | { rules: null; fault: ShapeFault } {
  try {
    const rules = list(value, '').map((rule, index) => {
      const at = `${index}`
      const { anyOf, level } = record(rule, at, ['level', 'anyOf'])
      if (!isLevel(level)) throw fault(`${at}.level`, 'level')
      const routes = list(anyOf, `${at}.anyOf`)
      if (routes.length === 0) throw fault(`${at}.anyOf`, 'empty')
      return { level, anyOf: routes.map((route, place) => readRoute(route, `${at}.anyOf.${place}`)) }
    })
    return { rules, fault: null }
  } catch (error) {
    if (error instanceof Fault) return { rules: null, fault: { path: error.path, reason: error.message } }
    throw error
  }
}

function readRoute(value: unknown, path: string): Route {
  const route = record(value, path, ['allOf', 'verified', 'source', 'note'])
  const conditions = list(route['allOf'], `${path}.allOf`)
  if (conditions.length === 0) throw fault(`${path}.allOf`, 'empty')
  return {
    allOf: conditions.map((condition, index) => readCondition(condition, `${path}.allOf.${index}`)),
    ...(typeof route['verified'] === 'boolean' ? { verified: route['verified'] } : {}),
    ...(typeof route['source'] === 'string' ? { source: route['source'] } : {}),
    ...(typeof route['note'] === 'string' ? { note: route['note'] } : {}),
  }
}

function readCondition(value: unknown, path: string): Condition {
  const { kind } = record(value, path)
  switch (kind) {
    case 'experience': {
      const { relation, since, years } = record(value, path, ['kind', 'years', 'relation', 'since'])
      if (since !== undefined && since !== 'certificate') throw fault(`${path}.since`, 'since')
      return {
        kind,
        years: positive(years, `${path}.years`),
        relation: readRelation(relation, path),
        ...(since ? { since: 'certificate' as const } : {}),
      }
    }
    case 'apprenticeship':
      return { kind, relation: readRelation(record(value, path, ['kind', 'relation'])['relation'], path) }
    case 'certificate': {
      const { level, relation } = record(value, path, ['kind', 'level', 'relation'])
      if (!isLevel(level)) throw fault(`${path}.level`, 'level')
      return { kind, level, relation: readRelation(relation, path) }
    }
    case 'named-certificate': {
      const { name } = record(value, path, ['kind', 'name'])
      if (typeof name !== 'string' || name.trim() === '') throw fault(`${path}.name`, 'text')
      return { kind, name }
    }
    case 'education': {
      const { relation, schools, studentsInFinalYear } = record(value, path, ['kind', 'schools', 'relation', 'studentsInFinalYear'])
      const kinds = list(schools, `${path}.schools`).map((school) => readSchool(school, `${path}.schools`))
      if (kinds.length === 0) throw fault(`${path}.schools`, 'empty')
      if (typeof studentsInFinalYear !== 'boolean') throw fault(`${path}.studentsInFinalYear`, 'boolean')
      return { kind, schools: kinds, relation: readRelation(relation, path), studentsInFinalYear }
    }
    case 'training': {
      const { hours, level } = record(value, path, ['kind', 'level', 'hours'])
      if (!isLevel(level)) throw fault(`${path}.level`, 'level')
      return { kind, level, ...(hours === undefined ? {} : { hours: positive(hours, `${path}.hours`) }) }
    }
    default:
      throw fault(`${path}.kind`, 'kind')
  }
}

class Fault extends Error {
  readonly path: string
  constructor(path: string, reason: string) {
    super(reason)
    this.path = path
  }
}

function fault(path: string, reason: string): Fault {
  return new Fault(path, reason)
}

function list(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw fault(path, 'list')
  return value
}

function record(value: unknown, path: string, members?: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw fault(path, 'object')
  const stranger = members && Object.keys(value).find((key) => !members.includes(key))
  if (stranger !== undefined) throw fault(`${path}.${stranger}`, 'unknown')
  return { ...value }
}

function positive(value: unknown, path: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) throw fault(path, 'positive')
  return value
}

function readRelation(value: unknown, path: string): Relation {
  if (value !== 'same' && value !== 'related') throw fault(`${path}.relation`, 'relation')
  return value
}

function readSchool(value: unknown, path: string): SchoolKind {
  const school = SCHOOL_KINDS.find((kind) => kind === value)
  if (!school) throw fault(path, 'school')
  return school
}
