import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { certificateCode, CODE_BYTES, parseCertificateCode } from '@/plugins/study-hours/certificates/domain/code'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codes = fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES }).map(certificateCode)

describe('the code of a certificate', () => {
  it('has four groups of four and reads back as itself', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
        expect(parseCertificateCode(code)).toBe(code)
      }),
    )
  })

  it('is read however it is written down', () => {
    const code = certificateCode(new Uint8Array(CODE_BYTES).map((_, index) => index))
    expect(code).toBe('0123-4567-89AB-CDE4')
    for (const written of [
      ` ${code} `,
      code.replaceAll('-', ''),
      code.toLowerCase(),
      code.replaceAll('-', '–'),
      code.replaceAll('0', 'o').replaceAll('1', 'l'),
      code.replaceAll('1', 'I').replaceAll('-', ' '),
      [...code].map((each) => (each === '-' ? '－' : String.fromCharCode(each.charCodeAt(0) + 0xfee0))).join(''),
    ])
      expect(parseCertificateCode(written), written).toBe(code)
  })

  it('finds every single wrong character', () => {
    fc.assert(
      fc.property(codes, fc.nat(15), fc.nat(31), (code, place, digit) => {
        const letters = [...code.replaceAll('-', '')]
        fc.pre(letters[place] !== ALPHABET[digit])
        letters[place] = ALPHABET[digit] ?? ''
        expect(parseCertificateCode(letters.join(''))).toBeNull()
      }),
    )
  })

  it('finds every swap of two different characters', () => {
    fc.assert(
      fc.property(codes, fc.nat(15), fc.nat(15), (code, first, second) => {
        const letters = [...code.replaceAll('-', '')]
        fc.pre(letters[first] !== letters[second])
        ;[letters[first], letters[second]] = [letters[second] ?? '', letters[first] ?? '']
        expect(parseCertificateCode(letters.join(''))).toBeNull()
      }),
    )
  })

  it.each(['', '0123', '0123-4567-89AB-CDEU', '0123-4567-89AB-CDE4-0', '9'.repeat(90), '０', "' or 1=1"])(
    'refuses %j before anything is looked up',
    (text) => expect(parseCertificateCode(text)).toBeNull(),
  )

  it('refuses to make a code of too little chance', () => {
    expect(() => certificateCode(new Uint8Array(CODE_BYTES - 1))).toThrow(RangeError)
  })
})
