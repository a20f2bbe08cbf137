import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lengthOf, union } from '@/plugins/study-hours/time/domain/intervals'
import { replay, verifyLedger } from '@/plugins/study-hours/ledger/domain/ledger'
import { recognise } from '@/plugins/study-hours/recognition/domain/recognise'
import { recordOf } from '@/plugins/study-hours/recognition/domain/record'
import { MAX_COUNTED_RUNS, MAX_RUNS } from '@/plugins/study-hours/ledger/domain/runs'
import { DEFAULT_RULES, dayCapMs, provisionalCapMs, type StudyRules } from '@/plugins/study-hours/ledger/domain/rules'
import type { Evidence, UnitKind } from '@/plugins/study-hours/ledger/domain/types'
import { splitByDay } from '@/plugins/study-hours/time/domain/zone'
import { HOUR, MINUTE, NINE, SECOND, trainee, type Trainee, type Window } from './trainee'

/** Anything that can happen to one trainee's desk; `tab` is one of the windows that were ever opened. */
type Event =
  | { do: 'wait'; ms: number }
  | { do: 'open'; kind: UnitKind; unit: string }
  | { do: 'beat'; tab: number; skip: number; evidence: Evidence; advanceMs: number }
  | { do: 'answer'; right: boolean; forged: boolean }
  | { do: 'close'; tab: number; check: boolean }
  | { do: 'sweep' }
  | { do: 'correct'; backMs: number; ms: number }
  | { do: 'reverse'; row: number }

const waits = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(30 * SECOND, 30 * SECOND, 60 * SECOND, 75 * SECOND) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 100 * SECOND }) },
  { weight: 1, arbitrary: fc.constantFrom(75 * SECOND + 1, 5 * MINUTE, 11 * MINUTE, 9 * HOUR, 26 * HOUR, -45 * SECOND, -2 * HOUR) },
)
const evidence: fc.Arbitrary<Evidence> = fc.record({
  visible: fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  active: fc.boolean(),
})
const tab = fc.nat({ max: 4 })
const pulse = fc
  .tuple(waits, tab, fc.constantFrom(0, 0, 0, 0, 0, 1, -1), evidence, fc.constantFrom(0, 20_000, 60_000, 400_000, -5_000))
  .map(([ms, tab, skip, evidence, advanceMs]): Event[] => [
    { do: 'wait', ms },
    { do: 'beat', tab, skip, evidence, advanceMs },
  ])
const single: fc.Arbitrary<Event[]> = fc
  .oneof(
    { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: waits }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('open' as const),
        kind: fc.constantFrom<UnitKind>('chapter', 'video', 'attachment'),
        unit: fc.constantFrom('unit-1', 'unit-2'),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('answer' as const),
        right: fc.oneof({ weight: 8, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
        forged: fc.oneof({ weight: 8, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const), tab, check: fc.boolean() }) },
    { weight: 1, arbitrary: fc.constant({ do: 'sweep' as const }) },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('correct' as const),
        backMs: fc.nat({ max: 3 * HOUR }),
        ms: fc.integer({ min: 1, max: HOUR }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('reverse' as const), row: fc.nat({ max: 20 }) }) },
  )
  .map((event) => [event])
/** Long lives: mostly study, now and then anything. */
const lives = fc
  .array(fc.oneof({ weight: 8, arbitrary: pulse }, { weight: 3, arbitrary: single }), { maxLength: 150 })
  .map((parts) => [{ do: 'open', kind: 'chapter', unit: 'unit-1' } as Event, ...parts.flat()])

/** Checks come every one to two minutes, so that a short life meets many. */
const brisk: StudyRules = { ...DEFAULT_RULES, presenceMinMs: MINUTE, presenceMaxMs: 2 * MINUTE }

