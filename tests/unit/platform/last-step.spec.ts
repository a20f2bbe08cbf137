import { describe, expect, it } from 'vitest'
import { describeError } from '@/kernel/errors'
import '@/kernel/machine'
import { lastStepWords } from '@/platform/workflow/last-step'

const step = {
  who: '王芳',
  isSystem: false,
  did: { zh: '复核通过，补记', en: 'Sign off' },
  at: '2026-03-05T00:30:00.000Z',
  state: { zh: '已补记', en: 'Approved' },
}

describe('whoever decides too late', () => {
  it.each([
    [step, 'zh', '内容已被他人更新（王芳于 2026-03-05 08:30 办理了“复核通过，补记”，现为“已补记”），请刷新后再决定。'],
    [
      step,
      'en',
      'Somebody was faster (王芳, 2026-03-05 08:30: “Sign off”; it is now “Approved”): look at what changed, then decide again.',
    ],
    [{ ...step, who: undefined, isSystem: true }, 'zh', '（系统于 2026-03-05 08:30 '],
    [{ ...step, who: undefined }, 'zh', '（他人于 2026-03-05 08:30 '],
  ] as const)('is told who decided what and when (%#)', (told, language, words) => {
    expect(describeError('workflow.stale', language, { told: lastStepWords(told) })).toContain(words)
  })

  it('is told that it is so where the history is closed to them', () => {
    expect(describeError('workflow.stale', 'zh')).toBe('内容已被他人更新，请刷新后再决定。')
  })
})
