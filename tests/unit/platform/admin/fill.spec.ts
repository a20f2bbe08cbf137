import { describe, expect, it } from 'vitest'
import { fill } from '@/platform/admin/fill'

describe('a sentence with gaps', () => {
  it.each([
    ['{name} on {day}', { name: '赵铁柱', day: '2026-11-21' }, '赵铁柱 on 2026-11-21'],
    ['{days|day|days} left', { days: 1 }, '1 day left'],
    ['{days|day|days} left', { days: 0 }, '0 days left'],
    ['{days|day|days} left', { days: 47 }, '47 days left'],
    ['{count|leave request|leave requests} of {who}', { count: 2, who: 'crew A' }, '2 leave requests of crew A'],
    ['{missing}.', {}, '.'],
  ])('%s with %o reads %s', (text, values: Record<string, string | number>, said) => expect(fill(text, values)).toBe(said))
})
