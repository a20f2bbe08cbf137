import type { PayloadRequest } from 'payload'
import { holdsRole } from '@/access'
import { daysBetween } from '@/kernel/clock'
import { idOf } from '@/kernel/ids'
import { todayOf } from '@/platform/clock'

/** An order call that an organisation may answer today; `ordered` is what it has asked for so far. */
export type OpenOrderCall = { id: string; title: string; closesOn: string; daysLeft: number; ordered: number | null }

const MOST = 20

/** The calls that wait for the caller's organisation; null for everybody but training administrators with an organisation. */
export async function loadOpenCalls(req: PayloadRequest): Promise<OpenOrderCall[] | null> {
  const organisation = holdsRole(req, 'training-admin') ? idOf(req.user?.organisation) : undefined
  if (!organisation) return null
  const today = todayOf(req)
  const { docs } = await req.payload.find({
    collection: 'order-calls',
    where: { and: [{ status: { equals: 'open' } }, { opensOn: { less_than_equal: today } }, { closesOn: { greater_than_equal: today } }] },
    select: { title: true, closesOn: true },
    sort: 'closesOn',
    limit: MOST,
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  if (docs.length === 0) return []
  const { docs: orders } = await req.payload.find({
    collection: 'orders',
    where: { and: [{ call: { in: docs.map(({ id }) => id) } }, { organisation: { equals: organisation } }] },
    select: { call: true, quantity: true },
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const ordered = new Map(orders.map(({ call, quantity }) => [idOf(call), quantity]))
  return docs.map(({ closesOn, id, title }) => ({
    id: String(id),
    title,
    closesOn,
    daysLeft: daysBetween(today, closesOn),
    ordered: ordered.get(String(id)) ?? null,
  }))
}

/** Where an organisation's order in a call is given. */
export function orderHref(callId: string): string {
  return `/admin/collections/order-calls/${callId}/totals`
}
