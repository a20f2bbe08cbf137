import { addDays } from '@/kernel/clock'

/**
 * The story's dates: weeks counted from the Monday of today's week, weekday 1 to 5. Whatever day the demonstration is loaded on,
 * people worked on weekdays, and what lies in week −1 or before is past.
 */
export type StoryCalendar = {
  today: string
  /** `YYYY-MM-DD` */
  day(week: number, weekday?: number): string
  /** ISO instant at a local clock time of the centre (UTC+8, no summer time). */
  at(week: number, weekday?: number, clock?: string): string
  /** As it is written in a notice: 2026年3月2日. */
  written(week: number, weekday?: number): string
}

export function storyCalendar(today: string): StoryCalendar {
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7
  const monday = addDays(today, -weekday)
  const day = (week: number, on = 1) => addDays(monday, week * 7 + (on - 1))
  return {
    today,
    day,
    at: (week, on = 1, clock = '09:00') => new Date(`${day(week, on)}T${clock}:00+08:00`).toISOString(),
    written: (week, on = 1) => {
      const [year, month, date] = day(week, on).split('-').map(Number)
      return `${year}年${month}月${date}日`
    },
  }
}
