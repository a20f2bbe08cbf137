import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attendanceStanding, MARKS, speakingMarks, taughtMs, type Mark } from '@/plugins/study-hours/attendance/domain/attendance'

const HOUR = 3_600_000
const at = (text: string) => Date.parse(text)
const morning = { id: 'morning', startMs: at('2026-11-02T08:00:00+08:00'), endMs: at('2026-11-02T10:00:00+08:00') }
const night = { id: 'night', startMs: at('2026-11-02T23:00:00+08:00'), endMs: at('2026-11-03T01:00:00+08:00') }
const sessions = [morning, night]
const row = (mark: Mark, seq = 1, more: { classSession?: string; enrolment?: string; atMs?: number; leftMs?: number | null } = {}) => ({
  classSession: 'morning',
  enrolment: 'li',
  atMs: morning.startMs,
  seq,
  mark,
  ...more,
})
/** Long after all of them. */
const nowMs = at('2026-12-01T00:00:00+08:00')
const leaveOf = (...ids: string[]) => [{ enrolment: 'li', sessions: ids }]

describe('how an enrolment stands', () => {
  const arrival = at('2026-11-02T08:30:00+08:00')
  it.each([
    { rule: 'present counts the whole session', marks: [row('present')], leave: [], attended: 2 * HOUR, failed: false },
    { rule: 'late counts from the arrival', marks: [row('late', 1, { atMs: arrival })], leave: [], attended: 1.5 * HOUR, failed: false },
    {
      rule: 'late before the start counts no more than the session',
      marks: [row('late', 1, { atMs: 0 })],
      leave: [],
      attended: 2 * HOUR,
      failed: false,
    },
    {
      rule: 'late after the end counts nothing',
      marks: [row('late', 1, { atMs: morning.endMs + 1 })],
      leave: [],
      attended: 0,
      failed: false,
    },
    {
      rule: 'one unexcused absence fails',
      marks: [row('present', 1, { classSession: 'night' }), row('absent')],
      leave: [],
      attended: 2 * HOUR,
      failed: true,
    },
    {
      rule: 'who left early counts to the time of leaving',
      marks: [row('present', 1, { leftMs: at('2026-11-02T09:10:00+08:00') })],
      leave: [],
      attended: 70 * 60_000,
      failed: false,
    },
    {
      rule: 'who came late and left early counts what lies between',
      marks: [row('late', 1, { atMs: arrival, leftMs: at('2026-11-02T09:10:00+08:00') })],
      leave: [],
      attended: 40 * 60_000,
      failed: false,
    },
    {
      rule: 'who left after the end of a session that was cut short counts the session',
      marks: [row('present', 1, { leftMs: morning.endMs + 1 })],
      leave: [],
      attended: 2 * HOUR,
      failed: false,
    },
    {
      rule: 'a later mark without a time of leaving takes it back',
      marks: [row('present', 1, { leftMs: arrival }), row('present', 2)],
      leave: [],
      attended: 2 * HOUR,
      failed: false,
    },
    { rule: 'leave counts nothing and does not fail', marks: [row('leave')], leave: leaveOf('morning'), attended: 0, failed: false },
    {
      rule: 'leave approved after the absence was recorded excuses it',
      marks: [row('absent'), row('leave', 2)],
      leave: leaveOf('morning'),
      attended: 0,
      failed: false,
    },
    {
      rule: 'approved leave excuses an absence that was written after it',
      marks: [row('leave'), row('absent', 2)],
      leave: leaveOf('morning'),
      attended: 0,
      failed: false,
    },
    { rule: 'leave of another session excuses nothing', marks: [row('absent')], leave: leaveOf('night'), attended: 0, failed: true },
    {
      rule: 'leave of another person excuses nothing',
      marks: [row('absent')],
      leave: [{ enrolment: 'wang', sessions: ['morning'] }],
      attended: 0,
      failed: true,
    },
    {
      rule: 'who came in spite of leave is credited',
      marks: [row('leave'), row('present', 2)],
      leave: leaveOf('morning'),
      attended: 2 * HOUR,
      failed: false,
    },
    {
      rule: 'a correction speaks, whatever the order of the rows',
      marks: [row('present', 2), row('absent', 1)],
      leave: [],
      attended: 2 * HOUR,
      failed: false,
    },
  ])('$rule', ({ attended, failed, leave, marks }) => {
    expect(attendanceStanding({ marks, sessions, leave, nowMs }).get('li')).toMatchObject({ attendedMs: attended, failed })
  })

  it('splits a session at local midnight', () => {
    const own = attendanceStanding({ marks: [row('present', 1, { classSession: 'night' })], sessions, leave: [], nowMs }).get('li')
    expect(own?.credits.map(({ day, ms }) => [new Date(day * 86_400_000).toISOString().slice(0, 10), ms])).toEqual([
      ['2026-11-02', HOUR],
      ['2026-11-03', HOUR],
    ])
  })

  it.each([
    { rule: 'nothing of a session that is still running', nowMs: morning.endMs - 1, attended: 0 },
    { rule: 'all of it once it is over', nowMs: morning.endMs, attended: 2 * HOUR },
  ])('credits $rule', ({ attended, nowMs }) => {
    expect(attendanceStanding({ marks: [row('present')], sessions, leave: [], nowMs }).get('li')).toMatchObject({
      present: 1,
      attendedMs: attended,
    })
  })

  it('leaves cancelled sessions out, absences of them too', () => {
    expect(attendanceStanding({ marks: [row('absent')], sessions: [{ ...morning, cancelled: true }], leave: [], nowMs }).size).toBe(0)
  })

  it('credits overlapping sessions once', () => {
    const overlap = { id: 'overlap', startMs: morning.startMs + HOUR, endMs: morning.endMs + HOUR }
    const marks = [row('present'), row('present', 1, { classSession: 'overlap' })]
    expect(attendanceStanding({ marks, sessions: [morning, overlap], leave: [], nowMs }).get('li')?.attendedMs).toBe(3 * HOUR)
  })

  it('never credits more than was taught, for any record', () => {
    const marks = fc.array(
      fc.record({
        classSession: fc.constantFrom('morning', 'night', 'noon', 'unknown'),
        enrolment: fc.constantFrom('li', 'wang'),
        seq: fc.integer({ min: 1, max: 5 }),
        mark: fc.constantFrom(...MARKS),
        atMs: fc.integer({ min: morning.startMs - HOUR, max: night.endMs + HOUR }),
      }),
      { maxLength: 30 },
    )
    const all = [...sessions, { id: 'noon', startMs: morning.endMs - HOUR, endMs: morning.endMs + HOUR }]
    fc.assert(
      fc.property(marks, (rows) => {
        for (const own of attendanceStanding({ marks: rows, sessions: all, leave: [], nowMs }).values()) {
          expect(own.attendedMs).toBeLessThanOrEqual(taughtMs(all))
          expect(own.attendedMs).toBe(own.credits.reduce((sum, { endMs, startMs }) => sum + endMs - startMs, 0))
          expect(own.failed).toBe(own.absent > 0)
        }
      }),
    )
  })

  it('counts each person in each session once', () => {
    expect(speakingMarks([row('late'), row('present', 3), row('absent', 2), row('leave', 1, { enrolment: 'wang' })])).toHaveLength(2)
  })
})

it('who came late is told by how long: that is what does not count', () => {
  const late = (mark: Mark, atMs: number) =>
    attendanceStanding({ marks: [row(mark, 1, { atMs })], sessions, leave: [], nowMs }).get('li')?.lateMs
  expect(late('late', morning.startMs + 25 * 60_000)).toBe(25 * 60_000)
  expect([late('late', 0), late('present', morning.startMs + 1), late('absent', morning.endMs)]).toEqual([0, 0, 0])
  expect(late('late', morning.endMs + HOUR)).toBe(2 * HOUR)
})

it('who left early is counted as such, while present or late', () => {
  const early = (mark: Mark, leftMs: number | null) =>
    attendanceStanding({ marks: [row(mark, 1, { leftMs })], sessions, leave: [], nowMs }).get('li')?.early
  expect([early('present', morning.startMs + 1), early('late', morning.endMs - 1)]).toEqual([1, 1])
  expect([early('present', null), early('present', morning.endMs), early('absent', morning.startMs + 1)]).toEqual([0, 0, 0])
})
