import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressesOf, outgoingMail } from '@/platform/messages/outgoing'
import { mailText, messageTemplate } from '@/platform/messages/templates'

const due = messageTemplate({
  kind: 'committees.assignmentDue',
  zh: { subject: '《{chapter}》将于 {dueOn} 到期', text: '请在 {dueOn} 前提交《{chapter}》。' },
  en: { subject: '“{chapter}” is due on {dueOn}', text: 'Please hand in “{chapter}” by {dueOn}.' },
})

describe('a message', () => {
  it('says the same facts in both languages', () => {
    const facts = { chapter: '转炉炼钢', dueOn: '2026-12-01' }
    expect(due.zh(facts).subject).toBe('《转炉炼钢》将于 2026-12-01 到期')
    expect(due.en(facts).text).toBe('Please hand in “转炉炼钢” by 2026-12-01.')
  })
  it('never lets a fact begin a header of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (chapter) => {
        expect(due.zh({ chapter, dueOn: 'x\r\nBcc: everybody@example.org' }).subject).not.toMatch(/[\r\n]/)
      }),
    )
  })
  it('greets by name and shows where to look', () => {
    const text = mailText({ message: due.en({ chapter: 'x', dueOn: 'y' }), language: 'en', name: 'Li Lei', url: 'http://h/admin' })
    expect(text).toMatch(/^Dear Li Lei,\n\nPlease hand in [\s\S]*\n\nSee: http:\/\/h\/admin\n\n—\n/)
  })
})

describe('the addresses of a mail', () => {
  it.each([
    ['a@b.cn', ['a@b.cn']],
    ['李雷 <a@b.cn>, c@d.cn', ['a@b.cn', 'c@d.cn']],
    [{ name: '李雷', address: 'a@b.cn' }, ['a@b.cn']],
    [
      ['a@b.cn', { address: 'c@d.cn' }],
      ['a@b.cn', 'c@d.cn'],
    ],
    [undefined, []],
  ])('are read from %j', (to, expected) => {
    expect(addressesOf(to)).toEqual(expected)
  })
  it.each([[[]], [['nobody']], [['a@b.cn\r\nBcc: x@y.cn']], [['a@b.cn, c@d.cn']]])('are refused where unfit: %j', (to) => {
    expect(outgoingMail.safeParse({ to, subject: 's' }).success).toBe(false)
  })
})
