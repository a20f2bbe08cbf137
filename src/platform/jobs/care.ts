import type { PayloadRequest } from 'payload'

/** How much work has failed for good. */
export async function countFailedJobs(req: PayloadRequest): Promise<number> {
  const where = { state: { equals: 'failed' } }
  return (await req.payload.count({ collection: 'jobs', where, overrideAccess: true, req })).totalDocs // a number only, for the centre's people
}
