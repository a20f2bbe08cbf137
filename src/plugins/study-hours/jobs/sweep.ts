import type { Payload } from 'payload'
import { createStudy } from '../operations/desk-study'
import { sweepDesks } from '../operations/sweep'

/** Sweeps at the start, for what a crash left open, and then again and again for as long as the process serves. */
export function studySweeper({ everyMs, gatherMs }: { everyMs: number; gatherMs: number }) {
  return ({ payload }: { payload: Payload }): { stop(): Promise<void> } => {
    const study = createStudy({ payload, gatherMs })
    const stopping = new AbortController()
    const loop = (async () => {
      while (!stopping.signal.aborted) {
        await sweepDesks(study).catch((error: unknown) => payload.logger.error({ err: error, msg: 'study sweeper' }))
        await pause(everyMs, stopping.signal)
      }
    })()
    return {
      stop: async () => {
        stopping.abort()
        await loop
      },
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', finish)
      resolve()
    }
    const timer = setTimeout(finish, ms)
    signal.addEventListener('abort', finish)
  })
}
