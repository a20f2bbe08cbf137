import type { Request, RequestHandler, Response } from 'express'
import { createPageStore, type StoredPage } from './page-store'

/** How a page says that its answer is the same for everybody, and for how many seconds it may be handed on. */
export const SHARED_FOR = 'x-shared-for'

export type SharedPagesOptions = {
  /** Pages that may be shared at all; what else a page shows depends on who asks. */
  path: RegExp
  /** The cookies by which such a page differs. */
  cookies: readonly string[]
  /** @default 32 MiB */
  maxBytes?: number
  /** @default Date.now */
  now?: () => number
}

/** What belongs to the page; everything else belongs to the request that happened to fetch it. */
const PAGE_HEADERS = ['content-type', 'content-encoding', 'content-language', 'etag', 'cache-control', 'vary', 'link']

/**
 * Hands one rendering of a public page to all who ask for it within a second or two, and lets those who ask at the same moment wait for
 * the one that is on its way. A class that opens the same chapter at the start of a lesson costs one rendering, not five hundred.
 * Nothing is kept that its page did not offer, and nothing with a cookie in it.
 */
export function sharedPages({ cookies, maxBytes = 32 * 1024 * 1024, now = Date.now, path }: SharedPagesOptions): RequestHandler {
  const pages = createPageStore({ maxBytes, now })
  const underWay = new Map<string, Promise<StoredPage | undefined>>()

  return (req, res, next) => {
    if (req.method !== 'GET' || !path.test(req.path)) return next()
    const key = keyOf(req, cookies)
    const known = pages.get(key)
    if (known) return send(req, res, known)
    const waiting = underWay.get(key)
    if (waiting) {
      waiting.then((entry) => (entry ? send(req, res, entry) : next())).catch(next)
      return
    }
    // What is fetched for all must be the whole page, whatever the first one has of it already.
    delete req.headers['if-none-match']
    const fetched = record(res, now)
    underWay.set(key, fetched)
    void fetched.then((entry) => {
      underWay.delete(key)
      if (entry) pages.keep(key, entry)
    })
    next()
  }
}

function keyOf(req: Request, cookies: readonly string[]): string {
  const header = req.headers.cookie ?? ''
  const values = cookies.map((name) => new RegExp(`(?:^|;\\s*)${name}=([^;]*)`).exec(header)?.[1] ?? '')
  const encodings = req.headers['accept-encoding'] ?? ''
  return [req.originalUrl, ...values, /\bbr\b/.test(encodings), /\bgzip\b/.test(encodings)].join('\n')
}

/** Follows an answer to its end; undefined where it may not be shared or the connection broke off. */
function record(res: Response, now: () => number): Promise<StoredPage | undefined> {
  const chunks: Buffer[] = []
  const write = res.write.bind(res) as (...args: unknown[]) => boolean
  const end = res.end.bind(res) as (...args: unknown[]) => Response
  const note = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'))
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  }
  return new Promise((resolve) => {
    const recorded = {
      write: (...args: unknown[]) => {
        note(args[0], args[1])
        return write(...args)
      },
      end: (...args: unknown[]) => {
        note(args[0], args[1])
        const seconds = Number(res.getHeader(SHARED_FOR))
        const isShared = res.statusCode === 200 && seconds > 0 && !res.hasHeader('set-cookie')
        const ended = end(...args)
        resolve(
          isShared
            ? { status: res.statusCode, headers: pageHeaders(res), body: Buffer.concat(chunks), freshUntil: now() + seconds * 1_000 }
            : undefined,
        )
        return ended
      },
    }
    Object.assign(res, recorded)
    res.once('close', () => resolve(undefined))
  })
}

function pageHeaders(res: Response): StoredPage['headers'] {
  return Object.fromEntries(
    PAGE_HEADERS.flatMap((name) => {
      const value = res.getHeader(name)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

function send(req: Request, res: Response, { status, headers, body }: StoredPage): void {
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
  if (headers['etag'] !== undefined && req.headers['if-none-match'] === headers['etag']) {
    res.statusCode = 304
    res.end()
    return
  }
  res.statusCode = status
  res.setHeader('Content-Length', body.byteLength)
  res.end(body)
}
