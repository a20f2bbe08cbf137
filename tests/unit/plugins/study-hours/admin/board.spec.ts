import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isShown, ORDERS, type BoardFilter } from '@/plugins/study-hours/board/admin/order'
import { duration, hours } from '@/plugins/study-hours/shared/admin/format'
import { openListHref, undecidedFirst } from '@/plugins/study-hours/shared/admin/open-lists'
import { windowAround } from '@/plugins/study-hours/recognition/admin/Ribbon'
import { boardTotals, byRisk, isQuiet, type BoardRow } from '@/plugins/study-hours/board/operations/rows'
import { deadlineOf } from '@/plugins/study-hours/board/domain/due'

const row = (more: Partial<BoardRow>): BoardRow => ({
  id: 'e1',
  trainee: 't1',
  name: '赵铁柱',
  number: '001',
  crew: 'A',
  state: 'active',
  tenths: 100,
  onlineTenths: 60,
  offlineTenths: 40,
  cutTenths: 0,
  isShareCut: false,
  onlinePercent: 30,
  projectedTenths: 200,
  shortTenths: 0,
  because: null,
  completeOn: null,
  present: 0,
  absent: 0,
  leave: 0,
  late: 0,
  early: 0,
  lateMs: 0,
  lastStudiedOn: null,
  quietDays: 0,
  isStudying: false,
  openClaims: 0,
  openLeave: 0,
  ...more,
})

describe('the order of the board', () => {
  it('puts those who failed first, then the shortest, and those who left the class last', () => {
    const rows = [
      row({ id: 'left', state: 'revoked', shortTenths: 900 }),
      row({ id: 'fine', shortTenths: 0, tenths: 150 }),
      row({ id: 'worse', shortTenths: 80 }),
      row({ id: 'bad', shortTenths: 20 }),
      row({ id: 'failed', shortTenths: 0, tenths: 200, because: 'absence' }),
      row({ id: 'behind', shortTenths: 0, tenths: 90 }),
    ]
    expect(rows.toSorted(byRisk).map(({ id }) => id)).toEqual(['failed', 'worse', 'bad', 'behind', 'fine', 'left'])
  })

  it('is a total order, whatever comes', () => {
    const some = fc.record({ short: fc.nat(3), tenths: fc.nat(3), id: fc.string({ minLength: 1 }) })
    fc.assert(
      fc.property(some, some, (a, b) => {
        const [left, right] = [a, b].map(({ id, short, tenths }) => row({ id, shortTenths: short, tenths })) as [BoardRow, BoardRow]
        if (left.id !== right.id) expect(Math.sign(byRisk(left, right))).toBe(-Math.sign(byRisk(right, left)))
      }),
    )
  })

  it('reads numbers as numbers', () => {
    const sorted = [row({ number: '10' }), row({ number: '9' })].toSorted(ORDERS.number)
    expect(sorted.map(({ number }) => number)).toEqual(['9', '10'])
  })
})

describe('what the board shows', () => {
  it.each<[BoardFilter, Partial<BoardRow>, Partial<BoardRow>]>([
    ['willMiss', { because: 'pace' }, { because: 'pace', state: 'revoked' }],
    ['willMiss', { because: 'absence', tenths: 900 }, {}],
    ['absent', { absent: 1 }, { leave: 1 }],
    ['quiet', { quietDays: 7 }, { quietDays: 6 }],
    ['open', { openLeave: 1 }, {}],
  ])('narrows to %s', (filter, fits, fitsNot) => {
    expect(isShown(row(fits), filter, '')).toBe(true)
    expect(isShown(row(fitsNot), filter, '')).toBe(false)
    expect(isShown(row(fitsNot), 'all', '')).toBe(true)
  })

  it('finds by part of name or number', () => {
    expect([isShown(row({}), 'all', '铁'), isShown(row({}), 'all', '00'), isShown(row({}), 'all', '钱')]).toEqual([true, true, false])
  })

  it('counts nobody as complete who failed for an absence, whatever the hours', () => {
    const rows = [row({ tenths: 200, because: 'absence', absent: 1 }), row({ tenths: 200 })]
    expect(boardTotals(rows, 200, 0)).toMatchObject({ complete: 1, willMiss: 1, absent: 1 })
  })

  it('counts who left the class nowhere but as such', () => {
    const rows = [
      row({ shortTenths: 5, because: 'pace', quietDays: 9 }),
      row({ tenths: 200 }),
      row({ state: 'revoked', shortTenths: 9, because: 'pace', absent: 1, tenths: 0 }),
    ]
    expect(boardTotals(rows, 200, 2)).toMatchObject({
      enrolled: 2,
      revoked: 1,
      willMiss: 1,
      complete: 1,
      absent: 0,
      quiet: 1,
      openOutages: 2,
      meanTenths: 150,
    })
    expect(isQuiet(row({ state: 'completed', quietDays: 30 }))).toBe(false)
  })

  it('without an appraisal the hours are due when the class is over', () => {
    expect(deadlineOf({ appraisalOn: null, endsOn: '2026-12-31' })).toBe('2027-01-01')
    expect(deadlineOf({ appraisalOn: '2027-01-09', endsOn: '2026-12-31' })).toBe('2027-01-09')
  })
})

describe('lists of what waits', () => {
  it('open on what is undecided, and leave an asked condition alone', () => {
    const first = undecidedFirst('hour-claims')
    const ask = (query: object) => first({ req: { query } as Parameters<typeof first>[0]['req'] })
    expect(ask({})).toEqual({ state: { in: ['submitted', 'supported'] } })
    expect(ask({ sort: 'createdAt' })).toEqual({ state: { in: ['submitted', 'supported'] } })
    expect(ask({ where: { state: { exists: 'true' } } })).toBeNull()
  })

  it('are reached from a class with the class as a condition', () => {
    const query = new URL(openListHref('outages', { classes: 'c1' }), 'http://localhost').searchParams
    expect([...query]).toEqual([
      ['where[and][0][state][in][0]', 'declared'],
      ['where[and][1][classes][equals]', 'c1'],
    ])
  })
})

describe('times on the sheets', () => {
  it.each([
    [0, '0 秒', '0 s'],
    [59_999, '59 秒', '59 s'],
    [330_000, '5 分 30 秒', '5 min 30 s'],
    [3_600_000, '1 小时', '1 h'],
    [5_430_000, '1 小时 30 分', '1 h 30 min'],
    [-330_000, '−5 分 30 秒', '−5 min 30 s'],
  ])('%i ms is %s', (ms, zh, en) => {
    expect([duration(ms, 'zh'), duration(ms, 'en')]).toEqual([zh, en])
  })

  it('hours keep their tenth', () => {
    expect([hours(0), hours(9), hours(3500)]).toEqual(['0.0', '0.9', '350.0'])
  })

  it('the ribbon runs over whole hours, holds what it is drawn for and has evenly spaced marks', () => {
    const HOUR = 3_600_000
    fc.assert(
      fc.property(fc.nat(30 * HOUR), fc.integer({ min: 1, max: 30 * HOUR }), (startMs, length) => {
        const span = { startMs, endMs: startMs + length }
        const window = windowAround([span])
        expect([window.startMs % HOUR, window.endMs % HOUR]).toEqual([0, 0])
        expect(window.startMs <= span.startMs && window.endMs >= span.endMs).toBe(true)
        const hoursShown = (window.endMs - window.startMs) / HOUR
        expect([1, 2, 3, 4, 6].some((step) => hoursShown % step === 0 && hoursShown / step <= 9)).toBe(true)
      }),
    )
  })
})