function live(events: readonly Event[], after: (one: Trainee, event: Event) => void = () => undefined): Trainee {
  const one = trainee({ rules: brisk, spread: 0.5 })
  const windows: Window[] = []
  // Tab 0 is the newest, so that most beats reach the window that holds the desk.
  const at = (index: number) => windows.at(-1 - Math.floor(index / 3)) as Window
  for (const event of events) {
    switch (event.do) {
      case 'wait':
        one.wait(event.ms)
        break
      case 'open':
        windows.push(one.open({ kind: event.kind, unit: event.unit }))
        break
      case 'beat': {
        const window = at(event.tab) ?? windows[0]
        if (!window) break
        window.mediaMs = Math.max(0, window.mediaMs + event.advanceMs)
        one.tryBeat(window, { ...event.evidence, mediaPositionMs: window.mediaMs }, Math.max(0, window.seq + 1 + event.skip))
        break
      }
      case 'answer':
        one.tryAnswer({ right: event.right, ...(event.forged ? { checkId: 'forged' } : {}) })
        break
      case 'close': {
        const window = at(event.tab) ?? windows[0]
        if (window) one.tryClose({ session: window.session, epoch: window.epoch }, { check: event.check })
        break
      }
      case 'sweep':
        one.sweep()
        break
      case 'correct':
        one.tryCorrect(one.now - event.backMs, one.now - event.backMs + event.ms, Math.max(1, Math.floor(event.ms / 2)))
        break
      case 'reverse': {
        const row = one.rows[event.row]
        if (row) one.tryReverse(row)
        break
      }
    }
    after(one, event)
  }
  return one
}

const runs = { numRuns: 300 }

describe('whatever happens at a desk', () => {
  it('credits no more than the time that passed on the clock of the server', () => {
    fc.assert(
      fc.property(lives, (events) => {
        const study = events.filter(({ do: what }) => what !== 'correct' && what !== 'reverse')
        let latest = NINE
        const one = live(study, (one) => {
          latest = Math.max(latest, one.now)
          expect(one.creditMs + one.pendingMs).toBeLessThanOrEqual(latest - NINE)
        })
        expect(one.creditMs).toBeGreaterThanOrEqual(0)
      }),
      runs,
    )
  })

  it('never lets two intervals of study overlap, and the sum over sessions is at most the union of their intervals', () => {
    fc.assert(
      fc.property(lives, (events) => {
        const one = live(events)
        const recorded = [...one.rows.filter(({ kind }) => kind === 'study'), ...one.desk.pending]
        expect(lengthOf(union(recorded))).toBe(lengthOf(recorded))
        const bySession = new Map<string, number>()
        for (const row of one.rows) if (row.session) bySession.set(row.session, (bySession.get(row.session) ?? 0) + row.creditMs)
        const sum = [...bySession.values()].reduce((total, ms) => total + ms, 0)
        const spans = [...bySession.keys()].map((session) => {
          const own = recorded.filter((run) => run.session === session)
          return { startMs: Math.min(...own.map(({ startMs }) => startMs)), endMs: Math.max(...own.map(({ endMs }) => endMs)) }
        })
        expect(sum).toBeLessThanOrEqual(lengthOf(union(spans)))
      }),
      runs,
    )
  })

  it('leaves a ledger that verifies, and whose replay is what the answers and the corrections said', () => {
    fc.assert(
      fc.property(lives, (events) => {
        const one = live(events)
        expect(verifyLedger(one.rows)).toEqual({ faults: [], head: one.head })
        expect(replay(one.rows).creditMs).toBe(one.confirmedMs + one.corrections)
        expect(replay([...one.rows].reverse()).creditMs).toBe(replay(one.rows).creditMs)
      }),
      runs,
    )
  })

  it('credits study only on a passed check, and never more on one than a check may confirm', () => {
    fc.assert(
      fc.property(lives, (events) => {
        let before = { creditMs: 0, confirmedMs: 0 }
        live(
          events.filter(({ do: what }) => what !== 'correct' && what !== 'reverse'),
          (one, event) => {
            const gainedMs = one.creditMs - before.creditMs
            expect(gainedMs).toBe(one.confirmedMs - before.confirmedMs)
            if (gainedMs > 0) expect(event).toMatchObject({ do: 'answer', right: true, forged: false })
            expect(gainedMs).toBeLessThanOrEqual(provisionalCapMs(brisk))
            before = { creditMs: one.creditMs, confirmedMs: one.confirmedMs }
          },
        )
      }),
      runs,
    )
  })

  it('keeps the desk small, its clock going forward, and the figure of the day right', () => {
    fc.assert(
      fc.property(lives, (events) => {
        let clockMs = 0
        live(events, (one) => {
          const { desk } = one
          expect(desk.clockMs).toBeGreaterThanOrEqual(clockMs)
          clockMs = desk.clockMs
          expect(desk.pending.length).toBeLessThanOrEqual(MAX_RUNS + MAX_COUNTED_RUNS)
          expect(Object.keys(desk.contexts).length).toBeLessThanOrEqual(desk.pending.length + 1)
          const ofDay = one.rows
            .flatMap((row) => splitByDay(row.startMs, row.endMs).map((part) => ({ ...part, sign: Math.sign(row.creditMs) })))
            .filter(({ day }) => day === desk.today.day)
            .reduce((sum, part) => sum + part.sign * (part.endMs - part.startMs), 0)
          expect(desk.today.ms).toBe(ofDay)
        })
      }),
      { numRuns: 100 },
    )
  })

  it('shows in the record exactly what the ledger credits', () => {
    fc.assert(
      fc.property(lives, (events) => {
        const one = live(events)
        const days = recordOf({ rows: one.rows, desk: one.desk })
        expect(days.reduce((sum, day) => sum + day.creditMs, 0)).toBe(one.creditMs)
        expect(days.reduce((sum, day) => sum + day.provisionalMs, 0)).toBe(one.pendingMs)
        const pieces = days.flatMap(({ intervals }) => intervals)
        expect(lengthOf(union(pieces))).toBe(lengthOf(pieces))
      }),
      runs,
    )
  })
})

