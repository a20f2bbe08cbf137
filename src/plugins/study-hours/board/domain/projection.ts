import { addDays, daysBetween } from '@/kernel/clock'
import { msUnder, partsOf, statedTenths, tenthsOf } from '../../recognition/domain/hours'
import type { DayRecognition, Recognition } from '../../recognition/domain/recognise'
import { dayCapMs, type StudyRules } from '../../ledger/domain/rules'

/** The pace is what was recognised in so many days up to today. */
export const PACE_DAYS = 14

export type ProjectionInput = {
  recognition: Pick<Recognition, 'tenths' | 'time'> & { days: readonly Pick<DayRecognition, 'day' | 'onlineMs' | 'offlineMs'>[] }
  requiredHours: number
  /** The rules of today. */
  rules: StudyRules
  /** Local days `YYYY-MM-DD`. */
  today: string
  appraisalOn: string
  /** Where training began fewer than {@link PACE_DAYS} ago, the pace is of the days since then. */
  startsOn?: string
  /** Classes still to come, those of today among them; without them attendance goes on at its pace. */
  planned?: readonly { day: string; ms: number }[]
  /** The training has failed for an unexcused absence. */
  failed?: boolean
}

/**
 * Why the training will not be complete: it has failed for an unexcused absence, whatever the hours; online time reaches its share of the required hours, so that only classes help; even the most that counts
 * on a day would not do; no day is left after today; or simply the pace.
 */
export const SHORT_BECAUSE = ['absence', 'onlineShare', 'dayCap', 'overdue', 'pace'] as const
export type ShortBecause = (typeof SHORT_BECAUSE)[number]

export type Projection = {
  /** On the eve of the appraisal, if the pace stays; in tenths, rounded down. */
  projectedTenths: number
  requiredTenths: number
  meets: boolean
  shortTenths: number
  /** null where the hours will be there and nothing else stands against it. */
  because: ShortBecause | null
  /** The first day on which the hours are complete; `today` where they are, or will be by tonight; null where the appraisal comes first. */
  completeOn: string | null
  /** Whole local days after today and before the appraisal. */
  daysLeft: number
  /** Recognised time a day that is still needed beside the classes to come, milliseconds; null where it is needed and no day is left. */
  neededPerDayMs: number | null
  paceOnlineMs: number
  paceOfflineMs: number
}

/** Where a trainee will stand when the appraisal comes. Online time beyond its share of the required hours is not projected. */
export function project(input: ProjectionInput): Projection {
  const { recognition, rules, today, appraisalOn, planned } = input
  const { hourMs } = rules
  const requiredTenths = statedTenths(input.requiredHours)
  const requiredMs = Math.ceil((requiredTenths * hourMs) / 10)
  const daysLeft = Math.max(0, daysBetween(today, appraisalOn) - 1)
  const window = paceWindow(input)
  const paceOf = (field: 'onlineMs' | 'offlineMs') =>
    recognition.days.filter(({ day }) => day >= window.from && day <= today).reduce((sum, day) => sum + day[field], 0) / window.days
  const pace = { online: paceOf('onlineMs'), offline: paceOf('offlineMs') }
  const onlineNow = msUnder(hourMs, partsOf(recognition.time, 'online'))
  const onlineLimit = Math.max(onlineNow, Math.floor((requiredTenths * rules.onlineSharePercent * hourMs) / 1_000))
  const offlineNow = msUnder(hourMs, partsOf(recognition.time, 'offline'))

  const totalAfter = (days: number) =>
    Math.min(onlineLimit, onlineNow + Math.floor(pace.online * days)) + offlineNow + (planned ? plannedMs : Math.floor(pace.offline * days))
  const plannedAfter = new Map<number, number>()
  for (const { day, ms } of planned ?? []) {
    const days = daysBetween(today, day)
    plannedAfter.set(days, (plannedAfter.get(days) ?? 0) + ms)
  }
  // Classes of today count for as long as the appraisal has not come.
  let plannedMs = today < appraisalOn ? (plannedAfter.get(0) ?? 0) : 0
  let projectedMs = totalAfter(0)
  let completeOn = recognition.tenths >= requiredTenths || projectedMs >= requiredMs ? today : null
  for (let days = 1; days <= daysLeft; days += 1) {
    plannedMs += plannedAfter.get(days) ?? 0
    projectedMs = totalAfter(days)
    if (completeOn === null && projectedMs >= requiredMs) completeOn = addDays(today, days)
  }
  // Nothing is taken away by looking ahead: what is recognised exactly stays so.
  const projectedTenths = Math.max(recognition.tenths, tenthsOf([{ hourMs, ms: projectedMs }]))
  const missingMs = Math.max(0, requiredMs - onlineNow - offlineNow - plannedMs)
  const failed = input.failed === true
  const meets = !failed && projectedTenths >= requiredTenths
  const neededPerDayMs = completeOn === today || missingMs === 0 ? 0 : daysLeft === 0 ? null : Math.ceil(missingMs / daysLeft)
  const isShareReached = onlineNow + Math.floor(pace.online * daysLeft) >= onlineLimit
  return {
    projectedTenths,
    requiredTenths,
    meets,
    shortTenths: Math.max(0, requiredTenths - projectedTenths),
    because: meets ? null : failed ? 'absence' : reasonOf({ isShareReached, neededPerDayMs, rules }),
    completeOn: failed ? null : completeOn,
    daysLeft,
    neededPerDayMs: failed ? null : neededPerDayMs,
    paceOnlineMs: Math.floor(pace.online),
    paceOfflineMs: Math.floor(pace.offline),
  }
}

function reasonOf(facts: { isShareReached: boolean; neededPerDayMs: number | null; rules: StudyRules }): Exclude<ShortBecause, 'absence'> {
  const { isShareReached, neededPerDayMs, rules } = facts
  if (neededPerDayMs === null) return 'overdue'
  if (isShareReached) return 'onlineShare'
  return neededPerDayMs > dayCapMs(rules) ? 'dayCap' : 'pace'
}

function paceWindow({ today, startsOn }: ProjectionInput): { from: string; days: number } {
  const early = addDays(today, 1 - PACE_DAYS)
  const from = startsOn !== undefined && startsOn > early && startsOn <= today ? startsOn : early
  return { from, days: daysBetween(from, today) + 1 }
}
