/**
 * The server's clock beside one that only ever goes forward at an even pace (since the process began). Where the two come apart at
 * once, somebody set the clock or the machine was asleep.
 */
export type Watched = {
  wallMs: number
  steadyMs: number
  /** The instant, by the clock as it is now, since which it has not jumped as far as this process knows. */
  sinceMs: number
}

/** A clock that is being adjusted goes a little faster or slower; this much or more within {@link WINDOW_MS} is a jump. */
export const JUMP_MS = 2_000
const WINDOW_MS = 60_000

export function watchClock(before: Watched | undefined, wallMs: number, steadyMs: number): Watched {
  if (!before) return { wallMs, steadyMs, sinceMs: 0 }
  const passedMs = steadyMs - before.steadyMs
  if (Math.abs(wallMs - before.wallMs - passedMs) >= JUMP_MS) return { wallMs, steadyMs, sinceMs: wallMs }
  return passedMs < WINDOW_MS ? before : { ...before, wallMs, steadyMs }
}
