import { statedTenths } from './hours'
import type { Recognition } from './recognise'

export type Missing =
  | { code: 'enrolment' }
  /** The class does not say yet how many hours it asks for. */
  | { code: 'requirement' }
  | { code: 'hours'; requiredTenths: number; tenths: number; shortTenths: number }
  /** More online study cannot close the gap: the share of online time is used up. */
  | { code: 'attendance'; shortTenths: number }
  | { code: 'absence'; classSessionIds: string[] }

export type EligibilityInput = {
  /** null where the trainee is not enrolled, or the enrolment was revoked. */
  recognition: Recognition | null
  requiredHours: number
  /** Class sessions whose speaking mark is `absent` (无故旷课); approved leave is none. */
  absences: readonly { classSessionId: string }[]
}

/**
 * 先培训后鉴定: whether the training that must come before the appraisal is complete, and what is missing. One unexcused absence fails
 * the training, whatever the hours.
 */
export function decideEligibility({ recognition, requiredHours, absences }: EligibilityInput): { met: boolean; missing: Missing[] } {
  const missing: Missing[] = []
  if (!recognition) missing.push({ code: 'enrolment' })
  else {
    const requiredTenths = statedTenths(requiredHours)
    const shortTenths = requiredTenths - recognition.tenths
    if (shortTenths > 0) {
      missing.push({ code: 'hours', requiredTenths, tenths: recognition.tenths, shortTenths })
      if (recognition.cutBy.onlineShare > 0) missing.push({ code: 'attendance', shortTenths })
    }
  }
  if (absences.length > 0) missing.push({ code: 'absence', classSessionIds: absences.map(({ classSessionId }) => classSessionId) })
  return { met: missing.length === 0, missing }
}
