import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptsCode, codeAt, codeLeftMs, CODE_WINDOW_MS, normaliseCode } from '@/plugins/study-hours/attendance/domain/code'
import { checkSignInTime, markOnArrival, opensAtMs } from '@/plugins/study-hours/attendance/domain/sign-in'
import { checkClassSession, checkSessionDay } from '@/plugins/study-hours/training/domain/session'

const key = new Uint8Array(32).fill(7)
const now = Date.parse('2026-11-22T08:00:00Z')
const MINUTE = 60_000

describe('the code on the wall', () => {
  it('is accepted while it hangs and one window longer, by whoever types it', () => {
    const code = codeAt(key, 'a', now)
    for (const later of [0, CODE_WINDOW_MS - 1, CODE_WINDOW_MS, 2 * CODE_WINDOW_MS - 1])
      expect(acceptsCode(key, 'a', code, now + later)).toBe(true)
    expect(acceptsCode(key, 'a', `${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`, now)).toBe(true)
  })

  it.each([
    ['a window too old', key, 'a', now + 2 * CODE_WINDOW_MS],
    ['from the future', key, 'a', now - CODE_WINDOW_MS],
    ['of another session', key, 'b', now],
    ['of another installation', new Uint8Array(32).fill(8), 'a', now],
  ])('is refused %s', (_, otherKey, session, at) => {
    expect(acceptsCode(otherKey, session, codeAt(key, 'a', now), at)).toBe(false)
  })

  it('changes every window and says how long it still hangs', () => {
    fc.assert(
      fc.property(fc.integer({ min: now, max: now + 1e9 }), (at) => {
        const left = codeLeftMs(at)
        expect(left).toBeGreaterThan(0)
        expect(codeAt(key, 'a', at + left - 1)).toBe(codeAt(key, 'a', at))
        expect(codeAt(key, 'a', at + left)).not.toBe(codeAt(key, 'a', at))
      }),
      { numRuns: 50 },
    )
  })

  it('is accepted by no other text', () => {
    fc.assert(fc.property(fc.string(), (text) => !acceptsCode(key, 'a', text, now)))
  })

  it('forgives look-alikes', () => {
    expect(normaliseCode(' io-lu8 ')).toBe('101V8')
  })
})

describe('signing in', () => {
  const session = { startMs: now, endMs: now + 120 * MINUTE, opensMs: null, cancelled: false }
  it.each([
    [{}, now - 15 * MINUTE - 1, 'study.signInNotOpen'],
    [{}, now - 15 * MINUTE, undefined],
    [{ opensMs: now - 60 * MINUTE }, now - 60 * MINUTE, undefined],
    [{ opensMs: now }, now - 1, 'study.signInNotOpen'],
    [{}, session.endMs, undefined],
    [{}, session.endMs + 1, 'study.signInOver'],
    [{ cancelled: true }, now, 'study.sessionCancelled'],
  ])('%o at %i', (more, at, code) => {
    const decision = checkSignInTime({ ...session, ...more }, at)
    expect(decision.ok ? undefined : decision.code).toBe(code)
  })

  it('says from when on it is open', () => {
    expect(checkSignInTime(session, now - 20 * MINUTE)).toMatchObject({ details: { opensAt: '2026-11-22T07:45:00.000Z' } })
    expect(opensAtMs({ ...session, opensMs: 5 })).toBe(5)
  })

  it.each([
    [0, 'present'],
    [10 * MINUTE, 'present'],
    [10 * MINUTE + 1, 'late'],
    [-5 * MINUTE, 'present'],
  ])('%i ms after the start is %s with ten minutes of grace', (after, mark) => {
    expect(markOnArrival({ startMs: now, lateAfterMinutes: 10, nowMs: now + after })).toBe(mark)
  })

  it('lasts twelve hours at most', () => {
    expect(checkClassSession({ startMs: 0, endMs: 12 * 60 * MINUTE, opensMs: 0 }).ok).toBe(true)
    expect(checkClassSession({ startMs: 0, endMs: 12 * 60 * MINUTE + 1, opensMs: null })).toMatchObject({ code: 'study.sessionTooLong' })
  })

  it.each([
    ['2026-08-31T15:59:59.999Z', false], // one millisecond before midnight of the first day in Shanghai
    ['2026-08-31T16:00:00.000Z', true],
    ['2026-12-20T15:59:59.999Z', true],
    ['2026-12-20T16:00:00.000Z', false],
  ])('a session that starts at %s lies within the class: %s', (at, lies) => {
    const decision = checkSessionDay(Date.parse(at), { startsOn: '2026-09-01', endsOn: '2026-12-20' })
    expect(decision).toEqual(
      lies
        ? { ok: true }
        : { ok: false, code: 'study.sessionOutsideClass', details: { field: 'startsAt', startsOn: '2026-09-01', endsOn: '2026-12-20' } },
    )
  })
})