/** One session at the real engine: beats at fixed times, every check answered in the moment in which it comes. */
type Pulse = { ms: number; evidence: Evidence; advanceMs: number }
const pulses = fc.array(
  fc.record({
    ms: fc.oneof(fc.constant(30 * SECOND), fc.integer({ min: 1, max: 90 * SECOND })),
    evidence: fc.record({ visible: fc.boolean(), active: fc.boolean() }),
    advanceMs: fc.constantFrom(0, 15_000, 30_000, 60_000, 90_000, 300_000, -10_000),
  }),
  { minLength: 1, maxLength: 60 },
)
const kinds = fc.constantFrom<UnitKind>('chapter', 'video')
type Arrival = { atMs: number; seq: number; evidence: Evidence }

function arrivals(pulses: readonly Pulse[]): Arrival[] {
  let atMs = NINE
  let mediaPositionMs = 0
  return pulses.map(({ ms, evidence, advanceMs }, index) => {
    atMs += ms
    mediaPositionMs = Math.max(0, mediaPositionMs + advanceMs)
    return { atMs, seq: index + 1, evidence: { ...evidence, mediaPositionMs } }
  })
}

function deliver(kind: UnitKind, beats: readonly Arrival[]): Trainee {
  const one = trainee({ rules: brisk, spread: 0.5 })
  const window = one.open({ kind })
  for (const { atMs, seq, evidence } of beats) {
    one.now = atMs
    one.beat(window, evidence, seq)
    if (one.desk.check) one.answer()
  }
  return one
}

const countedBy = (one: Trainee) => one.creditMs + one.pendingMs

