import { describe, expect, it } from 'vitest'
import { buildPublicationJob } from '@/collections/materials/publication/jobs/build'
import { buildBook } from '@/platform/documents/build-book'
import { stepReporter } from '@/platform/jobs'
import { smallBook } from '../../../factories/book'

const step = { done: 1, total: 2, stage: 'pages' }

describe('a reporter of steps', () => {
  it('waits until every step that was told is stored', async () => {
    const stored: number[] = []
    const { settled, signal, tell } = stepReporter({
      signal: new AbortController().signal,
      progress: async ({ done }) => {
        await new Promise((resolve) => setTimeout(resolve, 5))
        stored.push(done)
      },
    })
    for (const done of [1, 2, 3]) tell({ ...step, done })
    await settled()
    expect([stored, signal.aborted]).toEqual([[1, 2, 3], false])
  })

  it('stops the work and names the reason when a step cannot be stored', async () => {
    const { settled, signal, tell } = stepReporter({
      signal: new AbortController().signal,
      progress: async () => Promise.reject(new Error('the disk is full')),
    })
    tell(step)
    await expect(settled()).rejects.toThrow('the disk is full')
    expect(signal.aborted).toBe(true)
  })

  it('hands on that the job was cancelled', async () => {
    const job = new AbortController()
    const { settled, signal } = stepReporter({ signal: job.signal, progress: async () => undefined })
    job.abort(new Error('cancelled'))
    expect(signal.aborted).toBe(true)
    await expect(settled()).rejects.toThrow('cancelled')
  })
})

describe('the stages of a build', () => {
  it.each(['epub', 'pdf', 'docx'] as const)('have words in both languages for every step that %s tells', async (format) => {
    const told = new Set<string>(['collect'])
    await buildBook({ format, book: smallBook(), onProgress: ({ stage }) => void told.add(stage) })
    expect(told.size).toBeGreaterThan(2)
    for (const stage of told) expect(buildPublicationJob.stages?.[stage], stage).toEqual({ zh: expect.any(String), en: expect.any(String) })
  })
})
