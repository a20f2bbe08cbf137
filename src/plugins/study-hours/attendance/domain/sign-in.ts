import { allow, refuse, type Decision } from '@/kernel/decision'
import './errors'
import type { SessionTimes } from '../../training/domain/session'

const MINUTE = 60_000
/** Where a session does not say when sign-in opens. */
const OPENS_BEFORE_MS = 15 * MINUTE

/** The first instant at which one may sign in. */
export function opensAtMs({ opensMs, startMs }: SessionTimes): number {
  return opensMs ?? startMs - OPENS_BEFORE_MS
}

/**
 * Whether sign-in is open: not before {@link opensAtMs}, up to and including the last instant, never for a cancelled session.
 */
export function checkSignInTime(session: SessionTimes & { cancelled: boolean }, nowMs: number): Decision {
  if (session.cancelled) return refuse('study.sessionCancelled')
  const opens = opensAtMs(session)
  if (nowMs < opens) return refuse('study.signInNotOpen', { opensAt: new Date(opens).toISOString() })
  if (nowMs > session.endMs) return refuse('study.signInOver', { endedAt: new Date(session.endMs).toISOString() })
  return allow
}

/** `late` from `lateAfterMinutes` after the start on; up to that instant it is `present`. */
export function markOnArrival({ lateAfterMinutes, nowMs, startMs }: { startMs: number; lateAfterMinutes: number; nowMs: number }) {
  return nowMs > startMs + lateAfterMinutes * MINUTE ? ('late' as const) : ('present' as const)
}
