import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAhead } from '@/plugins/study-hours/ledger/domain/desk'
import { lengthOf, union } from '@/plugins/study-hours/time/domain/intervals'
import { verifyLedger } from '@/plugins/study-hours/ledger/domain/ledger'
import { recordOf } from '@/plugins/study-hours/recognition/domain/record'
import { DEFAULT_RULES } from '@/plugins/study-hours/ledger/domain/rules'
import { setBack } from '@/plugins/study-hours/ledger/domain/set-back'
import { JUMP_MS, watchClock, type Watched } from '@/plugins/study-hours/desk/domain/steady'
import { HOUR, MINUTE, NINE, SECOND, Trainee, type Window } from './trainee'

const DAY = 24 * HOUR
const brisk = { ...DEFAULT_RULES, presenceMinMs: MINUTE, presenceMaxMs: 2 * MINUTE }

/** A trainee before a server whose clock is wrong by `offsetMs`; what really passes is `realMs`. The server looks at both, as it does. */
class Shifted extends Trainee {
  realMs = 0
  offsetMs = 0
  window: Window | undefined
  private watched: Watched | undefined

  constructor(rules = brisk) {
    super({ rules, spread: 0.5 })
    this.look()
  }

  look() {
    this.now = NINE + this.realMs + this.offsetMs
    this.watched = watchClock(this.watched, this.now, this.realMs)
    this.steadySinceMs = this.watched.sinceMs
    if (isAhead(this.desk, this.now)) this.take({ ok: true, reply: undefined, ...setBack(this.desk, this.now, this.rows) })
  }

  /** An honest page: a beat each 30 s, every check answered, and a session opened where there is none. */
  honest(ms: number, stepMs = 30 * SECOND) {
    let reply
    for (let left = ms; left > 0; left -= stepMs) {
      this.window ??= this.openNow()
      this.realMs += Math.min(stepMs, left)
      this.look()
      const outcome = this.tryBeat(this.window)
      if (!outcome.ok || outcome.reply.closed) this.window = undefined
      else {
        reply = outcome.reply
        if (reply.presence) this.tryAnswer()
      }
    }
    return reply
  }

  jump(ms: number) {
    this.offsetMs += ms
    return this
  }

  get countedMs() {
    return this.creditMs + this.pendingMs
  }

  private openNow() {
    this.look()
    return this.open()
  }
}

describe('a clock that jumped ahead and came back', () => {
  it.each([
    ['a day', DAY],
    ['an hour', HOUR],
    ['three minutes', 3 * MINUTE],
    ['40 seconds', 40 * SECOND],
  ])('by %s: what lies ahead is not credited, and honest time counts from the return on', (_, aheadMs) => {
    const one = new Shifted()
    one.honest(10 * MINUTE)
    const before = one.countedMs
    one.jump(aheadMs).honest(5 * MINUTE)
    one.jump(-aheadMs).honest(30 * SECOND)
    const returned = one.countedMs
    expect(returned).toBeLessThanOrEqual(before + 5 * MINUTE)
    for (const row of one.rows)
      if (row.endMs > one.now) expect(one.rows.some(({ reverses }) => reverses === row.id) || row.creditMs <= 0).toBe(true)
    one.honest(10 * MINUTE)
    expect(one.countedMs - returned).toBeGreaterThanOrEqual(9 * MINUTE)
    expect(verifyLedger(one.rows).faults).toEqual([])
  })

  it('names the clock for what does not count: in the answer to the beat, and in the record, where it can be claimed', () => {
    const one = new Shifted()
    one.honest(45 * SECOND)
    one.jump(DAY)
    expect(one.honest(30 * SECOND)).toMatchObject({ reason: 'clock' })
    one.jump(-DAY)
    expect(one.honest(30 * SECOND)).toMatchObject({ reason: 'clock' })
    expect(one.honest(30 * SECOND)).not.toHaveProperty('reason')
    const pieces = recordOf({ rows: one.rows, desk: one.desk }).flatMap(({ intervals }) => intervals)
    expect(pieces.filter(({ reason }) => reason === 'clock')).toMatchObject([{ claimable: true }])
  })

  it('credits a part of an interval up to now, and the rest again when its time comes', () => {
    const one = new Shifted({ ...brisk, presenceMinMs: 4 * MINUTE, presenceMaxMs: 4 * MINUTE })
    one.jump(2 * MINUTE).look()
    one.honest(4 * MINUTE)
    const confirmed = one.creditMs
    expect(confirmed).toBe(4 * MINUTE)
    one.jump(-2 * MINUTE).look()
    expect(one.creditMs).toBe(2 * MINUTE)
    one.honest(9 * MINUTE)
    expect(one.creditMs).toBeGreaterThanOrEqual(2 * MINUTE + 8 * MINUTE)
    expect(verifyLedger(one.rows).faults).toEqual([])
  })

  it('puts a check again whose time was told by the wrong clock, and keeps what is pending before now', () => {
    const one = new Shifted()
    one.window = one.open()
    for (let n = 0; n < 4; n += 1) {
      one.realMs += 30 * SECOND
      one.look()
      one.beat(one.window)
    }
    one.jump(20 * SECOND).look()
    expect(one.desk.check).not.toBeNull()
    const pending = one.pendingMs
    one.realMs += 25 * SECOND
    one.look()
    one.beat(one.window)
    one.jump(-20 * SECOND).look()
    expect(one.desk.check).toBeNull()
    expect(one.pendingMs).toBeGreaterThanOrEqual(pending - 20 * SECOND)
    expect(one.honest(30 * SECOND)?.presence).not.toBeNull()
  })
})

