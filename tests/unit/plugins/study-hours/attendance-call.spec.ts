import { describe, expect, it } from 'vitest'
import { DomainError } from '@/kernel/errors'
import { markToWrite, type CalledMark } from '@/plugins/study-hours/attendance/operations/call'
import type { StoredMark } from '@/plugins/study-hours/attendance/operations/marks'
import type { LoadedSession } from '@/plugins/study-hours/attendance/operations/session'

const HOUR = 3_600_000
const START = Date.parse('2026-10-01T05:20:00.000Z') // 13:20 at the centre
const at = (hours: number) => new Date(START + hours * HOUR)
const session = { session: { id: 's' }, times: { startMs: START, endMs: START + 3 * HOUR, opensMs: null } } as unknown as LoadedSession
const before = (more: Partial<StoredMark> = {}): StoredMark => ({
  id: 'm',
  classSession: 's',
  enrolment: 'e',
  seq: 1,
  mark: 'present',
  method: 'rollcall',
  at: at(0).toISOString(),
  leftAt: at(1.5).toISOString(),
  note: '接孩子',
  ...more,
})
const written = (called: Partial<CalledMark>, stood: StoredMark | undefined = before()) =>
  markToWrite({
    called: { enrolment: 'e', mark: 'present', ...called },
    before: stood,
    loaded: session,
    now: at(5),
    person: { trainee: 't', name: '李明', leave: null },
  })
const refusal = (work: () => unknown) => {
  try {
    return work()
  } catch (error) {
    return error instanceof DomainError ? [error.code, error.details] : error
  }
}

describe('a mark that is corrected', () => {
  it.each([
    ['from present to late', { mark: 'late', arrivedAt: at(0.5).toISOString() }, before(), at(1.5)],
    ['from late to present', {}, before({ mark: 'late', at: at(0.5).toISOString() }), at(1.5)],
    ['to another arrival', { mark: 'late', arrivedAt: at(1).toISOString() }, before({ mark: 'late' }), at(1.5)],
    ['with another time of leaving', { leftAt: at(2).toISOString() }, before(), at(2)],
    ['with the leaving taken back', { mark: 'late', arrivedAt: at(1).toISOString(), leftAt: null }, before(), null],
    ['to absent', { mark: 'absent' }, before(), null],
    ['from absent', {}, before({ mark: 'absent', leftAt: null }), null],
  ] as const)('%s keeps the time of leaving until it is taken back, and the note', (_, called, stood, leftAt) => {
    expect(written(called, stood)).toMatchObject({ leftAt, note: '接孩子', method: 'correction' })
  })

  it('has nobody arrive after they have left', () => {
    const refused = ['study.leavingNotInside', { field: 'leftAt', enrolment: 'e', name: '李明' }]
    for (const hours of [1.5, 2]) expect(refusal(() => written({ mark: 'late', arrivedAt: at(hours).toISOString() }))).toEqual(refused)
  })

  it('says what it said before and is not written again', () => {
    expect(written({})).toBeNull()
    expect(written({ note: '接孩子 ' })).toBeNull()
    expect(written({ note: null })).toMatchObject({ note: null, leftAt: at(1.5) })
  })
})
