import express from 'express'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { missingPages } from '@/server/edge/missing-pages'

let server: Server
let base: string
let isBroken = false
let told: unknown[] = []

beforeEach(async () => {
  isBroken = false
  told = []
  const app = express()
  app.disable('etag')
  app.use(missingPages({ warn: (entry: unknown) => void told.push(entry) }))
  app.use((req, res) => {
    const url = new URL(req.url, 'http://x')
    if (/\/missing$/.test(url.pathname)) {
      if (isBroken) return void res.status(500).end()
      res.setHeader('Content-Security-Policy', 'of the page')
      return void res.type('html').send(`nothing at ${url.pathname} ${url.searchParams.get('path')} for ${req.headers.cookie ?? 'nobody'}`)
    }
    if (url.pathname.startsWith('/api')) return void res.status(404).type('html').end('an answer')
    res.setHeader('Content-Security-Policy', 'of the shell')
    if (url.pathname.endsWith('/here')) return void res.type('html').end('a page')
    if (url.pathname.endsWith('/data')) return void res.status(404).json({ errors: [] })
    if (url.pathname.endsWith('/packed')) {
      res.writeHead(404, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
      return void res.end(gzipSync('a shell'))
    }
    res.statusCode = 404
    res.setHeader('content-type', 'text/html')
    res.flushHeaders()
    res.write('an empty ')
    res.end('shell')
  })
  server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => new Promise((resolve) => server.close(resolve)))

const get = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
  const answer = await fetch(base + path, { headers, method })
  return { status: answer.status, text: await answer.text(), policy: answer.headers.get('content-security-policy') }
}

describe('an address without a page', () => {
  it.each([
    ['/nowhere', 'nothing at /missing /nowhere for nobody'],
    ['/en/nowhere', 'nothing at /en/missing /nowhere for nobody'],
    ['/packed', 'nothing at /missing /packed for nobody'],
    ['/missing', 'nothing at /missing /missing for nobody'],
  ])('is answered with status 404 and the page that says so: %s', async (path, text) => {
    expect(await get(path)).toEqual({ status: 404, text, policy: 'of the page' })
  })

  it('is told to the visitor who asked', async () => {
    expect((await get('/nowhere', { cookie: 'lg-theme=dark' })).text).toContain('for lg-theme=dark')
  })

  it('says no less than its status where the page cannot be had, and tells the log', async () => {
    isBroken = true
    expect(await get('/nowhere')).toMatchObject({ status: 404, text: '404' })
    expect(told).toMatchObject([{ err: { message: 'the page for missing pages answered 500' } }])
  })

  it.each([
    ['/here', 200, 'a page'],
    ['/data', 404, '{"errors":[]}'],
    ['/api/nothing', 404, 'an answer'],
  ])('leaves every other answer as it is: %s', async (path, status, text) => {
    expect(await get(path)).toMatchObject({ status, text })
  })

  it('leaves what the browser asks for behind the page, and what is sent, as they are', async () => {
    expect((await get('/nowhere', { rsc: '1' })).text).toBe('an empty shell')
    expect((await get('/nowhere', {}, 'POST')).text).toBe('an empty shell')
  })
})
