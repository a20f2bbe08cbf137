import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import {
  allPresent,
  certificatesTouched,
  countsOf,
  instantOn,
  marksOf,
  matching,
  readDraft,
  recordedOf,
  timeOn,
  withCall,
  withoutArrival,
  withRecorded,
  writeDraft,
  type Calls,
  type RollEntry,
} from '@/plugins/study-hours/attendance/admin/roll'
import { RollFoot } from '@/plugins/study-hours/attendance/admin/RollFoot'
import { RollRows } from '@/plugins/study-hours/attendance/admin/RollRows'
import { timeTableTexts } from '@/plugins/study-hours/training/admin/texts'

const line = (enrolment: string, more: Partial<RollEntry> = {}): RollEntry => ({
  enrolment,
  number: null,
  name: enrolment,
  employeeNumber: null,
  username: null,
  mark: null,
  seq: 0,
  at: null,
  leftAt: null,
  note: null,
  leave: null,
  isOwn: false,
  isCertified: false,
  ...more,
})
const STARTS = '2026-10-01T00:30:00.000Z' // half past eight at the centre
const none: Calls = new Map()

describe('the roll', () => {
  const rows = [
    line('a', { name: '李明', number: '001', employeeNumber: 'ＹＧ１００１' }),
    line('b', { name: '王芳', number: '002', username: 'wangfang', mark: 'late', seq: 1, at: '2026-10-01T00:45:30.000Z' }),
    line('c', { name: '李芳', number: '003', leave: 'approved' }),
    line('d', { name: '赵　刚', isOwn: true }),
  ]
  const names = (search: string) => matching(rows, search).map(({ name }) => name)

  it.each([
    ['', ['李明', '王芳', '李芳', '赵　刚']],
    ['李', ['李明', '李芳']],
    ['芳', ['王芳', '李芳']],
    ['yg1001', ['李明']],
    ['1001', ['李明']],
    ['ＷＡＮＧ', ['王芳']],
    ['003', ['李芳']],
    ['李 003', ['李芳']],
    ['李\u200b明', ['李明']],
    ['赵刚', ['赵　刚']],
    ['赵 刚', ['赵　刚']],
    ['明001', []],
    ['周', []],
  ])('is searched for %s by name, number and employee number', (search, found) => {
    expect(names(search)).toEqual(found)
  })

  it('calls everybody present of whom nothing is known, but leaves leave, marks and oneself', () => {
    const calls = allPresent(rows, new Map([['c', { mark: 'absent' }]]))
    expect([...calls]).toEqual([
      ['c', { mark: 'absent' }],
      ['a', { mark: 'present' }],
    ])
    expect([...allPresent(rows, none)]).toContainEqual(['c', { mark: 'leave' }])
    expect(countsOf(rows, calls)).toEqual({ present: 1, late: 1, leave: 0, absent: 1, silent: 1 })
  })

  it('takes one tap a mark, and another one back', () => {
    const [, b] = rows as [RollEntry, RollEntry]
    const absent = withCall(none, b, 'absent')
    expect([...absent]).toEqual([['b', { mark: 'absent' }]])
    expect([...withCall(absent, b, 'late')]).toEqual([])
  })

  it('sends what was chosen with the revision that was seen, and times on the clock of the centre', () => {
    const calls: Calls = new Map([
      ['a', { mark: 'late', arrivedAt: '08:50', leftAt: '' }],
      ['b', { mark: 'present', leftAt: '10:05', note: '先走' }],
      ['gone', { mark: 'present' }],
    ])
    expect(marksOf(rows, calls, STARTS)).toEqual([
      { enrolment: 'a', mark: 'late', seenSeq: 0, arrivedAt: '2026-10-01T00:50:00.000Z', leftAt: null },
      { enrolment: 'b', mark: 'present', seenSeq: 1, leftAt: '2026-10-01T02:05:00.000Z', note: '先走' },
    ])
    expect(marksOf(rows, new Map([['a', { mark: 'absent', leftAt: '10:05' }]]), STARTS)).toEqual([
      { enrolment: 'a', mark: 'absent', seenSeq: 0 },
    ])
  })

  it('reads a time before the start of a night shift as that of the next day', () => {
    expect(instantOn('2026-10-01T14:00:00.000Z', '00:30')).toBe('2026-10-01T16:30:00.000Z')
    expect(timeOn('2026-10-01T16:30:00.000Z')).toBe('00:30')
    expect(timeOn(null)).toBe('')
  })

  it('asks when somebody came late once the session is over', () => {
    const late: Calls = new Map([['a', { mark: 'late' }]])
    expect(withoutArrival(rows, late, true)?.name).toBe('李明')
    expect(withoutArrival(rows, late, false)).toBeUndefined()
    expect(withoutArrival(rows, new Map([['b', { mark: 'late', leftAt: '10:00' }]]), true)).toBeUndefined()
  })

  it('keeps a draft as it was, and reads nothing into what is none', () => {
    const calls: Calls = new Map([['a', { mark: 'late', arrivedAt: '08:50' }]])
    expect(readDraft(writeDraft(calls))).toEqual(calls)
    for (const text of [null, '', '{', '{}', '[["a",{"mark":"x"}]]', '[1]']) expect(readDraft(text).size).toBe(0)
  })
})

