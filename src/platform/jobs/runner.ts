import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { databaseNow } from '@/platform/clock'
import { claim, type JobRow } from './claim'
import { JOB_LANES, jobKinds, type JobKind, type JobLane } from './definition'
import { JobLost, LEASE_MS, leaseOf, type JobLease } from './lease'
import { repeat, type Service } from './repeat'

const POLL_MS = 1_000
const PROGRESS_EVERY_MS = 300

/** The runners of a process, one for each lane: each takes the due jobs of its lane one after the other, the oldest first. */
export function startJobRunner(payload: Payload): Service {
  const runners = JOB_LANES.map((lane) => {
    const step = async (stopping: AbortSignal) => ((await runNextJob(payload, stopping, lane)) ? 'more' : undefined)
    return repeat({ payload, name: `job runner (${lane})`, everyMs: POLL_MS, step })
  })
  return { stop: async () => void (await Promise.all(runners.map((runner) => runner.stop()))) }
}

/** Runs everything that is due, for scripts and tests. */
export async function drainJobs(payload: Payload): Promise<number> {
  let count = 0
  while (await runNextJob(payload, new AbortController().signal)) count += 1
  return count
}

/** Takes one due job, of any lane where none is named, and runs it. @returns whether there was one */
export async function runNextJob(payload: Payload, stopping: AbortSignal, lane?: JobLane): Promise<boolean> {
  const job = await claim(payload, lane)
  if (!job) return false
  const kind = jobKinds(payload).find((known) => known.kind === job.kind)
  try {
    if (kind) await work(payload, kind, job, stopping)
    else await leaseOf(payload, job).end({ state: 'failed', error: `no job kind "${job.kind}"` })
  } catch (error) {
    // Another runner has it and tells how it ends.
    if (!(error instanceof JobLost)) throw error
    payload.logger.warn({ msg: `job ${job.kind} ${job.id} was taken over by another runner` })
  }
  return true
}

async function work(payload: Payload, kind: JobKind, job: JobRow, stopping: AbortSignal): Promise<void> {
  const cancel = new AbortController()
  const lost = new AbortController()
  const signal = AbortSignal.any([cancel.signal, lost.signal, stopping])
  const req = await systemRequest(payload)
  const lease = leaseOf(payload, job)
  let storedAt = -Infinity
  const beat = async (data: Record<string, unknown>) => {
    try {
      if ((await lease.keep(data)).cancelRequested) cancel.abort()
    } catch (error) {
      if (error instanceof JobLost) lost.abort(error)
      throw error
    }
  }
  const keepLease = setInterval(
    () => void beat({}).catch((error: unknown) => payload.logger.warn({ err: error, msg: 'job lease' })),
    LEASE_MS / 4,
  )
  try {
    const result = await kind.run({
      req,
      payload,
      input: job.input,
      jobId: job.id,
      signal,
      progress: async ({ done, total, stage }) => {
        if (performance.now() - storedAt < PROGRESS_EVERY_MS && done < total) return
        storedAt = performance.now()
        await beat({ done, total, stage })
        signal.throwIfAborted()
      },
    })
    await lease.end({ state: 'done', result: result ?? null, error: null })
  } catch (error) {
    if (lost.signal.aborted || error instanceof JobLost) throw error instanceof JobLost ? error : new JobLost()
    if (cancel.signal.aborted) await lease.end({ state: 'cancelled', error: null })
    else if (stopping.aborted) await lease.end({ state: 'queued' })
    else await fail(payload, kind, job, lease, error)
  } finally {
    clearInterval(keepLease)
  }
}

async function fail(payload: Payload, kind: JobKind, job: JobRow, lease: JobLease, error: unknown): Promise<void> {
  payload.logger.error({ err: error, msg: `job ${job.kind} ${job.id}` })
  const text = error instanceof Error ? error.message.slice(0, 500) : String(error)
  // Where the database was busy nothing is wrong with the work.
  const isRefused = error instanceof DomainError && error.status < 500
  if (isRefused || job.attempts >= (kind.attempts ?? 3)) return lease.end({ state: 'failed', error: text })
  const now = await databaseNow(payload)
  await lease.end({ state: 'queued', error: text, runAfter: new Date(now.getTime() + 2_000 * 4 ** job.attempts).toISOString() })
}

/** A request that acts for the process itself. */
export async function systemRequest(payload: Payload): Promise<PayloadRequest> {
  return createLocalReq({ context: { system: true } }, payload)
}
