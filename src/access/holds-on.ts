import type { Where } from 'payload'

/** Memberships whose term holds on a day, both its ends included. @param day `YYYY-MM-DD` in Asia/Shanghai */
export function holdsOn(day: string): Where {
  return {
    and: [
      { termStartsOn: { less_than_equal: day } },
      { or: [{ termEndsOn: { exists: false } }, { termEndsOn: { equals: null } }, { termEndsOn: { greater_than_equal: day } }] },
    ],
  }
}
