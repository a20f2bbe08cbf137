import { describe, expect, it } from 'vitest'
import { attendanceStanding, type MarkRow } from '@/plugins/study-hours/attendance/domain/attendance'
import { decideEligibility } from '@/plugins/study-hours/recognition/domain/eligibility'
import { tenthsOf } from '@/plugins/study-hours/recognition/domain/hours'
import { project } from '@/plugins/study-hours/board/domain/projection'
import { recognise, type AttendanceCredit, type PersonFacts, type RecogniseInput } from '@/plugins/study-hours/recognition/domain/recognise'
import { recordOf } from '@/plugins/study-hours/recognition/domain/record'
import { DEFAULT_RULES, type StudyRules } from '@/plugins/study-hours/ledger/domain/rules'
import type { LedgerRow } from '@/plugins/study-hours/ledger/domain/types'
import { dateOf, dayNumber, startOfDay } from '@/plugins/study-hours/time/domain/zone'
import { HOUR, MINUTE, NINE, SECOND, trainee } from './trainee'

let seq = 0
function row(startMs: number, ms: number, over: Partial<LedgerRow> = {}): LedgerRow {
  seq += 1
  return {
    id: `row-${seq}`,
    trainee: 'trainee-1',
    seq,
    kind: 'study',
    session: 'session-1',
    unit: 'unit-1',
    enrolment: 'enrolment-1',
    startMs,
    endMs: startMs + ms,
    creditMs: ms,
    reason: 'counted',
    ruleSet: 'rules-1',
    claim: null,
    outage: null,
    reverses: null,
    recordedAtMs: startMs + ms,
    prevHash: '',
    hash: '',
    ...over,
  }
}

const free: StudyRules = { ...DEFAULT_RULES, dayCapHours: 24, unitReviewPercent: null, onlineSharePercent: 100 }

function asked(over: Partial<RecogniseInput> & { under?: StudyRules } = {}) {
  const { under = DEFAULT_RULES, ...rest } = over
  return recognise({
    slices: [],
    elsewhere: [],
    rules: new Map([['rules-1', under]]),
    unitNominalMs: new Map(),
    attendance: [],
    standing: under,
    requiredHours: null,
    ...rest,
  })
}

const attended = (day: string, hours: number): AttendanceCredit => ({
  day,
  ms: hours * 45 * MINUTE,
  classSessionId: `class-${day}`,
})

describe('the hours on the certificate', () => {
  it.each([
    ['44:59 → 0.9', [44 * MINUTE + 59 * SECOND], 9],
    ['45:00 → 1.0', [45 * MINUTE], 10],
    ['3 × 15:00 → 1.0', [15 * MINUTE, 15 * MINUTE, 15 * MINUTE], 10],
    ['3 × 14:59 → 0.9, not 3 × 0.3', [14 * MINUTE + 59 * SECOND, 14 * MINUTE + 59 * SECOND, 14 * MINUTE + 59 * SECOND], 9],
    ['10 × 4:29 → 0.9, not 10 × 0.0', Array.from({ length: 10 }, () => 4 * MINUTE + 29 * SECOND), 9],
    ['nothing → 0', [], 0],
  ])('are rounded down once: %s', (_, lengths, tenths) => {
    const slices = lengths.map((ms, index) => row(NINE + index * HOUR, ms))
    expect(asked({ slices }).tenths).toBe(tenths)
  })

  it('are summed as fractions where the hour changed its length', () => {
    const rules = new Map([
      ['rules-1', DEFAULT_RULES],
      ['rules-2', { ...DEFAULT_RULES, hourMs: 60 * MINUTE }],
    ])
    const slices = [row(NINE, 15 * MINUTE), row(NINE + HOUR, 40 * MINUTE, { ruleSet: 'rules-2' })]
    const result = asked({ slices, rules })
    expect(result.tenths).toBe(10)
    expect(result.ruleSets).toEqual(['rules-1', 'rules-2'])
    expect(
      tenthsOf([
        { hourMs: 7, ms: 6 },
        { hourMs: 11, ms: 1 },
      ]),
    ).toBe(9)
  })

  it('count attendance and online study together', () => {
    const result = asked({ slices: [row(NINE, 22.5 * MINUTE)], attendance: [attended('2026-03-03', 4)] })
    expect(result).toMatchObject({
      tenths: 45,
      onlineMs: 22.5 * MINUTE,
      offlineMs: 180 * MINUTE,
      recognisedMs: 202.5 * MINUTE,
      rawMs: 202.5 * MINUTE,
    })
    expect(result.days.map(({ day, recognisedMs }) => [day, recognisedMs])).toEqual([
      ['2026-03-02', 22.5 * MINUTE],
      ['2026-03-03', 180 * MINUTE],
    ])
  })

  it('refuse to guess rules that are not given', () => {
    expect(() => asked({ slices: [row(NINE, 1, { ruleSet: 'lost' })] })).toThrow(RangeError)
  })
})

