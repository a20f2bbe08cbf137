import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainPattern } from '@/database/plain-like'

describe('a pattern of plain characters', () => {
  it.each([
    ['%焦炉%', '%焦炉%'],
    ['%50%_试%', '%50\\%\\_试%'],
    ['%%%', '%\\%%'],
    ['%\\%', '%\\\\%'],
    ['%%', '%%'],
    ['%', '\\%'],
    ['a_b', 'a\\_b'],
  ])('of %s is %s', (value, pattern) => {
    expect(plainPattern(value)).toBe(pattern)
  })
  it('has no sign of its own but the two around it', () => {
    fc.assert(
      fc.property(fc.string(), (word) => {
        const pattern = String(plainPattern(`%${word}%`))
        expect(pattern.slice(1, -1).replace(/\\./gs, '')).not.toMatch(/[%_\\]/)
        expect(pattern.slice(1, -1).replace(/\\(.)/gs, '$1')).toBe(word)
      }),
    )
  })
  it('leaves what is no text as it is', () => {
    expect(plainPattern(5)).toBe(5)
  })
})
