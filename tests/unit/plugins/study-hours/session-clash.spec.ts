import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clashOf, roomOf, type PlacedSession } from '@/plugins/study-hours/training/domain/session-clash'

const HOUR = 3_600_000
const held = (more: Partial<PlacedSession> = {}): PlacedSession => ({
  id: 'a',
  class: 'one',
  startMs: 8 * HOUR,
  endMs: 11 * HOUR,
  place: '二号教室',
  teacher: 'wang',
  isJoint: false,
  ...more,
})
const other = (more: Partial<PlacedSession> = {}) => held({ id: 'b', class: 'two', ...more })

describe('two sessions', () => {
  it.each([
    ['share teacher and room', {}, { teacher: true, room: true }],
    ['share the teacher alone', { place: '三号教室' }, { teacher: true, room: false }],
    ['share the room alone', { teacher: 'li' }, { teacher: false, room: true }],
    ['share the last minute', { startMs: 11 * HOUR - 60_000, endMs: 12 * HOUR }, { teacher: true, room: true }],
    ['lie in each other', { startMs: 9 * HOUR, endMs: 10 * HOUR }, { teacher: true, room: true }],
    ['name the room with a blank', { teacher: 'li', place: ' 二号 教室 ' }, { teacher: false, room: true }],
    ['name the room with what nobody sees', { teacher: 'li', place: '二号\u200b教室' }, { teacher: false, room: true }],
    ['are joint on one side alone', { isJoint: true }, { teacher: true, room: true }],
  ] as const)('clash where they %s', (_, more, clash) => {
    expect(clashOf(held(), [other(more)])).toMatchObject(clash)
    expect(clashOf(other(more), [held()])).toMatchObject(clash)
  })

  it.each([
    ['touch', { startMs: 11 * HOUR, endMs: 12 * HOUR }],
    ['have another teacher and room', { teacher: 'li', place: '三号教室' }],
    ['name neither', { teacher: null, place: null }],
    ['name an empty room', { teacher: null, place: '  ' }],
    ['are the same one', { id: 'a' }],
  ] as const)('do not clash where they %s', (_, more) => {
    expect(clashOf(held(), [other(more)])).toBeNull()
  })

  it('are one lesson where both are joint and time, place and teacher are the same', () => {
    const joint = held({ isJoint: true })
    expect(clashOf(joint, [other({ isJoint: true, place: '二号教室 ' })])).toBeNull()
    expect(clashOf(joint, [other({ isJoint: true, teacher: 'li' })])).toMatchObject({ room: true })
    expect(clashOf(joint, [other({ isJoint: true, place: '三号教室' })])).toMatchObject({ teacher: true })
    expect(clashOf(joint, [other({ isJoint: true, endMs: 10 * HOUR })])).toMatchObject({ teacher: true })
    expect(clashOf(joint, [other({ isJoint: true, class: 'one' })])).toMatchObject({ teacher: true })
    expect(clashOf(joint, [other({ isJoint: true }), other({ id: 'c' })])?.other.id).toBe('c')
  })

  it('clash both ways round or not at all', () => {
    const any = (id: string) =>
      fc.record({
        id: fc.constant(id),
        class: fc.constantFrom('one', 'two'),
        startMs: fc.integer({ min: 0, max: 5 }),
        endMs: fc.integer({ min: 6, max: 9 }),
        place: fc.constantFrom(null, 'A', 'a ', 'B'),
        teacher: fc.constantFrom(null, 'wang', 'li'),
        isJoint: fc.boolean(),
      })
    fc.assert(fc.property(any('a'), any('b'), (a, b) => (clashOf(a, [b]) === null) === (clashOf(b, [a]) === null)))
  })
})

it('a room is one room however it is typed', () => {
  for (const typed of [' Ｂ１　教室 ', 'b1教室', 'B1\u200b 教室\u00a0', 'B\u00ad1 教\u2060室', 'B 1 教室'])
    expect(roomOf(typed), typed).toBe('b1教室')
  expect([roomOf(null), roomOf(''), roomOf(' 　'), roomOf('\u200b')]).toEqual([null, null, null, null])
})
