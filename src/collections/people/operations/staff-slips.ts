import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { DomainError } from '@/kernel/errors'
import { idOf, type Ref } from '@/kernel/ids'
import { todayOf } from '@/platform/clock'
import { SIGN_IN_SLIPS } from '@/platform/documents/slips/task'
import { runInWorker } from '@/platform/files'
import { siteAddress } from '@/platform/http'
import '../domain/staff-errors'
import { hasOrder, passwordsOf, takeOrder } from './account-orders'
import { STAFF_SLIPS_JOB, type StaffOrder, type StaffSlipsInput } from './staff-import'

export type WaitingStaffSlips = { id: string; count: number; until: string }
type Job = { id: string | number; requestedBy?: Ref | null; runAfter: string; input: StaffSlipsInput }

/** Slips of the caller's own imports that nobody collected yet. */
export async function waitingStaffSlips(req: PayloadRequest): Promise<WaitingStaffSlips[]> {
  const actor = actorOf(req)
  if (actor?.kind !== 'user') return []
  const { docs } = await req.payload.db.find<Job>({
    collection: 'jobs',
    where: { and: [{ kind: { equals: STAFF_SLIPS_JOB } }, { state: { equals: 'queued' } }, { requestedBy: { equals: actor.id } }] },
    sort: '-createdAt',
    limit: 20,
    pagination: false,
    req,
  })
  const waiting: WaitingStaffSlips[] = []
  for (const { id, input, runAfter } of docs)
    if (await hasOrder(req.payload, input.order)) waiting.push({ id: idOf(id), count: input.count, until: runAfter })
  return waiting
}

/**
 * The printed sign-in slips of an import of people, once, for the one who imported and nobody else. Afterwards the passwords are on paper
 * and nowhere else: what they were derived from is destroyed.
 * @throws DomainError `request.signIn`, `request.notFound` for another's import, `people.slipsGone`
 */
export async function collectStaffSlips({ id, req }: { req: PayloadRequest; id: string }): Promise<Uint8Array> {
  const actor = actorOf(req)
  if (!actor) throw new DomainError('request.signIn')
  const job = await req.payload.db.findOne<Job>({
    collection: 'jobs',
    where: { and: [{ id: { equals: id } }, { kind: { equals: STAFF_SLIPS_JOB } }] },
    req,
  })
  if (!job || idOf(job.requestedBy) !== actor.id) throw new DomainError('request.notFound')
  const taken = await takeOrder<StaffOrder>(req.payload, job.input.order)
  if (!taken) throw new DomainError('people.slipsGone')
  const passwordOf = passwordsOf(req.payload, taken.order)
  try {
    const { bytes } = await runInWorker({
      task: SIGN_IN_SLIPS,
      input: {
        heading: '炼工 Liangong',
        signInUrl: `${siteAddress(req)}/login`,
        madeOn: todayOf(req),
        slips: taken.order.slips.map((slip, index) => ({ ...slip, password: passwordOf(index) })),
      },
    })
    await taken.destroy()
    return bytes
  } catch (error) {
    await taken.putBack()
    throw error
  }
}
