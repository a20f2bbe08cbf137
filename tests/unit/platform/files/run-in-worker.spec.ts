import { availableParallelism } from 'node:os'
import { describe, expect, it } from 'vitest'
import { runInWorker } from '@/platform/files'
import { resourceProbe } from './resource-probe'

describe('a task on a thread of its own', () => {
  it('gets its input and gives its output', async () => {
    await expect(runInWorker({ task: resourceProbe, input: { mode: 'echo', text: '炼工' } })).resolves.toMatchObject({ text: '炼工' })
  })

  it('sees no environment variable of the server', async () => {
    await expect(runInWorker({ task: resourceProbe, input: { mode: 'echo' } })).resolves.toMatchObject({ environment: [] })
  })

  it('passes a refusal on with its code and details', async () => {
    await expect(runInWorker({ task: resourceProbe, input: { mode: 'refuse' } })).rejects.toMatchObject({
      code: 'files.damaged',
      status: 422,
      details: { where: 'probe' },
    })
  })

  it('does not hide a mistake in the worker as a refusal', async () => {
    const failure = runInWorker({ task: resourceProbe, input: { mode: 'fail' } })
    await expect(failure).rejects.toThrow(/a mistake in the worker/)
    await expect(failure).rejects.not.toHaveProperty('code')
  })

  it('fails when the thread ends without an answer', async () => {
    await expect(runInWorker({ task: resourceProbe, input: { mode: 'exit' } })).rejects.toThrow(/ended with code 3/)
  })

  // The task turns for ever: an answer at all is the proof.
  it('is stopped when its time is up', async () => {
    await expect(
      runInWorker({ task: resourceProbe, input: { mode: 'spin' }, limits: { timeoutMs: 300, memoryMb: 64 } }),
    ).rejects.toMatchObject({
      code: 'files.tookTooLong',
      details: { seconds: 0.3 },
    })
  })

  it('is stopped when it takes too much memory, and the server lives on', async () => {
    await expect(
      runInWorker({ task: resourceProbe, input: { mode: 'hoard' }, limits: { timeoutMs: 20_000, memoryMb: 32 } }),
    ).rejects.toMatchObject({ code: 'files.tooMuchMemory' })
    await expect(runInWorker({ task: resourceProbe, input: { mode: 'echo', text: 'still here' } })).resolves.toMatchObject({
      text: 'still here',
    })
  })

  it('waits its turn when all processors are at work, and the one too many is told so', async () => {
    const places = availableParallelism() + 32
    const many = Array.from({ length: places + 15 }, () => runInWorker({ task: resourceProbe, input: { mode: 'echo', text: 'x' } }))
    const outcomes = await Promise.allSettled(many)
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused.length).toBeGreaterThan(0)
    for (const outcome of refused) expect(outcome.reason).toMatchObject({ code: 'files.busy', status: 429 })
    expect(outcomes.length - refused.length).toBeGreaterThanOrEqual(places)
    await expect(runInWorker({ task: resourceProbe, input: { mode: 'echo', text: 'again' } })).resolves.toMatchObject({ text: 'again' })
  })
})
