import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lengthOf, subtract, touching, union } from '@/plugins/study-hours/time/domain/intervals'

const interval = fc.tuple(fc.nat(200), fc.nat(30)).map(([startMs, length]) => ({ startMs, endMs: startMs + length }))

describe('the neighbours of an interval', () => {
  it('are all that can be taken from it', () => {
    fc.assert(
      fc.property(interval, fc.array(interval, { maxLength: 12 }), (part, others) => {
        const sorted = union(others)
        const near = touching(part, sorted)
        expect(subtract(part, near)).toEqual(subtract(part, sorted))
        if (part.startMs < part.endMs)
          expect(near).toEqual(sorted.filter(({ endMs, startMs }) => endMs > part.startMs && startMs < part.endMs))
        expect(lengthOf(near)).toBeLessThanOrEqual(lengthOf(sorted))
      }),
    )
  })
})
