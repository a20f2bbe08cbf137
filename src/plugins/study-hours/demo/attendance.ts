import { dice } from '@/platform/demonstration/dice'
import type { DemoClass } from './types'

export type DemoMark = { user: string; mark: 'present' | 'late' | 'absent'; minutesLate?: number }
/** What happened in one past session: who was there, and who had asked for leave the day before. */
export type DemoAttendance = { session: string; marks: DemoMark[]; leave: { user: string; reason: string }[] }

const REASONS = [
  '家中有事，已与班组调班',
  '厂里安排抢修，作业长已签字',
  '感冒发热，去医院就诊',
  '参加职工技能竞赛集训',
  '孩子家长会，已与工友换班',
]

/** The two absences that matter: one that nobody excused, and one that was excused afterwards. */
export const UNEXCUSED = { class: 'yigang', user: 'yg-t10', sessionIndex: 15 }
export const EXCUSED_LATER = {
  class: 'yigang',
  user: 'yg-t06',
  sessionIndex: 18,
  reason: '夜班连班后临时被派去处理炉前事故，未能到课，事后补假',
}

/** @param past how many sessions of the class are over */
export function attendanceOf(trainingClass: DemoClass, past: number): DemoAttendance[] {
  const roll = dice(trainingClass.code.length * 7 + past)
  return trainingClass.sessions.slice(0, past).map(({ key }, index): DemoAttendance => {
    const marks: DemoMark[] = []
    const leave: DemoAttendance['leave'] = []
    for (const { user } of trainingClass.trainees) {
      const luck = roll()
      const isMissing = [UNEXCUSED, EXCUSED_LATER].some(
        (one) => one.class === trainingClass.key && one.user === user && one.sessionIndex === index,
      )
      if (isMissing) marks.push({ user, mark: 'absent' })
      else if (luck < 0.03) leave.push({ user, reason: REASONS[Math.floor(roll() * REASONS.length)] ?? REASONS[0]! })
      else if (luck < 0.07) marks.push({ user, mark: 'late', minutesLate: 12 + Math.floor(roll() * 30) })
      else marks.push({ user, mark: 'present' })
    }
    return { session: key, marks, leave }
  })
}
