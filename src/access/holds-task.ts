import type { PayloadRequest } from 'payload'
import { actorOf } from './actor-of'

/** Whether something of the textbook line waits for the caller: who has a task can open it. */
export async function holdsTask(req: PayloadRequest): Promise<boolean> {
  const actor = actorOf(req)
  if (actor?.kind !== 'user') return false
  const { totalDocs } = await req.payload.count({
    collection: 'assignments',
    where: { and: [{ person: { equals: actor.id } }, { status: { equals: 'open' } }] },
    overrideAccess: true, // asks about the caller alone
    req,
  })
  return totalDocs > 0
}
