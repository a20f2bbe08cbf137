import { defineErrors, describeError, languageOf } from '@/kernel/errors'

/** What is said where a day is wanted and none is given, in a form as in a table. */
export const MISSING_DAY = { zh: '缺少日期，写作 2026-03-01。', en: 'A date is missing; it is written as 2026-03-01.' }

defineErrors({
  'fields.day': {
    status: 422,
    zh: '“{value}”不是日期，应写作 2026-03-01。',
    en: '"{value}" is not a date; it is written as 2026-03-01.',
    missing: MISSING_DAY,
  },
  'fields.wholeNumber': {
    status: 422,
    zh: '“{value}”不合适，应是不小于 {min} 的整数。',
    en: '"{value}" does not fit: it should be a whole number of {min} or more.',
    missing: { zh: '缺少数字，应是不小于 {min} 的整数。', en: 'A number is missing: a whole number of {min} or more.' },
  },
  'fields.yuan': {
    status: 422,
    zh: '“{value}”不是金额：以元为单位，最多两位小数，不小于 0。',
    en: '"{value}" is no amount: yuan with two decimals at most, 0 or more.',
    missing: { zh: '缺少金额（元）。', en: 'An amount in yuan is missing.' },
  },
})

/** What Payload hands to a `validate`, as far as texts need it. */
export type FieldAsker = { req?: { i18n?: { language?: string } } }

/** A fault of a field in the words of its reader. */
export function sayFault(code: `fields.${string}`, { req }: FieldAsker, details: Record<string, unknown>): string {
  return describeError(code, languageOf(req?.i18n?.language), details)
}
