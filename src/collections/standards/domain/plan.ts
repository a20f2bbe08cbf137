import { shownText } from '@/kernel/text'

/** What an import would do to stored rows. Computed once, shown by the dry run, carried out by the import. */
export type ImportPlan<T> = {
  create: { code: string; values: T }[]
  update: { id: string; code: string; values: T; changed: string[] }[]
  /** Stored, in use and no longer in the file. */
  retire: { id: string; code: string }[]
  unchanged: number
}

export type StoredEntry<T> = { id: string; code: string; values: T; retired: boolean }
export type ImportCounts = { created: number; updated: number; unchanged: number; retired: number }

/**
 * Compares the rows of a file with what is stored, by code. A retired row that comes back is an update (`changed` says `status`).
 * Nothing is deleted: other records point at these rows.
 */
export function planImport<T extends Record<string, unknown>>({
  retireMissing,
  rows,
  stored,
}: {
  stored: readonly StoredEntry<T>[]
  rows: readonly { code: string; values: T }[]
  /** False leaves rows alone that the file does not name. */
  retireMissing: boolean
}): ImportPlan<T> {
  const byCode = new Map(stored.map((entry) => [entry.code, entry]))
  const plan: ImportPlan<T> = { create: [], update: [], retire: [], unchanged: 0 }
  const named = new Set<string>()
  for (const { code, values } of rows) {
    named.add(code)
    const entry = byCode.get(code)
    if (!entry) {
      plan.create.push({ code, values })
      continue
    }
    const changed = changedMembers(entry.values, values)
    if (entry.retired) changed.push('status')
    if (changed.length === 0) plan.unchanged += 1
    else plan.update.push({ id: entry.id, code, values, changed })
  }
  if (retireMissing) for (const { code, id, retired } of stored) if (!retired && !named.has(code)) plan.retire.push({ id, code })
  return plan
}

export function countsOf<T>(plan: ImportPlan<T>): ImportCounts {
  return { created: plan.create.length, updated: plan.update.length, unchanged: plan.unchanged, retired: plan.retire.length }
}

/** The members in which a row is another one than what is stored. */
export function changedMembers<T extends Record<string, unknown>>(stored: T, values: T): string[] {
  return Object.keys(values).filter((key) => !same(stored[key], values[key]))
}

function same(left: unknown, right: unknown): boolean {
  // Nearly all of them, of thousands; what follows costs a hundred times as much.
  if (left === right) return true
  // A table shows no invisible characters and no blanks at the ends: they are no change.
  const plain = (value: unknown) => (typeof value === 'string' ? shownText(value) || null : (value ?? null))
  const a = plain(left)
  const b = plain(right)
  return typeof a === 'object' && a !== null ? JSON.stringify(a) === JSON.stringify(b) : a === b
}
