import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { Overtaken, TurnTimeout } from './errors'
import { joinQueue, leaveQueue, prolong } from './write-lease-steps'

type Connection = MongooseAdapter['connection']
type Session = Awaited<ReturnType<Connection['startSession']>>

/** Where the processes of a cluster meet: a collection of two documents, the lease with its queue and the fence. */
export const MEETING_POINT = 'write-turn'

export type LeaseTimes = {
  /** How long a holder is believed without a sign of life, in milliseconds; much shorter than the 60 s that MongoDB lets a transaction live. */
  leaseMs: number
  /** How long one transaction may keep the turn however alive its process is, in milliseconds. */
  longestMs: number
  /** How long a waiting process keeps its place without a sign of life, in milliseconds. */
  waiterMs: number
  /** How long a transaction waits for its turn, in milliseconds. */
  timeoutMs: number
  /** How many transactions a process makes before it hands over to one that waits. */
  turnsAtATime: number
}

export const LEASE_TIMES: LeaseTimes = { leaseMs: 8_000, longestMs: 45_000, waiterMs: 3_000, timeoutMs: 30_000, turnsAtATime: 4 }

/** What the lease's document holds; its instants are all of the database's clock. */
export type Lease = {
  _id: 'lease'
  /** Grows by one with every new holder. */
  fence: number
  holder: string | null
  untilMs: number | null
  /** The holder's transaction, so that who overtakes can end it. */
  session: unknown
  /** Processes in the order in which they came. */
  waiting: { process: string; untilMs: number }[]
  /** The transaction of the holder before, where that had fallen silent. */
  overtook: unknown
}

export type LeasedTurn = {
  /**
   * The last write of the transaction: meets, and so loses against, whoever took over since it began.
   * @throws Overtaken
   */
  sealIn(session: Session): Promise<void>
  /** @param more whether this process has another transaction waiting */
  end(options: { more: boolean }): Promise<void>
}

export type WriteLease = {
  /**
   * Waits until this process may write, in the order in which processes came.
   * @param session the session of the transaction that is to begin; nothing may have been sent in it
   * @throws TurnTimeout
   */
  begin(session: Session): Promise<LeasedTurn>
  close(): Promise<void>
}

type Log = { warn(entry: object): void }

const POLL_MS = { first: 2, most: 40 }
const REFRESH_MS = 1_000
/** How long the lease waits for the next transaction of its own process, which is under way. */
const KEEP_MS = 200

/**
 * One process writes at a time, under a lease that it renews. A process that falls silent loses it: the next one raises the fence and ends
 * the transaction that stayed open, which then cannot commit however long it was away (ADR 0015).
 */
