import { expect, it } from 'vitest'
import { sessionsToCall } from '@/plugins/study-hours/attendance/domain/sessions-to-call'

const session = (id: string, endMs: number) => ({ id, class: 'c', endMs })
const enrolments = [
  { id: 'a', class: 'c', sinceMs: 0 },
  { id: 'b', class: 'c', sinceMs: 50 },
  { id: 'x', class: 'other', sinceMs: 0 },
]
const called = (marked: readonly string[], sessions = [session('late', 90), session('early', 40), session('ahead', 101)]) =>
  sessionsToCall(sessions, { enrolments, marked: new Set(marked), nowMs: 100 }).map(({ enrolled, id, silent }) => [id, silent, enrolled])

it.each([
  ['without any mark, the oldest first, of those who were in the class by then', [], [['early', 1, 1], ['late', 2, 2]]], // prettier-ignore
  ['with marks for some alone', ['late a'], [['early', 1, 1], ['late', 1, 2]]], // prettier-ignore
  ['and no more once everybody is recorded', ['late a', 'late b', 'early a'], []],
  ['whatever is recorded of others', ['late x', 'ahead a'], [['early', 1, 1], ['late', 2, 2]]], // prettier-ignore
])('the roll is to be called of sessions that are over, %s', (_, marked, expected) => {
  expect(called(marked)).toEqual(expected)
})

it('is not missed where nobody was in the class, and is due from the end on', () => {
  expect(called([], [session('first', 0)])).toEqual([])
  expect(called([], [session('now', 100)])).toEqual([['now', 2, 2]])
})

it('misses whoever left or completed after the session, as settling does, and nobody who had left before', () => {
  const asked = (untilMs: number) =>
    sessionsToCall([{ id: 's', class: 'c', endMs: 100 }], {
      enrolments: [{ id: 'gone', class: 'c', sinceMs: 0, untilMs }],
      marked: new Set(),
      nowMs: 200,
    }).map(({ silent }) => silent)
  expect([asked(101), asked(100), asked(99)]).toEqual([[1], [], []])
})
