import type { PayloadRequest } from 'payload'
import { discardOrder, readOrder, removeOrder, sweepOrders } from '@/collections/people'
import { DomainError } from '@/kernel/errors'
import { defineJob, type JobKind } from '@/platform/jobs'
import '../domain/errors'
import { applyOrder, undoOrder, type RosterResult } from '../operations/apply'
import { ROSTER_EXPIRY_JOB, ROSTER_JOB, SLIPS_KEPT_MS, type RosterJobInput } from '../operations/import'
import type { RosterOrder } from '../operations/order'

const ATTEMPTS = 3

/** What the job's row tells when it is done; `slips` is how many wait, until `slipsUntil`. */
export type RosterJobResult = RosterResult & { slips: number; slipsUntil: string | null }

const rosterJob = defineJob<RosterJobInput>({
  kind: ROSTER_JOB,
  label: { zh: '导入名册', en: 'Import a roster' },
  lane: 'long',
  stages: { writing: { zh: '建立账号与学籍', en: 'making accounts' }, undoing: { zh: '撤回', en: 'taking back' } },
  attempts: ATTEMPTS,
  discard: discardOrder,
  run: async ({ input, jobId, progress, req, signal }): Promise<RosterJobResult> => {
    const order = await readOrder<RosterOrder>(req.payload, input.order)
    if (!order) throw new DomainError('study.rosterMoved', { what: 'order' })
    try {
      const result = await applyOrder({
        req,
        order,
        onStep: async (done, total) => {
          await progress({ done, total, stage: 'writing' })
          signal.throwIfAborted()
        },
      })
      if (order.create.length === 0) await removeOrder(req.payload, input.order)
      return {
        ...result,
        slips: order.create.length,
        slipsUntil: order.create.length > 0 ? new Date(Date.now() + SLIPS_KEPT_MS).toISOString() : null,
      }
    } catch (error) {
      if (await isOver({ error, jobId, req, signal })) await takeBack({ req, order, id: input.order })
      throw error
    }
  },
})

/** Slips that nobody collected: with the order goes the last way to their passwords. */
const expiryJob = defineJob<RosterJobInput>({
  kind: ROSTER_EXPIRY_JOB,
  label: { zh: '销毁过期登录条', en: 'Destroy slips that expired' },
  // Behind the import that it follows, however long that waited.
  lane: 'long',
  run: async ({ input, req }) => {
    await removeOrder(req.payload, input.order)
    return { swept: await sweepOrders(req.payload, new Date(Date.now() - 2 * SLIPS_KEPT_MS)) }
  },
  discard: discardOrder,
})

export const rosterJobs: readonly JobKind[] = [rosterJob, expiryJob]

/** Whether this run was the last: a process that merely stops goes on later, and a failure is tried again. */
async function isOver(args: { error: unknown; jobId: string; req: PayloadRequest; signal: AbortSignal }): Promise<boolean> {
  const { error, jobId, req, signal } = args
  const job = await req.payload.db.findOne<{ id: string; cancelRequested?: boolean | null; attempts?: number | null }>({
    collection: 'jobs',
    where: { id: { equals: jobId } },
    req,
  })
  if (job?.cancelRequested) return true
  if (signal.aborted) return false
  return error instanceof DomainError || (job?.attempts ?? 0) >= ATTEMPTS
}

async function takeBack({ id, order, req }: { req: PayloadRequest; order: RosterOrder; id: string }): Promise<void> {
  await undoOrder({ req, order })
  await removeOrder(req.payload, id)
}
