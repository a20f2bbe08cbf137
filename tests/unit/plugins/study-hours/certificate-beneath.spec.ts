import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lostBeneath, lostKinds } from '@/plugins/study-hours/recognition/domain/beneath'

const HOUR = 3_600_000
const span = (from: number, to: number) => ({ startMs: from * HOUR, endMs: to * HOUR })
const credit = (from: number, to: number) => ({ ...span(from, to), day: 0, classSessionId: 's', ms: (to - from) * HOUR })
const issuedAtMs = 100 * HOUR
const attended = (...credits: ReturnType<typeof credit>[]) => ({ credits, absentAtMs: [] as number[] })

describe('what was lost beneath a certificate', () => {
  it.each([
    { rule: 'nothing, where all stands', attendance: attended(credit(8, 10)), kinds: [] },
    { rule: 'nothing, where more was attended since', attendance: attended(credit(8, 10), credit(110, 112)), kinds: [] },
    { rule: 'nothing, where the time is attended in other pieces', attendance: attended(credit(8, 9), credit(9, 10)), kinds: [] },
    { rule: 'time of a session that was left early', attendance: attended(credit(8, 9)), kinds: ['attendance'] },
    { rule: 'time of somebody who came late', attendance: attended(credit(9, 10)), kinds: ['attendance'] },
    { rule: 'all of it, where the session was cancelled', attendance: attended(), kinds: ['attendance'] },
    {
      rule: 'an absence from before its issue',
      attendance: { ...attended(credit(8, 10)), absentAtMs: [50 * HOUR] },
      kinds: ['absentAtMs'],
    },
    {
      rule: 'no absence from after its issue',
      attendance: { ...attended(credit(8, 10)), absentAtMs: [issuedAtMs] },
      kinds: [],
    },
    { rule: 'rows that were taken back', attendance: attended(credit(8, 10)), reversed: ['r'], kinds: ['reversed'] },
  ])('is $rule', ({ attendance, kinds, reversed = [] }) => {
    const footing = { attendance: [span(8, 10)], ledgerSeq: 3, reversed: ['known'], atMs: issuedAtMs }
    expect(lostKinds(lostBeneath(footing, { attendance, reversed: ['known', ...reversed] }))).toEqual(kinds)
  })

  it('is part of what was stated, and nothing where that was attended', () => {
    const intervals = fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 9 })).map(([from, hours]) => credit(from, from + hours)))
    fc.assert(
      fc.property(intervals, intervals, (stated, found) => {
        const footing = { attendance: stated, ledgerSeq: 0, reversed: [], atMs: issuedAtMs }
        for (const { endMs, startMs } of lostBeneath(footing, { attendance: attended(...found), reversed: [] }).attendance) {
          expect(stated.some((each) => each.startMs <= startMs && startMs < each.endMs) && endMs > startMs).toBe(true)
          expect(found.some((each) => each.startMs < endMs && startMs < each.endMs)).toBe(false)
        }
        expect(lostKinds(lostBeneath(footing, { attendance: attended(...stated, ...found), reversed: [] }))).toEqual([])
      }),
    )
  })
})
