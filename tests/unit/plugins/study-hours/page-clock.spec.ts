import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  answerRetryMs,
  clockShows,
  endedBy,
  evidenceOf,
  isMerelyAway,
  offerAfter,
  optionOfKey,
  phaseAfter,
  retryMs,
  type ClockShown,
  type ClockView,
} from '@/plugins/study-hours/desk/domain/page-clock'
import type { CloseReason } from '@/plugins/study-hours/ledger/domain/types'

describe('a session that is over', () => {
  it.each<[CloseReason, string, string, boolean]>([
    ['superseded', 'ended', 'here', false],
    ['closed', 'ended', 'again', true],
    ['lapsed', 'ended', 'again', true],
    ['presence', 'ended', 'again', false],
    ['revoked', 'refused', 'none', false],
    ['class-over', 'refused', 'none', false],
    ['unit-closed', 'refused', 'none', false],
    ['signed-out', 'refused', 'signIn', false],
  ])('by %s is %s, offers %s, and goes on by itself only where nobody decided it', (reason, phase, offer, goesOn) => {
    expect([phaseAfter(reason), offerAfter(reason), isMerelyAway(reason)]).toEqual([phase, offer, goesOn])
  })

  it.each([
    ['study.superseded', {}, 'superseded'],
    ['study.closed', { reason: 'class-over' }, 'class-over'],
    ['study.closed', {}, 'closed'],
    ['study.badEvidence', { reason: 'closed' }, null],
    ['', {}, null],
  ])('is told by %s with %j as %s', (code, details, reason) => {
    expect(endedBy(code, details)).toBe(reason)
  })
})

describe('trying again', () => {
  it('waits twice as long after each failure, within a heartbeat', () => {
    const waits = [1, 2, 3, 4, 5, 20].map((failures) => retryMs({ failures, chance: 0.5, heartbeatMs: 10_000 }))
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 10_000, 10_000])
    expect(retryMs({ failures: 20, chance: 0.5 })).toBe(15_000)
  })

  it('spreads the windows of a whole works by a fifth to both sides', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (failures, chance) => {
        const middle = retryMs({ failures, chance: 0.5 })
        const wait = retryMs({ failures, chance })
        expect(wait).toBeGreaterThanOrEqual(middle * 0.8)
        expect(wait).toBeLessThan(middle * 1.2)
      }),
    )
  })

  it('sends an answer to a check again within four seconds', () => {
    expect([0, 1, 2, 3, 10].map(answerRetryMs)).toEqual([1_000, 2_000, 4_000, 4_000, 4_000])
  })
})

describe('what a beat says', () => {
  const calm = { active: false, hidden: false, rate: 0 }

  it('adds up what was seen since the last answered one: once hidden is hidden, once active is active', () => {
    expect(evidenceOf([calm], null)).toEqual({ visible: true, active: false })
    expect(
      evidenceOf(
        [
          { ...calm, active: true },
          { ...calm, hidden: true },
        ],
        null,
      ),
    ).toEqual({ visible: false, active: true })
  })

  it('gives the place of a film in whole milliseconds and the fastest it played', () => {
    const stretches = [
      { ...calm, rate: 2 },
      { ...calm, rate: 1 },
    ]
    expect(evidenceOf(stretches, { positionS: 12.34567 })).toEqual({ visible: true, active: false, mediaPositionMs: 12_346, rate: 2 })
    expect(evidenceOf([calm], { positionS: -0.001 })).toMatchObject({ mediaPositionMs: 0, rate: 0 })
  })
})

describe('the bar', () => {
  const view: ClockView = {
    phase: 'running',
    failures: 0,
    online: true,
    silentMs: 5_000,
    leaseMs: 60_000,
    hidden: false,
    film: null,
    maxMediaRate: 2,
    untouchedMs: 0,
    idleMs: 120_000,
  }
  const film = { isPlaying: true, rate: 1 }

  it.each<[string, Partial<ClockView>, ClockShown['state'], ClockShown['says']]>([
    ['a text that is read', {}, 'counting', 'counting'],
    ['a film that plays', { film, untouchedMs: 1e9 }, 'counting', 'counting'],
    ['the very limits', { film: { ...film, rate: 2 }, untouchedMs: 120_000 }, 'counting', 'counting'],
    ['an opening', { phase: 'opening' }, 'opening', 'opening'],
    ['an opening that fails', { phase: 'opening', failures: 1 }, 'reconnecting', 'failed'],
    ['a beat that got no answer', { failures: 1 }, 'reconnecting', 'reconnecting'],
    ['a browser without a line', { online: false }, 'reconnecting', 'reconnecting'],
    ['a line that was away for longer than the lease', { failures: 9, silentMs: 60_001 }, 'reconnecting', 'late'],
    ['a page behind another', { hidden: true, film: { ...film, isPlaying: false } }, 'paused', 'hidden'],
    ['a film that stands', { film: { isPlaying: false, rate: 4 } }, 'paused', 'paused'],
    ['a film that plays too fast', { film: { isPlaying: true, rate: 2.5 } }, 'paused', 'fast'],
    ['a text that nobody touches', { untouchedMs: 120_001 }, 'paused', 'idle'],
    ['a sitting that was finished', { phase: 'finished', failures: 1 }, 'ended', 'finished'],
    ['a session that ended', { phase: 'ended' }, 'ended', 'ended'],
    ['one that nobody may go on with', { phase: 'refused' }, 'ended', 'ended'],
    ['a page that was left', { phase: 'left' }, 'ended', 'ended'],
  ])('shows %s', (_, change, state, says) => {
    expect(clockShows({ ...view, ...change })).toEqual({ state, says })
  })
})

describe('a key in the presence check', () => {
  it.each([
    [['3', '7', '1', '9'], '7', '7'],
    [['3', '7', '1', '9'], '2', undefined],
    [['安全帽', '手套', '钢包', '天车'], '1', '安全帽'],
    [['安全帽', '手套', '钢包', '天车'], '4', '天车'],
    [['安全帽', '手套', '钢包', '天车'], '5', undefined],
    [['安全帽', '手套', '钢包', '天车'], '0', undefined],
    [['安全帽', '手套', '钢包', '天车'], 'Enter', undefined],
  ])('of %j: %s chooses %s', (options, key, option) => {
    expect(optionOfKey(options, key)).toBe(option)
  })
})
