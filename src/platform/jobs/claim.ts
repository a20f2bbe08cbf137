import type { Payload, Where } from 'payload'
import { databaseNow } from '@/platform/clock'
import { jobKinds, type JobKind, type JobLane } from './definition'
import { CLOCK_ERROR_MS, LEASE_MS } from './lease'

export type JobRow = { id: string; kind: string; input: unknown; attempts: number }

/** How many due jobs are looked at together: whoever loses one goes on to the next without looking again. */
const CANDIDATES = 16

/**
 * Takes the oldest due job, of this lane where one is named, that nobody else takes first. `attempts` of what it gives is the fence of this
 * run: it grows with every claim, and whoever writes names it.
 */
export async function claim(payload: Payload, lane?: JobLane): Promise<JobRow | undefined> {
  const inLane = lane ? kindsOf(payload, lane) : []
  if (!inLane) return undefined
  for (;;) {
    const now = await databaseNow(payload)
    const maybe: Where = { and: [maybeDueAt(now), ...inLane] }
    const { docs } = await payload.db.find<Candidate>({
      collection: 'jobs',
      where: maybe,
      sort: 'runAfter',
      limit: CANDIDATES,
      pagination: false,
    })
    const due = docs.filter((job) => isDue(job, now))
    for (const { attempts, id } of due) {
      const claimed = (await payload.db.updateOne({
        collection: 'jobs',
        where: { and: [{ id: { equals: id } }, { attempts: { equals: attempts ?? 0 } }, maybe] },
        data: { state: 'running', leaseUntil: later(now, LEASE_MS), attempts: (attempts ?? 0) + 1 },
      })) as unknown as JobRow | null
      if (claimed) return claimed
    }
    // All of them were taken meanwhile: where that were so many, more may be waiting.
    if (due.length === 0 || docs.length < CANDIDATES) return undefined
  }
}

/**
 * What nobody knows (a kind of an older version) is short work: there it is told that it failed.
 * @returns null where no kind of work goes by this lane
 */
function kindsOf(payload: Payload, lane: JobLane): Where[] | null {
  const kinds = jobKinds(payload)
  if (lane === 'short') return kinds.flatMap((known) => (isShort(known) ? [] : [{ kind: { not_equals: known.kind } }]))
  const own = kinds.filter((known) => known.lane === lane).map(({ kind }) => ({ kind: { equals: kind } }))
  return own.length > 0 ? [{ or: own }] : null
}

function isShort({ lane = 'short' }: JobKind): boolean {
  return lane === 'short'
}

type Candidate = JobRow & { state: string; runAfter: string; updatedAt: string }

/** The longest that work waits which was to be done at once or tried again, in milliseconds; what waits longer was put off on purpose. */
const LONGEST_PAUSE_MS = 600_000

/**
 * Queued work whose time has come, and running work whose runner is silent. A lease that ends later than any lease can comes from a clock
 * that was ahead and is not believed: else the job would stand until that instant is reached. Of queued work see {@link isDue}.
 */
function maybeDueAt(now: Date): Where {
  const at = now.toISOString()
  return {
    or: [
      {
        and: [
          { state: { equals: 'queued' } },
          { or: [{ runAfter: { less_than_equal: at } }, { updatedAt: { greater_than: later(now, CLOCK_ERROR_MS) } }] },
        ],
      },
      {
        and: [
          { state: { equals: 'running' } },
          { or: [{ leaseUntil: { less_than: at } }, { leaseUntil: { greater_than: later(now, LEASE_MS + CLOCK_ERROR_MS) } }] },
        ],
      },
    ],
  }
}

/** Queued work that was written by a clock ahead of ours is due where it waits for no other reason; what was put off on purpose waits on. */
function isDue({ runAfter, state, updatedAt }: Candidate, now: Date): boolean {
  if (state !== 'queued' || Date.parse(runAfter) <= now.getTime()) return true
  return Date.parse(runAfter) - Date.parse(updatedAt) <= LONGEST_PAUSE_MS
}

function later(now: Date, ms: number): string {
  return new Date(now.getTime() + ms).toISOString()
}
