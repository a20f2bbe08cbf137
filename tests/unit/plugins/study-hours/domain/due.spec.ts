import { describe, expect, it } from 'vitest'
import { studyWords } from '@/plugins/study-hours/site/words'
import { fill } from '@/platform/admin/fill'
import { boardTexts } from '@/plugins/study-hours/board/admin/texts'
import { deadlineOf, dueOf } from '@/plugins/study-hours/board/domain/due'
import { project } from '@/plugins/study-hours/board/domain/projection'
import { DEFAULT_RULES } from '@/plugins/study-hours/ledger/domain/rules'

const appraised = { appraisalOn: '2027-01-09', endsOn: '2026-12-31' }
const unappraised = { appraisalOn: null, endsOn: '2026-12-31' }

describe('the day on which hours are due', () => {
  it.each([
    ['2027-01-07', appraised, { by: 'appraisal', on: '2027-01-09', daysLeft: 2 }],
    ['2027-01-08', appraised, { by: 'appraisal', on: '2027-01-09', daysLeft: 1 }],
    ['2027-01-09', appraised, { by: 'appraisal', on: '2027-01-09', daysLeft: 0 }],
    ['2026-12-30', unappraised, { by: 'classEnd', on: '2026-12-31', daysLeft: 2 }],
    ['2026-12-31', unappraised, { by: 'classEnd', on: '2026-12-31', daysLeft: 1 }],
    ['2027-01-01', unappraised, { by: 'classEnd', on: '2026-12-31', daysLeft: 0 }],
  ] as const)('as seen on %s is %o: %o', (today, trainingClass, due) => {
    expect(dueOf(trainingClass, today)).toEqual(due)
  })

  it('is told of a class without an appraisal as its end, on the board and to the trainee, and the last day is not over', () => {
    const [last, over] = [dueOf(unappraised, '2026-12-31'), dueOf(unappraised, '2027-01-01')]
    const board = (due: typeof last, language: 'zh' | 'en') =>
      fill(boardTexts[language].due[due.by][due.daysLeft > 0 ? 'left' : 'past'], { day: due.on, days: due.daysLeft })
    expect([board(last, 'zh'), board(over, 'zh')]).toEqual([
      '培训班 2026-12-31 结束，当天仍计（含今天还有 1 天）',
      '培训班已于 2026-12-31 结束',
    ])
    expect(board(last, 'en')).toBe('The class ends on 2026-12-31, which still counts (1 day left, with today)')
    const trainee = (due: typeof last, language: 'zh' | 'en') => studyWords(language).list.missing('4.0', due, due.on)
    expect([trainee(last, 'zh'), trainee(over, 'zh')]).toEqual([
      '还差 4.0 学时，培训班 2026-12-31 结束，当天仍计（含今天还有 1 天）',
      '还差 4.0 学时，培训班已于 2026-12-31 结束',
    ])
    expect(trainee(last, 'en')).toBe(
      '4.0 study hours are missing; the class ends on 2026-12-31, which still counts (1 day left, with today)',
    )
    expect(trainee(dueOf(appraised, '2027-01-08'), 'zh')).toBe('还差 4.0 学时，须在 2027-01-09 鉴定之前完成（含今天还有 1 天）')
  })
})

describe('the projection on the last day', () => {
  const HOUR_MS = DEFAULT_RULES.hourMs
  const recognised = (hours: number) => ({
    tenths: hours * 10,
    time: [{ hourMs: HOUR_MS, onlineMs: 0, offlineMs: hours * HOUR_MS }],
    days: [],
  })
  const look = (today: string, planned: { day: string; ms: number }[], hours = 76) =>
    project({
      recognition: recognised(hours),
      requiredHours: 80,
      rules: DEFAULT_RULES,
      today,
      appraisalOn: deadlineOf(unappraised),
      planned,
    })
  const lesson = (day: string, hours = 4) => ({ day, ms: hours * HOUR_MS })

  it('counts the classes of today', () => {
    expect(look('2026-12-31', [lesson('2026-12-31')])).toMatchObject({
      projectedTenths: 800,
      meets: true,
      because: null,
      completeOn: '2026-12-31',
      daysLeft: 0,
      neededPerDayMs: 0,
    })
    expect(look('2026-12-31', [lesson('2026-12-31', 3)])).toMatchObject({ projectedTenths: 790, shortTenths: 10, because: 'overdue' })
    expect(look('2026-12-31', [])).toMatchObject({ meets: false, because: 'overdue', neededPerDayMs: null })
  })

  it('counts them once on the days before', () => {
    expect(look('2026-12-29', [lesson('2026-12-29', 2), lesson('2026-12-31', 1)])).toMatchObject({ projectedTenths: 790, shortTenths: 10 })
    expect(look('2026-12-29', [lesson('2026-12-29', 2), lesson('2026-12-30', 2)])).toMatchObject({
      completeOn: '2026-12-30',
      neededPerDayMs: 0,
    })
  })

  it('counts none of the day on which the hours were to be there', () => {
    expect(look('2027-01-01', [lesson('2027-01-01')])).toMatchObject({ projectedTenths: 760, meets: false })
  })
})
