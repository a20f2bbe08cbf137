/** A day that departs from the Monday-to-Friday week, `YYYY-MM-DD` in Asia/Shanghai. */
export type DemoHoliday = { date: string; kind: 'holiday' | 'workday'; nameZh: string }

/** One year of the stored table. A year that is not announced has no days: deadlines in it are computed by weekdays and marked so. */
export type DemoHolidayYear = { year: number; announced: boolean; source: string; days: readonly DemoHoliday[] }

const source = '国务院办公厅节假日安排通知；取自 npm 包 chinese-days 1.5.7（MIT 许可）'

type Row = readonly [date: string, kind: 'holiday' | 'workday', nameZh: string]

const rows: readonly Row[] = [
  ['2025-01-01', 'holiday', '元旦'],
  ['2025-01-26', 'workday', '春节'],
  ['2025-01-28', 'holiday', '春节'],
  ['2025-01-29', 'holiday', '春节'],
  ['2025-01-30', 'holiday', '春节'],
  ['2025-01-31', 'holiday', '春节'],
  ['2025-02-01', 'holiday', '春节'],
  ['2025-02-02', 'holiday', '春节'],
  ['2025-02-03', 'holiday', '春节'],
  ['2025-02-04', 'holiday', '春节'],
  ['2025-02-08', 'workday', '春节'],
  ['2025-04-04', 'holiday', '清明'],
  ['2025-04-05', 'holiday', '清明'],
  ['2025-04-06', 'holiday', '清明'],
  ['2025-04-27', 'workday', '劳动节'],
  ['2025-05-01', 'holiday', '劳动节'],
  ['2025-05-02', 'holiday', '劳动节'],
  ['2025-05-03', 'holiday', '劳动节'],
  ['2025-05-04', 'holiday', '劳动节'],
  ['2025-05-05', 'holiday', '劳动节'],
  ['2025-05-31', 'holiday', '端午'],
  ['2025-06-01', 'holiday', '端午'],
  ['2025-06-02', 'holiday', '端午'],
  ['2025-09-28', 'workday', '国庆节'],
  ['2025-10-01', 'holiday', '国庆节'],
  ['2025-10-02', 'holiday', '国庆节'],
  ['2025-10-03', 'holiday', '国庆节'],
  ['2025-10-04', 'holiday', '国庆节'],
  ['2025-10-05', 'holiday', '国庆节'],
  ['2025-10-06', 'holiday', '中秋'],
  ['2025-10-07', 'holiday', '国庆节'],
  ['2025-10-08', 'holiday', '国庆节'],
  ['2025-10-11', 'workday', '国庆节'],
  ['2026-01-01', 'holiday', '元旦'],
  ['2026-01-02', 'holiday', '元旦'],
  ['2026-01-03', 'holiday', '元旦'],
  ['2026-01-04', 'workday', '元旦'],
  ['2026-02-14', 'workday', '春节'],
  ['2026-02-15', 'holiday', '春节'],
  ['2026-02-16', 'holiday', '春节'],
  ['2026-02-17', 'holiday', '春节'],
  ['2026-02-18', 'holiday', '春节'],
  ['2026-02-19', 'holiday', '春节'],
  ['2026-02-20', 'holiday', '春节'],
  ['2026-02-21', 'holiday', '春节'],
  ['2026-02-22', 'holiday', '春节'],
  ['2026-02-23', 'holiday', '春节'],
  ['2026-02-28', 'workday', '春节'],
  ['2026-04-04', 'holiday', '清明'],
  ['2026-04-05', 'holiday', '清明'],
  ['2026-04-06', 'holiday', '清明'],
  ['2026-05-01', 'holiday', '劳动节'],
  ['2026-05-02', 'holiday', '劳动节'],
  ['2026-05-03', 'holiday', '劳动节'],
  ['2026-05-04', 'holiday', '劳动节'],
  ['2026-05-05', 'holiday', '劳动节'],
  ['2026-05-09', 'workday', '劳动节'],
  ['2026-06-19', 'holiday', '端午'],
  ['2026-06-20', 'holiday', '端午'],
  ['2026-06-21', 'holiday', '端午'],
  ['2026-09-20', 'workday', '国庆节'],
  ['2026-09-25', 'holiday', '中秋'],
  ['2026-09-26', 'holiday', '中秋'],
  ['2026-09-27', 'holiday', '中秋'],
  ['2026-10-01', 'holiday', '国庆节'],
  ['2026-10-02', 'holiday', '国庆节'],
  ['2026-10-03', 'holiday', '国庆节'],
  ['2026-10-04', 'holiday', '国庆节'],
  ['2026-10-05', 'holiday', '国庆节'],
  ['2026-10-06', 'holiday', '国庆节'],
  ['2026-10-07', 'holiday', '国庆节'],
  ['2026-10-10', 'workday', '国庆节'],
]

export const demoHolidayYears: readonly DemoHolidayYear[] = [
  { year: 2025, announced: true, source, days: daysOf(2025) },
  { year: 2026, announced: true, source, days: daysOf(2026) },
  { year: 2027, announced: false, source: '尚未公布', days: [] },
]

function daysOf(year: number): DemoHoliday[] {
  return rows.filter(([date]) => date.startsWith(`${year}-`)).map(([date, kind, nameZh]) => ({ date, kind, nameZh }))
}
