import type { Payload } from 'payload'
import { describe, expect, it } from 'vitest'
import { repeat } from '@/platform/jobs/repeat'

function listener() {
  const logged: unknown[] = []
  return { logged, payload: { logger: { error: (entry: unknown) => void logged.push(entry) } } as unknown as Payload }
}

/** Resolves when the step has been taken so many times. */
function counter(times: number, outcome: (n: number) => 'more' | undefined) {
  let taken = 0
  let arrive = (): void => undefined
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  const step = async () => {
    taken += 1
    if (taken === times) arrive()
    return outcome(taken)
  }
  return { arrived, step, count: () => taken }
}

describe('something that goes on while the process serves', () => {
  it('is done at once, and again at once while more is waiting', async () => {
    const { arrived, count, step } = counter(5, (n) => (n < 5 ? 'more' : undefined))
    const service = repeat({ ...listener(), name: 'test', everyMs: 3_600_000, step })
    await arrived
    await service.stop()
    expect(count()).toBe(5)
  })

  it('is done again after a pause', async () => {
    const { arrived, step } = counter(3, () => undefined)
    const service = repeat({ ...listener(), name: 'test', everyMs: 1, step })
    await arrived
    await service.stop()
  })

  it('outlives a step that fails, and says under which name it failed', async () => {
    const { logged, payload } = listener()
    const { arrived, step } = counter(2, () => undefined)
    const error = new Error('no disk')
    const service = repeat({ payload, name: 'sweeper', everyMs: 1, step: () => step().then(() => Promise.reject(error)) })
    await arrived
    await service.stop()
    expect(logged[0]).toEqual({ err: error, msg: 'sweeper' })
  })

  it('stops only when the step that runs has ended, and tells it to hurry', async () => {
    let ended = false
    let begin = (): void => undefined
    const begun = new Promise<void>((resolve) => (begin = resolve))
    const step = (stopping: AbortSignal) =>
      new Promise<void>((resolve) => {
        stopping.addEventListener('abort', () => setImmediate(() => resolve(void (ended = true))))
        begin()
      })
    const service = repeat({ ...listener(), name: 'test', everyMs: 3_600_000, step })
    await begun
    await service.stop()
    expect(ended).toBe(true)
  })
})
