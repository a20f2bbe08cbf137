import { createRequire } from 'node:module'
import path from 'node:path'
import type * as Threads from 'node:worker_threads'
import type { Worker } from 'node:worker_threads'
import { DomainError, type Details } from '@/kernel/errors'
import { builtFile } from '@/platform/files/built-file'
import { fileTooLarge, type Limits } from './limits'
import type { ReadingControl, WorkbookEvent } from './xlsx/read'

export type WorkerMessage =
  { event: WorkbookEvent } | { done: true } | { refused: { code: string; details?: Details } } | { failed: string }
/** For the next event, with or without the rest of the sheet at hand. */
export type WorkerAsks = 'next' | 'skip'

/**
 * Reads a workbook in a thread of its own, bounded in time and memory; the main thread stays free while a large file is read.
 * Ending the loop early ends the thread; `control.skipSheet`, set before the next event is asked for, leaves out the rest of a sheet.
 * @throws DomainError with a `spreadsheets.*` code
 */
export async function* readXlsxInWorker(
  bytes: Uint8Array,
  limits: Limits,
  control: ReadingControl = { skipSheet: false },
): AsyncGenerator<WorkbookEvent> {
  if (bytes.byteLength > limits.fileBytes) throw fileTooLarge(limits.fileBytes)
  const worker = await startWorker(bytes, limits)
  const inbox = createInbox(worker)
  const timer = setTimeout(() => inbox.fail(new DomainError('spreadsheets.tooSlow', { seconds: limits.timeMs / 1_000 })), limits.timeMs)
  try {
    for (;;) {
      const message = await inbox.next()
      if ('done' in message) return
      if ('refused' in message) throw new DomainError(message.refused.code, message.refused.details)
      if ('failed' in message) throw new Error(`reading a workbook failed: ${message.failed}`)
      yield message.event
      worker.postMessage((control.skipSheet && 'rows' in message.event ? 'skip' : 'next') satisfies WorkerAsks)
      control.skipSheet = false
    }
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

async function startWorker(bytes: Uint8Array, limits: Limits): Promise<Worker> {
  const file = await builtFile('workers', 'spreadsheet-read')
  // Required at run time, so that no bundler takes the thread's file for a module of its own to build.
  const threads = createRequire(path.resolve('package.json'))('node:worker_threads') as typeof Threads
  return new threads.Worker(file, {
    workerData: { bytes, limits },
    env: {},
    execArgv: [],
    name: 'liangong spreadsheet-read',
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 64 },
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
