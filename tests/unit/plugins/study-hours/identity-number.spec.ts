import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkIdentityNumber,
  identityCheckCharacter,
  maskIdentityNumber,
  normaliseIdentityNumber,
} from '@/plugins/study-hours/roster/domain/identity-number'
import { identityVault } from '@/plugins/study-hours/roster/operations/identity'

const TODAY = '2026-11-22'
/** The example of the standard itself (GB 11643-1999, annex A). */
const EXAMPLE = '11010519491231002X'

const numbers = fc
  .tuple(fc.integer({ min: 110_000, max: 659_999 }), fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 999 }))
  .map(([place, days, order]) => {
    const birth = new Date(Date.UTC(1905, 0, 1) + days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
    const digits = `${place}${birth}${String(order).padStart(3, '0')}`
    return digits + identityCheckCharacter(digits)
  })

describe('an identity number', () => {
  it.each([EXAMPLE, '440524188001010014'])('%s of the standard is checked by its date and check digit', (number) => {
    expect(checkIdentityNumber(number, TODAY)).toEqual(
      number === EXAMPLE ? { ok: true } : { ok: false, code: 'study.identityBirth' }, // born in 1880
    )
    expect(identityCheckCharacter(number)).toBe(number.at(-1))
  })

  it.each([
    ['110105194912310021', 'study.identityCheckDigit'],
    ['11010519491331002X', 'study.identityBirth'],
    ['110105202612310022', 'study.identityBirth'],
    ['110105491231002', 'study.identityShape'],
    ['1101051949123100X2', 'study.identityShape'],
    ['', 'study.identityShape'],
  ])('%s is refused with %s, and the refusal does not repeat it', (number, code) => {
    const decision = checkIdentityNumber(number, TODAY)
    expect(decision).toEqual({ ok: false, code })
  })

  it('accepts no number with one digit changed, and none with two neighbours exchanged', () => {
    fc.assert(
      fc.property(numbers, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, at, step) => {
        expect(checkIdentityNumber(number, TODAY).ok).toBe(true)
        const digit = String((Number(number[at]) + step) % 10)
        expect(checkIdentityNumber(number.slice(0, at) + digit + number.slice(at + 1), TODAY).ok).toBe(false)
        const [a = '', b = ''] = [number[at], number[at + 1]]
        if (at < 16 && a !== b) expect(checkIdentityNumber(number.slice(0, at) + b + a + number.slice(at + 2), TODAY).ok).toBe(false)
      }),
    )
  })

  it('is read as people write it', () => {
    expect(normaliseIdentityNumber(' １１０１０５ 19491231 002x ')).toBe(EXAMPLE)
  })

  it('is shown without birth and order', () => {
    expect(maskIdentityNumber('430102199003071234')).toBe('430102********1234')
  })
})

describe('the vault', () => {
  const vault = identityVault({ config: { secret: 'a secret of sixteen or more' } } as never)
  const other = identityVault({ config: { secret: 'another secret of this length' } } as never)

  it('gives back what it sealed, and seals one number differently each time', () => {
    const [once, again] = [vault.seal(EXAMPLE), vault.seal(EXAMPLE)]
    expect(vault.open(once)).toBe(EXAMPLE)
    expect(once.identityDigest).toBe(again.identityDigest)
    expect(once.identitySealed).not.toBe(again.identitySealed)
    expect(JSON.stringify(once)).not.toContain('19491231')
  })

  it('opens nothing under another key, with another digest, or after a change', () => {
    const sealed = vault.seal(EXAMPLE)
    expect(other.digest(EXAMPLE)).not.toBe(sealed.identityDigest)
    expect(() => other.open(sealed)).toThrow()
    expect(() => vault.open({ ...sealed, identityDigest: vault.digest('440524198001010013') })).toThrow()
    const [version, iv, text = ''] = sealed.identitySealed.split('.')
    const changed = `${version}.${iv}.${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`
    expect(() => vault.open({ ...sealed, identitySealed: changed })).toThrow()
    expect(() => vault.open({ ...sealed, identitySealed: sealed.identitySealed.replace('v1', 'v2') })).toThrow()
  })
})
