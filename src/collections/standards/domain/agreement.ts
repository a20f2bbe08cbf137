import type { Level } from './levels'
import type { RangeEntry } from './tree'
import type { WeightTable } from './weights'

export type Disagreement = { code: string; name: string; specification: number | null; standard: number }

/**
 * Ranges that bear the name of a row of the standard's weight table but another weight at this level. The shares of a specification
 * must agree with the standard; names that only one side has are not compared.
 */
export function weightDisagreements(ranges: readonly RangeEntry[], table: WeightTable, level: Level): Disagreement[] {
  const weights = new Map(table.map((row) => [row.name.trim(), row.hundredths[level]]))
  return ranges.flatMap((range) => {
    const standard = weights.get(range.name.trim())
    if (standard === undefined || range.weight === standard) return []
    return [{ code: range.code, name: range.name, specification: range.weight ?? null, standard }]
  })
}
