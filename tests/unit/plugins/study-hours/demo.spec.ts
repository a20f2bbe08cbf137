import { describe, expect, it } from 'vitest'
import { DAY_MS } from '@/kernel/clock'
import { newDesk } from '@/plugins/study-hours/ledger/domain/desk'
import { linkSlices, verifyLedger } from '@/plugins/study-hours/ledger/domain/ledger'
import { DEFAULT_RULES } from '@/plugins/study-hours/ledger/domain/rules'
import { GENESIS_HASH } from '@/kernel/hash-chain'
import { demoPeople } from '@/demo/people'
import { demoClasses, demoUnits } from '@/plugins/study-hours/demo/classes'
import { playStudy } from '@/plugins/study-hours/demo/play'
import { lostInterval, ownSittings, sittingsOf } from '@/plugins/study-hours/demo/sittings'

const FROM_MS = Date.parse('2026-08-24T00:00:00+08:00')
const UNTIL_MS = FROM_MS + 90 * DAY_MS
const [, yigang, ergang] = demoClasses('2026')

function play(diligence: number, seed: number) {
  if (!yigang) throw new Error('no class')
  const sittings = sittingsOf({ trainingClass: yigang, diligence, seed, fromMs: FROM_MS, untilMs: UNTIL_MS })
  let ids = 0
  return playStudy({
    desk: newDesk(),
    sittings,
    unitOf: (key) => ({ id: key, kind: demoUnits.find((unit) => unit.key === key)?.kind ?? 'chapter', revision: 1 }),
    trainee: 'somebody',
    enrolment: 'enrolment',
    ruleSet: 'rules',
    rules: DEFAULT_RULES,
    seed,
    newId: () => `session-${++ids}`,
  })
}

describe('the study of the demonstration', () => {
  it('is the same each time it is told', () => {
    expect(play(0.9, 7)).toEqual(play(0.9, 7))
    expect(play(0.9, 7).slices).not.toEqual(play(0.9, 8).slices)
  })

  it.each([1, 2, 3, 4])('gives a ledger that verifies, with every reason in it (%i)', (seed) => {
    const { slices } = play(1, seed)
    const rows = slices.flatMap(({ recordedAtMs, ...slice }) => [{ slice, recordedAtMs }])
    let head = { seq: 0, hash: GENESIS_HASH }
    const linked = rows.flatMap(({ recordedAtMs, slice }) => {
      const step = linkSlices({ trainee: 'somebody', head, slices: [slice], recordedAtMs })
      head = step.head
      return step.rows
    })
    expect(verifyLedger(linked.map((row) => ({ ...row, id: String(row.seq) }))).faults).toEqual([])
    const reasons = new Set(slices.map(({ reason }) => reason))
    reasons.delete('tail') // only where a check was missed at the very end
    expect(reasons).toEqual(new Set(['counted', 'gap', 'hidden', 'idle', 'presence']))
  })

  it('credits the diligent near their plan and the others visibly less', () => {
    const hours = (diligence: number) => play(diligence, 5).slices.reduce((sum, { creditMs }) => sum + creditMs, 0) / DEFAULT_RULES.hourMs
    const plan = (350 / 2) * (90 / (18 * 7))
    expect(hours(1)).toBeGreaterThan(0.7 * plan)
    expect(hours(1)).toBeLessThan(1.1 * plan)
    expect(hours(0.55)).toBeLessThan(0.75 * hours(1))
  })

  it('shows the guide’s dropped line as uncounted, so that it can be claimed', () => {
    const own = ownSittings(FROM_MS)
    const { fromMs, toMs } = lostInterval(FROM_MS)
    expect(toMs - fromMs).toBe(7 * 60_000)
    expect(
      own.every(({ startMs }, index) => index === 0 || startMs > (own[index - 1]?.startMs ?? 0) + (own[index - 1]?.minutes ?? 0) * 60_000),
    ).toBe(true)
  })

  it('is told of people who are there, in classes of two works', () => {
    const people = new Set(demoPeople.map(({ username }) => username))
    for (const trainingClass of [yigang, ergang]) {
      expect(trainingClass?.trainees.length).toBeGreaterThanOrEqual(12)
      for (const { user } of trainingClass?.trainees ?? []) expect(people.has(user)).toBe(true)
      expect(people.has(trainingClass?.teacher ?? '')).toBe(true)
    }
  })
})
