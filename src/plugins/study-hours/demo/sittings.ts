import { DAY_MS } from '@/kernel/clock'
import { demoUnits } from './classes'
import { dice } from '@/platform/demonstration/dice'
import type { DemoClass, Incident, Sitting } from './types'

const MINUTE_MS = 60_000
/** Hours after local midnight at which people sit down; the class meets on the mornings of Tuesday and Thursday. */
const HOURS = [13, 14.5, 16, 18.5, 19.5, 20.5, 7.5, 9, 10.5]
const AFTERNOONS = 6
const CLASS_WEEKDAYS = [2, 4]
/** People plan for a little more than they need. */
const RESERVE = 1.15

/**
 * What one trainee did online from the first to the last day of the record. The plan is the online half of the required hours, spread
 * over the weeks of the class; how much of it somebody keeps is their diligence.
 * @param args.fromMs local midnight of the first day, `untilMs` the instant at which the record ends
 */
export function sittingsOf(args: {
  trainingClass: Pick<DemoClass, 'requiredHours' | 'startsWeek' | 'endsWeek'>
  diligence: number
  seed: number
  fromMs: number
  untilMs: number
}): Sitting[] {
  const { diligence, fromMs, seed, trainingClass, untilMs } = args
  const roll = dice(seed)
  const days = (trainingClass.endsWeek - trainingClass.startsWeek) * 7
  const minutesADay = ((trainingClass.requiredHours / 2) * 45 * diligence * RESERVE) / days
  const sittings: Sitting[] = []
  let owed = 0
  let unit = 0
  let inUnit = 0
  for (let midnight = fromMs; midnight < untilMs; midnight += DAY_MS) {
    owed += minutesADay
    // People study when it comes together, not every day.
    if (owed < 45 || roll() < 0.35) continue
    const minutes = Math.round(Math.min(owed, 70 + roll() * 90))
    const weekday = new Date(midnight + 8 * 3_600_000).getUTCDay()
    const choices = CLASS_WEEKDAYS.includes(weekday) ? AFTERNOONS : HOURS.length
    const startMs = midnight + Math.round((HOURS[Math.floor(roll() * choices)] ?? 19) * 60 + roll() * 25) * MINUTE_MS
    if (startMs + (minutes + 5) * MINUTE_MS > untilMs) break
    const current = demoUnits[unit % demoUnits.length]
    if (!current) break
    sittings.push({
      startMs,
      unit: current.key,
      minutes: current.kind === 'video' ? 5 : minutes,
      incidents: incidentsOf(roll, minutes, current.kind === 'video'),
      confirmsAtEnd: roll() < 0.9,
    })
    owed -= minutes
    inUnit += minutes
    if (inUnit >= current.nominalMinutes * 0.9) {
      unit += 1
      inUnit = 0
    }
  }
  return sittings
}

function incidentsOf(roll: () => number, minutes: number, isVideo: boolean): Incident[] {
  if (isVideo) return []
  const kinds = ['hidden', 'idle', 'gap', 'hidden', 'idle', 'walk-off'] as const
  const incidents: Incident[] = []
  let from = 6
  while (from < minutes - 12) {
    const atMinute = Math.round(from + roll() * 40)
    const kind = kinds[Math.floor(roll() * kinds.length)] ?? 'hidden'
    if (atMinute > minutes - 10) break
    // Most walks away are short; few end a sitting.
    if (kind === 'walk-off' && roll() < 0.75) {
      from = atMinute + 20
      continue
    }
    incidents.push({ atMinute, minutes: kind === 'walk-off' ? 20 : 2 + Math.round(roll() * 5), kind })
    if (kind === 'walk-off') break
    from = atMinute + 25
  }
  return incidents
}

/**
 * The last week of the person whom a visitor is shown first, told by hand so that every reason occurs: a clean evening, a line that
 * dropped (and is claimed), a window that was left, a check that nobody answered.
 * @param fromMs an instant of the first of the days
 */
export function ownSittings(fromMs: number): Sitting[] {
  const midnight = Math.floor((fromMs + 8 * 3_600_000) / DAY_MS) * DAY_MS - 8 * 3_600_000
  const at = (day: number, hour: number, minute: number) => midnight + day * DAY_MS + (hour * 60 + minute) * MINUTE_MS
  return [
    { startMs: at(1, 19, 5), unit: 'u5', minutes: 62, incidents: [], confirmsAtEnd: true },
    { startMs: at(3, 19, 30), unit: 'u5', minutes: 74, incidents: [{ atMinute: 31, minutes: 7, kind: 'gap' }], confirmsAtEnd: true },
    {
      startMs: at(4, 13, 10),
      unit: 'u6',
      minutes: 58,
      incidents: [
        { atMinute: 12, minutes: 5, kind: 'hidden' },
        { atMinute: 36, minutes: 6, kind: 'idle' },
      ],
      confirmsAtEnd: true,
    },
    { startMs: at(5, 20, 0), unit: 'u6', minutes: 55, incidents: [{ atMinute: 33, minutes: 22, kind: 'walk-off' }], confirmsAtEnd: false },
    { startMs: at(6, 16, 20), unit: 'u6a', minutes: 26, incidents: [], confirmsAtEnd: true },
    { startMs: at(6, 18, 40), unit: 'u6', minutes: 66, incidents: [{ atMinute: 40, minutes: 3, kind: 'hidden' }], confirmsAtEnd: true },
    { startMs: at(7, 19, 15), unit: 'u7', minutes: 48, incidents: [], confirmsAtEnd: true },
  ]
}

/** The interval of {@link ownSittings} in which the line was down, as it is claimed. */
export function lostInterval(fromMs: number): { fromMs: number; toMs: number } {
  const sitting = ownSittings(fromMs)[1]
  const gap = sitting?.incidents[0]
  if (!sitting || !gap) throw new Error('the story has no dropped line')
  const startMs = sitting.startMs + gap.atMinute * MINUTE_MS
  return { fromMs: startMs, toMs: startMs + gap.minutes * MINUTE_MS }
}
