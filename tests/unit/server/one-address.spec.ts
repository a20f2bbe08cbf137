import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { oneAddress } from '@/server/edge/one-address'

describe('the one address of a page', () => {
  it.each([
    ['/zh', '/'],
    ['/zh/', '/'],
    ['/ZH', '/'],
    ['/zh?a=1', '/?a=1'],
    ['/zh/textbooks', '/textbooks'],
    ['/zh/textbooks/?page=2', '/textbooks?page=2'],
    ['/Zh/study/units/7', '/study/units/7'],
    ['/en/', '/en'],
    ['/EN', '/en'],
    ['/En/textbooks', '/en/textbooks'],
    ['/en/?a=/zh', '/en?a=/zh'],
    ['/zh//evil.example', '/evil.example'],
    ['/zh/\\evil.example', '/evil.example'],
    ['/zh/%2fevil.example', '/evil.example'],
  ])('%s is %s', (address, own) => {
    expect(oneAddress(address)).toBe(own)
  })

  it.each(['/', '/en', '/en/textbooks', '/textbooks', '/zhuhai', '/english', '/api/zh', '/admin', '/?lang=zh'])('%s is one', (address) => {
    expect(oneAddress(address)).toBeUndefined()
  })

  it('is reached in few steps from every way of writing it, within this house', () => {
    const part = fc.constantFrom('zh', 'ZH', 'en', 'EN', '/', '//', '\\', '%2f', 'a', 'textbooks', '?', '?x=1')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        let address = `/${parts.join('')}`
        for (let step = 0; step <= 9; step += 1) {
          const next = oneAddress(address)
          if (next === undefined) return
          expect(next).not.toBe(address)
          expect(next).toMatch(/^\/(?![/\\])/)
          address = next
        }
        expect.fail(`no end from /${parts.join('')}`)
      }),
    )
  })
})
