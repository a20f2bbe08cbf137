/** A dated rule as it is stored. Days are `YYYY-MM-DD` in Asia/Shanghai, both inclusive. */
export type PolicyRow = {
  id: string
  key: string
  value: unknown
  unit?: string | null
  /** For whom the rule is made; {@link DEFAULT_SCOPE} for everybody. */
  scope: string
  effectiveFrom: string
  effectiveTo?: string | null
  /** From this row's first day on there is no rule of this key in this scope. */
  repeals?: boolean | null
  source?: string | null
}

export const DEFAULT_SCOPE = 'default'

/**
 * The row that holds on a day: of the rows of this key that cover the day, those of the scope before those for everybody, and the
 * latest start before earlier ones. So a temporary rule gives way to the standing one when its term ends. Null where none holds
 * or the last word was a repeal.
 */
export function policyAt<R extends PolicyRow>({
  key,
  on,
  rows,
  scope = DEFAULT_SCOPE,
}: {
  rows: readonly R[]
  key: string
  on: string
  scope?: string
}): R | null {
  const covering = rows.filter((row) => row.key === key && covers(row, on))
  const latest = (name: string) =>
    covering
      .filter((row) => row.scope === name)
      .reduce<R | null>((best, row) => (best === null || row.effectiveFrom > best.effectiveFrom ? row : best), null)
  const row = latest(scope) ?? (scope === DEFAULT_SCOPE ? null : latest(DEFAULT_SCOPE))
  return row?.repeals ? null : row
}

export function covers(row: Pick<PolicyRow, 'effectiveFrom' | 'effectiveTo'>, on: string): boolean {
  return row.effectiveFrom <= on && (!row.effectiveTo || on <= row.effectiveTo)
}

/** Once its first day has come a row may have been decided under: it is never changed again. */
export function isInForce(row: Pick<PolicyRow, 'effectiveFrom'>, today: string): boolean {
  return row.effectiveFrom <= today
}
