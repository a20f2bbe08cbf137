import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cipFault, normaliseCip } from '@/collections/materials/line/domain/cip'
import { isbnFault, normaliseIsbn, parseIsbn } from '@/collections/materials/line/domain/isbn'

describe('an ISBN', () => {
  it.each([
    ['9787502400019', '978-7-5024-0001-9'],
    ['978-7-5024-0001-9', '978-7-5024-0001-9'],
    ['978 7 5024 0001 9', '978-7-5024-0001-9'],
    ['ISBN 978–7–5024–0001–9', '978-7-5024-0001-9'],
    ['９７８７５０２４０００１９', '978-7-5024-0001-9'],
    ['9787111213826', '978-7-111-21382-6'],
    ['978-0-306-40615-7', '978-0-306-40615-7'],
    ['978 0 306 40615 7', '978-0-306-40615-7'],
    ['9780306406157', '9780306406157'],
  ])('typed as %s is kept as %s', (typed, kept) => {
    expect(isbnFault(typed)).toBeUndefined()
    expect(normaliseIsbn(typed)).toBe(kept)
  })

  it.each([
    ['978-7-5024-0001-8', '校验位', 'check digit'],
    ['978-7-5024-0001', '13 位', '13 digits'],
    ['7-5024-0001-9', '13 位', '13 digits'],
    ['9707502400019', '978 或 979', '978 or 979'],
    ['978-7-5O24-0001-9', '数字、连字符', 'digits, hyphens'],
  ])('typed as %s is refused and says why in both languages', (typed, zh, en) => {
    const fault = isbnFault(typed)
    expect(fault?.zh).toContain(zh)
    expect(fault?.en).toContain(en)
    expect(parseIsbn(typed)).toBeUndefined()
    expect(normaliseIsbn(typed)).toBe(typed)
  })

  it('is spelt the same however its hyphens were typed, and normalising twice changes nothing', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 }).map((list) => {
      const head = `9787${list.join('')}`
      const sum = [...head].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0)
      return `${head}${(10 - (sum % 10)) % 10}`
    })
    fc.assert(
      fc.property(digits, fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 5 }), (isbn, breaks) => {
        const typed = [...isbn].map((digit, index) => (breaks.includes(index) ? `-${digit}` : digit)).join('')
        const kept = normaliseIsbn(typed)
        expect(kept).toBe(normaliseIsbn(isbn))
        expect(normaliseIsbn(kept)).toBe(kept)
        expect(kept.replaceAll('-', '')).toBe(isbn)
      }),
    )
  })
})

describe('a CIP number', () => {
  it.each([
    ['中国国家版本馆CIP数据核字(2026)第000001号', '中国国家版本馆CIP数据核字（2026）第000001号'],
    ['(2026)第123456号', '（2026）第123456号'],
    ['2026123456', '（2026）第123456号'],
    ['中国版本图书馆CIP数据核字（2018） 第 123456 号', '中国版本图书馆CIP数据核字（2018）第123456号'],
  ])('typed as %s is kept as %s', (typed, kept) => {
    expect(cipFault(typed)).toBeUndefined()
    expect(normaliseCip(typed)).toBe(kept)
    expect(normaliseCip(kept)).toBe(kept)
  })

  it.each(['第 000001 号', '待定', '（2026）第12345号', '（26）第123456号'])('typed as %s is refused', (typed) => {
    expect(cipFault(typed)?.zh).toContain('六位数字')
    expect(normaliseCip(typed)).toBe(typed)
  })
})
