import { describe, expect, it } from 'vitest'
import { demoPolicies } from '../../../factories/definitions'
import { checkShiftRule, DEFAULT_SHIFT_RULES, readShiftRules, SHIFT_KEYS } from '@/plugins/study-hours/training/domain/shift-rules'
import { isAtWork, nextGoodInstant, shiftOn, type ShiftPlan } from '@/plugins/study-hours/training/domain/shifts'

const at = (text: string) => Date.parse(`${text}+08:00`)
const rotation = {
  crewEveryDays: 2,
  cycle: ['morning', 'morning', 'middle', 'middle', 'night', 'night', 'rest', 'rest'],
  shifts: {
    morning: { work: ['07:30', '15:30'], quiet: ['06:00', '16:30'] },
    middle: { work: ['15:30', '23:30'], quiet: ['14:30', '32:30'] },
    night: { work: ['23:30', '31:30'], quiet: ['19:30', '38:20'] },
  },
}
const read = (key: string, value: unknown) => readShiftRules([{ key, value }])

describe('the rules of shifts', () => {
  it('are the defaults where no row speaks', () => {
    expect(readShiftRules([])).toEqual({ rules: DEFAULT_SHIFT_RULES, faults: [] })
    expect(read(SHIFT_KEYS.night, null)).toEqual({ rules: DEFAULT_SHIFT_RULES, faults: [] })
  })

  it('that an installation begins with are those defaults', () => {
    const rows = demoPolicies.filter(({ key }) => Object.values<string>(SHIFT_KEYS).includes(key))
    expect(rows).toHaveLength(3)
    expect(readShiftRules(rows)).toEqual({ rules: DEFAULT_SHIFT_RULES, faults: [] })
  })

  it('give a works its own hours', () => {
    const { faults, rules } = read(SHIFT_KEYS.fourCrews, rotation)
    expect(faults).toEqual([])
    const plan: ShiftPlan = { pattern: 'four-crews-three-shifts', crew: 'A', anchorOn: '2026-03-01', rules }
    expect([isAtWork(plan, at('2026-03-01T07:29')), isAtWork(plan, at('2026-03-01T07:30'))]).toEqual([false, true])
    expect(new Date(nextGoodInstant(plan, at('2026-03-01T10:00'))).toISOString()).toBe('2026-03-01T08:30:00.000Z')
    expect(new Date(nextGoodInstant(plan, at('2026-03-06T10:00'))).toISOString()).toBe('2026-03-06T06:20:00.000Z')
  })

  it('may name another cycle: twelve hours, a day, a night and two days of rest', () => {
    const shifts = {
      day: { work: ['08:00', '20:00'], quiet: ['06:30', '21:00'] },
      night: { work: ['20:00', '32:00'], quiet: ['18:00', '39:00'] },
    }
    const { faults, rules } = read(SHIFT_KEYS.fourCrews, { crewEveryDays: 1, cycle: ['day', 'night', 'rest', 'rest'], shifts })
    expect(faults).toEqual([])
    const crew = (name: 'A' | 'B'): ShiftPlan => ({ pattern: 'four-crews-three-shifts', crew: name, anchorOn: '2026-03-01', rules })
    expect(['2026-03-01', '2026-03-02', '2026-03-05'].map((day) => shiftOn(crew('A'), day))).toEqual(['day', 'night', 'day'])
    expect(shiftOn(crew('B'), '2026-03-02')).toBe('day')
  })

  it('change a day worker’s hours and everybody’s night', () => {
    const { rules } = readShiftRules([
      { key: SHIFT_KEYS.office, value: { work: ['09:00', '18:00'] } },
      { key: SHIFT_KEYS.night, value: ['22:00', '30:30'] },
    ])
    const plan: ShiftPlan = { pattern: 'day', rules }
    expect(nextGoodInstant(plan, at('2026-03-02T08:00'))).toBe(at('2026-03-02T08:00'))
    expect(nextGoodInstant(plan, at('2026-03-02T10:00'))).toBe(at('2026-03-02T18:00'))
    expect(nextGoodInstant(plan, at('2026-03-02T23:00'))).toBe(at('2026-03-03T06:30'))
  })

  it.each<[string, string, unknown]>([
    ['is no object', SHIFT_KEYS.fourCrews, 8],
    ['has a cycle of nothing', SHIFT_KEYS.fourCrews, { ...rotation, cycle: [] }],
    ['names a shift that has no hours', SHIFT_KEYS.fourCrews, { ...rotation, cycle: ['evening'] }],
    ['names a member of every object as a shift', SHIFT_KEYS.fourCrews, { ...rotation, cycle: ['constructor'] }],
    ['lets the crews begin together', SHIFT_KEYS.fourCrews, { ...rotation, crewEveryDays: 0 }],
    ['works outside its quiet hours', SHIFT_KEYS.fourCrews, withMorning({ work: ['08:00', '16:00'], quiet: ['09:00', '17:00'] })],
    ['ends before it begins', SHIFT_KEYS.fourCrews, withMorning({ work: ['16:00', '08:00'], quiet: ['06:00', '17:00'] })],
    ['has times that are none', SHIFT_KEYS.fourCrews, withMorning({ work: ['8', '16:60'], quiet: ['06:00', '17:00'] })],
    ['leaves no hour for a message', SHIFT_KEYS.fourCrews, alwaysNight()],
    ['is a night without end', SHIFT_KEYS.night, ['08:00', '32:00']],
    ['leaves a day worker no hour', SHIFT_KEYS.night, ['17:30', '31:00']],
    ['is a span of three', SHIFT_KEYS.night, ['21:00', '32:00', '33:00']],
    ['has no hours of work', SHIFT_KEYS.office, { quiet: ['07:00', '17:30'] }],
  ])('are not taken from a row that %s', (_, key, value) => {
    expect(read(key, value)).toEqual({ rules: DEFAULT_SHIFT_RULES, faults: [key] })
  })
})

/** Every night at work, and left in peace from 15:00 to 14:20. */
function alwaysNight(): unknown {
  return { crewEveryDays: 1, cycle: ['night'], shifts: { night: { work: ['23:30', '31:30'], quiet: ['15:00', '38:20'] } } }
}

function withMorning(morning: unknown): unknown {
  return { ...rotation, shifts: { ...rotation.shifts, morning } }
}

describe('a row of the policy library about shifts', () => {
  it.each([
    ['a cycle of a shift that is not listed', SHIFT_KEYS.fourCrews, { ...rotation, cycle: ['morning', 'dawn'] }],
    ['a shift without its quiet span', SHIFT_KEYS.fourCrews, { ...rotation, shifts: { morning: { work: ['07:30', '15:30'] } } }],
    ['a quiet night of more than a day', SHIFT_KEYS.night, ['21:00', '47:00']],
  ])('is refused for %s', (_, key, value) => {
    expect(checkShiftRule({ key, value })).toMatchObject({ ok: false, code: 'study.shiftRule' })
  })
  it('is kept where the engine believes it, and other rows are not its business', () => {
    expect(checkShiftRule({ key: SHIFT_KEYS.fourCrews, value: rotation })).toMatchObject({ ok: true })
    expect(checkShiftRule({ key: 'study.hour_minutes', value: 'x' })).toMatchObject({ ok: true })
  })
})
