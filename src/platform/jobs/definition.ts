import type { Payload, PayloadRequest } from 'payload'
import type { Label } from '@/kernel/machine'
import { contributions } from '../contributions'

export type JobContext<I> = {
  /** A request of its own that acts for the system; pass it on to everything that is read or written. */
  req: PayloadRequest
  payload: Payload
  input: I
  jobId: string
  /** Tells how far the work is; rarely enough is fine, at most a few times a second is stored. */
  progress(step: { done: number; total: number; stage: string }): Promise<void>
  /** Aborted when somebody cancels the job or the process stops. */
  signal: AbortSignal
}

/** Work of one lane never waits for work of another: mail goes out while a roster of 50,000 is written. */
export const JOB_LANES = ['mail', 'short', 'long'] as const
export type JobLane = (typeof JOB_LANES)[number]

/** One kind of work. `run` may be repeated after a crash, so what it does must come out the same when done twice. */
export type JobKind<I = unknown> = {
  kind: string
  label: Label
  /** What people read for the `stage` words that `run` tells; a word that is left out is shown as it is. */
  stages?: Readonly<Record<string, Label>>
  /** `long` for what may take more than some seconds. @default 'short' */
  lane?: JobLane
  /** How often a failed run is tried again; 3 where not given. @default 3 */
  attempts?: number
  run(context: JobContext<I>): Promise<unknown>
  /** Its rows say for good how something stands: they are never put away. @default false */
  kept?: true
  /** Takes away the files that a finished job of this kind still holds, before its row is put away; twice is the same. @returns how many */
  discard?(context: { payload: Payload; input: I }): Promise<number>
}

export function defineJob<I>(kind: JobKind<I>): JobKind {
  return kind as JobKind
}

/** The kinds that the domains bring along. */
export const contributedJobs = contributions<JobKind>('jobs')

export function jobKinds(payload: Payload): readonly JobKind[] {
  return contributedJobs.of(payload.config)
}
