import express from 'express'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { signInTurns } from '@/server/edge/sign-in-turns'

describe('sign-ins', () => {
  let server: Server | undefined
  afterEach(() => {
    server?.closeAllConnections()
    server?.close()
  })

  const start = async (options: { atOnce: number; mostWaiting?: number; mostMs?: number }, ms = 20) => {
    const state = { now: 0, most: 0, served: 0 }
    const app = express()
    app.use(signInTurns({ isSignIn: (req) => req.path === '/login', ...options }))
    app.use((_req, res) => {
      state.now += 1
      state.most = Math.max(state.most, state.now)
      setTimeout(() => {
        state.now -= 1
        state.served += 1
        res.json({})
      }, ms)
    })
    const listening = createServer(app)
    server = listening
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
    const origin = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
    return { state, ask: (path: string, init?: RequestInit) => fetch(origin + path, { ...init, headers: { 'accept-language': 'en' } }) }
  }
  const times = (count: number) => Array.from({ length: count }, (_, index) => index)

  it('pass a few at a time, and all of them in the end', async () => {
    const { ask, state } = await start({ atOnce: 2 })
    const answers = await Promise.all(times(12).map(() => ask('/login')))
    expect(answers.map(({ status }) => status)).toEqual(times(12).map(() => 200))
    expect(state).toMatchObject({ most: 2, served: 12 })
  })

  it('hold nothing else up', async () => {
    const { ask, state } = await start({ atOnce: 1 }, 200)
    const slow = times(3).map(() => ask('/login'))
    const others = await Promise.all(times(5).map(() => ask('/page')))
    expect(others.every(({ status }) => status === 200)).toBe(true)
    expect(state.most).toBe(6)
    await Promise.all(slow)
  })

  it('are told to come again when too many wait', async () => {
    const { ask } = await start({ atOnce: 1, mostWaiting: 2 }, 100)
    const answers = await Promise.all(times(6).map(() => ask('/login')))
    const refused = answers.filter(({ status }) => status === 503)
    expect(refused).toHaveLength(3)
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('that are given up give their place to the next', async () => {
    const { ask, state } = await start({ atOnce: 1 }, 100)
    const first = ask('/login')
    const given = new AbortController()
    const up = ask('/login', { signal: given.signal }).catch(() => 'given up')
    const last = ask('/login')
    await new Promise((resolve) => setTimeout(resolve, 30))
    given.abort()
    expect(await up).toBe('given up')
    expect((await first).status).toBe(200)
    expect((await last).status).toBe(200)
    expect(state.served).toBe(2)
  })

  it('that do not end give their place to the next after a while, and once', async () => {
    const { ask, state } = await start({ atOnce: 1, mostMs: 50 }, 400)
    const answers = await Promise.all(times(3).map(() => ask('/login')))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    // Three at once, though one alone has its turn: none waited for the one before to end.
    expect(state.most).toBe(3)
    const after = await Promise.all(times(2).map(() => ask('/login')))
    expect(after.map(({ status }) => status)).toEqual([200, 200])
  })
})