describe('the limits', () => {
  it('cut a day at its cap, by the local day', () => {
    const slices = [row(Date.parse('2026-03-02T15:00:00+08:00'), 10 * HOUR)]
    const result = asked({ slices })
    expect(result.days).toMatchObject([
      { day: '2026-03-02', rawMs: 9 * HOUR, recognisedMs: 315 * MINUTE, cutBy: { dayCap: 9 * HOUR - 315 * MINUTE } },
      { day: '2026-03-03', rawMs: HOUR, recognisedMs: HOUR, cutBy: { dayCap: 0 } },
    ])
    expect(result.rawMs).toBe(10 * HOUR)
  })

  it('leave attendance uncapped by the day', () => {
    expect(asked({ slices: [row(NINE, 8 * HOUR)], attendance: [attended('2026-03-02', 8)] }).tenths).toBe(150)
  })

  it('cut a unit at its nominal length times the review share, over all its sessions and revisions', () => {
    const slices = [row(NINE, 50 * MINUTE), row(NINE + 2 * HOUR, 50 * MINUTE), row(NINE + 4 * HOUR, 10 * MINUTE, { unit: 'unit-2' })]
    const unitNominalMs = new Map([['unit-1', 45 * MINUTE]])
    const result = asked({ slices, unitNominalMs })
    expect(result.units).toEqual({
      'unit-1': { rawMs: 100 * MINUTE, recognisedMs: 90 * MINUTE },
      'unit-2': { rawMs: 10 * MINUTE, recognisedMs: 10 * MINUTE },
    })
    expect(result.cutBy).toEqual({ inClass: 0, unit: 10 * MINUTE, dayCap: 0, onlineShare: 0 })
    expect(asked({ slices, unitNominalMs, under: { ...DEFAULT_RULES, unitReviewPercent: null } }).cutBy.unit).toBe(0)
    expect(asked({ slices, unitNominalMs, under: { ...DEFAULT_RULES, unitReviewPercent: 100 } }).cutBy.unit).toBe(55 * MINUTE)
  })

  it('recognise online study up to half of the required hours: 51 % is cut to 50 %', () => {
    const slices = [row(NINE, 4 * 45 * MINUTE), row(NINE + 24 * HOUR, 1.1 * 45 * MINUTE)]
    const result = asked({ slices, requiredHours: 10 })
    expect(result).toMatchObject({ tenths: 50, onlineMs: 5 * 45 * MINUTE, cutBy: { onlineShare: 0.1 * 45 * MINUTE } })
    expect(asked({ slices, requiredHours: 10, attendance: [attended('2026-03-04', 5)] }).tenths).toBe(100)
    expect(asked({ slices, requiredHours: null }).tenths).toBe(51)
  })

  it('spend nothing of one limit on time that another one cuts', () => {
    const slices = [row(NINE, 8 * HOUR), row(NINE + 24 * HOUR, HOUR)]
    const result = asked({ slices, unitNominalMs: new Map([['unit-1', 3 * HOUR]]) })
    expect(result.cutBy.dayCap).toBe(45 * MINUTE)
    expect(result.cutBy.unit).toBe(2 * HOUR + HOUR - 45 * MINUTE)
    expect(result.onlineMs).toBe(6 * HOUR)
    const sameDay = asked({
      slices: [row(NINE, 4 * HOUR), row(NINE + 4 * HOUR, 6 * HOUR, { unit: 'unit-2' })],
      unitNominalMs: new Map([['unit-1', HOUR]]),
    })
    expect(sameDay).toMatchObject({ onlineMs: 315 * MINUTE, cutBy: { unit: 2 * HOUR, dayCap: 8 * HOUR - 315 * MINUTE } })
  })

  it('leave of a day what was not studied for another class before', () => {
    const other = { enrolment: 'enrolment-2', unit: 'unit-2' }
    const elsewhere = [row(NINE, 4 * HOUR, other), row(NINE + 12 * HOUR, HOUR, other)]
    const result = asked({ slices: [row(NINE + 4 * HOUR, 4 * HOUR), row(NINE + 24 * HOUR, HOUR)], elsewhere })
    expect(result).toMatchObject({ rawMs: 5 * HOUR, onlineMs: 315 * MINUTE - 4 * HOUR + HOUR, cutBy: { dayCap: 8 * HOUR - 315 * MINUTE } })
    expect(result.units).not.toHaveProperty('unit-2')
  })

  describe('of a person in two classes', () => {
    const CAP = 315 * MINUTE
    const other = { enrolment: 'enrolment-2', unit: 'unit-2' }
    const person = (over: Partial<PersonFacts>): PersonFacts => ({
      attendedElsewhere: [],
      certifiedSeq: 0,
      certifiedElsewhere: [],
      ...over,
    })
    // Certified: 13:00 to 18:14:59. Granted afterwards, for the other class: 08:00 to 09:00 of the same day.
    const certified = { ...row(NINE + 4 * HOUR, CAP - SECOND), seq: 10 }
    const late = { ...row(NINE - HOUR, HOUR, { kind: 'correction', reason: 'claim' }), seq: 11 }

    it('a claim that is granted late takes of the day what a certificate has left, to the second', () => {
      const claimed = { ...late, ...other }
      const days = { '2026-03-02': CAP - SECOND }
      const facts = person({ certifiedElsewhere: [{ enrolment: 'enrolment-1', seq: 10, days }] })
      const second = asked({ slices: [claimed], elsewhere: [certified], person: facts })
      expect(second).toMatchObject({ onlineMs: SECOND, cutBy: { dayCap: HOUR - SECOND } })
      const first = asked({ slices: [certified], elsewhere: [claimed], person: person({ certifiedSeq: 10 }) })
      expect(first).toMatchObject({ onlineMs: CAP - SECOND, cutBy: { dayCap: 0 } })
      expect(first.onlineMs + second.onlineMs).toBe(CAP)
    })

    it('a certificate takes what it took, and not what was recorded for its class', () => {
      const elsewhere = [{ ...row(NINE, 4 * HOUR, other), seq: 3 }]
      const facts = person({ certifiedElsewhere: [{ enrolment: 'enrolment-2', seq: 3, days: { '2026-03-02': 75 * MINUTE } }] })
      expect(asked({ slices: [row(NINE + 4 * HOUR, 4 * HOUR)], elsewhere, person: facts })).toMatchObject({ onlineMs: 4 * HOUR })
    })

    it('what was studied after the certificate comes in order of time', () => {
      const elsewhere = [
        { ...row(NINE, HOUR, other), seq: 3 },
        { ...row(NINE + HOUR, HOUR, other), seq: 12 },
      ]
      const facts = person({ certifiedElsewhere: [{ enrolment: 'enrolment-2', seq: 3, days: { '2026-03-02': HOUR } }] })
      const result = asked({ slices: [row(NINE + 2 * HOUR, 4 * HOUR)], elsewhere, person: facts })
      expect(result.onlineMs).toBe(CAP - 2 * HOUR)
    })

    it('one minute counts once: attendance in another class wins, to the second', () => {
      const attendedElsewhere = [{ startMs: NINE + 10 * MINUTE + SECOND, endMs: NINE + 40 * MINUTE }]
      const result = asked({ slices: [row(NINE, HOUR)], person: person({ attendedElsewhere }) })
      expect(result).toMatchObject({ onlineMs: 30 * MINUTE + SECOND, offlineMs: 0, cutBy: { inClass: 30 * MINUTE - SECOND } })
    })

    it('nor does what was studied for another class during attendance take anything of the day', () => {
      const elsewhere = [row(NINE, 2 * HOUR, other)]
      const attendance = [{ ...attended('2026-03-02', 2), startMs: NINE, endMs: NINE + 2 * HOUR }]
      const result = asked({ slices: [row(NINE + 2 * HOUR, 5 * HOUR)], elsewhere, attendance, person: person({}) })
      expect(result.onlineMs).toBe(5 * HOUR)
    })

    it('of two certificates the later one takes nothing from the earlier one, and both find the hours that they state', () => {
      const second = { ...row(NINE - HOUR, CAP, other), seq: 11 }
      const days = { '2026-03-02': CAP }
      const own = { ...certified, creditMs: CAP, endMs: certified.startMs + CAP }
      const earlier = asked({
        slices: [own],
        elsewhere: [second],
        person: person({ certifiedSeq: 10, certifiedElsewhere: [{ enrolment: 'enrolment-2', seq: 11, days, isLater: true }] }),
      })
      expect(earlier.onlineMs).toBe(CAP)
      const after = { ...row(NINE - 2 * HOUR, HOUR), seq: 12 }
      const later = asked({
        slices: [own, after],
        elsewhere: [second],
        person: person({ certifiedSeq: 10, certifiedElsewhere: [{ enrolment: 'enrolment-2', seq: 11, days, isLater: true }] }),
      })
      expect(later.onlineMs).toBe(CAP)
    })

    it('attendance elsewhere that is recorded after a certificate takes nothing from what it certifies', () => {
      const attendedElsewhere = [{ startMs: NINE + 4 * HOUR, endMs: NINE + 6 * HOUR }]
      const facts = person({ certifiedSeq: 10, attendedElsewhere, attendedWhenCertified: [] })
      expect(asked({ slices: [certified], person: facts }).onlineMs).toBe(CAP - SECOND)
      const uncertified = { ...row(NINE + 4 * HOUR, HOUR), seq: 11 }
      expect(asked({ slices: [uncertified], person: facts }).onlineMs).toBe(0)
    })

    it('certificates of earlier versions are worked out as they were', () => {
      expect(asked({ slices: [certified], elsewhere: [{ ...late, ...other }] }).onlineMs).toBe(CAP - HOUR)
    })
  })

  it('do not count online study twice that was done in a class', () => {
    const attendance = [{ ...attended('2026-03-02', 2), startMs: NINE + 30 * MINUTE, endMs: NINE + 2 * HOUR }]
    const result = asked({ slices: [row(NINE, HOUR)], attendance })
    expect(result).toMatchObject({ onlineMs: 30 * MINUTE, offlineMs: 90 * MINUTE, cutBy: { inClass: 30 * MINUTE } })
  })

  it('judge every row by the rules that it was recorded under', () => {
    const rules = new Map([
      ['rules-1', DEFAULT_RULES],
      ['rules-2', { ...DEFAULT_RULES, dayCapHours: 8 }],
    ])
    const old = asked({ slices: [row(NINE, 7 * HOUR)], rules, standing: { ...DEFAULT_RULES, dayCapHours: 1 } })
    expect(old.onlineMs).toBe(315 * MINUTE)
    const both = asked({ slices: [row(NINE, 5 * HOUR), row(NINE + 5 * HOUR, HOUR, { ruleSet: 'rules-2' })], rules })
    expect(both.onlineMs).toBe(6 * HOUR)
    expect(asked({ slices: [row(NINE, 5 * HOUR), row(NINE + 5 * HOUR, HOUR)], rules }).onlineMs).toBe(315 * MINUTE)
  })
})

