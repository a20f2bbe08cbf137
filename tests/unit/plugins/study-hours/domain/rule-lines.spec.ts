import { expect, it } from 'vitest'
import { ruleLines } from '@/plugins/study-hours/recognition/domain/rule-lines'
import { DEFAULT_RULES, RULE_KEYS } from '@/plugins/study-hours/ledger/domain/rules'

it('tells every rule of a recorded set in the unit that the library stores', () => {
  const lines = ruleLines({ rules: { ...DEFAULT_RULES, hourMs: 40 * 60_000, unitReviewPercent: null }, defaulted: ['study.day_cap_hours'] })
  expect(lines.map(({ key }) => key)).toEqual(RULE_KEYS.map(({ key }) => key))
  const line = (key: string) => lines.find((each) => each.key === key)
  expect(line('study.hour_minutes')).toEqual({ key: 'study.hour_minutes', value: 40, isDefault: false })
  expect(line('study.unit_review_percent')).toMatchObject({ value: null, isDefault: false })
  expect(line('study.day_cap_hours')).toMatchObject({ value: 7, isDefault: true })
})

it('gives a rule that was not known when the set was recorded the default of the program', () => {
  expect(ruleLines({ rules: {} }).every(({ isDefault }) => isDefault)).toBe(true)
})
