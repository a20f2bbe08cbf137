import type { JobContext } from './definition'

type Step = Parameters<JobContext<unknown>['progress']>[0]

export type StepReporter = {
  /** For work that tells its steps without waiting. */
  tell(step: Step): void
  /** Aborted with the job's own signal, and as soon as a step could not be stored: the job would not outlive that anyway. */
  signal: AbortSignal
  /** Waits for the steps that were told. @throws what kept one from being stored, or the reason of the abort */
  settled(): Promise<void>
}

/** Between work that tells its steps as it goes and a job whose every step is a write that may fail. */
export function stepReporter({ progress, signal }: Pick<JobContext<unknown>, 'progress' | 'signal'>): StepReporter {
  const failed = new AbortController()
  const either = AbortSignal.any([signal, failed.signal])
  const told: Promise<void>[] = []
  return {
    signal: either,
    tell: (step) => void told.push(progress(step).catch((error: unknown) => failed.abort(error))),
    settled: async () => {
      await Promise.all(told)
      either.throwIfAborted()
    },
  }
}
