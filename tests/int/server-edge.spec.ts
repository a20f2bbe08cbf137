import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import net, { type AddressInfo } from 'node:net'
import os from 'node:os'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { parseEnvironment } from '@/kernel/environment'
import { createEdge } from '@/server/edge'
import { UPLOAD_LIMIT } from '@/server/edge/body-guard'
import { drain } from '@/server/shutdown'

/** What reached the handler behind the edge: here a bare one in the place of Next. */
type Seen = { method: string; url: string; headers: IncomingMessage['headers']; bytes: number; failed: boolean }

let server: Server
let base: string
let port: number
const seen: Seen[] = []
const state = { isStopping: false, isDatabaseUp: true }

beforeAll(async () => {
  const environment = parseEnvironment({
    NODE_ENV: 'production',
    DATA_DIR: os.tmpdir(),
    WRITES_PER_MINUTE: '40',
    METRICS_TOKEN: 'a-token-for-the-metrics',
  })
  const edge = createEdge({
    environment,
    logger: pino({ level: 'silent' }),
    handler,
    checks: { database: async () => state.isDatabaseUp || 'down' },
    isStopping: () => state.isStopping,
    mountHotRoutes: (router) => router.get('/hot', (_req, res) => void res.json({ hot: true })),
  })
  server = createServer({ connectionsCheckingInterval: 500, headersTimeout: 1_500, requestTimeout: 5_000 }, edge)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
  base = `http://127.0.0.1:${port}`
})
afterAll(async () => {
  await drain(server, 1_000)
})
afterEach(() => {
  seen.length = 0
})

async function handler(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const entry: Seen = { method: req.method ?? '', url: req.url ?? '', headers: req.headers, bytes: 0, failed: false }
  seen.push(entry)
  try {
    for await (const chunk of req) entry.bytes += (chunk as Buffer).length
  } catch {
    entry.failed = true
  }
  if (entry.url.startsWith('/slow')) await new Promise((resolve) => setTimeout(resolve, 700))
  // As Next does with a form's action that was posted to a page that does not have it.
  if (entry.url === '/login' && req.headers['next-action'] !== undefined) {
    const headers = { ...(req.headers as Record<string, string>), 'x-action-forwarded': '1' }
    for (const name of ['connection', 'content-length', 'transfer-encoding']) delete headers[name as never]
    const inner = await fetch(`${base}/admin/create-first-user`, { method: 'POST', headers, body: 'x' })
    res.setHeader('x-inner', `${inner.status} ${inner.headers.get('x-nextjs-action-not-found')}`)
  }
  if (entry.url.startsWith('/throws')) throw new Error('on purpose')
  if (entry.url.includes('/login')) res.statusCode = 401
  const name = /\/file\/(.+)$/.exec(entry.url)?.[1]
  const type = name?.endsWith('.png')
    ? 'image/png'
    : name?.endsWith('.svg')
      ? 'image/svg+xml'
      : name?.endsWith('.html')
        ? 'text/html'
        : 'application/json'
  res.setHeader('Content-Type', type)
  res.end(JSON.stringify({ bytes: entry.bytes }))
}

const post = (path: string, body: string | Buffer, headers: Record<string, string> = {}) =>
  fetch(base + path, { method: 'POST', body: body as BodyInit, headers: { 'content-type': 'application/json', ...headers } })

describe('every answer', () => {
  it('carries the security headers, a number of its own, and no word of what made it', async () => {
    const res = await fetch(`${base}/books`)
    expect(res.headers.get('x-content-type-options')).toBe('nosniff')
    expect(res.headers.get('x-frame-options')).toBe('SAMEORIGIN')
    expect(res.headers.get('x-powered-by')).toBeNull()
    expect(res.headers.get('strict-transport-security')).toBeNull()
    expect(res.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
    expect(res.headers.get('x-request-id')).toBe(seen[0]?.headers['x-request-id'])
  })
  it('has a new nonce, which Next is told through the request', async () => {
    const nonce = async () => /'nonce-([^']+)'/.exec((await fetch(`${base}/books`)).headers.get('content-security-policy') ?? '')?.[1]
    const [first, second] = [await nonce(), await nonce()]
    expect(first).toBeTruthy()
    expect(second).not.toBe(first)
    expect(seen[0]?.headers['content-security-policy']).toContain(`'nonce-${first}'`)
  })
  it('ignores a nonce that the client brings', async () => {
    await fetch(`${base}/books`, { headers: { 'content-security-policy': "script-src 'nonce-mine'" } })
    expect(seen[0]?.headers['content-security-policy']).not.toContain('mine')
  })
})