describe('a line of the roll', () => {
  const draw = (rows: RollEntry[], calls: Calls = none, isOver = true) =>
    renderToStaticMarkup(createElement(RollRows, { rows, calls, isOver, text: timeTableTexts.zh, onChange: () => undefined }))
  const disabled = (html: string) =>
    [...html.matchAll(/<input type="radio"[^>]*>/g)]
      .filter(([input]) => input.includes('disabled'))
      .map(([i]) => /value="(\w+)"/.exec(i)?.[1])

  it('has four buttons with the mark that speaks pressed; leave is offered where it was approved', () => {
    const html = draw([line('b', { name: '王芳', mark: 'late', seq: 1, at: '2026-10-01T00:45:30.000Z' })])
    expect(html.match(/type="radio"/g)).toHaveLength(4)
    expect(/<input[^>]*checked[^>]*>/.exec(html)?.[0]).toContain('value="late"')
    expect(html).toContain('value="08:45"')
    expect(disabled(html)).toEqual(['leave'])
    expect(disabled(draw([line('c', { leave: 'approved' })]))).toEqual([])
    expect(draw([line('c', { leave: 'requested' })])).toContain('请假待审批')
  })

  it('tells who left early, and asks for an arrival where the session is over', () => {
    const left = draw([line('a', { name: '李明', mark: 'present', seq: 1, leftAt: '2026-10-01T02:05:00.000Z' })])
    expect(left).toContain('<summary>早退 10:05</summary>')
    const corrected = line('a', { name: '李明', mark: 'present', seq: 1, leftAt: '2026-10-01T02:05:00.000Z' })
    const called = (mark: 'late' | 'absent') => draw([corrected], withCall(none, corrected, mark))
    expect(called('late')).toContain('<summary>早退 10:05</summary>')
    expect(called('absent')).not.toContain('早退')
    const late = draw([line('a', { name: '李明' })], new Map([['a', { mark: 'late' }]]))
    expect(late).toContain('aria-label="李明 到课时间"')
    expect(draw([line('a', { isOwn: true })])).toContain('<fieldset disabled="">')
  })
})

