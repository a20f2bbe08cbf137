import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fieldFaults } from '@/platform/http/field-faults'

const schema = z.strictObject({
  name: z.string().min(2).max(4).optional(),
  rows: z.array(z.string()).min(1).optional(),
  rate: z.number().max(16).optional(),
  share: z.number().positive().optional(),
  kind: z.enum(['open', 'shut']).optional(),
  on: z
    .string()
    .refine((text) => text.length === 10, 'YYYY-MM-DD')
    .optional(),
  nested: z.object({ count: z.int() }).optional(),
})
const faults = (value: unknown, language: 'zh' | 'en') => {
  const { error } = schema.safeParse(value)
  return error ? fieldFaults(error, language) : []
}

describe('what does not fit about a request', () => {
  it.each([
    [{ name: 3 }, 'name', '缺少，或者不是文字。', 'Missing, or not a text.'],
    [{ name: 'a' }, 'name', '不得少于 2 个字符。', 'Must have at least 2 characters.'],
    [{ name: 'abcde' }, 'name', '不得多于 4 个字符。', 'Must have at most 4 characters.'],
    [{ rows: [] }, 'rows', '不得少于 1 项。', 'Must have at least 1 item.'],
    [{ rate: 17 }, 'rate', '不得大于 16。', 'Must be at most 16.'],
    [{ share: 0 }, 'share', '须大于 0。', 'Must be more than 0.'],
    [{ kind: 'ajar' }, 'kind', '只能是：open、shut。', 'Must be one of: open, shut.'],
    [{ on: 'today' }, 'on', '格式不对：YYYY-MM-DD', 'Not of the right form: YYYY-MM-DD'],
    [{ nested: { count: 1.5 } }, 'nested.count', '缺少，或者不是整数。', 'Missing, or not a whole number.'],
    [{ more: 1 }, '', '不认识的内容：more。', 'Not known here: more.'],
    [[], '', '缺少，或者不是对象。', 'Missing, or not an object.'],
  ])('is told beside the field, in both languages: %j', (value, field, zh, en) => {
    expect(faults(value, 'zh')).toEqual([{ field, message: zh }])
    expect(faults(value, 'en')).toEqual([{ field, message: en }])
  })

  it('never repeats what was sent', () => {
    for (const value of [{ name: 'secret-word' }, { kind: 'secret-word' }, { on: 'secret-word' }, { rate: 'secret-word' }])
      for (const language of ['zh', 'en'] as const) expect(JSON.stringify(faults(value, language))).not.toContain('secret-word')
  })
})