describe('a line that does what lines do', () => {
  it('adds nothing by dropping beats, whatever they said', () => {
    fc.assert(
      fc.property(kinds, pulses, fc.infiniteStream(fc.boolean()), (kind, pulses, lost) => {
        const all = arrivals(pulses)
        expect(
          countedBy(
            deliver(
              kind,
              all.filter(() => !lost.next().value),
            ),
          ),
        ).toBeLessThanOrEqual(countedBy(deliver(kind, all)))
      }),
      { numRuns: 1_000 },
    )
  })

  it('changes nothing by repeating beats, at once or later', () => {
    fc.assert(
      fc.property(kinds, pulses, fc.infiniteStream(fc.nat({ max: 3 })), (kind, pulses, times) => {
        const all = arrivals(pulses)
        const repeated = all.flatMap((beat, index) => {
          const again = all
            .slice(Math.max(0, index - (times.next().value ?? 0)), index + 1)
            .map(({ seq, evidence }) => ({ atMs: beat.atMs, seq, evidence }))
          return [beat, ...again]
        })
        const [once, often] = [deliver(kind, all), deliver(kind, repeated)]
        expect(JSON.stringify(often.desk.pending)).toBe(JSON.stringify(once.desk.pending))
        expect(often.creditMs).toBe(once.creditMs)
      }),
      runs,
    )
  })

  it('adds nothing by letting later beats overtake earlier ones', () => {
    fc.assert(
      fc.property(kinds, pulses, fc.infiniteStream(fc.nat({ max: 2 })), (kind, pulses, luck) => {
        const all = arrivals(pulses).map((beat) => ({ ...beat, late: luck.next().value === 0 }))
        // A late beat comes in right after the next one that is on time.
        const overtaken = all
          .flatMap((beat, index) => {
            const carrier = beat.late ? all.slice(index).find(({ late }) => !late) : beat
            return carrier ? [{ ...beat, atMs: carrier.atMs }] : []
          })
          .sort((a, b) => a.atMs - b.atMs || Number(a.late) - Number(b.late))
        expect(countedBy(deliver(kind, overtaken))).toBeLessThanOrEqual(countedBy(deliver(kind, all)))
      }),
      { numRuns: 1_000 },
    )
  })

  it('adds nothing by dropping a beat that puts the next check off, so that it is answered where nobody was active', () => {
    const beats: readonly [ms: number, visible: boolean, active: boolean][] = [
      [30_000, false, false],
      [11_140, true, false],
      [1, false, false],
      [30_000, true, false],
      [48_860, true, true],
      [30_000, true, false],
      [60_001, false, false],
      [30_000, true, false],
    ]
    const all = arrivals(beats.map(([ms, visible, active]) => ({ ms, evidence: { visible, active }, advanceMs: 0 })))
    const whole = countedBy(deliver('chapter', all))
    for (const { seq } of all)
      expect(
        countedBy(
          deliver(
            'chapter',
            all.filter((beat) => beat.seq !== seq),
          ),
        ),
      ).toBeLessThanOrEqual(whole)
  })

  it('gives a burst of queued beats no more than the time that it took', () => {
    fc.assert(
      fc.property(
        kinds,
        fc.integer({ min: 0, max: 10 * HOUR }),
        fc.array(fc.nat({ max: 50 }), { minLength: 2, maxLength: 60 }),
        (kind, quietMs, steps) => {
          const [first, ...rest] = arrivals(
            steps.map((ms, index) => ({ ms: index === 0 ? quietMs : ms, evidence: { visible: true, active: true }, advanceMs: 30_000 })),
          )
          if (!first) return
          const burstMs = rest.reduce((latest, { atMs }) => Math.max(latest, atMs), first.atMs) - first.atMs
          expect(countedBy(deliver(kind, [first, ...rest]))).toBeLessThanOrEqual(burstMs + (quietMs <= DEFAULT_RULES.leaseMs ? quietMs : 0))
        },
      ),
      runs,
    )
  })

  it('changes nothing when the clock of the client is a day off: no time of a client is ever looked at', () => {
    const day = fc.constantFrom(-24 * HOUR, 24 * HOUR)
    fc.assert(
      fc.property(kinds, pulses, day, (kind, pulses, offMs) => {
        const all = arrivals(pulses)
        const told = all.map((beat) => {
          const at = beat.atMs + offMs
          return { ...beat, evidence: { ...beat.evidence, at, clientTime: new Date(at).toISOString(), timeZone: 'America/New_York' } }
        })
        const [honest, off] = [deliver(kind, all), deliver(kind, told)]
        expect(off.desk).toEqual(honest.desk)
        expect(off.rows).toEqual(honest.rows)
      }),
      { numRuns: 100 },
    )
  })
})

