import { describe, expect, it } from 'vitest'
import { defineErrors, describeError, DomainError, errorBody } from '@/kernel/errors'

defineErrors({ 'probe.opens': { status: 422, zh: '{opensAt} 开始，共 {count} 次', en: 'Opens at {opensAt}, {count} times' } })

describe('the text of an error', () => {
  it.each([
    ['zh', '2026-11-24 07:45 开始，共 2 次'],
    ['en', 'Opens at 2026-11-24 07:45, 2 times'],
  ] as const)("tells instants by the centre's clock: %s", (language, text) => {
    expect(describeError('probe.opens', language, { opensAt: '2026-11-23T23:45:00.000Z', count: 2 })).toBe(text)
  })

  it('calls states and fields by their words, several as a list, and leaves the names to programs', () => {
    defineErrors({
      'probe.lacks': {
        status: 422,
        zh: '缺：{missing}（{state}）',
        en: 'Lacks {missing} ({state})',
        words: { isbn: { zh: '书号', en: 'ISBN' } },
      },
    })
    const details = { missing: ['isbn', 'other'], state: { zh: '编写中', en: 'Writing' } }
    expect(describeError('probe.lacks', 'zh', details)).toBe('缺：书号、other（编写中）')
    expect(describeError('probe.lacks', 'en', details)).toBe('Lacks ISBN, other (Writing)')
    expect(errorBody('probe.lacks', 'en', details).errors[0]?.details).toEqual(details)
  })

  it('leaves instants to programs as they are', () => {
    const opensAt = '2026-11-23T23:45:00.000Z'
    expect(new DomainError('probe.opens', { opensAt }).details).toEqual({ opensAt })
    expect(errorBody('probe.opens', 'en', { opensAt }).errors[0]?.details).toEqual({ opensAt })
  })

  it('does not touch what only looks like an instant, and leaves out what is not there', () => {
    expect(describeError('probe.opens', 'en', { opensAt: '2026-11-24' })).toBe('Opens at 2026-11-24,  times')
  })
})
