import { describe, expect, it } from 'vitest'
import '@/plugins/study-hours/errors'
import { errorStatus } from '@/kernel/errors'
import { MEDIA_TOLERANCE_MS } from '@/plugins/study-hours/desk/domain/beat'
import { readDesk } from '@/plugins/study-hours/ledger/domain/desk'
import { MAX_RUNS } from '@/plugins/study-hours/ledger/domain/runs'
import { DEFAULT_RULES } from '@/plugins/study-hours/ledger/domain/rules'
import { HOUR, MINUTE, NINE, SECOND, trainee } from './trainee'

const LEASE = DEFAULT_RULES.leaseMs

describe('the interval between two beats', () => {
  it.each([
    ['counts at the length of the heartbeat', 30 * SECOND, undefined, 30 * SECOND],
    ['counts at exactly the lease', LEASE, undefined, LEASE],
    ['does not count one millisecond after the lease', LEASE + 1, 'gap', 0],
    ['does not count after a laptop slept for eight hours', 8 * HOUR, 'gap', 0],
    ['is nothing at once', 0, undefined, 0],
  ])('%s', (_, elapsedMs, reason, provisionalMs) => {
    const one = trainee()
    const window = one.open()
    const reply = one.wait(elapsedMs).beat(window)
    expect(reply).toEqual({
      creditedMs: 0,
      provisionalMs,
      carriedMs: 0,
      todayMs: provisionalMs,
      dayCapMs: 7 * 45 * MINUTE,
      presence: null,
      ...(reason ? { reason } : {}),
    })
  })

  it('goes on after a laptop slept', () => {
    const one = trainee()
    const window = one.open()
    one.wait(30 * SECOND).beat(window)
    one.wait(8 * HOUR).beat(window)
    expect(one.wait(30 * SECOND).beat(window).provisionalMs).toBe(MINUTE)
    expect(one.story).toEqual([
      ['counted', 30],
      ['gap', 8 * 3_600],
      ['counted', 30],
    ])
  })

  it('does not count while the page is hidden', () => {
    const one = trainee()
    const window = one.open()
    expect(one.wait(30 * SECOND).beat(window, { visible: false })).toMatchObject({ reason: 'hidden', provisionalMs: 0 })
  })

  it('does not count where a beat is missing, for nobody vouches for the time in between', () => {
    const one = trainee()
    const window = one.open()
    one.wait(30 * SECOND).beat(window)
    expect(one.wait(30 * SECOND).beat(window, {}, 3)).toMatchObject({ reason: 'gap', provisionalMs: 30 * SECOND })
    expect(one.wait(30 * SECOND).beat(window, {}, 4)).toMatchObject({ provisionalMs: MINUTE })
  })

  it('gives sixty queued beats that arrive in one second no more than that second', () => {
    const one = trainee()
    const window = one.open()
    one.wait(30 * MINUTE)
    for (let count = 0; count < 60; count += 1) one.wait(count === 0 ? 0 : 16).beat(window)
    expect(one.pendingMs).toBe(59 * 16)
    expect(one.story).toEqual([
      ['gap', 1_800],
      ['counted', (59 * 16) / 1_000],
    ])
  })

  it('is nothing while the clock of the server stands before the last beat, and goes on when it has caught up', () => {
    const one = trainee()
    const window = one.open()
    one.wait(30 * SECOND).beat(window)
    expect(one.wait(-10 * MINUTE).beat(window)).toMatchObject({ provisionalMs: 30 * SECOND, reason: 'clock' })
    expect(one.wait(10 * MINUTE + 20 * SECOND).beat(window)).toMatchObject({ provisionalMs: 50 * SECOND })
    expect(one.desk.clockMs).toBe(NINE + 50 * SECOND)
  })
})

