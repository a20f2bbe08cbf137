import { setTimeout as pause } from 'node:timers/promises'
import type { Payload } from 'payload'

/** Something that goes on for as long as the process serves; `stop` waits for what it is doing. */
export type Service = { stop(): Promise<void> }

/**
 * Does a step now and then again and again, never two at once, `everyMs` after the last ended; at once where it says that more is
 * waiting. What a step throws is logged under `name` and does not end the service.
 */
export function repeat({
  everyMs,
  name,
  payload,
  step,
}: {
  payload: Payload
  name: string
  everyMs: number
  step: (stopping: AbortSignal) => Promise<'more' | void>
}): Service {
  const stopping = new AbortController()
  const { signal } = stopping
  const loop = (async () => {
    while (!signal.aborted) {
      const outcome = await step(signal).catch((error: unknown) => payload.logger.error({ err: error, msg: name }))
      // Ended before its time, the pause only lets the loop see that it is over.
      if (outcome !== 'more') await pause(everyMs, undefined, { signal }).catch(() => undefined)
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await loop
    },
  }
}
