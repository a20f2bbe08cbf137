import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import type * as WorkerThreads from 'node:worker_threads'
import { DomainError } from '@/kernel/errors'
import './errors'
import { builtFile } from './built-file'
import type { WorkerAnswer, WorkerLimits, WorkerTask } from './worker-task'

/** How many callers may wait for a turn; the next is told to come back. */
const MAX_WAITING = 32

/**
 * Runs a task on a thread of its own with a cap on time and on the JavaScript heap, and stops the thread when either is passed.
 * The thread sees no environment variables. At most one thread a processor runs at a time; others wait their turn.
 * @param limits overrides the task's own
 * @throws DomainError what the worker refused with, `files.tookTooLong`, `files.tooMuchMemory`, `files.busy`; Error when the worker itself failed
 */
export async function runInWorker<Input, Output>({
  task,
  input,
  limits = task.limits,
}: {
  task: WorkerTask<Input, Output>
  input: Input
  limits?: WorkerLimits
}): Promise<Output> {
  const file = await builtFile('workers', task.name)
  const release = await takeTurn()
  try {
    return (await runOnce(task.name, file, input, limits)) as Output
  } finally {
    release()
  }
}

function runOnce(name: string, file: string, input: unknown, limits: WorkerLimits): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new (threads().Worker)(file, {
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: Math.max(8, Math.round(limits.memoryMb / 8)) },
      env: {},
      // Loader flags of the parent (tests, tsx) would be inherited; the file is plain JavaScript and needs none.
      execArgv: [],
      name: `liangong ${name}`,
    })
    const timer = setTimeout(
      () => finish(() => reject(new DomainError('files.tookTooLong', { seconds: limits.timeoutMs / 1000 }))),
      limits.timeoutMs,
    )
    const finish = (settle: () => void) => {
      clearTimeout(timer)
      worker.removeAllListeners()
      // A late failure of a thread that is being stopped has nobody left to tell.
      worker.on('error', () => undefined)
      void worker.terminate().then(settle, reject)
    }
    worker.once('message', (message: WorkerAnswer) => finish(() => settleWith(name, message, resolve, reject)))
    worker.once('error', (error: Error & { code?: string }) =>
      finish(() =>
        reject(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? new DomainError('files.tooMuchMemory')
            : new Error(`worker ${name} failed`, { cause: error }),
        ),
      ),
    )
    worker.once('exit', (code) => finish(() => reject(new Error(`worker ${name} ended with code ${code} and no answer`))))
    worker.postMessage(input)
  })
}

function settleWith(name: string, message: WorkerAnswer, resolve: (output: unknown) => void, reject: (error: Error) => void): void {
  if (message.ok) resolve(message.output)
  else if ('code' in message) reject(new DomainError(message.code, message.details))
  else reject(new Error(`worker ${name} failed: ${message.failure}`))
}

const TURNS = Symbol.for('liangong.files.turns')

type Turns = { running: number; waiting: (() => void)[] }

/** Kept on the process: Express and Next's bundle hold two copies of this module and share the same processors. */
function turns(): Turns {
  const holder = globalThis as typeof globalThis & { [TURNS]?: Turns }
  holder[TURNS] ??= { running: 0, waiting: [] }
  return holder[TURNS]
}

async function takeTurn(): Promise<() => void> {
  const state = turns()
  if (state.running >= availableParallelism()) {
    if (state.waiting.length >= MAX_WAITING) throw new DomainError('files.busy')
    // The turn is handed over by the one that ends, so `running` stays as it is.
    await new Promise<void>((next) => state.waiting.push(next))
  } else state.running++
  return () => {
    const next = state.waiting.shift()
    if (next) next()
    else state.running--
  }
}

/** Required at run time so that no bundler takes the worker's path for a module of its own to build. */
function threads(): typeof WorkerThreads {
  const require = createRequire(path.join(/* turbopackIgnore: true */ process.cwd(), 'package.json'))
  return require('node:worker_threads') as typeof WorkerThreads
}
