import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { idsOf } from '@/kernel/ids'
import { nowOf } from '@/platform/clock'
import '../../decisions/domain/errors'
import { SLUGS } from '../../slugs'

/**
 * A request for leave that nobody has decided keeps an absence from being written: whether the training has failed is open until then.
 * @throws DomainError `study.leaveUndecided`, where one of its sessions has begun
 */
export async function refuseOpenLeave({ enrolment, req }: { req: PayloadRequest; enrolment: string }): Promise<void> {
  const trusted = { pagination: false, depth: 0, overrideAccess: true, req } as const // facts for a decision of those who issue
  const { docs } = await req.payload.find({
    collection: SLUGS.leaveRequests,
    where: { and: [{ enrolment: { equals: enrolment } }, { state: { equals: 'requested' } }] },
    select: { sessions: true },
    ...trusted,
  })
  const sessions = idsOf(docs.flatMap((doc) => doc.sessions))
  if (sessions.length === 0) return
  const { docs: begun } = await req.payload.find({
    collection: SLUGS.classSessions,
    where: {
      and: [{ id: { in: sessions } }, { status: { equals: 'scheduled' } }, { startsAt: { less_than_equal: nowOf(req).toISOString() } }],
    },
    select: { title: true, startsAt: true },
    sort: 'startsAt',
    ...trusted,
  })
  const [first] = begun
  if (first) throw new DomainError('study.leaveUndecided', { count: begun.length, session: first.title, startsAt: first.startsAt })
}