describe('forged headers', () => {
  it('of Next and of a proxy do not get through', async () => {
    await fetch(`${base}/x`, {
      headers: { 'x-middleware-subrequest': 'middleware', 'x-forwarded-for': '1.2.3.4', 'x-request-id': 'chosen-by-me' },
    })
    expect(seen[0]?.headers).not.toHaveProperty('x-middleware-subrequest')
    expect(seen[0]?.headers).not.toHaveProperty('x-forwarded-for')
    expect(seen[0]?.headers['x-request-id']).not.toBe('chosen-by-me')
  })
  it('tells Payload the public origin for a same-origin write, and leaves a foreign one', async () => {
    await post('/api/x', '{}', { origin: base })
    await post('/api/x', '{}', { origin: 'http://evil.example' })
    expect(seen.map(({ headers }) => headers.origin)).toEqual(['http://localhost:3000', 'http://evil.example'])
  })
})

describe('bodies', () => {
  it('reach the handler whole', async () => {
    const body = JSON.stringify({ text: '钢'.repeat(300_000) })
    expect(await (await post('/api/x', body)).json()).toEqual({ bytes: Buffer.byteLength(body) })
    const file = Buffer.alloc(5_000_000, 7)
    expect(await (await post('/api/media', file, { 'content-type': 'application/octet-stream' })).json()).toEqual({ bytes: file.length })
  })
  it.each(['application/json', 'application/octet-stream'])(
    'of %s reach the handler also when they come in one packet with the headers',
    async (type) => {
      const { text } = await raw(
        `POST /api/x HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Type: ${type}\r\nContent-Length: 7\r\n\r\n{"a":1}`,
      )
      expect(text).toMatch(/^HTTP\/1\.1 200 /)
      expect(text).toContain('{"bytes":7}')
      const forbidden = await raw(`POST /api/x HTTP/1.1\r\nHost: h\r\nContent-Type: ${type}\r\nContent-Length: 15\r\n\r\n{"__proto__":1}`)
      expect(forbidden.text).toMatch(/^HTTP\/1\.1 400 /)
    },
  )
  it('that declare too much are refused before anything is read', async () => {
    const res = await raw(`POST /api/x HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: 100000000\r\n\r\n{`)
    expect(res.text).toMatch(/^HTTP\/1\.1 413 /)
    expect(res.text).toContain('"code":"request.tooLarge"')
    expect(res.hungUp).toBe(true)
    expect(seen).toHaveLength(0)
  })
  it.each([
    ['application/json', '/api/x', 0],
    ['multipart/form-data; boundary=x', '/api/media', 1],
  ])('of %s without end are refused while the client goes on sending', async (type, path, reached) => {
    const { status, text } = await endless(path, type)
    expect(status).toBe(413)
    expect(JSON.parse(text)).toEqual({ errors: [{ code: 'request.tooLarge', message: 'The content is larger than allowed.' }] })
    expect(seen).toHaveLength(reached)
    expect(seen.every(({ bytes }) => bytes <= UPLOAD_LIMIT)).toBe(true)
    await expect.poll(() => seen.every(({ failed }) => failed), { timeout: 3_000 }).toBe(true)
  })
  it.each([
    ['application/json', '{"a":{"__proto__":{"isAdmin":true}}}'],
    ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n{"__proto__":{}}\r\n--x--\r\n'],
  ])('of %s with a prototype key are refused', async (type, body) => {
    const res = await post('/api/x', body, { 'content-type': type })
    expect(res.status).toBe(400)
    expect(await res.json()).toMatchObject({ errors: [{ code: 'request.forbiddenKey' }] })
  })
  it('that are compressed are refused', async () => {
    expect((await post('/api/x', '{}', { 'content-encoding': 'gzip' })).status).toBe(415)
  })
})

describe('addresses', () => {
  it.each(['/a?where[__proto__][x]=1', '/a%5F_proto__', '/%ff', '/a%00b', '/api/users%2flogin', '/api/users/log%2569n'])(
    'like %s are refused',
    async (path) => {
      expect((await fetch(base + path)).status).toBe(400)
      expect(seen).toHaveLength(0)
    },
  )
})

