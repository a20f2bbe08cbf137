import { localDate } from '@/kernel/clock'
import type { Label } from '@/kernel/errors'

/** How many sessions a refusal names. */
const NAMED = 5

/** The first of some sessions with their days, for a refusal. */
export function someSessions(sessions: readonly { title: string; titleEn?: string | null; startsAt: string }[]): Label[] {
  return [
    ...sessions.slice(0, NAMED).map(({ startsAt, title, titleEn }) => ({
      zh: `${localDate(startsAt)}“${title}”`,
      en: `"${titleEn || title}" on ${localDate(startsAt)}`,
    })),
    ...(sessions.length > NAMED ? [{ zh: '……', en: '…' }] : []),
  ]
}
