/** An answer that may be handed on until `freshUntil`, milliseconds since 1970. */
export type StoredPage = { status: number; headers: Record<string, string | number | string[]>; body: Buffer; freshUntil: number }

export type PageStore = {
  /** Only what is still fresh. */
  get(key: string): StoredPage | undefined
  keep(key: string, page: StoredPage): void
  /** What lies in memory now. */
  held(): { pages: number; bytes: number }
}

/**
 * Pages for the second or two in which they may be handed on. What is no longer fresh goes with the next page that comes: else two thousand
 * chapters that were read once would lie here until they fill `maxBytes`.
 */
export function createPageStore({ maxBytes, now }: { maxBytes: number; now: () => number }): PageStore {
  // In the order in which they came, which is nearly the one in which they go stale.
  const pages = new Map<string, StoredPage>()
  let bytes = 0

  const forget = (key: string) => {
    bytes -= pages.get(key)?.body.byteLength ?? 0
    pages.delete(key)
  }
  return {
    get: (key) => {
      const page = pages.get(key)
      return page && page.freshUntil > now() ? page : undefined
    },
    keep: (key, page) => {
      forget(key)
      pages.set(key, page)
      bytes += page.body.byteLength
      for (const [oldest, { freshUntil }] of pages) {
        if (freshUntil > now() && bytes <= maxBytes) break
        forget(oldest)
      }
    },
    held: () => ({ pages: pages.size, bytes }),
  }
}