describe('a sign-in', () => {
  it.each(['/api/users/login', '/api/users/LOGIN', '/api/users/log%69n', '/api/users/reset%2Dpassword', '/login', '/en/login', '/l%6Fgin'])(
    'is counted as one, and not as a write, however its address is spelled: %s',
    async (path) => {
      const answer = await post(path, '{}', { cookie: 'payload-token=speller' })
      expect(answer.headers.get('ratelimit-policy')).toBe('6000;w=300')
    },
  )

  it('is not sent on to a page that it was not posted to: neither past the line, nor as if from this machine', async () => {
    const outer = await post('/login', 'x', { 'next-action': 'of-another-page', 'content-type': 'text/plain' })
    expect(outer.headers.get('x-inner')).toBe('400 1')
    expect(seen.map(({ url }) => url)).toEqual(['/login'])
    const forged = await post('/login', 'x', { 'x-action-forwarded': '1' })
    expect([forged.status, await forged.json()]).toMatchObject([400, { errors: [{ code: 'request.formElsewhere' }] }])
  })

  it('takes no turn before all of it is there', async () => {
    const socket = net.connect(port, '127.0.0.1')
    const head = 'POST /login HTTP/1.1\r\nHost: h\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 50\r\n\r\n'
    await new Promise<void>((resolve) => socket.write(`${head}--x\r\n`, () => resolve()))
    expect((await post('/login', '{}')).status).toBe(401)
    expect(seen.map(({ bytes, url }) => [url, bytes])).toEqual([['/login', 2]])
    socket.write('.'.repeat(45))
    await expect.poll(() => seen.map(({ bytes }) => bytes)).toEqual([2, 50])
    socket.destroy()
  })

  it('is small', async () => {
    const answer = await post('/login', Buffer.alloc(64_001, 32), { 'content-type': 'multipart/form-data; boundary=x' })
    expect([answer.status, await answer.json()]).toMatchObject([413, { errors: [{ code: 'request.tooLarge' }] }])
  })
})

describe('failures', () => {
  it('answer in the language of the caller', async () => {
    const zh = await fetch(`${base}/throws`, { headers: { 'accept-language': 'zh-CN' } })
    const en = await fetch(`${base}/throws`, { headers: { 'accept-language': 'zh-CN', cookie: 'payload-lng=en' } })
    expect(zh.status).toBe(500)
    expect(((await zh.json()) as { errors: { message: string }[] }).errors[0]?.message).toContain(`编号 ${zh.headers.get('x-request-id')}`)
    expect(((await en.json()) as { errors: { message: string }[] }).errors[0]?.message).toContain('The server failed')
  })
  it('show a page to a browser that navigates', async () => {
    const res = await fetch(`${base}/throws`, { headers: { accept: 'text/html' } })
    expect(res.headers.get('content-type')).toContain('text/html')
    expect(await res.text()).toContain('<h1>500</h1>')
  })
})

describe('the first user of an empty database', () => {
  it('is made at the machine itself', async () => {
    const register = (headers: Record<string, string>) => post('/api/users/first-register', '{}', headers)
    expect((await register({})).status).toBe(200)
    const remote = await register({ 'x-forwarded-for': '10.1.1.1' })
    expect(remote.status).toBe(403)
    expect(await remote.json()).toMatchObject({ errors: [{ code: 'server.firstUserIsLocal' }] })
  })
})