const walks = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        honestMs: fc.integer({ min: 1, max: 4 * MINUTE }),
        stepMs: fc.constantFrom(30 * SECOND, 20 * SECOND, 70 * SECOND),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        jumpMs: fc.constantFrom(
          40 * SECOND,
          -40 * SECOND,
          3 * MINUTE,
          -3 * MINUTE,
          HOUR,
          -HOUR,
          DAY,
          -DAY,
          6 * SECOND,
          -6 * SECOND,
          -4 * SECOND,
        ),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ home: true as const }) },
    { weight: 1, arbitrary: fc.constant({ sweeps: true as const }) },
  ),
  { maxLength: 40 },
)

describe('however the clock walks', () => {
  it('credits never more than really passed and no instant twice, and honest beats after the return count again', () => {
    fc.assert(
      fc.property(walks, (walk) => {
        const one = new Shifted()
        for (const step of walk) {
          if ('jumpMs' in step) one.jump(step.jumpMs)
          else if ('home' in step) one.jump(-one.offsetMs)
          else if ('sweeps' in step) {
            one.look()
            one.sweep()
          } else one.honest(step.honestMs, step.stepMs)
          expect(one.countedMs).toBeLessThanOrEqual(one.realMs)
          const standing = one.rows.filter((row) => row.creditMs > 0 && !one.rows.some(({ reverses }) => reverses === row.id))
          const counted = [...standing, ...one.desk.pending.filter(({ reason }) => reason === 'counted')]
          expect(lengthOf(union(counted))).toBe(lengthOf(counted))
        }
        expect(verifyLedger(one.rows)).toEqual({ faults: [], head: one.head })
        const pieces = recordOf({ rows: one.rows, desk: one.desk }).flatMap(({ intervals }) => intervals)
        expect(lengthOf(union(pieces))).toBe(lengthOf(pieces))
        one.jump(-one.offsetMs).honest(2 * MINUTE)
        const returned = one.countedMs
        one.honest(10 * MINUTE)
        expect(one.countedMs - returned).toBeGreaterThanOrEqual(8 * MINUTE)
      }),
      {
        numRuns: 300,
        // Once a jump of exactly two seconds went unseen.
        examples: [
          [
            [
              { jumpMs: -6_000 },
              { honestMs: 1, stepMs: 30_000 },
              { home: true as const },
              { jumpMs: -4_000 },
              { honestMs: 1, stepMs: 30_000 },
            ],
          ],
        ],
      },
    )
  })
})

describe('the watch on the clock', () => {
  it('takes a jump for one, in either direction, and not a clock that is slowly adjusted', () => {
    let watched = watchClock(undefined, NINE, 0)
    for (let steadyMs = 1_000; steadyMs <= HOUR; steadyMs += 1_000)
      watched = watchClock(watched, NINE + Math.round(steadyMs * 1.0005), steadyMs)
    expect(watched.sinceMs).toBe(0)
    for (const jumpMs of [JUMP_MS + 1_000, -JUMP_MS - 1_000, DAY]) {
      const wallMs = watched.wallMs + 1_000 + jumpMs
      watched = watchClock(watched, wallMs, watched.steadyMs + 1_000)
      expect(watched.sinceMs).toBe(wallMs)
    }
  })
})
