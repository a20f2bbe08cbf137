import { describe, expect, it } from 'vitest'
import { proposeSession, type PlannedSession } from '@/plugins/study-hours/training/domain/next-session'

const at = (text: string) => Date.parse(`${text}:00+08:00`)
const shown = (ms: number) => new Date(ms + 28_800_000).toISOString().slice(0, 16)
const session = (from: string, to: string, more: Partial<PlannedSession> = {}): PlannedSession => ({
  startMs: at(from),
  endMs: at(to),
  place: null,
  teacher: null,
  cancelled: false,
  ...more,
})
const propose = (more: Partial<Parameters<typeof proposeSession>[0]> = {}) => {
  const found = proposeSession({
    startsOn: '2026-12-01',
    endsOn: '2026-12-20',
    teachers: ['t1'],
    sessions: [],
    nowMs: at('2026-11-27T09:00'),
    ...more,
  })
  return { ...found, from: found.times && shown(found.times.startMs), to: found.times && shown(found.times.endMs) }
}

describe('the form for another session of a class', () => {
  it('opens with the first morning of the class and its only teacher', () => {
    expect(propose()).toMatchObject({ from: '2026-12-01T08:30', to: '2026-12-01T11:30', place: null, teacher: 't1' })
  })
  it('names no teacher where the class has several', () => {
    expect(propose({ teachers: ['t1', 't2'] }).teacher).toBeNull()
  })
  it('goes on from the last session: next day, same hours, place and teacher', () => {
    const sessions = [
      session('2026-12-03T13:30', '2026-12-03T17:00', { place: '实训楼 2 层', teacher: 't2' }),
      session('2026-12-01T08:00', '2026-12-01T09:00', { place: '一号教室' }),
      session('2026-12-09T08:00', '2026-12-09T09:00', { cancelled: true }),
    ]
    expect(propose({ sessions })).toMatchObject({ from: '2026-12-04T13:30', to: '2026-12-04T17:00', place: '实训楼 2 层', teacher: 't2' })
  })
  it('keeps the hours of a night session', () => {
    const sessions = [session('2026-12-03T22:00', '2026-12-04T02:00')]
    expect(propose({ sessions })).toMatchObject({ from: '2026-12-04T22:00', to: '2026-12-05T02:00' })
  })
  it('lies not before tomorrow', () => {
    expect(propose({ nowMs: at('2026-12-10T23:30') }).from).toBe('2026-12-11T08:30')
  })
  it('names place and teacher alone where the last day is taken, or the days of the class are over', () => {
    const last = session('2026-12-20T08:00', '2026-12-20T10:00', { place: '一号教室', teacher: 't2' })
    expect(propose({ sessions: [last] })).toMatchObject({ times: null, place: '一号教室', teacher: 't2' })
    expect(propose({ nowMs: at('2026-12-20T09:00') })).toMatchObject({ times: null, teacher: 't1' })
    expect(propose({ nowMs: at('2026-12-19T09:00') }).from).toBe('2026-12-20T08:30')
  })
})