describe('recognition', () => {
  const rules = fc.record({
    hourMs: fc.constantFrom(45 * MINUTE, 50 * MINUTE, HOUR),
    dayCapHours: fc.constantFrom(0, 0.5, 2, 7),
    onlineSharePercent: fc.constantFrom(0, 33, 50, 100),
    unitReviewPercent: fc.constantFrom(null, 100, 200),
  })
  const inputs = fc.record({
    events: lives,
    first: rules,
    second: rules,
    nominalMs: fc.integer({ min: MINUTE, max: HOUR }),
    requiredHours: fc.constantFrom(null, 1, 0.1, 80),
    attendedMs: fc.nat({ max: 8 * HOUR }),
  })

  it('recognises no more than was recorded, within every limit, and loses nothing without saying why', () => {
    fc.assert(
      fc.property(inputs, ({ events, first, second, nominalMs, requiredHours, attendedMs }) => {
        const one = live(events)
        const sets = new Map([
          ['rules-1', { ...DEFAULT_RULES, ...first }],
          ['rules-2', { ...DEFAULT_RULES, ...second }],
        ])
        const slices = one.rows.map((row) => ({ ...row, ruleSet: row.startMs < NINE + HOUR ? 'rules-1' : 'rules-2' }))
        const result = recognise({
          slices,
          elsewhere: [],
          rules: sets,
          unitNominalMs: new Map([['unit-1', nominalMs]]),
          attendance: [{ day: '2026-03-02', ms: attendedMs, classSessionId: 'class-1' }],
          standing: DEFAULT_RULES,
          requiredHours,
        })
        const cutMs = Object.values(result.cutBy).reduce((sum, ms) => sum + ms, 0)
        expect(result.rawMs).toBe(one.creditMs + attendedMs)
        expect(result.recognisedMs + cutMs).toBe(result.rawMs)
        expect(result.recognisedMs).toBe(result.onlineMs + result.offlineMs)
        expect(result.offlineMs).toBe(attendedMs)
        for (const day of result.days) {
          expect(day.recognisedMs).toBeLessThanOrEqual(day.rawMs)
          expect(day.onlineMs).toBeLessThanOrEqual(Math.max(...[...sets.values()].map(dayCapMs)))
        }
        for (const unit of Object.values(result.units)) expect(unit.recognisedMs).toBeLessThanOrEqual(unit.rawMs)
        const longest = Math.max(first.hourMs, second.hourMs)
        const share = Math.max(first.onlineSharePercent, second.onlineSharePercent)
        if (requiredHours !== null) expect(result.onlineMs).toBeLessThanOrEqual((requiredHours * share * longest) / 100)
      }),
      runs,
    )
  })

  it('gives one person no more of a day than its cap, however many classes they study for', () => {
    fc.assert(
      fc.property(lives, fc.integer({ min: 1, max: 4 }), (events, classes) => {
        const { rows } = live(events)
        const under = { ...DEFAULT_RULES, dayCapHours: 1 }
        const of = (enrolment: number) => {
          const isOwn = (row: { seq: number }) => row.seq % classes === enrolment
          return recognise({
            slices: rows.filter(isOwn),
            elsewhere: rows.filter((row) => !isOwn(row)),
            rules: new Map([['rules-1', under]]),
            unitNominalMs: new Map(),
            attendance: [],
            standing: under,
            requiredHours: null,
          })
        }
        const days = new Map<string, number>()
        for (const { day, onlineMs } of Array.from({ length: classes }, (_, enrolment) => of(enrolment).days).flat())
          days.set(day, (days.get(day) ?? 0) + onlineMs)
        for (const ms of days.values()) expect(ms).toBeLessThanOrEqual(dayCapMs(under))
      }),
      { numRuns: 200 },
    )
  })

  it('does not depend on the order in which rows are read', () => {
    fc.assert(
      fc.property(lives, (events) => {
        const { rows } = live(events)
        const of = (slices: typeof rows) =>
          recognise({
            slices,
            elsewhere: [],
            rules: new Map([['rules-1', { ...DEFAULT_RULES, dayCapHours: 1 }]]),
            unitNominalMs: new Map([['unit-1', 10 * MINUTE]]),
            attendance: [],
            standing: DEFAULT_RULES,
            requiredHours: 1,
          })
        expect(of([...rows].reverse())).toEqual(of(rows))
      }),
      { numRuns: 100 },
    )
  })
})
