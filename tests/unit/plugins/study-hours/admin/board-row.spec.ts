import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ClassCard } from '@/plugins/study-hours/site/class-card'
import type { MyClass } from '@/plugins/study-hours'
import { Row } from '@/plugins/study-hours/board/admin/BoardRow'
import { boardTexts } from '@/plugins/study-hours/board/admin/texts'
import { attendanceSummary } from '@/plugins/study-hours/attendance/domain/attendance'
import type { BoardRow } from '@/plugins/study-hours/board/operations/rows'

const none = { present: 0, absent: 0, leave: 0, late: 0, lateMs: 0, early: 0 }
const row: BoardRow = {
  ...{ id: 'e1', trainee: 't1', name: '赵铁柱', number: '001', crew: null, state: 'active' },
  ...{ tenths: 0, onlineTenths: 0, offlineTenths: 0, cutTenths: 0, isShareCut: false, onlinePercent: 0 },
  ...{ projectedTenths: 0, shortTenths: 0, because: null, completeOn: null, ...none },
  ...{ lastStudiedOn: null, quietDays: 0, isStudying: false, openClaims: 0, openLeave: 0 },
}
const attendanceOf = (more: Partial<typeof none>, language: 'zh' | 'en') => {
  const props = { classId: 'c', language, row: { ...row, ...more }, requiredTenths: 100, today: '2026-10-15', text: boardTexts[language] }
  const html = renderToStaticMarkup(createElement('table', null, createElement('tbody', null, createElement(Row, props))))
  const label = boardTexts[language].columns.absences
  const cell = new RegExp(`<td data-label="${label}">(.*?)</td>`).exec(html)?.[1] ?? ''
  return cell
    .replace(/<[^>]+>/g, ' ')
    .trim()
    .replace(/\s+/g, ' ')
}
const cardOf = (more: Partial<typeof none>) => {
  const marks = { ...none, ...more }
  const mine = {
    ...{ class: { id: 'c', name: '培训班', startsOn: '2026-10-01', endsOn: '2026-12-01', level: '4', state: 'running' } },
    ...{ enrolment: { state: 'active' }, occupation: { name: '炉前工' }, organisation: { name: '钢厂' }, teachers: [], isRunning: true },
    ...{ requiredTenths: 100, tenths: 0, onlineTenths: 0, offlineTenths: 0, onlineMostTenths: 50, onlineSharePercent: 50 },
    ...{ missingTenths: 100, due: { by: 'classEnd', on: '2026-12-01', daysLeft: 40 }, dayCapTenths: 70, neededPerDayMs: null },
    ...{ ahead: { meets: false, shortTenths: 100, completeOn: null, because: 'pace' }, units: [] },
    ...{
      absent: marks.absent,
      leaves: marks.leave,
      late: marks.late,
      lateMs: marks.lateMs,
      early: marks.early,
      attendance: attendanceSummary(marks),
    },
  } as unknown as MyClass
  return renderToStaticMarkup(createElement(ClassCard, { mine, language: 'zh' }))
}

describe('attendance on the board', () => {
  it.each([
    [{}, '尚无考勤记录', 'nothing recorded yet'],
    [{ present: 3 }, '全勤', 'never absent'],
    [{ present: 3, late: 1 }, '迟到 1', 'late 1'],
    [{ present: 1, early: 1 }, '早退 1', 'left early 1'],
    [{ late: 1, lateMs: 1_500_000 }, '迟到 1（25 分不计）', 'late 1 (25 min not counted)'],
    [{ leave: 2 }, '请假 2', 'leave 2'],
    [{ absent: 1 }, '✕ 旷课 1', '✕ absent 1'],
  ])('of %o is said as %s', (marks, zh, en) => {
    expect([attendanceOf(marks, 'zh'), attendanceOf(marks, 'en')]).toEqual([zh, en])
  })
})

describe('attendance on one’s own page', () => {
  it('of somebody who was never marked is no clean record', () => {
    expect(cardOf({})).toContain('尚无考勤记录')
    expect(cardOf({})).not.toContain('没有缺勤')
    expect(cardOf({ present: 1 })).toContain('没有缺勤')
    expect(cardOf({ leave: 1 })).toContain('没有缺勤')
  })
})
