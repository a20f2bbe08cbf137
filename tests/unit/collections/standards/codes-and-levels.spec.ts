import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ancestors, codeKind, compareCodes, lastPart, normaliseCode, parentCode } from '@/collections/standards/domain/codes'
import { LEVELS, levelName, parseLevel, parseLevels } from '@/collections/standards/domain/levels'
import { groupOf, isGroupCode, isOccupationCode, normaliseOccupationCode } from '@/collections/standards/domain/occupation-code'

const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
const range = fc.array(letter, { minLength: 1, maxLength: 6 }).map((letters) => letters.join('-'))
const point = fc.tuple(range, fc.integer({ min: 0, max: 999_999 })).map(([code, number]) => `${code}-${String(number).padStart(3, '0')}`)

describe('codes of an element specification', () => {
  it.each([
    ['a-b-a-1', 'A-B-A-001'],
    ['Ａ－Ｂ－Ａ－００１', 'A-B-A-001'],
    [' A — B – A ‑ 0012 ', 'A-B-A-012'],
    ['A_B', 'A-B'],
    ['a', 'A'],
    ['A-B-A-1234', 'A-B-A-1234'],
  ])('keeps %s as %s', (text, code) => {
    expect(normaliseCode(text)).toBe(code)
    expect(codeKind(normaliseCode(text))).not.toBeNull()
  })

  it.each(['', '1', 'AB', 'A--B', 'A-1-B', '-A', 'A-', 'A-B-C-D-E-F-G', 'A-B-C-D-E-F-G-001', 'A-1234567', '甲-乙'])(
    'takes %s for no code',
    (text) => {
      expect(codeKind(normaliseCode(text))).toBeNull()
    },
  )

  it('tells ranges from points at every depth from one to six', () => {
    fc.assert(
      fc.property(range, point, (rangeCode, pointCode) => {
        expect(codeKind(rangeCode)).toBe('range')
        expect(codeKind(pointCode)).toBe('point')
        expect(ancestors(pointCode)).toHaveLength(pointCode.split('-').length - 1)
        expect(ancestors(rangeCode)).toHaveLength(rangeCode.split('-').length - 1)
        expect(ancestors(pointCode).at(-1)).toBe(parentCode(pointCode))
        expect(`${parentCode(pointCode)}-${lastPart(pointCode)}`).toBe(pointCode)
        expect(normaliseCode(normaliseCode(pointCode))).toBe(normaliseCode(pointCode))
      }),
    )
  })

  it('orders a range before what stands in it and numbers by size', () => {
    expect(['B', 'A-B-A-010', 'A-B-A-002', 'A-B-A', 'A-B', 'A-A-A-1000', 'A-A-A-999', 'A'].sort(compareCodes)).toEqual([
      'A',
      'A-A-A-999',
      'A-A-A-1000',
      'A-B',
      'A-B-A',
      'A-B-A-002',
      'A-B-A-010',
      'B',
    ])
  })

  it('orders any codes totally and the same way round', () => {
    fc.assert(
      fc.property(point, point, range, (a, b, c) => {
        expect(Math.sign(compareCodes(a, b))).toBe(-Math.sign(compareCodes(b, a)) + 0)
        expect(compareCodes(a, a)).toBe(0)
        if (compareCodes(a, b) < 0 && compareCodes(b, c) < 0) expect(compareCodes(a, c)).toBeLessThan(0)
      }),
    )
  })
})

describe('levels', () => {
  it.each([
    ['5', 5],
    ['四级', 4],
    ['三级/高级工', 3],
    ['二级／技师', 2],
    ['高级技师', 1],
    ['技师(二级)', 2],
    ['Level 4 (intermediate)', 4],
    ['L3', 3],
    ['5级', 5],
  ])('reads %s as level %s', (text, level) => {
    expect(parseLevel(text)).toBe(level)
  })

  it.each(['', '0', '6', '六级', '五级/高级工', '特级', '45'])('takes %s for no level', (text) => {
    expect(parseLevel(text)).toBeNull()
  })

  it('reads back its own names in both languages', () => {
    for (const level of LEVELS) for (const language of ['zh', 'en'] as const) expect(parseLevel(levelName(level, language))).toBe(level)
  })

  it('reads lists of levels, lowest skill first, and refuses a list with a stranger', () => {
    expect(parseLevels('1、3,5 三级')).toEqual([5, 3, 1])
    expect(parseLevels('5、9')).toBeNull()
    expect(parseLevels('')).toBeNull()
  })
})

describe('occupation codes', () => {
  it('have four parts and name their group', () => {
    expect(isOccupationCode(normaliseOccupationCode('６－17–09—02'))).toBe(true)
    expect(groupOf('6-17-09-02')).toBe('6-17-09')
    expect(isGroupCode('6-17-09')).toBe(true)
    for (const bad of ['6-17-09', '6-17-9-02', '61-17-09-02', '6-17-09-02-01', 'X']) expect(isOccupationCode(bad)).toBe(false)
  })
})
