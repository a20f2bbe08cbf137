import type { Payload } from 'payload'
import { databaseClock } from '@/platform/clock'
import { watchClock, type Watched } from '../domain/steady'

export type ServerClock = {
  /** The one clock that everything about study goes by, in milliseconds. */
  now(): number
  /** Since when it has not jumped: an interval that began before was not measured by it. */
  sinceMs(): number
}

/** The clock of the database's server, watched for jumps against the process's own even one. */
export function serverClock(payload: Payload): ServerClock {
  const clock = databaseClock(payload)
  let watched: Watched | undefined
  const look = () => {
    const wallMs = clock.now()
    watched = watchClock(watched, wallMs, performance.now())
    return { wallMs, sinceMs: watched.sinceMs }
  }
  look()
  return { now: () => look().wallMs, sinceMs: () => look().sinceMs }
}
