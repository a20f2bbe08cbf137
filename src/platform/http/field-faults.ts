import type { ZodError, z } from 'zod'
import type { Label, Language } from '@/kernel/errors'

/** What is wrong with one field of a request: its path, as in `evidence.rate`, and a sentence. */
export type FieldFault = { field: string; message: string }

/** What does not fit about a request, field by field, in the caller's language. Values are never repeated: they may be secrets. */
export function fieldFaults({ issues }: ZodError, language: Language): FieldFault[] {
  return issues.map((issue) => ({ field: issue.path.join('.'), message: wordsOf(issue)[language] }))
}

const KINDS: Readonly<Record<string, Label>> = {
  string: { zh: '文字', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是或否（true/false）', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
}

function wordsOf(issue: z.core.$ZodIssue): Label {
  switch (issue.code) {
    case 'invalid_type': {
      const kind = KINDS[issue.expected] ?? { zh: issue.expected, en: issue.expected }
      return { zh: `缺少，或者不是${kind.zh}。`, en: `Missing, or not ${kind.en}.` }
    }
    case 'invalid_value': {
      const values = issue.values.map(String)
      return { zh: `只能是：${values.join('、')}。`, en: `Must be one of: ${values.join(', ')}.` }
    }
    case 'too_small':
      return bound('least', issue.origin, issue.minimum, issue.inclusive)
    case 'too_big':
      return bound('most', issue.origin, issue.maximum, issue.inclusive)
    case 'unrecognized_keys':
      return { zh: `不认识的内容：${issue.keys.join('、')}。`, en: `Not known here: ${issue.keys.join(', ')}.` }
    case 'custom':
      // A format, such as YYYY-MM-DD.
      return { zh: `格式不对：${issue.message}`, en: `Not of the right form: ${issue.message}` }
    default:
      return { zh: '格式不对。', en: 'Not of the right form.' }
  }
}

type Side = 'least' | 'most'
const FEW = { least: '不得少于', most: '不得多于' }
const SMALL = { least: { zh: '不得小于', en: 'at least' }, most: { zh: '不得大于', en: 'at most' } }
const BEYOND = { least: { zh: '须大于', en: 'more than' }, most: { zh: '须小于', en: 'less than' } }

function bound(side: Side, origin: string, limit: number | bigint, inclusive = true): Label {
  if (origin === 'string') return { zh: `${FEW[side]} ${limit} 个字符。`, en: `Must have at ${side} ${plural(limit, 'character')}.` }
  if (origin === 'array') return { zh: `${FEW[side]} ${limit} 项。`, en: `Must have at ${side} ${plural(limit, 'item')}.` }
  const { en, zh } = (inclusive ? SMALL : BEYOND)[side]
  return { zh: `${zh} ${limit}。`, en: `Must be ${en} ${limit}.` }
}

function plural(count: number | bigint, noun: string): string {
  return `${count} ${noun}${Number(count) === 1 ? '' : 's'}`
}