describe('what did not count', () => {
  const slices = () => {
    const taken = row(NINE + HOUR, 10 * MINUTE)
    return [
      row(NINE, 20 * MINUTE, { creditMs: 0, reason: 'gap' }),
      row(NINE + 5 * MINUTE, 10 * MINUTE, { kind: 'correction', reason: 'claim', claim: 'claim-1' }),
      row(NINE + 20 * MINUTE, 5 * MINUTE, { creditMs: 0, reason: 'presence' }),
      row(NINE + 25 * MINUTE, 5 * MINUTE),
      taken,
      {
        ...row(NINE + HOUR, 10 * MINUTE),
        kind: 'reversal' as const,
        reason: 'reversal' as const,
        creditMs: -10 * MINUTE,
        reverses: taken.id,
      },
    ]
  }

  it('is told by day and reason, without what was made good', () => {
    const [day] = asked({ slices: slices() }).days
    expect(day?.uncounted).toEqual({ gap: 10 * MINUTE, presence: 5 * MINUTE, reversal: 10 * MINUTE })
    expect(day?.recognisedMs).toBe(15 * MINUTE)
  })

  it('stands in the ribbon with its reason and a button, in order and without overlaps', () => {
    const [day, ...others] = recordOf({ rows: slices() })
    expect(others).toEqual([])
    expect(day).toMatchObject({ day: '2026-03-02', creditMs: 15 * MINUTE, uncountedMs: 25 * MINUTE, provisionalMs: 0 })
    expect(
      day?.intervals.map(({ startMs, endMs, reason, creditMs, claimable }) => [
        (startMs - NINE) / MINUTE,
        (endMs - NINE) / MINUTE,
        reason,
        creditMs / MINUTE,
        claimable,
      ]),
    ).toEqual([
      [0, 5, 'gap', 0, true],
      [5, 15, 'claim', 10, false],
      [15, 20, 'gap', 0, true],
      [20, 25, 'presence', 0, true],
      [25, 30, 'counted', 5, false],
      [60, 70, 'reversal', 0, false],
    ])
  })
})

