/** How often a password may be wrong before the name is locked, and for how long. */
export const LOCK = { failures: 6, forMs: 10 * 60_000 } as const

/** What is remembered of failures to sign in, alike for an account and for a name that nobody has. */
export type Tally = { failures: number; lockedUntilMs: number | null }

export const noFailures: Tally = { failures: 0, lockedUntilMs: null }

export function isLocked({ lockedUntilMs }: Tally, nowMs: number): boolean {
  return lockedUntilMs !== null && lockedUntilMs > nowMs
}

/** One more failure. A lock that has run out starts the count anew. */
export function oneMoreFailure({ failures, lockedUntilMs }: Tally, nowMs: number): Tally {
  const counted = lockedUntilMs !== null && lockedUntilMs <= nowMs ? 1 : failures + 1
  return { failures: counted, lockedUntilMs: counted >= LOCK.failures ? nowMs + LOCK.forMs : null }
}
