import type { Payload } from 'payload'
import { databaseNow } from '@/platform/clock'

/** How long a running job is left alone without a sign of life, in milliseconds. */
export const LEASE_MS = 60_000
/** How far two clocks of one installation may be apart before what one of them wrote is not believed, in milliseconds. */
export const CLOCK_ERROR_MS = 300_000

/** This run of the job was taken over by another one, which finishes it. */
export class JobLost extends Error {
  constructor() {
    super('the job was taken over by another runner')
  }
}

export type JobLease = {
  /** Writes and renews the lease. @throws JobLost where another run has begun */
  keep(data: Record<string, unknown>): Promise<{ cancelRequested?: boolean }>
  /** Writes how it ended and gives the lease up. @throws JobLost where another run has begun; nothing is written then */
  end(data: Record<string, unknown>): Promise<void>
}

/** The one way in which a run writes to its job: naming its fence, so that a run that was taken over changes nothing any more. */
export function leaseOf(payload: Payload, { attempts, id }: { id: string; attempts: number }): JobLease {
  const write = async (data: Record<string, unknown>) => {
    const row = (await payload.db.updateOne({
      collection: 'jobs',
      where: { and: [{ id: { equals: id } }, { state: { equals: 'running' } }, { attempts: { equals: attempts } }] },
      data,
    })) as { cancelRequested?: boolean } | null
    if (!row) throw new JobLost()
    return row
  }
  return {
    keep: async (data) => write({ ...data, leaseUntil: new Date((await databaseNow(payload)).getTime() + LEASE_MS).toISOString() }),
    end: async (data) => void (await write({ ...data, leaseUntil: null })),
  }
}
