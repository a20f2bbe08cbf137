import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { housePolicies, showValue, valueFaults, type ValueSchema } from '@/platform/policies'
import { parseTyped, typedOf } from '@/platform/policies/value'

const number: ValueSchema = { kind: 'number', min: 0, max: 100 }
const percent: ValueSchema = { kind: 'share', per: 100 }

describe('the value of a rule', () => {
  it('comes back from what is typed for it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        (hundredths) => parseTyped(percent, typedOf(percent, hundredths / 10_000)) === hundredths / 10_000,
      ),
    )
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 366 }), { minLength: 1 }), (days) => {
        const schema: ValueSchema = { kind: 'numbers' }
        expect(parseTyped(schema, typedOf(schema, days))).toEqual(days)
      }),
    )
  })

  it.each<[ValueSchema, string, unknown]>([
    [number, '７', 7],
    [number, '七', '七'],
    [number, ' ', null],
    [percent, '50 %', 0.5],
    [{ kind: 'shares', per: 10_000 }, '1、5', [0.0001, 0.0005]],
    [{ kind: 'numbers' }, '7，3 1', [7, 3, 1]],
    [{ kind: 'numbers' }, '7 天', [7, '天']],
  ])('%j typed as %j is %j: what does not fit stays as it was typed', (schema, typed, value) => {
    expect(parseTyped(schema, typed)).toEqual(value)
  })

  it.each<[ValueSchema, unknown]>([
    [number, '7'],
    [number, 101],
    [number, Number.NaN],
    [{ ...number, whole: true }, 1.5],
    [percent, 50],
    [{ kind: 'numbers' }, []],
    [{ kind: 'text' }, ' '],
    [{ kind: 'sequence', options: {} }, []],
    [{ kind: 'span' }, ['17:30', '07:00']],
    [{ kind: 'span' }, ['7:00', '17:30']],
    [{ kind: 'span' }, ['07:00', '49:00']],
    [{ kind: 'members', members: { a: { label: { zh: '甲', en: 'a' }, value: number } } }, {}],
    [{ kind: 'members', members: { a: { label: { zh: '甲', en: 'a' }, value: number } } }, { a: -1 }],
  ])('%j is not %j', (schema, value) => {
    expect(valueFaults(schema, value)).toHaveLength(1)
  })

  it('is told in words', () => {
    expect(showValue(percent, 0.5, 'zh')).toBe('50 %')
    expect(showValue({ kind: 'span' }, ['21:00', '32:00'], 'en')).toBe('21:00–32:00')
    expect(showValue({ kind: 'sequence', options: { rest: { zh: '休', en: 'rest' } } }, ['rest', 'rest'], 'zh')).toBe('休、休')
    expect(
      showValue({ kind: 'members', members: { a: { label: { zh: '不少于', en: 'at least' }, value: percent } } }, { a: 0.8 }, 'zh'),
    ).toBe('不少于 80 %')
  })

  it('of every shipped rule of the house reads without a brace or a bracket', () => {
    for (const { shipped, value } of housePolicies)
      for (const row of shipped) expect(showValue(value, row.value, 'zh')).not.toMatch(/[{}[\]"]/)
  })
})
