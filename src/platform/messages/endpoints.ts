import type { Endpoint, PayloadRequest, Where } from 'payload'
import { actorOf } from '@/access'
import { DomainError } from '@/kernel/errors'
import { endpoint, routeId } from '@/platform/http'

/** Marks the caller's own notices as read; the time is the server's. Repeating it changes nothing. */
export const notificationEndpoints: Endpoint[] = [
  {
    path: '/:id/read',
    method: 'post',
    handler: endpoint(async (req) => Response.json({ read: await markRead(req, { id: { equals: routeId(req) } }) })),
  },
  { path: '/read-all', method: 'post', handler: endpoint(async (req) => Response.json({ read: await markRead(req, {}) })) },
]

async function markRead(req: PayloadRequest, which: Where): Promise<number> {
  const actor = actorOf(req)
  if (!actor) throw new DomainError('request.signIn')
  const own: Where = { and: [which, { recipient: { equals: actor.id } }, { readAt: { exists: false } }] }
  const unread = await req.payload.db.find<{ id: string }>({
    collection: 'notifications',
    where: own,
    pagination: false,
    limit: 1_000,
    req,
  })
  const readAt = new Date().toISOString()
  for (const { id } of unread.docs) await req.payload.db.updateOne({ collection: 'notifications', id, data: { readAt }, req })
  return unread.docs.length
}
