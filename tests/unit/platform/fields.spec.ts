import { describe, expect, it } from 'vitest'
import { dayField, fenField, wholeNumber } from '@/platform/fields'
import { yuanTyped } from '@/platform/fields/yuan'

const label = { zh: '项', en: 'Item' }
const validateOf = (field: object) => (field as { validate: (value: unknown, asker: object) => true | string }).validate
const zh = { req: { i18n: { language: 'zh' } } }
const en = { req: { i18n: { language: 'en' } } }

describe('a refused field says in words what it should hold', () => {
  it.each([
    [dayField('on', label, { required: true }), '', '缺少日期，写作 2026-03-01。', 'A date is missing; it is written as 2026-03-01.'],
    [dayField('on', label), '3月1日', '“3月1日”不是日期，应写作 2026-03-01。', '"3月1日" is not a date; it is written as 2026-03-01.'],
    [
      wholeNumber('count', label, { required: true, min: 1 }),
      null,
      '缺少数字，应是不小于 1 的整数。',
      'A number is missing: a whole number of 1 or more.',
    ],
    [wholeNumber('count', label), -1, '“-1”不合适，应是不小于 0 的整数。', '"-1" does not fit: it should be a whole number of 0 or more.'],
    [
      fenField('price', label),
      -100,
      '“-1.00”不是金额：以元为单位，最多两位小数，不小于 0。',
      '"-1.00" is no amount: yuan with two decimals at most, 0 or more.',
    ],
  ])('%#', (field, value, inChinese, inEnglish) => {
    expect(validateOf(field)(value, zh)).toBe(inChinese)
    expect(validateOf(field)(value, en)).toBe(inEnglish)
  })

  it('takes what is right, and nothing where nothing is required', () => {
    expect(validateOf(fenField('price', label))(4_550, zh)).toBe(true)
    expect(validateOf(fenField('price', label))(null, zh)).toBe(true)
    expect(validateOf(dayField('on', label))(undefined, zh)).toBe(true)
  })
})

it.each([
  ['45', 4_500],
  ['45.5', 4_550],
  ['￥1,280.00', 128_000],
  ['４８元', 4_800],
  ['', null],
])('takes "%s" for %s fen', (text, fen) => expect(yuanTyped(text)).toEqual({ isAmount: true, fen }))

it.each(['四十', '45.678', '-1', '1e3', '2,5', '1 2'])('takes "%s" for no amount', (text) => expect(yuanTyped(text).isAmount).toBe(false))
