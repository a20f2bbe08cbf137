import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { DomainError, type Details } from '@/kernel/errors'
import type { Limits } from './limits'
import type { WorkbookEvent } from './xlsx/read'

export type WorkerMessage =
  { event: WorkbookEvent } | { done: true } | { refused: { code: string; details?: Details } } | { failed: string }

/**
 * Reads a workbook in a thread of its own, bounded in time and memory; the main thread stays free while a large file is read.
 * Ending the loop early ends the thread.
 * @throws DomainError with a `spreadsheets.*` code
 */
export async function* readXlsxInWorker(bytes: Uint8Array, limits: Limits): AsyncGenerator<WorkbookEvent> {
  if (bytes.byteLength > limits.fileBytes) throw new DomainError('spreadsheets.fileTooLarge', { limit: limits.fileBytes })
  const worker = startWorker(bytes, limits)
  const inbox = createInbox(worker)
  const timer = setTimeout(() => inbox.fail(new DomainError('spreadsheets.tooSlow', { limit: limits.timeMs })), limits.timeMs)
  try {
    for (;;) {
      const message = await inbox.next()
      if ('done' in message) return
      if ('refused' in message) throw new DomainError(message.refused.code, message.refused.details)
      if ('failed' in message) throw new Error(`reading a workbook failed: ${message.failed}`)
      yield message.event
      worker.postMessage('next')
    }
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

function startWorker(bytes: Uint8Array, limits: Limits): Worker {
  const options = {
    workerData: { bytes, limits },
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 64 },
  }
  const built = path.resolve(process.cwd(), 'dist/workers/spreadsheets-read.mjs')
  if (existsSync(built)) return new Worker(built, options)
  // Node 20 does not hand a loader given by --import on to a thread's first file: register it inside, then load the source.
  const source = pathToFileURL(path.resolve(process.cwd(), 'src/platform/spreadsheets/read.worker.ts')).href
  return new Worker(`import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(source)}) })`, {
    ...options,
    eval: true,
  })
}

/** Messages one after the other, as promises; a thread that dies without a word is an error. */
function createInbox(worker: Worker) {
  const waiting: WorkerMessage[] = []
  let failure: Error | undefined
  let wake: (() => void) | undefined
  const fail = (error: Error) => {
    failure ??= error
    wake?.()
  }
  worker.on('message', (message: WorkerMessage) => {
    waiting.push(message)
    wake?.()
  })
  worker.on('error', (error: NodeJS.ErrnoException) =>
    fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new DomainError('spreadsheets.tooMuchMemory') : error),
  )
  worker.on('exit', (code) => fail(new Error(`the reading thread ended with code ${code}`)))
  return {
    fail,
    next: async (): Promise<WorkerMessage> => {
      for (;;) {
        const message = waiting.shift()
        if (message) return message
        if (failure) throw failure
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
  }
}