describe('text', () => {
  it('counts without activity for exactly the idle time, and not beyond', () => {
    const one = trainee()
    const window = one.open()
    for (const expected of [undefined, undefined, undefined, undefined, 'idle', 'idle'])
      expect(one.wait(30 * SECOND).beat(window, { active: false }).reason).toBe(expected)
    expect(one.wait(30 * SECOND).beat(window).reason).toBeUndefined()
    expect(one.pendingMs).toBe(150 * SECOND)
  })

  it('leaves it to the beats to say who was active: a passed check alone is no activity', () => {
    const one = trainee()
    const window = one.open()
    one.study(window, 450 * SECOND)
    one.wait(30 * SECOND).beat(window)
    one.wait(60 * SECOND).answer()
    expect(one.wait(10 * SECOND).beat(window, { active: true }).reason).toBeUndefined()
    for (const expected of [undefined, undefined, undefined, undefined, 'idle'])
      expect(one.wait(30 * SECOND).beat(window, { active: false }).reason).toBe(expected)
  })
  it('does not count beats that saw nobody, whatever was answered in between', () => {
    const one = trainee()
    const window = one.open()
    one.study(window, 450 * SECOND)
    one.wait(30 * SECOND).beat(window)
    one.wait(60 * SECOND).answer()
    expect(one.wait(10 * SECOND).beat(window, { active: false }).reason).toBeUndefined()
    for (const expected of [undefined, 'idle', 'idle']) expect(one.wait(30 * SECOND).beat(window, { active: false }).reason).toBe(expected)
  })
})

describe('video', () => {
  const elapsedMs = 30 * SECOND
  it.each([
    ['plays', { mediaPositionMs: 130_000, rate: 1 }, undefined],
    ['plays at double speed, which earns no bonus', { mediaPositionMs: 160_000, rate: 2 }, undefined],
    ['advances as far as the rate and the tolerance allow', { mediaPositionMs: 100_000 + 60_000 + MEDIA_TOLERANCE_MS }, undefined],
    ['advances one millisecond further', { mediaPositionMs: 100_000 + 60_000 + MEDIA_TOLERANCE_MS + 1 }, 'fast'],
    ['plays at a rate beyond the allowed one', { mediaPositionMs: 110_000, rate: 2.5 }, 'fast'],
    ['stands still', { mediaPositionMs: 100_000, rate: 1 }, 'paused'],
    ['says rate 0', { mediaPositionMs: 100_001, rate: 0 }, 'paused'],
    ['says no position', {}, 'paused'],
    ['was wound back', { mediaPositionMs: 5_000, rate: 1 }, undefined],
    ['plays without a key pressed for long', { mediaPositionMs: 130_000, active: false }, undefined],
    ['plays in a hidden page', { mediaPositionMs: 130_000, visible: false }, 'hidden'],
  ])('%s', (_, evidence, reason) => {
    const one = trainee()
    const window = one.open({ kind: 'video', resumeAtMs: 100_000 })
    const reply = one.wait(elapsedMs).beat(window, evidence)
    expect(reply.reason).toBe(reason)
    expect(reply.provisionalMs).toBe(reason ? 0 : elapsedMs)
  })

  it('is judged from the position of the last beat even where that one did not count', () => {
    const one = trainee()
    const window = one.open({ kind: 'video' })
    expect(one.wait(30 * SECOND).beat(window, { mediaPositionMs: 600_000 }).reason).toBe('fast')
    expect(one.wait(30 * SECOND).beat(window, { mediaPositionMs: 630_000 }).reason).toBeUndefined()
  })
})

