import { describe, expect, it } from 'vitest'
import { digestTurns } from '@/collections/people/operations/digest-turns'
import { watchDigests } from '../../../factories/digests'

describe('password digests', () => {
  it.each([1, 2])('are made %i at a time, and all of them in the end', async (atOnce) => {
    const digest = digestTurns(atOnce)
    const made: string[] = []
    const seen = await watchDigests(async () => {
      const words = ['one', 'two', 'three', 'four', 'five']
      await Promise.all(words.map(async (word) => made.push((await digest(word)).hash)))
    })
    expect(seen).toEqual({ all: 5, most: atOnce })
    expect(new Set(made).size).toBe(5)
  })

  it('leave their place when one fails', async () => {
    const digest = digestTurns(1)
    const failing = digest(undefined as never)
    const next = digest('the next one')
    await expect(failing).rejects.toThrow(TypeError)
    expect((await next).hash).toMatch(/^pbkdf2-sha256-v1:/)
  })
})