describe('the record', () => {
  it('shows what waits for a check, and cuts it at midnight', () => {
    const one = trainee({ at: Date.parse('2026-03-02T23:57:00+08:00') })
    const window = one.open()
    one.study(window, 5 * MINUTE)
    one.wait(20 * MINUTE).beat(window)
    const days = recordOf({ rows: one.rows, desk: one.desk })
    expect(
      days.map(({ day, creditMs, provisionalMs, uncountedMs }) => [day, creditMs, provisionalMs / MINUTE, uncountedMs / MINUTE]),
    ).toEqual([
      ['2026-03-02', 0, 3, 0],
      ['2026-03-03', 0, 2, 20],
    ])
    expect(days[1]?.intervals).toMatchObject([
      { reason: 'counted', provisional: true, claimable: false, unit: 'unit-1', enrolment: 'enrolment-1' },
      { reason: 'gap', provisional: false, claimable: true },
    ])
  })

  it('joins neighbours that say the same', () => {
    const [day] = recordOf({ rows: [row(NINE, MINUTE), row(NINE + MINUTE, MINUTE), row(NINE + 2 * MINUTE, MINUTE, { unit: 'unit-2' })] })
    expect(day?.intervals.map(({ creditMs }) => creditMs)).toEqual([2 * MINUTE, MINUTE])
  })
})

