import { LRUCache } from 'lru-cache'
import type { DeskRow } from '../../ledger/operations/store'

export type DeskCache = { get(trainee: string): DeskRow | undefined; set(row: DeskRow): void; drop(trainee: string): void }

/**
 * Desks as they were last committed here, the least recently used thrown out. What it holds may be old: whoever writes names the
 * revision, and whoever is refused is asked again over the stored desk.
 */
export function createDeskCache(most = 20_000): DeskCache {
  const rows = new LRUCache<string, DeskRow>({ max: most })
  return {
    get: (trainee) => rows.get(trainee),
    set: (row) => void rows.set(row.trainee, row),
    drop: (trainee) => void rows.delete(trainee),
  }
}
