import type { Label } from '@/kernel/errors'

/** Digits of an ISBN-13 without hyphens and blanks; undefined where it is none or its check digit is wrong (ISO 2108). */
export function parseIsbn(text: string): string | undefined {
  return isbnFault(text) ? undefined : bare(text)
}

/** What is wrong with an ISBN as it was typed, in words; undefined where nothing is. Hyphens and blanks may stand anywhere. */
export function isbnFault(text: string): Label | undefined {
  const digits = bare(text)
  if (/[^\d]/.test(digits)) return { zh: '书号只由数字、连字符和空格组成。', en: 'An ISBN has digits, hyphens and blanks only.' }
  if (digits.length !== 13)
    return {
      zh: `书号为 13 位数字，这里有 ${digits.length} 位。`,
      en: `An ISBN has 13 digits; here are ${digits.length}.`,
    }
  if (!/^97[89]/.test(digits)) return { zh: '书号以 978 或 979 开头。', en: 'An ISBN begins with 978 or 979.' }
  const expected = checkDigit(digits)
  return digits.endsWith(expected)
    ? undefined
    : {
        zh: `书号的校验位不符：末位应为 ${expected}，请核对。`,
        en: `The check digit does not fit: the last digit should be ${expected}. Please look again.`,
      }
}

/** Publishers' numbers in group 978-7 (China): how many digits, by their first five (ISBN range message of the International ISBN Agency). */
const CHINESE_PUBLISHERS: readonly [from: number, to: number, digits: number][] = [
  [0, 9999, 2],
  [10000, 49999, 3],
  [50000, 79999, 4],
  [80000, 89999, 5],
  [90000, 98999, 6],
  [99000, 99999, 7],
]

/**
 * The one spelling of a sound ISBN that is kept: hyphens where a Chinese one has its parts, else where they were typed, else digits alone.
 * What is no sound ISBN stays as it is.
 */
export function normaliseIsbn(text: string): string {
  const digits = parseIsbn(text)
  if (!digits) return text
  if (digits.startsWith('9787')) {
    const rest = digits.slice(4, 12)
    const length = CHINESE_PUBLISHERS.find(([from, to]) => Number(rest.slice(0, 5)) >= from && Number(rest.slice(0, 5)) <= to)?.[2]
    if (length) return ['978', '7', rest.slice(0, length), rest.slice(length), digits.slice(12)].join('-')
  }
  const typed = withoutLabel(text)
    .replace(/[\s\u00a0\u2010-\u2015\uff0d-]+/g, '-')
    .replace(/^-|-$/g, '')
  return typed.split('-').length === 5 ? typed : digits
}

function checkDigit(digits: string): string {
  const sum = [...digits.slice(0, 12)].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0)
  return String((10 - (sum % 10)) % 10)
}

/** Full-width digits, as Chinese keyboards type them, are digits. */
function withoutLabel(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/^ISBN(?:-13)?[\s:]*/i, '')
}

function bare(text: string): string {
  return withoutLabel(text).replace(/[\s\u00a0\u2010-\u2015-]/g, '')
}