describe('the projection', () => {
  const pace = (days: number, hours: number) =>
    Array.from({ length: days }, (_, index) => row(NINE + index * 24 * HOUR, hours * 45 * MINUTE))
  const common = { rules: free, today: '2026-03-15', appraisalOn: '2026-03-26', requiredHours: 40 }

  it('goes on at the pace of fourteen days until the eve of the appraisal', () => {
    const recognition = asked({ slices: pace(14, 2), under: free })
    expect(project({ ...common, recognition })).toEqual({
      projectedTenths: 400,
      requiredTenths: 400,
      meets: true,
      shortTenths: 0,
      because: null,
      completeOn: '2026-03-21',
      daysLeft: 10,
      neededPerDayMs: 54 * MINUTE,
      paceOnlineMs: 90 * MINUTE,
      paceOfflineMs: 0,
    })
  })

  it('is met by nobody who has failed for an absence', () => {
    const recognition = asked({ slices: pace(14, 4), under: free })
    expect(project({ ...common, recognition })).toMatchObject({ meets: true, because: null })
    expect(project({ ...common, recognition, failed: true })).toMatchObject({
      meets: false,
      because: 'absence',
      completeOn: null,
      neededPerDayMs: null,
    })
  })

  it('names what is short, and what is needed a day', () => {
    const recognition = asked({ slices: pace(14, 0.5), under: free })
    expect(project({ ...common, recognition })).toMatchObject({
      projectedTenths: 120,
      meets: false,
      shortTenths: 280,
      completeOn: null,
      neededPerDayMs: Math.ceil((33 * 45 * MINUTE) / 10),
    })
  })

  it('does not project online time beyond its share', () => {
    const recognition = asked({ slices: pace(14, 1), requiredHours: 40 })
    expect(project({ ...common, rules: DEFAULT_RULES, recognition })).toMatchObject({
      projectedTenths: 200,
      shortTenths: 200,
      meets: false,
    })
  })

  it('says why the hours will be short', () => {
    const slow = asked({ slices: pace(14, 0.5), under: free })
    const half = { recognition: asked({ slices: pace(14, 1), requiredHours: 40 }), rules: DEFAULT_RULES }
    expect(project({ ...common, recognition: slow }).because).toBe('pace')
    expect(project({ ...common, ...half }).because).toBe('onlineShare')
    expect(project({ ...common, ...half, requiredHours: 200 }).because).toBe('dayCap')
    expect(project({ ...common, recognition: slow, today: '2026-03-26' }).because).toBe('overdue')
    expect(project({ ...common, recognition: asked({ slices: pace(14, 2), under: free }) }).because).toBeNull()
  })

  it('counts the classes that are planned instead of a pace of attendance', () => {
    const recognition = asked({ attendance: [attended('2026-03-14', 4)], under: free })
    const planned = [
      { day: '2026-03-20', ms: 36 * 45 * MINUTE },
      { day: '2026-03-26', ms: 36 * 45 * MINUTE },
    ]
    expect(project({ ...common, recognition, planned })).toMatchObject({
      projectedTenths: 400,
      completeOn: '2026-03-20',
      neededPerDayMs: 0,
    })
    expect(project({ ...common, recognition, planned: [] })).toMatchObject({ projectedTenths: 40, completeOn: null })
  })

  it('takes the pace of a young class from its own days', () => {
    const recognition = asked({ slices: [row(NINE + 12 * 24 * HOUR, 90 * MINUTE), row(NINE + 13 * 24 * HOUR, 90 * MINUTE)], under: free })
    expect(project({ ...common, recognition, startsOn: '2026-03-14' }).paceOnlineMs).toBe(90 * MINUTE)
    expect(project({ ...common, recognition }).paceOnlineMs).toBe(Math.floor((180 * MINUTE) / 14))
  })

  it('is what there is when no day is left', () => {
    const recognition = asked({ slices: pace(3, 2), under: free })
    expect(project({ ...common, recognition, today: '2026-03-26' })).toMatchObject({
      projectedTenths: 60,
      daysLeft: 0,
      neededPerDayMs: null,
    })
    expect(project({ ...common, recognition, requiredHours: 6, today: '2026-03-26' })).toMatchObject({
      meets: true,
      completeOn: '2026-03-26',
      neededPerDayMs: 0,
    })
  })
})

