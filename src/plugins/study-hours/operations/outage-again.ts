import type { PayloadRequest } from 'payload'
import { holdsRole } from '@/access'
import { DomainError } from '@/kernel/errors'
import { queueJob } from '@/platform/jobs'
import { withTransaction } from '@/platform/transactions'
import { SLUGS } from '../slugs'
import { PROTECT_JOB } from './outage-protect'

/** Goes on with the crediting of an approved outage that was cancelled or has failed. @returns the job */
export async function protectAgain({ id, req }: { req: PayloadRequest; id: string }): Promise<string> {
  if (!holdsRole(req, 'centre-staff', 'admin')) throw new DomainError('request.forbidden')
  return withTransaction(req, async () => {
    const { docs } = await req.payload.find({
      collection: SLUGS.outages,
      where: { id: { equals: id } },
      limit: 1,
      pagination: false,
      depth: 0,
      overrideAccess: false,
      req,
    })
    const [outage] = docs
    if (!outage) throw new DomainError('request.notFound')
    if (outage.state !== 'approved') throw new DomainError('workflow.wrongState', { action: 'protect', state: outage.state })
    const earlier = await req.payload.find({
      collection: 'jobs',
      where: { and: [{ kind: { equals: PROTECT_JOB } }, { key: { like: id } }] },
      sort: '-createdAt',
      pagination: false,
      depth: 0,
      overrideAccess: true, // asks whether one is under way
      req,
    })
    const running = earlier.docs.find(({ state }) => state === 'queued' || state === 'running')
    return running
      ? String(running.id)
      : queueJob({ req, kind: PROTECT_JOB, key: `${PROTECT_JOB}:${id}:${earlier.docs.length}`, input: { outage: id } })
  })
}
