import { allow, refuse, type Decision } from '@/kernel/decision'
import { isLevel, LEVELS, type Level } from './levels'

/** Weights are whole hundredths of a percent point: 100 % is 10,000, `12.5` is 1,250. No binary fraction ever enters a sum. */
export const FULL_WEIGHT = 10_000

export type WeightKind = 'theory' | 'skill'

/** One line of a standard's weight table: for each level its weight; a level that the standard does not have is absent. */
export type WeightRow = { section?: string; name: string; nameEn?: string; hundredths: Partial<Record<Level, number>> }
export type WeightTable = readonly WeightRow[]

export function weightSums(table: WeightTable, levels: readonly Level[]): Record<number, number> {
  return Object.fromEntries(levels.map((level) => [level, table.reduce((sum, row) => sum + (row.hundredths[level] ?? 0), 0)]))
}

/** Each level's column must come to exactly 100; rows must be named once. The first thing wrong is named. */
export function checkWeightTable(table: WeightTable, levels: readonly Level[], kind: WeightKind): Decision {
  const names = new Set<string>()
  for (const row of table) {
    const name = `${row.section ?? ''}/${row.name}`
    if (names.has(name)) return refuse('standards.weightRowTwice', { kind, name: row.name })
    names.add(name)
    for (const level of LEVELS) {
      const weight = row.hundredths[level]
      if (weight === undefined) continue
      if (!Number.isInteger(weight) || weight < 0 || weight > FULL_WEIGHT)
        return refuse('standards.weightOutOfRange', { kind, name: row.name, level })
      if (weight > 0 && !levels.includes(level)) return refuse('standards.weightForeignLevel', { kind, name: row.name, level })
    }
  }
  const sums = weightSums(table, levels)
  const wrong = levels.find((level) => sums[level] !== FULL_WEIGHT)
  return wrong === undefined ? allow : refuse('standards.weightSum', { kind, level: wrong, sum: showWeight(sums[wrong] ?? 0) })
}

/** 1250 → `12.5` */
export function showWeight(hundredths: number): string {
  return String(hundredths / 100)
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

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