describe('eligibility', () => {
  const attendance = [attended('2026-03-02', 8), attended('2026-03-03', 8)]

  it('is met with the hours and no unexcused absence', () => {
    expect(decideEligibility({ recognition: asked({ attendance }), requiredHours: 16, absences: [] })).toEqual({ met: true, missing: [] })
  })

  it('says how much is missing, to the tenth', () => {
    expect(decideEligibility({ recognition: asked({ attendance }), requiredHours: 16.1, absences: [] })).toEqual({
      met: false,
      missing: [{ code: 'hours', requiredTenths: 161, tenths: 160, shortTenths: 1 }],
    })
  })

  it('fails with one unexcused absence, whatever the hours', () => {
    expect(decideEligibility({ recognition: asked({ attendance }), requiredHours: 1, absences: [{ classSessionId: 'class-9' }] })).toEqual({
      met: false,
      missing: [{ code: 'absence', classSessionIds: ['class-9'] }],
    })
  })

  it('is met again once leave is approved after the absence was recorded, and leave gives no time', () => {
    const day = startOfDay(dayNumber('2026-03-02'))
    const sessions = ['first', 'second'].map((id, index) => ({
      id,
      startMs: day + (9 + index * 24) * HOUR,
      endMs: day + (15 + index * 24) * HOUR,
    }))
    const mark = (over: Partial<MarkRow>): MarkRow => ({
      classSession: 'first',
      enrolment: 'enrolment-1',
      seq: 1,
      mark: 'present',
      atMs: day,
      ...over,
    })
    const marks = [mark({}), mark({ classSession: 'second', mark: 'absent' })]
    const decide = (leave: { enrolment: string; sessions: string[] }[]) => {
      const standing = attendanceStanding({ marks, sessions, leave, nowMs: Number.MAX_SAFE_INTEGER }).get('enrolment-1')
      const recognition = asked({ attendance: (standing?.credits ?? []).map((credit) => ({ ...credit, day: dateOf(credit.day) })) })
      const absences = (standing?.absentIn ?? []).map((classSessionId) => ({ classSessionId }))
      return { tenths: recognition.tenths, ...decideEligibility({ recognition, requiredHours: 8, absences }) }
    }
    expect(decide([])).toEqual({ tenths: 80, met: false, missing: [{ code: 'absence', classSessionIds: ['second'] }] })
    expect(decide([{ enrolment: 'enrolment-1', sessions: ['second'] }])).toEqual({ tenths: 80, met: true, missing: [] })
  })

  it('says where only attendance can close the gap', () => {
    const recognition = asked({ slices: [row(NINE, 315 * MINUTE), row(NINE + 24 * HOUR, 315 * MINUTE)], requiredHours: 20 })
    expect(decideEligibility({ recognition, requiredHours: 20, absences: [] }).missing).toEqual([
      { code: 'hours', requiredTenths: 200, tenths: 100, shortTenths: 100 },
      { code: 'attendance', shortTenths: 100 },
    ])
  })

  it('is not met without an enrolment', () => {
    expect(decideEligibility({ recognition: null, requiredHours: 1, absences: [] })).toEqual({
      met: false,
      missing: [{ code: 'enrolment' }],
    })
  })
})