export function createWriteLease(database: { connection: Connection }, times: LeaseTimes, log: () => Log): WriteLease {
  const process = `${hostname()}:${globalThis.process.pid}:${randomUUID().slice(0, 8)}`
  const leases = () => database.connection.collection<Lease>(MEETING_POINT, { writeConcern: { w: 'majority' } })
  const fences = () => database.connection.collection<{ _id: string; value: number; turns: number }>(MEETING_POINT)
  let held: { fence: number; turnsLeft: number } | undefined
  let giveUpLater: NodeJS.Timeout | undefined
  let releasing: Promise<void> = Promise.resolve()
  let isFenceThere = false

  const release = () => {
    clearTimeout(giveUpLater)
    const mine = held
    held = undefined
    if (mine)
      releasing = leases()
        .updateOne({ _id: 'lease', fence: mine.fence, holder: process }, { $set: { holder: null, untilMs: null, session: null } })
        .then(() => undefined)
        // It runs out by itself.
        .catch((error: unknown) => log().warn({ err: error, msg: 'the write lease could not be given back' }))
    return releasing
  }

  const renew = async (fence: number, session: Session): Promise<boolean> => {
    const { matchedCount } = await leases().updateOne({ _id: 'lease', fence, holder: process }, prolong(idOf(session), times.leaseMs))
    return matchedCount === 1
  }

  const makeFence = async () => {
    if (isFenceThere) return
    await fences()
      .updateOne({ _id: 'fence' }, { $setOnInsert: { value: 0, turns: 0 } }, { upsert: true })
      .catch(madeByAnother)
    isFenceThere = true
  }

  /** From here on the transaction of the silent holder can neither go on nor commit. */
  const overtake = async (fence: number, session: unknown) => {
    log().warn({ msg: 'a process that held the turn to write has fallen silent and is overtaken', fence })
    if (session)
      await database.connection
        .getClient()
        .db('admin')
        .command({ killSessions: [{ id: session }] })
        .catch((error: unknown) => {
          // Without it the open transaction stands in the way until the server ends it; it cannot commit either way.
          log().warn({ err: error, msg: 'the overtaken transaction could not be ended' })
        })
    await fences().updateOne({ _id: 'fence', value: { $lt: fence } }, { $set: { value: fence } }, { maxTimeMS: times.waiterMs })
  }

  const join = async (session: Session): Promise<Lease | null> =>
    leases()
      .findOneAndUpdate({ _id: 'lease' }, joinQueue({ process, session: idOf(session), ...times }), {
        upsert: true,
        returnDocument: 'after',
      })
      .catch((error: unknown) => {
        madeByAnother(error)
        return null
      })

  const acquire = async (session: Session): Promise<number> => {
    const until = performance.now() + times.timeoutMs
    let refreshAt = 0
    for (let waitMs = POLL_MS.first; ; waitMs = Math.min(waitMs * 2, POLL_MS.most)) {
      const seen = performance.now() < refreshAt ? await leases().findOne({ _id: 'lease' }) : null
      if (!seen || (seen.holder === null && seen.waiting[0]?.process === process)) {
        refreshAt = performance.now() + REFRESH_MS
        const lease = await join(session)
        if (lease?.holder === process) {
          if (lease.overtook !== null) await overtake(lease.fence, lease.overtook)
          return lease.fence
        }
      }
      if (performance.now() > until) {
        await leases().updateOne({ _id: 'lease' }, leaveQueue(process))
        throw new TurnTimeout(`no turn to write within ${times.timeoutMs} ms: a transaction of another process stays open`)
      }
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  }

  /** The lease that is held already, else a new one. */
  const hold = async (session: Session) => {
    clearTimeout(giveUpLater)
    await releasing
    if (held && (await renew(held.fence, session))) return held
    held = undefined
    await makeFence()
    held = { fence: await acquire(session), turnsLeft: times.turnsAtATime }
    return held
  }

  return {
    begin: async (session) => {
      const mine = await hold(session)
      const begunAt = performance.now()
      const renewing = setInterval(() => {
        if (performance.now() - begunAt < times.longestMs)
          renew(mine.fence, session).catch((error: unknown) => log().warn({ err: error, msg: 'the write lease could not be renewed' }))
      }, times.leaseMs / 4)
      renewing.unref()
      return {
        sealIn: async (own) => {
          const { matchedCount } = await fences().updateOne(
            { _id: 'fence', value: { $lte: mine.fence } },
            // Counted, since a write that changes nothing meets nobody.
            { $set: { value: mine.fence }, $inc: { turns: 1 } },
            { session: own },
          )
          if (matchedCount === 1) return
          isFenceThere = false
          throw new Overtaken()
        },
        end: async ({ more }) => {
          clearInterval(renewing)
          if (held !== mine) return
          mine.turnsLeft -= 1
          if (!more || mine.turnsLeft <= 0) await release()
          else {
            giveUpLater = setTimeout(() => void release(), KEEP_MS)
            giveUpLater.unref()
          }
        },
      }
    },
    close: () => release(),
  }
}

function idOf(session: Session): unknown {
  return session.id?.id
}

/** Two first starts made the same document at once: it is there, which is what was wanted. */
function madeByAnother(error: unknown): void {
  if (!(typeof error === 'object' && error !== null && 'code' in error && error.code === 11000)) throw error
}
