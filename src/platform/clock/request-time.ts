import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { localDate } from '@/kernel/clock'

/**
 * When a request acts: the server's clock, or the instant that the process itself has set as `context.now` (`Date`), as the
 * loader of the demonstration data does to tell a story that lies in the past. A request's context never comes from a client.
 */
export function nowOf(req: Pick<PayloadRequest, 'context'>): Date {
  const set = req.context['now']
  return set instanceof Date ? set : new Date()
}

/** The calendar day of {@link nowOf} in Asia/Shanghai, `YYYY-MM-DD`. */
export function todayOf(req: Pick<PayloadRequest, 'context'>): string {
  return localDate(nowOf(req))
}

/** A record that comes into being in a request with a time of its own bears that time; all others get the server's from the database layer. */
export const keepRequestTime: CollectionBeforeChangeHook = ({ data, operation, req }) => {
  if (operation !== 'create' || !(req.context['now'] instanceof Date)) return data
  const at = nowOf(req).toISOString()
  return { ...data, createdAt: at, updatedAt: at }
}
