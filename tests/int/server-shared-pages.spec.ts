import express from 'express'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sharedPages } from '@/server/edge/shared-pages'

let server: Server
let base: string
let renderings: { url: string; cookie: string }[] = []
const clock = { ms: 1_000_000 }

beforeEach(async () => {
  renderings = []
  const app = express()
  app.disable('etag')
  app.use((_req, res, next) => {
    res.setHeader('X-Request-Id', String(Math.random()))
    next()
  })
  app.use(sharedPages({ path: /^\/book\//, cookies: ['theme'], maxBytes: 2_000, now: () => clock.ms }))
  app.use((req, res) => {
    renderings.push({ url: req.url, cookie: req.headers.cookie ?? '' })
    const number = renderings.length
    setTimeout(() => {
      if (req.url.includes('missing')) return void res.status(404).setHeader('X-Shared-For', '2').end('none')
      if (req.url.includes('own')) return void res.setHeader('X-Shared-For', '2').setHeader('Set-Cookie', 'a=b').end('own')
      if (!req.url.includes('private')) res.setHeader('X-Shared-For', '2')
      res.setHeader('ETag', `"${number}"`)
      res.setHeader('Content-Type', 'text/plain; charset=utf-8')
      if (/gzip/.test(req.headers['accept-encoding'] ?? '')) {
        res.setHeader('Content-Encoding', 'gzip')
        return void res.end(gzipSync(`rendering ${number}`))
      }
      res.write('render')
      res.end(`ing ${number}`)
    }, 20)
  })
  server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => new Promise((resolve) => server.close(resolve)))

async function get(path: string, headers: Record<string, string> = {}): Promise<{ status: number; text: string; id: string | null }> {
  const answer = await fetch(base + path, { headers: { 'accept-encoding': 'identity', ...headers } })
  return { status: answer.status, text: await answer.text(), id: answer.headers.get('x-request-id') }
}

describe('pages that are the same for everybody', () => {
  it('are rendered once for all who ask at the same moment, each under a request id of its own', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => get('/book/1', { cookie: `payload-token=person-${index}` })))
    expect(new Set(answers.map(({ text }) => text))).toEqual(new Set(['rendering 1']))
    expect(renderings).toHaveLength(1)
    expect(new Set(answers.map(({ id }) => id)).size).toBe(50)
  })

  it('are rendered again when their time is over', async () => {
    await get('/book/1')
    clock.ms += 1_999
    expect((await get('/book/1')).text).toBe('rendering 1')
    clock.ms += 2
    expect((await get('/book/1')).text).toBe('rendering 2')
  })

  it('differ by address, by the named cookies and by encoding, and by nothing else', async () => {
    await get('/book/1', { cookie: 'theme=dark; other=1' })
    expect((await get('/book/1', { cookie: 'other=2; theme=dark' })).text).toBe('rendering 1')
    expect((await get('/book/1', { cookie: 'theme=light' })).text).toBe('rendering 2')
    expect((await get('/book/1?q=x', { cookie: 'theme=dark' })).text).toBe('rendering 3')
    expect((await get('/book/1', { cookie: 'theme=dark', 'accept-encoding': 'gzip' })).text).toBe('rendering 4')
  })

  it('answer 304 to whoever has them already', async () => {
    await get('/book/1')
    expect(await get('/book/1', { 'if-none-match': '"1"' })).toMatchObject({ status: 304, text: '' })
    expect((await get('/book/1', { 'if-none-match': '"0"' })).text).toBe('rendering 1')
  })

  it('are kept only where they were offered, without a fault and without a cookie', async () => {
    for (const path of ['/book/private', '/book/missing', '/book/own', '/elsewhere']) {
      const before = renderings.length
      await Promise.all([get(path), get(path)])
      expect([path, renderings.length - before]).toEqual([path, 2])
    }
  })

  it('give way to newer ones when there are too many', async () => {
    await get('/book/first')
    for (let index = 0; index < 200; index += 1) await get(`/book/n${index}`)
    const before = renderings.length
    await get('/book/first')
    expect(renderings.length).toBe(before + 1)
  })
})
