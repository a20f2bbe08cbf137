import { describe, expect, it } from 'vitest'
import {
  correctionWords,
  footed,
  markCorrections,
  timeCorrections,
  type SaidTime,
  type WrittenMark,
} from '@/plugins/study-hours/certificates/domain/history'

const at = (text: string) => Date.parse(`2026-09-${text}:00+08:00`)
const ISSUED = at('20T10:00')
const mark = (seq: number, said: WrittenMark['mark'], writtenMs: number, more: Partial<WrittenMark> = {}): WrittenMark => ({
  ...{ classSession: 's', seq, mark: said, writtenMs, arrivedMs: writtenMs, leftMs: null },
  ...more,
})

describe('how a certificate stands to what it was issued over', () => {
  it.each([
    { corrected: false, suspended: false, is: 'steady' },
    { corrected: true, suspended: false, is: 'corrected' },
    { corrected: true, suspended: true, is: 'corrected' },
    { corrected: false, suspended: true, is: 'restored' },
  ])('corrected $corrected and suspended $suspended is $is', ({ corrected, is, suspended }) => {
    expect(footed({ corrected, suspended })).toBe(is)
  })
})

describe('the corrections of marks since', () => {
  const told = (marks: WrittenMark[]) => markCorrections(marks, ISSUED).map((each) => correctionWords(each).zh)
  it.each([
    { rule: 'a first mark of somebody who came corrects nothing', marks: [mark(1, 'present', ISSUED + 5)], words: [] },
    {
      rule: 'a mark from before the issue is what the next one corrects',
      marks: [mark(1, 'present', ISSUED - 5), mark(2, 'late', ISSUED + 5, { arrivedMs: at('06T08:30') })],
      words: ['考勤由“到课”改为“迟到，08:30 到”'],
    },
    {
      rule: 'one that is taken back is told with both',
      marks: [
        mark(3, 'present', ISSUED + 9),
        mark(1, 'present', ISSUED - 5),
        mark(2, 'late', ISSUED + 5, { arrivedMs: at('06T08:30'), leftMs: at('06T09:45') }),
      ],
      words: ['考勤由“到课”改为“迟到，08:30 到，09:45 离开”', '考勤由“迟到，08:30 到，09:45 离开”改为“到课”'],
    },
    {
      rule: 'an absence out of nothing is one, and the leave that excuses it',
      marks: [mark(1, 'absent', ISSUED + 5), mark(2, 'leave', ISSUED + 9)],
      words: ['考勤由“未记录”改为“无故旷课”', '考勤由“无故旷课”改为“请假”'],
    },
    { rule: 'what was corrected before the issue is none', marks: [mark(1, 'present', 1), mark(2, 'late', ISSUED - 1)], words: [] },
  ])('$rule', ({ marks, words }) => {
    expect(told(marks)).toEqual(words)
  })
})

describe('the corrections of a session’s time since', () => {
  const now: SaidTime = { startMs: at('06T08:00'), endMs: at('06T10:00'), isCancelled: false }
  it('are worked out backwards, each with what stood before and since', () => {
    const iso = (text: string) => new Date(at(text)).toISOString()
    const found = timeCorrections('s', now, [
      { atMs: 1, changes: [{ path: 'startsAt', before: iso('06T07:00'), after: iso('06T08:00') }] },
      { atMs: 2, changes: [{ path: 'place', before: '甲', after: '乙' }] },
      { atMs: 3, changes: [{ path: 'status', before: 'scheduled', after: 'cancelled' }] },
      { atMs: 4, changes: [{ path: 'status', before: 'cancelled', after: 'scheduled' }] },
    ])
    expect(found.map((each) => [each.onMs, correctionWords(each).en])).toEqual([
      [1, 'session: from “2026-09-06 07:00–10:00” to “2026-09-06 08:00–10:00”'],
      [3, 'session: from “2026-09-06 08:00–10:00” to “2026-09-06 08:00–10:00, cancelled”'],
      [4, 'session: from “2026-09-06 08:00–10:00, cancelled” to “2026-09-06 08:00–10:00”'],
    ])
  })
})
