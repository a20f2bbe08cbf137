import { allow, refuse, type Decision } from '@/kernel/decision'
import type { Label } from '@/kernel/machine'
import { plainNumeral } from '@/kernel/text'
import { isLevel, levelLabel, LEVELS, type Level } from './levels'

/** Weights are whole hundredths of a percent point: 100 % is 10,000, `12.5` is 1,250. No binary fraction ever enters a sum. */
export const FULL_WEIGHT = 10_000

export type WeightKind = 'theory' | 'skill'

/** One line of a standard's weight table: for each level its weight; a level that the standard does not have is absent. */
export type WeightRow = { section?: string; name: string; nameEn?: string; hundredths: Partial<Record<Level, number>> }
export type WeightTable = readonly WeightRow[]

export function weightSums(table: WeightTable, levels: readonly Level[]): Record<number, number> {
  return Object.fromEntries(levels.map((level) => [level, table.reduce((sum, row) => sum + (row.hundredths[level] ?? 0), 0)]))
}

/** The field that holds a table, as refusals name it. */
export const WEIGHT_FIELDS = { theory: 'theoryWeights', skill: 'skillWeights' } as const

/** Each level's column must come to exactly 100; rows must be named once. The first thing wrong is named. */
export function checkWeightTable(table: WeightTable, levels: readonly Level[], kind: WeightKind): Decision {
  const [first] = weightFaults(table, levels)
  return first ? refuse(first.code, { field: WEIGHT_FIELDS[kind], kind, ...first.details }) : allow
}

/** One thing wrong in a table; `row` counts from 0 and is absent where a whole level is meant. */
export type WeightFault = {
  row?: number
  level?: Level
  code: string
  details: { name?: string; level?: Level; levelName?: Label; sum?: string }
}

/** Everything that is wrong in a table whose cells are numbers: rows first, then what the levels come to. */
export function weightFaults(table: WeightTable, levels: readonly Level[]): WeightFault[] {
  const names = new Set<string>()
  const faults: WeightFault[] = []
  table.forEach((row, index) => {
    const say = (code: string, level?: Level) =>
      faults.push({
        row: index,
        code: `standards.${code}`,
        ...(level ? { level } : {}),
        details: { name: row.name, ...(level ? { level, levelName: levelLabel(level) } : {}) },
      })
    const name = `${row.section ?? ''}/${row.name}`
    if (names.has(name)) say('weightRowTwice')
    names.add(name)
    for (const level of LEVELS) {
      const weight = row.hundredths[level]
      if (weight === undefined) continue
      if (!Number.isInteger(weight) || weight < 0 || weight > FULL_WEIGHT) say('weightOutOfRange', level)
      else if (weight > 0 && !levels.includes(level)) say('weightForeignLevel', level)
    }
  })
  const sums = weightSums(table, levels)
  for (const level of levels)
    if (sums[level] !== FULL_WEIGHT)
      faults.push({
        level,
        code: 'standards.weightSum',
        details: { level, levelName: levelLabel(level), sum: showWeight(sums[level] ?? 0) },
      })
  return faults
}

/** 1250 → `12.5` */
export function showWeight(hundredths: number): string {
  return String(hundredths / 100)
}

/** `12.5`, `12.50 %`, `１２．５` → 1250; null for what is no number with at most two decimals. */
export function parseWeight(text: string): number | null {
  const match = /^(\d{1,5})(?:\.(\d{1,2})0*)?$/.exec(plainNumeral(text).replace(/\s*%$/, ''))
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null
}

/**
 * A table as it is stored: `[{ section, name, nameEn, hundredths: { "5": 500 } }]`. Levels are the keys of JSON.
 * @returns null when the shape is another one
 */
export function readWeightTable(value: unknown): WeightTable | null {
  if (!Array.isArray(value)) return null
  const rows: WeightRow[] = []
  for (const row of value as unknown[]) {
    if (!isRecord(row) || typeof row['name'] !== 'string' || row['name'].trim() === '' || !isRecord(row['hundredths'])) return null
    const hundredths: Partial<Record<Level, number>> = {}
    for (const [key, weight] of Object.entries(row['hundredths'])) {
      const level = Number(key)
      if (!isLevel(level) || typeof weight !== 'number') return null
      hundredths[level] = weight
    }
    const { nameEn, section } = row
    rows.push({
      name: row['name'].trim(),
      hundredths,
      ...(typeof section === 'string' && section ? { section } : {}),
      ...(typeof nameEn === 'string' && nameEn ? { nameEn } : {}),
    })
  }
  return rows
}

/** A column of a weight table that a file may leave out. */
export type WeightColumn = 'section' | 'nameEn' | Level

/**
 * The rows of a file over a table that is there: what the file has no column for stays as it stands in the row of the same name (and
 * section, where the file has that column). `stored` may be a table that is still being typed: its cells are taken as they are.
 */
export function overStanding<T extends WeightRow>(rows: readonly T[], stored: unknown, absent: ReadonlySet<WeightColumn>): T[] {
  const standing = Array.isArray(stored) && absent.size > 0 ? (stored as unknown[]).filter(isRecord) : []
  const keyOf = ({ name, section }: Partial<Record<'name' | 'section', unknown>>) =>
    JSON.stringify([absent.has('section') ? '' : (section ?? ''), name])
  const rowsOf = (key: string) => standing.filter((row) => keyOf(row) === key)
  return rows.map((row) => {
    const [before, ...others] = rowsOf(keyOf(row))
    // Of two sections that both have such a row neither is meant more than the other.
    if (!before || others.length > 0) return row
    const kept = (['section', 'nameEn'] as const).flatMap((column) =>
      absent.has(column) && before[column] ? [[column, before[column]] as const] : [],
    )
    const held = isRecord(before['hundredths']) ? before['hundredths'] : {}
    const weights = LEVELS.flatMap((level) => (absent.has(level) && held[level] !== undefined ? [[level, held[level]] as const] : []))
    return { ...row, ...Object.fromEntries(kept), hundredths: { ...Object.fromEntries(weights), ...row.hundredths } }
  })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
