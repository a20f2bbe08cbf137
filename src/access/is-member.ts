import type { Access, PayloadRequest } from 'payload'
import { localDate } from '@/kernel/clock'
import type { CommitteeRole } from '@/kernel/actor'
import { idOf } from '@/kernel/ids'
import { actorOf } from './actor-of'
import { holdsOn } from './holds-on'

export type HeldMembership = { id: string; committee: string; role: CommitteeRole }

/** The caller's memberships whose term holds today (Asia/Shanghai); read once a request. */
export async function heldMemberships(req: PayloadRequest): Promise<readonly HeldMembership[]> {
  const actor = actorOf(req)
  if (!actor || actor.kind === 'system') return []
  const known = req.context['heldMemberships'] as { user: string; rows: HeldMembership[] } | undefined
  if (known?.user === actor.id) return known.rows
  const { docs } = await req.payload.find({
    collection: 'memberships',
    where: {
      and: [{ user: { equals: actor.id } }, holdsOn(localDate(new Date()))],
    },
    pagination: false,
    depth: 0,
    overrideAccess: true, // asks about the caller alone
    req,
  })
  const rows = docs.map((doc) => ({ id: String(doc.id), committee: idOf(doc.committee), role: doc.role as CommitteeRole }))
  req.context['heldMemberships'] = { user: actor.id, rows }
  return rows
}

/** Access for anybody who sits in a committee today. */
export const isMember: Access = async ({ req }) => (await heldMemberships(req)).length > 0
