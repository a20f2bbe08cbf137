import type { Where } from 'payload'
import { addDays, instantOf } from '@/kernel/clock'

/** A day, and no instant of it. */
export function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(instantOf(value, '00:00'))
}

/** From when, and until before when, it is this day at the centre. */
function boundsOf(day: string): { from: string; until: string } {
  return { from: new Date(instantOf(day, '00:00')).toISOString(), until: new Date(instantOf(addDays(day, 1), '00:00')).toISOString() }
}

/** The instants of a day at the centre, as conditions on `path`. */
export function withinDay(path: string, day: string): Where {
  const { from, until } = boundsOf(day)
  return { and: [{ [path]: { greater_than_equal: from } }, { [path]: { less_than: until } }] }
}

/** The instants of all other days. */
export function outsideDay(path: string, day: string): Where {
  const { from, until } = boundsOf(day)
  return { or: [{ [path]: { less_than: from } }, { [path]: { greater_than_equal: until } }] }
}

/** Before, until the end of, from, and after a day at the centre. */
export function orderedByDay(path: string, operator: string, day: string): Where | undefined {
  const { from, until } = boundsOf(day)
  const conditions: Record<string, Where> = {
    less_than: { [path]: { less_than: from } },
    less_than_equal: { [path]: { less_than: until } },
    greater_than_equal: { [path]: { greater_than_equal: from } },
    greater_than: { [path]: { greater_than_equal: until } },
  }
  return conditions[operator]
}
