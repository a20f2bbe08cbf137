import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Payload } from 'payload'

/**
 * What time it is for everybody who works on this database: the clock of its server, whatever the hosts' clocks say. A SQLite file has one
 * process, whose clock it is.
 */
export async function databaseNow(payload: Payload): Promise<Date> {
  if (payload.db.name !== 'mongoose') return new Date()
  const { connection } = payload.db as unknown as MongooseAdapter
  const { localTime } = await connection.getClient().db('admin').command({ hello: 1 })
  return localTime instanceof Date ? localTime : new Date()
}

const REFRESH_MS = 30_000

/**
 * The same where there is no time to ask each time: asked for now and then, and carried on by the process's even clock in between. Until
 * the first answer, and where no answer comes, the host's clock stands in.
 */
export function databaseClock(payload: Payload): { now(): number } {
  if (payload.db.name !== 'mongoose') return { now: () => Date.now() }
  let offsetMs = Date.now() - performance.now()
  let askedAtMs = -Infinity
  const ask = async () => {
    const sentAtMs = performance.now()
    const now = await databaseNow(payload)
    offsetMs = now.getTime() - (sentAtMs + performance.now()) / 2
  }
  const refresh = () => {
    if (performance.now() - askedAtMs < REFRESH_MS) return
    askedAtMs = performance.now()
    ask().catch((error: unknown) => payload.logger.warn({ err: error, msg: "the clock of the database's server could not be asked" }))
  }
  return {
    now: () => {
      refresh()
      return Math.round(performance.now() + offsetMs)
    },
  }
}
