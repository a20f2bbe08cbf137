import { describe, expect, it } from 'vitest'
import { checkTeacher, takenOut } from '@/plugins/study-hours/training/domain/class-teachers'
import { someSessions } from '@/plugins/study-hours/training/domain/session-words'

const CANDIDATE = { name: '王工', isActive: true, organisation: 'works', isOfCentre: false }
const TOWARDS = { organisation: 'works', byCentre: false, field: 'teacher' }

describe('a class takes on as a teacher', () => {
  it.each([
    ['somebody of its own organisation', {}, {}, null],
    ['somebody of no organisation', { organisation: null }, {}, null],
    ['somebody of the centre', { organisation: 'centre', isOfCentre: true }, {}, null],
    ['whom another organisation lends, where the centre says so', { organisation: 'other' }, { byCentre: true }, null],
    ['nobody of another organisation by itself', { organisation: 'other' }, {}, 'study.teacherOfOther'],
    ['nobody whose account is switched off', { isActive: false }, {}, 'study.teacherInactive'],
    ['nobody whose account is switched off, by the centre neither', { isActive: false }, { byCentre: true }, 'study.teacherInactive'],
  ] as const)('%s', (_, more, towards, code) => {
    const decision = checkTeacher({ ...CANDIDATE, ...more }, { ...TOWARDS, ...towards })
    expect(decision.ok ? null : decision.code).toBe(code)
    if (!decision.ok) expect(decision.details).toMatchObject({ field: 'teacher' })
  })

  it('and says no name of another organisation', () => {
    const decision = checkTeacher({ ...CANDIDATE, organisation: 'other', isActive: false }, TOWARDS)
    expect(JSON.stringify(decision)).not.toContain(CANDIDATE.name)
  })
})

it.each([
  [['a', 'b'], ['b'], ['a']],
  [['a'], ['a', 'b'], []],
  [[], ['a'], []],
  [['a', 'b'], [], ['a', 'b']],
])('of the teachers %j, when they become %j, %j are taken out', (before, after, expected) => {
  expect(takenOut({ before, after })).toEqual(expected)
})

it('a refusal names five sessions by their days in the centre, and says that there are more', () => {
  const session = { title: '出铁', titleEn: null, startsAt: '2026-10-01T17:00:00.000Z' }
  expect(someSessions([session])).toEqual([{ zh: '2026-10-02“出铁”', en: '"出铁" on 2026-10-02' }])
  expect(someSessions(Array.from({ length: 6 }, () => session))).toHaveLength(6)
  expect(someSessions(Array.from({ length: 6 }, () => session)).at(-1)).toEqual({ zh: '……', en: '…' })
})
