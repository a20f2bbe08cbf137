import { parentPort } from 'node:worker_threads'
import { DomainError, type Details } from '@/kernel/errors'

/**
 * The name of a worker and what it exchanges; both sides import this value, so the types cannot part.
 * `name` is the file name of the entry point without `.worker.ts`. Input and output must survive a structured clone.
 */
export type WorkerTask<Input, Output> = {
  name: string
  limits: WorkerLimits
  /** Never set: carries the types only. */
  types?: { input: Input; output: Output }
}

export type WorkerLimits = { timeoutMs: number; memoryMb: number }

export type WorkerAnswer = { ok: true; output: unknown } | { ok: false; code: string; details?: Details } | { ok: false; failure: string }

export function defineTask<Input, Output>(name: string, limits: WorkerLimits): WorkerTask<Input, Output> {
  return { name, limits }
}

/** What a worker's entry point calls: answers the one message that it is started for. Expected refusals go back as their code. */
export function serveTask<Input, Output>(_task: WorkerTask<Input, Output>, handle: (input: Input) => Output | Promise<Output>): void {
  const port = parentPort
  if (!port) throw new Error('a worker entry point was loaded outside of a worker')
  port.once('message', (input: Input) => {
    void answer(() => handle(input)).then((message) => port.postMessage(message))
  })
}

async function answer(action: () => unknown): Promise<WorkerAnswer> {
  try {
    return { ok: true, output: await action() }
  } catch (error) {
    if (error instanceof DomainError) return { ok: false, code: error.code, ...(error.details && { details: error.details }) }
    return { ok: false, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
