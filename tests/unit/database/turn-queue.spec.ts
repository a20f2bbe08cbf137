import { describe, expect, it } from 'vitest'
import { createTurnQueue } from '@/database/turn-queue'

describe('the turns of writers', () => {
  const record = () => {
    const queue = createTurnQueue({ timeoutMs: 5_000 })
    const order: string[] = []
    const write = async (name: string, options?: { urgent: boolean }) => {
      const end = await queue.take(options)
      order.push(name)
      await new Promise((resolve) => setTimeout(resolve, 1))
      end()
    }
    return { order, write, queue }
  }

  it('come in the order in which they were asked for', async () => {
    const { order, write } = record()
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => write(name)))
    expect(order).toEqual(['a', 'b', 'c', 'd'])
  })

  it('let an urgent one go before those that wait, but never twice running', async () => {
    const { order, write } = record()
    const all = [
      write('a'),
      write('b'),
      write('c'),
      write('U', { urgent: true }),
      write('V', { urgent: true }),
      write('W', { urgent: true }),
    ]
    await Promise.all(all)
    expect(order).toEqual(['a', 'U', 'b', 'V', 'c', 'W'])
  })

  it('never starve an ordinary writer, however many urgent ones come', async () => {
    const { order, write } = record()
    let stop = false
    const flood = (async () => {
      while (!stop) await Promise.all([write('U', { urgent: true }), write('U', { urgent: true })])
    })()
    await Promise.all(['a', 'b', 'c'].map((name) => write(name)))
    const waited = order.length
    stop = true
    await flood
    expect(waited).toBeLessThanOrEqual(8)
  })

  it('take urgent ones one after the other where nobody else waits', async () => {
    const { order, queue, write } = record()
    await Promise.all([write('U', { urgent: true }), write('V', { urgent: true }), write('W', { urgent: true })])
    expect(order).toEqual(['U', 'V', 'W'])
    await new Promise((resolve) => setImmediate(resolve))
    expect(queue.waiting()).toBe(0)
    await write('a')
    expect(order.at(-1)).toBe('a')
  })
})
