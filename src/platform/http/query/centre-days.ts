import type { Where } from 'payload'
import type { Dialect } from '@/database/dialect'
import { isDay } from './days'
import { meaningOf } from './meaning'
import type { Place } from './places'

type Finder = (path: string) => Place | undefined

/**
 * A `where` in which a day that a date is compared with is all of that day at the centre. The admin's lists ask Payload itself, past the
 * reader of parameters, which says so to everybody else. Where there is no such day the very same object comes back.
 */
export function withCentreDays(where: Where, find: Finder, dialect: Dialect): Where {
  if (!hasDay(where)) return where
  const parts = Object.entries(where).flatMap(([key, member]): Where[] => {
    if (Array.isArray(member)) return [{ [key]: member.map((each) => withCentreDays(each, find, dialect)) }]
    const place = find(key)
    if (place?.kind !== 'date') return [{ [key]: member }]
    return Object.entries(member).map(([operator, value]) => {
      const meant = hasDay(value) ? meaningOf(place, key, operator, value, dialect) : undefined
      return meant ?? ({ [key]: { [operator]: value as unknown } } as Where)
    })
  })
  // Side by side: adapters keep one of several joints in an object.
  return parts.length === 1 ? (parts[0] as Where) : { and: parts }
}

function hasDay(value: unknown): boolean {
  if (typeof value === 'string') return value.split(',').some(isDay)
  if (Array.isArray(value)) return value.some(hasDay)
  return typeof value === 'object' && value !== null && !(value instanceof Date) && Object.values(value).some(hasDay)
}
