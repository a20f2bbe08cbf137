import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLocked, LOCK, noFailures, oneMoreFailure } from '@/collections/people/domain/sign-in'
import { matchKey, spellingsOf } from '@/kernel/text'

const NOW = Date.parse('2026-03-05T02:00:00Z')

describe('failures to sign in', () => {
  it('lock at the sixth, for ten minutes, and then begin anew', () => {
    let tally = noFailures
    for (let count = 1; count < LOCK.failures; count += 1) tally = oneMoreFailure(tally, NOW)
    expect([tally.failures, isLocked(tally, NOW)]).toEqual([5, false])
    tally = oneMoreFailure(tally, NOW)
    expect(tally).toEqual({ failures: 6, lockedUntilMs: NOW + 600_000 })
    expect([isLocked(tally, NOW + 599_999), isLocked(tally, NOW + 600_000)]).toEqual([true, false])
    expect(oneMoreFailure(tally, NOW + 600_000)).toEqual({ failures: 1, lockedUntilMs: null })
  })

  it('keep a lock, once it stands, for as long as they go on', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 120_000 }), { minLength: 6, maxLength: 40 }), (pauses) => {
        let [at, tally, lockedAt] = [NOW, noFailures, Number.NaN]
        for (const pause of pauses) {
          at += pause
          const wasLocked = isLocked(tally, at)
          tally = oneMoreFailure(tally, at)
          if (wasLocked) expect(isLocked(tally, at)).toBe(true)
          if (isLocked(tally, at) && !wasLocked) lockedAt = at
        }
        if (isLocked(tally, at)) expect(lockedAt).not.toBeNaN()
      }),
    )
  })
})

describe('a name to sign in with', () => {
  it.each(['wangfang', ' WangFang ', 'ｗａｎｇｆａｎｇ', 'wang\u200bfang', '\u202ewangfang', 'wang\u00adfang', '\ufeffWANGFANG\u2060'])(
    'is the same however it is spelled: %j',
    (name) => {
      expect(matchKey(name)).toBe('wangfang')
      expect(spellingsOf(name)[0]).toBe('wangfang')
    },
  )

  it('stays normal once it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
        const normal = matchKey(name)
        expect(matchKey(normal)).toBe(normal)
      }),
    )
  })

  it('finds an employee number with its capitals', () => {
    expect(spellingsOf('g-2041')).toContain('G-2041')
    expect(spellingsOf('\u200b')).toEqual(['\u200b'])
  })
})
