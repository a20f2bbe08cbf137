import type { CollectionAfterChangeHook } from 'payload'
import { notify } from '@/platform/messages'
import { orderCallOpened } from '../../line/operations/messages'
import { orderHref } from '../operations/open-calls'

/** Tells every training administrator of an organisation that copies can be ordered, and where; once for each call, when it first is open. */
export const announceCall: CollectionAfterChangeHook = async ({ doc, previousDoc, req }) => {
  const call = doc as { id: string | number; title: string; status: string; opensOn: string; closesOn: string }
  if (call.status !== 'open' || (previousDoc as { status?: string } | undefined)?.status === 'open') return
  const { docs } = await req.payload.find({
    collection: 'users',
    where: { and: [{ roles: { in: ['training-admin'] } }, { active: { not_equals: false } }, { organisation: { exists: true } }] },
    select: {},
    pagination: false,
    depth: 0,
    overrideAccess: true, // whom to tell; nothing of them is shown to anybody
    req,
  })
  await notify({
    req,
    to: docs.map(({ id }) => id),
    template: orderCallOpened,
    details: { title: call.title, opensOn: call.opensOn, closesOn: call.closesOn },
    link: orderHref(String(call.id)),
    idempotencyKey: `materials.orderCallOpened:${call.id}`,
  })
}
