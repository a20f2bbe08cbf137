import { createLocalReq, type Payload, type PayloadRequest, type Where } from 'payload'
import { DomainError } from '@/kernel/errors'
import { jobKinds, type JobKind } from './definition'
import { repeat, type Service } from './repeat'

/** How long a running job is left alone without a sign of life, in milliseconds. */
const LEASE_MS = 60_000
const POLL_MS = 1_000
const PROGRESS_EVERY_MS = 300

type JobRow = { id: string; kind: string; input: unknown; attempts: number }

/** The one runner of a process: takes due jobs one after the other, the oldest first. */
export function startJobRunner(payload: Payload): Service {
  const step = async (stopping: AbortSignal) => ((await runNextJob(payload, stopping)) ? 'more' : undefined)
  return repeat({ payload, name: 'job runner', everyMs: POLL_MS, step })
}

/** Runs everything that is due, for scripts and tests. */
export async function drainJobs(payload: Payload): Promise<number> {
  let count = 0
  while (await runNextJob(payload, new AbortController().signal)) count += 1
  return count
}

/** Takes one due job and runs it. @returns whether there was one */
export async function runNextJob(payload: Payload, stopping: AbortSignal): Promise<boolean> {
  const job = await claim(payload)
  if (!job) return false
  const kind = jobKinds(payload).find((known) => known.kind === job.kind)
  if (!kind) {
    await settle(payload, job.id, { state: 'failed', error: `no job kind "${job.kind}"` })
    return true
  }
  await work(payload, kind, job, stopping)
  return true
}

async function claim(payload: Payload): Promise<JobRow | undefined> {
  const now = new Date()
  const due: Where = {
    or: [
      { and: [{ state: { equals: 'queued' } }, { runAfter: { less_than_equal: now.toISOString() } }] },
      { and: [{ state: { equals: 'running' } }, { leaseUntil: { less_than: now.toISOString() } }] },
    ],
  }
  const { docs } = await payload.db.find<JobRow>({ collection: 'jobs', where: due, sort: 'runAfter', limit: 1, pagination: false })
  const next = docs[0]
  if (!next) return undefined
  const claimed = (await payload.db.updateOne({
    collection: 'jobs',
    where: { and: [{ id: { equals: next.id } }, due] },
    data: { state: 'running', leaseUntil: new Date(now.getTime() + LEASE_MS).toISOString(), attempts: (next.attempts ?? 0) + 1 },
  })) as unknown as JobRow | null
  return claimed ?? undefined
}

async function work(payload: Payload, kind: JobKind, job: JobRow, stopping: AbortSignal): Promise<void> {
  const cancel = new AbortController()
  const signal = AbortSignal.any([cancel.signal, stopping])
  const req = await systemRequest(payload)
  let storedAt = 0
  const keepLease = setInterval(
    () => void beat({}).catch((error: unknown) => payload.logger.warn({ err: error, msg: 'job lease' })),
    LEASE_MS / 4,
  )
  const beat = async (data: Record<string, unknown>) => {
    const row = (await payload.db.updateOne({
      collection: 'jobs',
      id: job.id,
      data: { ...data, leaseUntil: new Date(Date.now() + LEASE_MS).toISOString() },
    })) as { cancelRequested?: boolean }
    if (row.cancelRequested) cancel.abort()
  }
  try {
    const result = await kind.run({
      req,
      payload,
      input: job.input,
      jobId: job.id,
      signal,
      progress: async ({ done, total, stage }) => {
        if (Date.now() - storedAt < PROGRESS_EVERY_MS && done < total) return
        storedAt = Date.now()
        await beat({ done, total, stage })
        signal.throwIfAborted()
      },
    })
    await settle(payload, job.id, { state: 'done', result: result ?? null, error: null })
  } catch (error) {
    if (cancel.signal.aborted) await settle(payload, job.id, { state: 'cancelled', error: null })
    else if (stopping.aborted) await settle(payload, job.id, { state: 'queued' })
    else await fail(payload, kind, job, error)
  } finally {
    clearInterval(keepLease)
  }
}

async function fail(payload: Payload, kind: JobKind, job: JobRow, error: unknown): Promise<void> {
  payload.logger.error({ err: error, msg: `job ${job.kind} ${job.id}` })
  const text = error instanceof Error ? error.message.slice(0, 500) : String(error)
  const isFinal = error instanceof DomainError || job.attempts >= (kind.attempts ?? 3)
  if (isFinal) await settle(payload, job.id, { state: 'failed', error: text })
  else
    await settle(payload, job.id, {
      state: 'queued',
      error: text,
      runAfter: new Date(Date.now() + 2_000 * 4 ** job.attempts).toISOString(),
    })
}

async function settle(payload: Payload, id: string, data: Record<string, unknown>): Promise<void> {
  await payload.db.updateOne({ collection: 'jobs', id, data: { ...data, leaseUntil: null } })
}

/** A request that acts for the process itself. */
export async function systemRequest(payload: Payload): Promise<PayloadRequest> {
  return createLocalReq({ context: { system: true } }, payload)
}
