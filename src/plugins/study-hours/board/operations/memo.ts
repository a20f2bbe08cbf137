import { LRUCache } from 'lru-cache'
import type { Payload } from 'payload'

/** What was worked out of records, and what these were: another print, and it does not hold. */
type Entry<T> = { print: string; value: T }

export type Memo<T> = {
  /** What was worked out of just these records; undefined where they are others by now, or nothing is known. */
  get(key: string, print: string): T | undefined
  set(key: string, print: string, value: T): void
}

type Place = typeof globalThis & { [MEMOS]?: WeakMap<Payload, Map<string, LRUCache<string, Entry<unknown>>>> }
const MEMOS = Symbol.for('liangong.study.board')

/**
 * Figures that are dear to work out, kept in memory beside the records that they come from, the least recently used thrown out. It is no second
 * truth: nothing is written, each process has its own, and an entry is given only to whoever shows the print of the records as they are now.
 * The server and Next load this module apart, so it keeps its place beside Payload.
 * @param most how many entries are kept
 */
export function memoOf<T>(payload: Payload, name: string, most: number): Memo<T> {
  const place = globalThis as Place
  const memos = (place[MEMOS] ??= new WeakMap())
  const own = memos.get(payload) ?? new Map<string, LRUCache<string, Entry<unknown>>>()
  memos.set(payload, own)
  const entries = (own.get(name) ?? new LRUCache<string, Entry<unknown>>({ max: most })) as LRUCache<string, Entry<T>>
  own.set(name, entries as LRUCache<string, Entry<unknown>>)
  return {
    get: (key, print) => {
      const entry = entries.get(key)
      return entry?.print === print ? entry.value : undefined
    },
    set: (key, print, value) => void entries.set(key, { print, value }),
  }
}
