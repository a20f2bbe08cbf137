import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differentPeople, handOf, separateFrom, type Hand } from '@/kernel/separation'

const WROTE = { zh: '写过', en: 'wrote it' }
const SIGNED = { zh: '签过', en: 'signed it' }

describe('whoever had a hand in something', () => {
  const hands: Hand[] = [
    { person: 'a', deed: SIGNED, at: '2026-03-01T00:00:00.000Z' },
    { person: 'a', deed: WROTE, at: '2026-01-01T00:00:00.000Z' },
    { person: 'b', deed: WROTE },
    { person: 'b', deed: SIGNED, at: '2026-02-01T16:00:00.000Z' },
  ]

  it.each([
    ['a', '2026-01-01 08:00 写过', 'wrote it, 2026-01-01 08:00'],
    ['b', '2026-02-02 00:00 签过', 'signed it, 2026-02-02 00:00'],
  ])('does not decide it: %s', (person, zh, en) => {
    expect(separateFrom(person, hands, 'some.code', { field: 'reviewer' })).toMatchObject({
      code: 'some.code',
      details: { field: 'reviewer', person, hand: { zh, en } },
    })
  })

  it('is told without a time where no record has one', () => {
    expect(separateFrom('c', [{ person: 'c', deed: WROTE }], 'some.code')).toEqual({
      ok: false,
      code: 'some.code',
      details: { person: 'c', hand: WROTE },
    })
  })

  it('leaves others free', () => {
    expect(separateFrom('c', hands, 'some.code')).toEqual({ ok: true })
    expect(handOf('c', hands)).toBeUndefined()
  })
})

describe('parts of one course', () => {
  const ask = (parts: [string, string][], acted: [string, string][] = []) =>
    differentPeople({
      parts: parts.map(([part, person]) => ({ part, person })),
      acted: acted.map(([part, person]) => ({ part, person })),
      code: 'some.same',
      deedOf: () => SIGNED,
    })

  it.each([
    [
      'three people',
      [
        ['1', 'a'],
        ['2', 'b'],
        ['3', 'c'],
      ],
      [],
      undefined,
    ],
    [
      'one person twice',
      [
        ['1', 'a'],
        ['2', 'b'],
        ['3', 'a'],
      ],
      [],
      '3',
    ],
    [
      'who acted in the same part before',
      [
        ['1', 'a'],
        ['2', 'b'],
      ],
      [['1', 'a']],
      undefined,
    ],
    [
      'who acted in another part and was replaced',
      [
        ['1', 'a'],
        ['2', 'b'],
      ],
      [['1', 'b']],
      '2',
    ],
    [
      'whose predecessor was somebody else',
      [
        ['1', 'a'],
        ['2', 'b'],
      ],
      [
        ['1', 'c'],
        ['2', 'd'],
      ],
      undefined,
    ],
  ] as [string, [string, string][], [string, string][], string | undefined][])('held by %s', (_, parts, acted, field) => {
    const decision = ask(parts, acted)
    expect(decision.ok ? undefined : decision.details?.['field']).toBe(field)
  })
})

describe('a history', () => {
  const person = fc.constantFrom('a', 'b', 'c', 'd')
  const hand = fc.record({
    person,
    deed: fc.constantFrom(WROTE, SIGNED),
    at: fc.option(fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-05-01T00:00:00.000Z'), { nil: undefined }),
  })

  it('only ever bars more: nothing that happens later makes anybody eligible again', () => {
    fc.assert(
      fc.property(fc.array(hand), fc.array(hand), person, (before, later, who) => {
        if (!separateFrom(who, before, 'x.y').ok) expect(separateFrom(who, [...before, ...later], 'x.y').ok).toBe(false)
      }),
    )
  })

  it('bars exactly those who are in it, in whatever order it is read', () => {
    fc.assert(
      fc.property(fc.array(hand), person, (hands, who) => {
        const decision = separateFrom(who, hands, 'x.y')
        expect(decision.ok).toBe(!hands.some((each) => each.person === who))
        const reversed = separateFrom(who, hands.toReversed(), 'x.y')
        expect(reversed.ok ? undefined : reversed.details?.['at']).toBe(decision.ok ? undefined : decision.details?.['at'])
      }),
    )
  })
})