describe('windows', () => {
  it('answers a repeated beat with the stored reply and changes nothing', () => {
    const one = trainee()
    const window = one.open()
    const first = one.wait(30 * SECOND).beat(window)
    const before = JSON.stringify(one.desk)
    expect(one.wait(20 * SECOND).beat(window, { visible: false }, 1)).toEqual(first)
    expect(JSON.stringify(one.desk)).toBe(before)
    expect(one.beat(window, {}, 0)).toEqual(first)
  })

  it('tells a second tab of the same session the same story: one of two beats with one number is judged', () => {
    const one = trainee()
    const window = one.open()
    const twin = { ...window }
    one.wait(30 * SECOND).beat(window)
    one.wait(5 * SECOND).beat(twin)
    one.wait(25 * SECOND).beat(window)
    one.wait(5 * SECOND).beat(twin)
    expect(one.pendingMs).toBe(MINUTE)
  })

  it('lets a second device take over, and never counts both', () => {
    const one = trainee()
    const office = one.open()
    one.wait(30 * SECOND).beat(office)
    const phone = one.wait(20 * SECOND).open()
    expect(phone.epoch).toBe(office.epoch + 1)
    expect(one.closed).toEqual([{ session: office.session, epoch: 1, reason: 'superseded', atMs: NINE + 30 * SECOND, mediaMs: null }])
    one.wait(30 * SECOND)
    expect(one.tryBeat(office)).toEqual({ ok: false, code: 'study.superseded', details: { epoch: 2 } })
    expect(one.beat(phone)).toMatchObject({ provisionalMs: 30 * SECOND, carriedMs: 30 * SECOND, todayMs: MINUTE })
  })

  it('refuses an old tab that resumes, and takes its number back only after it opened anew', () => {
    const one = trainee()
    const old = one.open()
    const fresh = one.wait(10 * SECOND).open()
    one.wait(10 * SECOND)
    for (const epoch of [old.epoch, fresh.epoch, 99])
      expect(one.tryBeat({ ...old, epoch })).toMatchObject({ ok: false, code: 'study.superseded' })
    expect(one.tryBeat({ ...fresh, epoch: old.epoch })).toMatchObject({ ok: false, code: 'study.superseded' })
    expect(one.pendingMs).toBe(0)
    const again = one.open()
    expect(one.wait(10 * SECOND).beat(again).provisionalMs).toBe(10 * SECOND)
  })

  it('tells a closed window why', () => {
    const one = trainee()
    const window = one.open()
    one.close(window)
    expect(one.tryBeat(window)).toEqual({ ok: false, code: 'study.closed', details: { epoch: 1, reason: 'closed' } })
    expect([errorStatus('study.closed'), errorStatus('study.superseded')]).toEqual([409, 409])
  })
})

describe('evidence', () => {
  it.each([
    ['seq', { seq: 1.5 }],
    ['seq', { seq: -1 }],
    ['seq', { seq: Number.NaN }],
    ['visible', { evidence: { visible: 'yes' } }],
    ['active', { evidence: { active: undefined } }],
    ['mediaPositionMs', { evidence: { mediaPositionMs: -1 } }],
    ['mediaPositionMs', { evidence: { mediaPositionMs: Number.POSITIVE_INFINITY } }],
    ['rate', { evidence: { rate: Number.NaN } }],
  ])('is refused with the field where %s is wrong: %o', (field, { seq, evidence }: { seq?: number; evidence?: object }) => {
    const one = trainee()
    const window = one.open()
    const before = JSON.stringify(one.desk)
    expect(one.wait(30 * SECOND).tryBeat(window, evidence ?? {}, seq ?? 1)).toEqual({
      ok: false,
      code: 'study.badEvidence',
      details: { field },
    })
    expect(JSON.stringify(one.desk)).toBe(before)
  })
})

describe('the day', () => {
  it('begins anew at local midnight, in the reply as in the ledger', () => {
    const one = trainee({ at: Date.parse('2026-03-02T23:58:00+08:00') })
    const window = one.open()
    expect(one.study(window, 90 * SECOND)?.todayMs).toBe(90 * SECOND)
    expect(one.wait(60 * SECOND).beat(window).todayMs).toBe(30 * SECOND)
    one.study(window, 6 * MINUTE)
    expect(one.creditMs).toBe(8 * MINUTE)
    expect(one.wait(30 * SECOND).beat(window).todayMs).toBe(8 * MINUTE + 30 * SECOND + 30 * SECOND - 2 * MINUTE)
  })
})

describe('the desk', () => {
  it('stays small where reasons alternate for hours', () => {
    const one = trainee()
    const window = one.open()
    for (let count = 0; count < 400; count += 1) {
      one.wait(SECOND).beat(window, { visible: false, active: false })
      one.wait(80 * SECOND).beat(window)
    }
    expect(one.desk.pending.length).toBeLessThanOrEqual(MAX_RUNS)
    expect(one.rows.every((row) => row.creditMs === 0)).toBe(true)
  })

  it('asks for a check early where counted time comes in crumbs, and holds no more than it can', () => {
    const one = trainee()
    const window = one.open()
    for (let count = 0; count < 2_000; count += 1) {
      one.wait(10).tryBeat(window, { visible: count % 2 === 0 })
      if (count === 200) expect(one.desk.check).not.toBeNull()
    }
    expect(one.stateLength).toBeLessThan(40_000)
  })

  it('refuses the text of another version', () => {
    expect(() => readDesk('{"v":2}')).toThrow(expect.objectContaining({ code: 'study.deskVersion' }))
  })
})
