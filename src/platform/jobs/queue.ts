import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { databaseNow } from '@/platform/clock'

/**
 * Queues work in the caller's transaction. A second call with the same `key` gives the first job back and changes nothing.
 * @returns the job's id
 */
export async function queueJob(args: { req: PayloadRequest; kind: string; key: string; input: unknown; runAfter?: Date }): Promise<string> {
  const { req, kind, key, input, runAfter } = args
  const known = await req.payload.db.find<{ id: string | number }>({
    collection: 'jobs',
    where: { key: { equals: key } },
    limit: 1,
    pagination: false,
    req,
  })
  const first = known.docs[0]
  if (first) return String(first.id)
  const actor = actorOf(req)
  const created = (await req.payload.db.create({
    collection: 'jobs',
    data: {
      kind,
      key,
      state: 'queued',
      input,
      runAfter: (runAfter ?? (await databaseNow(req.payload))).toISOString(),
      attempts: 0,
      done: 0,
      total: 0,
      cancelRequested: false,
      requestedBy: actor?.kind === 'user' ? actor.id : null,
    },
    req,
  })) as { id: string | number }
  return String(created.id)
}
