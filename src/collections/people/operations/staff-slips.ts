import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { idOf, type Ref } from '@/kernel/ids'
import '../domain/staff-errors'
import { hasOrder } from './account-orders'
import { collectSlips } from './collect-slips'
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

/** The sign-in slips of an import of people. @throws DomainError as {@link collectSlips}, `people.slipsGone` */
export function collectStaffSlips({ id, req }: { req: PayloadRequest; id: string }): Promise<Uint8Array> {
  return collectSlips<StaffOrder, StaffSlipsInput>({
    req,
    job: { id, kind: STAFF_SLIPS_JOB },
    gone: 'people.slipsGone',
    sheetOf: ({ slips }) => ({ heading: '炼工 Liangong', slips }),
  })
}
