import type { Label } from '@/kernel/machine'
import { SCHOOL_KINDS, type Relation, type SchoolKind } from './eligibility'
import type { ShapeFault } from './eligibility-shape'
import { isLevel, levelLabel, LEVELS, toLevel, type Level } from './levels'

export const CONDITION_KINDS = ['experience', 'apprenticeship', 'certificate', 'named-certificate', 'education', 'training'] as const
export type ConditionKind = (typeof CONDITION_KINDS)[number]

/** A condition as a form holds it: every member that some kind has, numbers as they were typed. */
export type ConditionDraft = {
  kind: ConditionKind
  years: string
  relation: Relation
  sinceCertificate: boolean
  level: Level
  name: string
  schools: readonly SchoolKind[]
  studentsInFinalYear: boolean
  hours: string
}
export type RouteDraft = { conditions: readonly ConditionDraft[]; source: string; verified: boolean; note: string }
export type RuleDraft = { level: Level; routes: readonly RouteDraft[] }

/** A condition of the kind that most routes to `level` begin with. */
export function newCondition(level: Level): ConditionDraft {
  return {
    kind: 'experience',
    years: '',
    relation: 'related',
    sinceCertificate: false,
    level,
    name: '',
    schools: [],
    studentsInFinalYear: false,
    hours: '',
  }
}

/**
 * The condition made one of another kind, in a route to `level`. People are trained for the level that they go for and hold the
 * certificate of the level below.
 */
export function ofKind(condition: ConditionDraft, kind: ConditionKind, level: Level): ConditionDraft {
  if (kind === condition.kind) return condition
  if (kind === 'training') return { ...condition, kind, level }
  if (kind === 'certificate') return { ...condition, kind, level: toLevel(Math.min(5, level + 1)) ?? 5 }
  return { ...condition, kind }
}

/** What is stored, or was typed and is not right yet, as a form; rules of one level stand together. */
export function readRules(value: unknown): RuleDraft[] {
  const rules = listOf(value).flatMap((rule) =>
    isLevel(rule['level']) ? [{ level: rule['level'], routes: listOf(rule['anyOf']).map(readRoute) }] : [],
  )
  return LEVELS.flatMap((level) => {
    const routes = rules.filter((rule) => rule.level === level).flatMap((rule) => rule.routes)
    return routes.length > 0 ? [{ level, routes }] : []
  })
}

function readRoute(route: Record<string, unknown>): RouteDraft {
  return {
    conditions: listOf(route['allOf']).map(readCondition),
    source: textOf(route['source']),
    verified: route['verified'] === true,
    note: textOf(route['note']),
  }
}

function readCondition(stored: Record<string, unknown>): ConditionDraft {
  const level = isLevel(stored['level']) ? stored['level'] : 5
  return {
    ...newCondition(5),
    kind: CONDITION_KINDS.find((kind) => kind === stored['kind']) ?? 'experience',
    years: textOf(stored['years']),
    relation: stored['relation'] === 'same' ? 'same' : 'related',
    sinceCertificate: stored['since'] === 'certificate',
    level,
    name: textOf(stored['name']),
    schools: schoolsOf(stored['schools']),
    studentsInFinalYear: stored['studentsInFinalYear'] === true,
    hours: textOf(stored['hours']),
  }
}

function schoolsOf(value: unknown): SchoolKind[] {
  return Array.isArray(value) ? (value as unknown[]).flatMap((each) => SCHOOL_KINDS.find((school) => school === each) ?? []) : []
}

/** The form in the shape that is stored. A number that is none goes along as its text: the server refuses it and it is still there. */
export function writeRules(rules: readonly RuleDraft[]): unknown[] | null {
  const written = rules
    .filter(({ routes }) => routes.length > 0)
    .map(({ level, routes }) => ({
      level,
      anyOf: routes.map(({ conditions, note, source, verified }) => ({
        allOf: conditions.map(writeCondition),
        verified,
        ...(source.trim() ? { source: source.trim() } : {}),
        ...(note.trim() ? { note: note.trim() } : {}),
      })),
    }))
  return written.length > 0 ? written : null
}

function writeCondition(condition: ConditionDraft): Record<string, unknown> {
  const { hours, kind, level, name, relation, schools, sinceCertificate, studentsInFinalYear, years } = condition
  switch (kind) {
    case 'experience':
      return { kind, years: numberOf(years), relation, ...(sinceCertificate ? { since: 'certificate' } : {}) }
    case 'apprenticeship':
      return { kind, relation }
    case 'certificate':
      return { kind, level, relation }
    case 'named-certificate':
      return { kind, name: name.trim() }
    case 'education':
      return { kind, schools: [...schools], relation, studentsInFinalYear }
    case 'training':
      return { kind, level, ...(hours.trim() === '' ? {} : { hours: numberOf(hours) }) }
  }
}

/** Whether a text is a number above 0, as years and hours are. */
export function isPositive(text: string): boolean {
  return typeof numberOf(text) === 'number' && Number(numberOf(text)) > 0
}

function numberOf(text: string): number | string {
  const clean = text.normalize('NFKC').trim()
  return /^\d{1,6}(\.\d{1,2})?$/.test(clean) ? Number(clean) : clean
}

const MEMBERS: Readonly<Record<string, Label>> = {
  years: { zh: '年限', en: 'years' },
  hours: { zh: '学时', en: 'hours' },
  name: { zh: '证书名称', en: 'name of the certificate' },
  schools: { zh: '学校类别', en: 'kinds of school' },
  level: { zh: '等级', en: 'level' },
  relation: { zh: '职业关系', en: 'relation' },
  kind: { zh: '类别', en: 'kind' },
}
const REASONS: Readonly<Record<string, Label>> = {
  positive: { zh: '应填大于 0 的数', en: 'must be a number above 0' },
  empty: { zh: '至少要有一项', en: 'must hold at least one entry' },
  text: { zh: '不能为空', en: 'must not be empty' },
}
const OTHER: Label = { zh: '格式不符', en: 'does not have the expected form' }

/** Where a fault lies and what is wrong, as people say it: `五级/初级工 途径 2 条件 1 年限`. */
export function describeFault(value: unknown, { path, reason }: ShapeFault): { place: Label; problem: Label } {
  const [rule, , route, , condition] = path.split('.')
  const level = listOf(value)[Number(rule)]?.['level']
  const named = isLevel(level) ? levelLabel(level) : { zh: '', en: '' }
  const member = MEMBERS[path.split('.').at(-1) ?? '']
  const place = (language: 'zh' | 'en') =>
    [
      named[language],
      ...(route === undefined ? [] : [language === 'zh' ? `途径 ${Number(route) + 1}` : `route ${Number(route) + 1}`]),
      ...(condition === undefined ? [] : [language === 'zh' ? `条件 ${Number(condition) + 1}` : `condition ${Number(condition) + 1}`]),
      ...(member && condition !== undefined ? [member[language]] : []),
    ]
      .filter(Boolean)
      .join(' ')
  return { place: { zh: place('zh'), en: place('en') }, problem: REASONS[reason] ?? OTHER }
}

function listOf(value: unknown): Record<string, unknown>[] {
  if (!Array.isArray(value)) return []
  return (value as unknown[]).filter(
    (each): each is Record<string, unknown> => typeof each === 'object' && each !== null && !Array.isArray(each),
  )
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
