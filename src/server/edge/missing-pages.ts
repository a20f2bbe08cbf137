import { randomUUID } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'

/** Where the site says, as an ordinary page, that there is nothing at an address (`?path=`). */
const PAGE = '/missing'
const OWN_PATHS = /^\/(?:api|admin|assets|_next)(?:\/|$)/
const PAGE_HEADERS = ['content-type', 'content-security-policy', 'content-language']

/**
 * Answers an address without a page with one that can be read without scripts, with the masthead and in the visitor's light. Next sends
 * an empty document there and leaves the words to the browser; it is held back, and the page that says them is asked for in its place.
 */
export function missingPages(logger: Pick<Logger, 'warn'>): RequestHandler {
  const inner = { name: 'x-missing-page', value: randomUUID() }
  return (req, res, next) => {
    const isOurs = req.headers[inner.name] === inner.value
    if (req.method !== 'GET' || isOurs || req.headers['rsc'] !== undefined || OWN_PATHS.test(req.path)) return next()
    const page = () =>
      fetchPage(req, inner).catch((error: unknown): Page => {
        logger.warn({ err: error, msg: 'the page for missing pages' })
        return { headers: { 'content-type': 'text/plain; charset=utf-8' }, body: Buffer.from('404') }
      })
    // Nobody comes to the page by its own address.
    if (req.path.replace(/^\/en(?=\/)/, '') === PAGE) void page().then((found) => send(res, found))
    else {
      withholdMissing(res, page)
      next()
    }
  }
}

type Page = { headers: Record<string, string>; body: Buffer }

async function fetchPage(req: Request, inner: { name: string; value: string }): Promise<Page> {
  const { localAddress = '127.0.0.1', localPort } = req.socket
  const host = localAddress.includes(':') ? `[${localAddress}]` : localAddress
  const root = /^\/en(?:\/|$)/.test(req.path) ? '/en' : ''
  const path = req.path.slice(root.length).slice(0, 200)
  const { cookie } = req.headers
  const answer = await fetch(`http://${host}:${localPort}${root}${PAGE}?path=${encodeURIComponent(path)}`, {
    headers: { [inner.name]: inner.value, accept: 'text/html', ...(cookie ? { cookie } : {}) },
    signal: AbortSignal.timeout(10_000),
  })
  if (!answer.ok) throw new Error(`the page for missing pages answered ${answer.status}`)
  const headers = PAGE_HEADERS.flatMap((name) => {
    const value = answer.headers.get(name)
    return value === null ? [] : [[name, value] as const]
  })
  return { headers: Object.fromEntries(headers), body: Buffer.from(await answer.arrayBuffer()) }
}

function send(res: Response, { body, headers }: Page): void {
  for (const name of ['content-encoding', 'transfer-encoding', 'etag']) res.removeHeader(name)
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
  res.setHeader('content-length', body.byteLength)
  res.statusCode = 404
  res.end(body)
}

/** Keeps back an answer that turns out to be a document with status 404, and sends `instead` when it has ended. */
function withholdMissing(res: Response, instead: () => Promise<Page>): void {
  const own = { write: res.write, end: res.end, writeHead: res.writeHead, flushHeaders: res.flushHeaders }
  let withheld = false
  const isWithheld = () => {
    withheld ||= !res.headersSent && res.statusCode === 404 && /^text\/html/.test(String(res.getHeader('content-type') ?? ''))
    return withheld
  }
  const through =
    (name: 'write' | 'flushHeaders', held: unknown) =>
    (...args: unknown[]): unknown =>
      isWithheld() ? held : (own[name] as (...args: unknown[]) => unknown).apply(res, args)
  Object.assign(res, {
    write: through('write', true),
    writeHead: (status: number, ...args: unknown[]) => {
      if (res.headersSent) return res
      res.statusCode = status
      const headers = args.at(-1)
      if (typeof headers === 'object' && headers !== null && !Array.isArray(headers))
        for (const [field, value] of Object.entries(headers)) if (value !== undefined) res.setHeader(field, value as string)
      return isWithheld() ? res : (own.writeHead as (...args: unknown[]) => unknown).apply(res, [status, ...args])
    },
    flushHeaders: through('flushHeaders', undefined),
    end: (...args: unknown[]) => {
      if (!isWithheld()) return (own.end as (...args: unknown[]) => unknown).apply(res, args)
      void instead().then((page) => send(Object.assign(res, own), page))
      return res
    },
  })
}
