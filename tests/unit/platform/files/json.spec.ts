import { describe, expect, it } from 'vitest'
import { parseJson } from '@/platform/files'

describe('JSON from outside', () => {
  it('is read as it stands', () => {
    expect(parseJson(new TextEncoder().encode('{"名":[1,"[{\\"",null]}'))).toEqual({ 名: [1, '[{"', null] })
  })

  it.each<[string, string, string | Uint8Array]>([
    ['__proto__ at the top', 'files.dangerousKey', '{"__proto__":{"admin":true}}'],
    ['__proto__ written with an escape', 'files.dangerousKey', '{"a":[{"\\u005f_proto__":1}]}'],
    ['constructor deep inside', 'files.dangerousKey', '{"a":{"b":[{"constructor":{"prototype":{}}}]}}'],
    ['prototype', 'files.dangerousKey', '[{"prototype":0}]'],
    ['brackets nested beyond reason', 'files.tooComplex', '['.repeat(100_000)],
    ['half a document', 'files.damaged', '{"a":'],
    ['bytes that are no UTF-8', 'files.damaged', new Uint8Array([0x22, 0xff, 0x22])],
  ])('refuses %s', (_, code, input) => {
    expect(() => parseJson(input)).toThrow(expect.objectContaining({ code }) as Error)
  })

  it.each([
    ['that is no UTF-8', 0xff],
    ['that nests beyond reason', 0x5b],
  ])('refuses 100 MB %s for its size alone, before a byte of it is read', (_, byte) => {
    const huge = new Uint8Array(100 * 1024 * 1024).fill(byte)
    expect(() => parseJson(huge)).toThrow(expect.objectContaining({ code: 'files.tooLarge', status: 413 }) as Error)
  })

  it('leaves the prototype of objects alone', () => {
    expect(() => parseJson('{"__proto__":{"polluted":1}}')).toThrow()
    expect('polluted' in {}).toBe(false)
  })
})
