import { parentPort, workerData } from 'node:worker_threads'
import { DomainError } from '@/kernel/errors'
import type { Limits } from './limits'
import type { WorkerAsks, WorkerMessage } from './read-in-worker'
import { readXlsx } from './xlsx/read'

/** Reads one workbook off the main thread. Sends a batch, waits until it is asked for the next: memory stays flat on both sides. */
async function run(port: NonNullable<typeof parentPort>, { bytes, limits }: { bytes: Uint8Array; limits: Limits }): Promise<void> {
  const send = (message: WorkerMessage) => port.postMessage(message)
  try {
    const control = { skipSheet: false }
    for await (const event of readXlsx(bytes, limits, control)) {
      const asked = new Promise<void>((resolve) =>
        port.once('message', (asks: WorkerAsks) => {
          control.skipSheet = asks === 'skip'
          resolve()
        }),
      )
      send({ event })
      await asked
    }
    send({ done: true })
  } catch (error) {
    if (error instanceof DomainError) send({ refused: { code: error.code, ...(error.details ? { details: error.details } : {}) } })
    else send({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

if (parentPort) await run(parentPort, workerData as { bytes: Uint8Array; limits: Limits })
