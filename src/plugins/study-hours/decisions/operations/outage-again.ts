import type { PayloadRequest } from 'payload'
import { holdsRole } from '@/access'
import { allow, assertAllowed, refuse, type Decision } from '@/kernel/decision'
import { DomainError } from '@/kernel/errors'
import { wrongState } from '@/kernel/machine'
import type { Job, Outage } from '@/payload-types'
import { queueJob } from '@/platform/jobs'
import { withTransaction } from '@/platform/transactions'
import { outageMachine } from '../domain/outage-machine'
import { SLUGS } from '../../slugs'
import { PROTECT_JOB } from './outage-protect'

/** Whether the caller may have the crediting of this outage gone on with; asked by the button and by the door. */
export function canProtect({ outage, req }: { req: PayloadRequest; outage: Pick<Outage, 'state'> }): Decision {
  if (!holdsRole(req, 'centre-staff', 'admin')) return refuse('request.forbidden')
  return outage.state === 'approved' ? allow : wrongState(outageMachine, { action: 'protect', state: outage.state }, ['approved'])
}

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
    assertAllowed(canProtect({ req, outage }))
    const earlier = await protectJobs(req, id)
    const running = earlier.find(isUnderWay)
    return running
      ? String(running.id)
      : queueJob({ req, kind: PROTECT_JOB, key: `${PROTECT_JOB}:${id}:${earlier.length}`, input: { outage: id } })
  })
}

/** The crediting of one outage as its sheet shows it. */
export type Protection = {
  /** The latest job; null where it has not been queued, or was cleared away. */
  job: { id: string; state: Job['state']; error: string | null } | null
  isUnderWay: boolean
  /** It was stopped before everybody had their time. */
  isBroken: boolean
  /** Whether the caller may go on with it now. */
  mayGoOn: boolean
  /** Whether the caller may follow the job. */
  mayFollow: boolean
}

/** @param outage one that the caller may see */
export async function loadProtection({ outage, req }: { req: PayloadRequest; outage: Outage }): Promise<Protection | null> {
  if (outage.state !== 'approved') return null
  const [job] = await protectJobs(req, String(outage.id))
  const underWay = job !== undefined && isUnderWay(job)
  const isBroken = !underWay && job?.state !== 'done'
  return {
    job: job ? { id: String(job.id), state: job.state, error: job.error ?? null } : null,
    isUnderWay: underWay,
    isBroken,
    mayGoOn: isBroken && canProtect({ req, outage }).ok,
    mayFollow: holdsRole(req, 'centre-staff', 'admin'),
  }
}

function isUnderWay({ state }: Pick<Job, 'state'>): boolean {
  return state === 'queued' || state === 'running'
}

/** The latest first. */
async function protectJobs(req: PayloadRequest, id: string): Promise<Job[]> {
  const { docs } = await req.payload.find({
    collection: 'jobs',
    where: { and: [{ kind: { equals: PROTECT_JOB } }, { key: { like: id } }] },
    sort: '-createdAt',
    pagination: false,
    depth: 0,
    overrideAccess: true, // asks how far the crediting is
    req,
  })
  return docs
}
