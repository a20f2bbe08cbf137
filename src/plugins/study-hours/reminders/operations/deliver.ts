import type { PayloadRequest } from 'payload'
import { nowOf } from '@/platform/clock'
import { queueJob } from '@/platform/jobs'
import { notify } from '@/platform/messages'
import { withTransaction } from '@/platform/transactions'
import { isGoodInstant, nextGoodInstant } from '../../training/domain/shifts'
import { SLUGS } from '../../slugs'
import { reminderTemplates } from './messages'
import type { PlannedReminder } from './plan'

export const DELIVER_REMINDER_JOB = 'study.deliver-reminder'

/** Queues what was planned for its instant; the same reminder for the same people is queued once, however often it is planned. */
export async function queueReminders(req: PayloadRequest, planned: readonly PlannedReminder[]): Promise<number> {
  for (const reminder of planned) await withTransaction(req, () => queue(req, reminder, jobKey(reminder)))
  return planned.length
}

/**
 * Sends a reminder, on the site and by mail. Where the process comes late to it and its people are at work or asleep by now, it waits for
 * their next good instant; where it is of no use any more it is dropped.
 */
export async function deliverReminder({
  input,
  req,
}: {
  req: PayloadRequest
  input: PlannedReminder
}): Promise<{ told: number } | { waitsUntil: string } | { dropped: true }> {
  const now = nowOf(req).getTime()
  if (now >= input.untilMs || !(await stillHeld(req, input))) return { dropped: true }
  if (!isGoodInstant(input.plan, now)) {
    const atMs = nextGoodInstant(input.plan, now)
    if (atMs >= input.untilMs) return { dropped: true }
    await withTransaction(req, () => queue(req, { ...input, atMs }, `${jobKey(input)}:${atMs}`))
    return { waitsUntil: new Date(atMs).toISOString() }
  }
  const { details, key, kind, link, to } = input
  const told = await withTransaction(req, () =>
    notify({ req, to, template: reminderTemplates[kind], details, link, idempotencyKey: `study.reminder:${key}` }),
  )
  return { told }
}

function queue(req: PayloadRequest, reminder: PlannedReminder, key: string): Promise<string> {
  return queueJob({ req, kind: DELIVER_REMINDER_JOB, key, input: reminder, runAfter: new Date(reminder.atMs) })
}

/** How many are told is part of the key: who joins a class later is told too, and nobody twice. */
function jobKey({ key, plan, to }: PlannedReminder): string {
  const whom = to.length === 1 ? to[0] : `${plan.crew ?? 'all'}*${to.length}`
  return `${DELIVER_REMINDER_JOB}:${key}:${whom}`
}

async function stillHeld(req: PayloadRequest, { session, untilMs }: PlannedReminder): Promise<boolean> {
  if (!session) return true
  const { docs } = await req.payload.db.find<{ startsAt: string; status: string }>({
    collection: SLUGS.classSessions,
    where: { id: { equals: session } },
    limit: 1,
    pagination: false,
    req,
  })
  return docs[0]?.status === 'scheduled' && Date.parse(docs[0].startsAt) === untilMs
}
