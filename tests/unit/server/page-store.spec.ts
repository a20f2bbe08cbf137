import { describe, expect, it } from 'vitest'
import { createPageStore, type StoredPage } from '@/server/edge/page-store'

describe('pages that are handed on', () => {
  const at = (freshUntil: number, size = 10): StoredPage => ({ status: 200, headers: {}, body: Buffer.alloc(size), freshUntil })
  function store(maxBytes = 1_000) {
    const clock = { ms: 0 }
    return { clock, pages: createPageStore({ maxBytes, now: () => clock.ms }) }
  }

  it('are there while they are fresh and not a moment longer', () => {
    const { clock, pages } = store()
    pages.keep('a', at(2_000))
    clock.ms = 1_999
    expect(pages.get('a')?.freshUntil).toBe(2_000)
    clock.ms = 2_000
    expect(pages.get('a')).toBeUndefined()
  })

  it('do not lie in memory when they are stale: two thousand, one a second, are three at any time', () => {
    const { clock, pages } = store(1_000_000)
    let most = 0
    for (let page = 0; page < 2_000; page += 1) {
      clock.ms = page * 1_000
      pages.keep(`chapter ${page}`, at(clock.ms + 2_000))
      most = Math.max(most, pages.held().pages)
    }
    expect(most).toBeLessThanOrEqual(3)
    expect(pages.held().bytes).toBe(pages.held().pages * 10)
  })

  it('are never more than there is room for, the first that came going first', () => {
    const { pages } = store(25)
    for (const key of ['a', 'b', 'c']) pages.keep(key, at(2_000))
    expect(pages.held()).toEqual({ pages: 2, bytes: 20 })
    expect([pages.get('a'), pages.get('b')?.status]).toEqual([undefined, 200])
  })

  it('count once when they come again', () => {
    const { pages } = store()
    pages.keep('a', at(1_000, 10))
    pages.keep('a', at(2_000, 30))
    expect(pages.held()).toEqual({ pages: 1, bytes: 30 })
  })
})
