import type { DeskRow } from '../../ledger/operations/store'

export type DeskCache = { get(trainee: string): DeskRow | undefined; set(row: DeskRow): void; drop(trainee: string): void }

/**
 * Desks as they were last committed here, the least recently used thrown out. What it holds may be old: whoever writes names the
 * revision, and whoever is refused is asked again over the stored desk.
 */
export function createDeskCache(most = 20_000): DeskCache {
  const rows = new Map<string, DeskRow>()
  return {
    get: (trainee) => {
      const row = rows.get(trainee)
      if (!row) return undefined
      rows.delete(trainee)
      rows.set(trainee, row)
      return row
    },
    set: (row) => {
      rows.delete(row.trainee)
      rows.set(row.trainee, row)
      if (rows.size > most) rows.delete(rows.keys().next().value!)
    },
    drop: (trainee) => void rows.delete(trainee),
  }
}
