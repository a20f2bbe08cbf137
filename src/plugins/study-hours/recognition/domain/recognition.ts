import { partsOf, tenthsOf, type TimeUnderHour } from './hours'
import type { SliceReason } from '../../ledger/domain/types'
import { dateOf } from '../../time/domain/zone'

/** Credited time that is not recognised, by what limits it. */
export type Cut = { inClass: number; unit: number; dayCap: number; onlineShare: number }

export type DayRecognition = {
  day: string
  /** Credited online plus attended. */
  rawMs: number
  onlineMs: number
  offlineMs: number
  recognisedMs: number
  cutBy: Cut
  /** Online time that was not credited, by reason; what a correction made good is not in here. */
  uncounted: Partial<Record<SliceReason, number>>
  units: Record<string, { rawMs: number; recognisedMs: number }>
}

export type Recognition = {
  days: DayRecognition[]
  rawMs: number
  onlineMs: number
  offlineMs: number
  recognisedMs: number
  cutBy: Cut
  units: Record<string, { rawMs: number; recognisedMs: number }>
  /** The exact base of `tenths`. */
  time: TimeUnderHour[]
  /** 认定学时 in tenths, rounded down once. */
  tenths: number
  ruleSets: string[]
}

export type Book = ReturnType<typeof newBook>

/** Adds up recognised time by day, unit and length of the hour. */
export function newBook() {
  const days = new Map<number, DayRecognition>()
  const units: Recognition['units'] = {}
  const time = new Map<number, TimeUnderHour>()
  const dayAt = (day: number): DayRecognition => {
    const known = days.get(day) ?? {
      day: dateOf(day),
      rawMs: 0,
      onlineMs: 0,
      offlineMs: 0,
      recognisedMs: 0,
      cutBy: noCut(),
      uncounted: {},
      units: {},
    }
    days.set(day, known)
    return known
  }
  const timeUnder = (hourMs: number): TimeUnderHour => {
    const known = time.get(hourMs) ?? { hourMs, onlineMs: 0, offlineMs: 0 }
    time.set(hourMs, known)
    return known
  }
  return {
    day: dayAt,
    onlineParts: () => [...time.values()].map(({ hourMs, onlineMs }) => ({ hourMs, ms: onlineMs })),
    online(day: number, { unit, rawMs, takenMs, hourMs }: { unit: string | null; rawMs: number; takenMs: number; hourMs: number }) {
      const entry = dayAt(day)
      entry.rawMs += rawMs
      entry.onlineMs += takenMs
      entry.recognisedMs += takenMs
      timeUnder(hourMs).onlineMs += takenMs
      if (unit === null) return
      for (const table of [entry.units, units]) {
        const row = (table[unit] ??= { rawMs: 0, recognisedMs: 0 })
        row.rawMs += rawMs
        row.recognisedMs += takenMs
      }
    },
    offline(day: number, ms: number, hourMs: number) {
      const entry = dayAt(day)
      entry.rawMs += ms
      entry.offlineMs += ms
      entry.recognisedMs += ms
      timeUnder(hourMs).offlineMs += ms
    },
    uncounted(day: number, reason: SliceReason, ms: number) {
      const entry = dayAt(day)
      entry.uncounted[reason] = (entry.uncounted[reason] ?? 0) + ms
    },
    close(ruleSets: string[]): Recognition {
      const all = [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
      const sum = (field: 'rawMs' | 'onlineMs' | 'offlineMs' | 'recognisedMs') => all.reduce((total, day) => total + day[field], 0)
      const cutBy = noCut()
      for (const day of all) for (const by of Object.keys(cutBy) as (keyof Cut)[]) cutBy[by] += day.cutBy[by]
      const parts = [...time.values()]
      return {
        days: all,
        rawMs: sum('rawMs'),
        onlineMs: sum('onlineMs'),
        offlineMs: sum('offlineMs'),
        recognisedMs: sum('recognisedMs'),
        cutBy,
        units,
        time: parts,
        tenths: tenthsOf(partsOf(parts)),
        ruleSets,
      }
    },
  }
}

function noCut(): Cut {
  return { inClass: 0, unit: 0, dayCap: 0, onlineShare: 0 }
}