describe('uploaded files', () => {
  it('are attachments in a sandbox', async () => {
    const res = await fetch(`${base}/api/media/file/%E8%AE%B2%E4%B9%89.docx`)
    expect(res.headers.get('content-disposition')).toBe(`attachment; filename="__.docx"; filename*=UTF-8''%E8%AE%B2%E4%B9%89.docx`)
    expect(res.headers.get('content-security-policy')).toContain('sandbox')
    expect(res.headers.get('x-content-type-options')).toBe('nosniff')
  })
  it('are asked for anew each time, by everybody for themselves', async () => {
    for (const name of ['a.png', 'a.pdf'])
      expect((await fetch(`${base}/api/media/file/${name}`)).headers.get('cache-control'), name).toBe('private, no-cache')
  })
  it('are shown in place only when they are plain pictures', async () => {
    expect((await fetch(`${base}/api/media/file/a.png`)).headers.get('content-disposition')).toMatch(/^inline/)
  })
  it.each(['FILE/a.html', 'f%69le/a.html'])('are attachments in a sandbox whatever the spelling of their address: %s', async (rest) => {
    const res = await fetch(`${base}/api/media/${rest}`)
    expect(res.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(res.headers.get('content-security-policy')).toContain('sandbox')
  })
  it.each(['a.svg', 'a.html'])('never keep a type that a browser runs: %s', async (name) => {
    const res = await fetch(`${base}/api/media/file/${name}`)
    expect(res.headers.get('content-type')).toBe('application/octet-stream')
    expect(res.headers.get('content-disposition')).toMatch(/^attachment/)
  })
})

describe('limits', () => {
  it('stop a flood of writes by one session and leave another alone', async () => {
    const write = async (cookie: string) => (await post('/api/x', '{}', { cookie })).status
    const statuses = []
    for (let count = 0; count < 42; count += 1) statuses.push(await write('payload-token=one'))
    expect(statuses.filter((status) => status === 200)).toHaveLength(40)
    expect(statuses.slice(40)).toEqual([429, 429])
    expect(await write('payload-token=two')).toBe(200)
    expect((await fetch(`${base}/api/x`, { headers: { cookie: 'payload-token=one' } })).status).toBe(200)
  })
  it('cut a client that never ends its headers', async () => {
    expect((await raw('GET / HTTP/1.1\r\nHost: h\r\nX-Slow: ', 30_000)).hungUp).toBe(true)
    expect(seen).toHaveLength(0)
  })
})

describe('the state of the process', () => {
  it('is alive whatever the database says, and ready only with it', async () => {
    expect((await fetch(`${base}/readyz`)).status).toBe(200)
    state.isDatabaseUp = false
    const res = await fetch(`${base}/readyz`)
    expect(res.status).toBe(503)
    expect(await res.json()).toEqual({ status: 'not ready', checks: { database: 'down' } })
    expect((await fetch(`${base}/healthz`)).status).toBe(200)
    state.isDatabaseUp = true
  })
  it('gives its metrics to loopback or to the token, and to nobody else', async () => {
    const res = await fetch(`${base}/metrics`)
    expect(await res.text()).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/site",status="2xx"\} \d/)
    const forwarded = (headers: Record<string, string>) =>
      fetch(`${base}/metrics`, { headers: { 'x-forwarded-for': '10.1.1.1', ...headers } })
    expect((await forwarded({})).status).toBe(403)
    expect((await forwarded({ authorization: 'Bearer wrong' })).status).toBe(403)
    expect((await forwarded({ authorization: 'Bearer a-token-for-the-metrics' })).status).toBe(200)
  })
  it.each([
    'Forwarded',
    'X-Forwarded-For',
    'X-Forwarded-Host',
    'X-Forwarded-Port',
    'X-Forwarded-Proto',
    'X-Forwarded-Prefix',
    'X-Real-IP',
    'Via',
    'X-Liangong-Local',
  ])('takes nobody for somebody at the machine whose request was handed on: %s', async (name) => {
    expect((await fetch(`${base}/metrics`, { headers: { [name]: '1' } })).status).toBe(403)
    const register = await post('/api/users/first-register', '{}', { [name]: '1' })
    expect([register.status, await register.json()]).toMatchObject([403, { errors: [{ code: 'server.firstUserIsLocal' }] }])
    await fetch(`${base}/x`, { headers: { [name]: '1' } })
    expect(seen.map(({ headers }) => headers['x-liangong-local'])).toEqual(['0'])
  })
  it('answers hot routes without the handler behind it', async () => {
    expect(await (await fetch(`${base}/hot`)).json()).toEqual({ hot: true })
    expect(seen).toHaveLength(0)
  })
})

describe('stopping', () => {
  it('finishes a request in flight and takes no new one', async () => {
    const other = createServer(createServerEdge())
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
    const slow = fetch(`${address}/slow`)
    await expect.poll(() => seen.length).toBe(1)
    const drained = drain(other, 5_000)
    await expect(fetch(`${address}/x`)).rejects.toThrow()
    expect((await slow).status).toBe(200)
    await drained
  })
  it('cuts a request that does not end in time', async () => {
    const other = createServer((_req, _res) => undefined)
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const hanging = fetch(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`)
    const outcome = expect(hanging).rejects.toThrow()
    await new Promise((resolve) => setTimeout(resolve, 100))
    await drain(other, 300)
    await outcome
  })
})

function createServerEdge() {
  const environment = parseEnvironment({ NODE_ENV: 'production', DATA_DIR: os.tmpdir() })
  return createEdge({ environment, logger: pino({ level: 'silent' }), handler, checks: {}, isStopping: () => false })
}

/** Sends bytes as they are and reads until the server hangs up; where it does not, until the wait is over. */
async function raw(bytes: string, waitMs = 20_000): Promise<{ text: string; hungUp: boolean }> {
  const socket = net.connect(port, '127.0.0.1')
  let text = ''
  let hungUp = true
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      hungUp = false
      socket.destroy()
    }, waitMs)
    socket.setEncoding('utf8').on('data', (part: string) => {
      text += part
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearTimeout(timer)
      resolve({ text, hungUp })
    })
    socket.write(bytes)
  })
}

/** Sends without a declared length and without end, and waits for the answer. */
async function endless(path: string, type: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const req = request(`${base}${path}`, { method: 'POST', headers: { 'content-type': type, 'accept-language': 'en' } })
    const chunk = Buffer.alloc(256 * 1024, 32)
    let isOver = false
    const send = () => {
      while (!isOver && req.write(chunk));
      if (!isOver) req.once('drain', send)
    }
    req.on('error', (error) => {
      if (!isOver) reject(error)
    })
    req.on('response', (res) => {
      let text = ''
      res.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      res.on('end', () => {
        isOver = true
        req.destroy()
        resolve({ status: res.statusCode ?? 0, text })
      })
    })
    send()
  })
}