describe('the button that records the roll', () => {
  const foot = (chosen: number | undefined, said?: { message: string; isRefusal: boolean }, language: 'zh' | 'en' = 'zh', certified = 0) =>
    renderToStaticMarkup(
      createElement(RollFoot, {
        ...{ certified, chosen, said, reasonId: 'why', isBusy: false, text: timeTableTexts[language] },
        ...{ onSave: () => undefined, onClose: () => undefined },
      }),
    )
  const button = (html: string) => /<button[^>]*forward[^>]*>/.exec(html)?.[0] ?? ''

  it('cannot be pressed while nothing was changed, and says so', () => {
    expect(button(foot(0))).toContain('disabled=""')
    expect(button(foot(0))).toContain('aria-describedby="why"')
    expect(foot(0)).toContain('<p id="why" class="lg-hint">还没有改动')
    expect(foot(0, undefined, 'en')).toContain('Nothing was changed yet')
    expect(foot(0)).not.toContain('将记入 0 人')
    // Beside what is said of the last attempt.
    expect(foot(0, { message: '点名期间已另有记录', isRefusal: true })).toMatch(
      /点名期间已另有记录.*<p id="why" class="lg-hint">还没有改动/,
    )
  })

  it('says how many it records, and what is being waited for', () => {
    expect(button(foot(3))).not.toContain('disabled')
    expect(foot(3)).toContain('将记入 3 人')
    expect(button(foot(undefined))).toContain('disabled=""')
    expect(foot(undefined)).toContain('正在读取')
  })

  it('says before it records how many certificates hang on what is corrected', () => {
    expect(foot(3, undefined, 'zh', 2)).toContain('其中 2 人持有有效的学时证明')
    expect(foot(3, undefined, 'en', 1)).toContain('1 hold a valid certificate')
    expect(foot(3)).not.toContain('学时证明')
  })
})

describe('a valid certificate is touched', () => {
  const came = { mark: 'present' as const, isCertified: true }
  const late = { mark: 'late' as const, at: '2026-10-01T01:00:00.000Z', isCertified: true }
  it.each([
    ['by an absence that was not there', { isCertified: true }, { mark: 'absent' as const }, 1],
    ['by an absence of somebody who came', came, { mark: 'absent' as const }, 1],
    ['by leave of somebody who came', came, { mark: 'leave' as const }, 1],
    ['by a late arrival', came, { mark: 'late' as const, arrivedAt: '08:40' }, 1],
    ['by another arrival', late, { mark: 'late' as const, arrivedAt: '09:10' }, 1],
    ['by an early leaving', came, { mark: 'present' as const, leftAt: '10:00' }, 1],
    ['not by a first mark', { isCertified: true }, { mark: 'present' as const }, 0],
    ['not by what gives time', late, { mark: 'present' as const }, 0],
    ['not by a note', late, { mark: 'late' as const, arrivedAt: '09:00', note: '堵车' }, 0],
    ['not where there is none', { ...came, isCertified: false }, { mark: 'absent' as const }, 0],
  ])('%s', (_, row, call, count) => {
    expect(certificatesTouched([line('a', row)], new Map([['a', call]]))).toBe(count)
  })
})

describe('what was recorded', () => {
  const marks = [
    { enrolment: 'a', mark: 'present' as const },
    { enrolment: 'b', mark: 'absent' as const },
    { enrolment: 'c', mark: 'present' as const },
  ]
  it('is told mark by mark, without those whom somebody else marked meanwhile', () => {
    expect(recordedOf(marks, [])).toEqual({
      count: 3,
      each: [
        { mark: 'present', count: 2 },
        { mark: 'absent', count: 1 },
      ],
    })
    expect(recordedOf(marks, ['b'])).toEqual({ count: 2, each: [{ mark: 'present', count: 2 }] })
  })

  it('counts at once', () => {
    const rows = withRecorded([line('a'), line('b'), line('d', { mark: 'late' })], marks, ['b'])
    expect(countsOf(rows, none)).toEqual({ present: 1, late: 1, leave: 0, absent: 0, silent: 1 })
  })
})

it('a fault of the roll stands at its line, and at no other', () => {
  const html = renderToStaticMarkup(
    createElement(RollRows, {
      ...{ rows: [line('a'), line('b')], calls: none, isOver: true, text: timeTableTexts.zh, onChange: () => undefined },
      fault: { enrolment: 'b', message: '请写明到课时间' },
    }),
  )
  const [first = '', second = ''] = html.split('<li').slice(1)
  expect(first).not.toContain('请写明到课时间')
  expect(second).toContain('data-fault="true"')
  expect(second).toContain('请写明到课时间')
})
