import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, chainHash, GENESIS_HASH, verifyChain, type ChainLink } from '@/kernel/hash-chain'

function chainOf(bodies: readonly unknown[]): ChainLink[] {
  let prevHash = GENESIS_HASH
  return bodies.map((body, index) => {
    const link = { seq: index + 1, prevHash, hash: chainHash(prevHash, body), body }
    prevHash = link.hash
    return link
  })
}

describe('canonical JSON', () => {
  it('does not depend on the order of members', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalJson(reversed)).toBe(canonicalJson(value))
      }),
    )
  })

  it('keeps values that differ apart', () => {
    expect(canonicalJson({ a: 1, b: [2, '3'] })).not.toBe(canonicalJson({ a: 1, b: [2, 3] }))
    expect(canonicalJson({ a: undefined })).toBe('{}')
  })
})

describe('a chain', () => {
  it('verifies as it was made', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 20 }), (bodies) => {
        const result = verifyChain(chainOf(bodies))
        expect(result.break).toBeUndefined()
        expect(result.seq).toBe(bodies.length)
      }),
    )
  })

  it('names the first link whose content was changed, removed or put elsewhere', () => {
    const links = chainOf(['a', 'b', 'c', 'd'])
    const changed = links.map((link) => (link.seq === 3 ? { ...link, body: 'C' } : link))
    expect(verifyChain(changed).break).toEqual({ seq: 3, reason: 'content' })
    expect(verifyChain(links.filter(({ seq }) => seq !== 2)).break).toEqual({ seq: 3, reason: 'sequence' })
    const renumbered = links.filter(({ seq }) => seq !== 2).map((link, index) => ({ ...link, seq: index + 1 }))
    expect(verifyChain(renumbered).break).toEqual({ seq: 2, reason: 'previous' })
  })
})
