import type { Request, RequestHandler, Response } from 'express'
import type { SmallBodies } from '@/platform/domains'
import { sendError } from '../errors'
import { forbiddenKeyScanner, holdsForbiddenKey } from './forbidden-keys'
import { plainPathOf } from './plain-path'
import { isSignInPath } from './sign-in-paths'

/** `hold` collects the whole body before anything behind the edge starts; otherwise it is counted while it streams. */
export type BodyRule = { maxBytes: number; hold: boolean }

/** A name, a password and where to go next. */
export const SIGN_IN_LIMIT = 64_000
export const JSON_LIMIT = 2_000_000
/** A chapter of a long book as an editor's state. */
export const LONG_JSON_LIMIT = 8_000_000
export const UPLOAD_LIMIT = 60_000_000

/** How long a refused client may go on sending before its connection is cut, so that it gets to read the refusal. */
const LINGER_MS = 1_000
const LONG_JSON = /^\/api\/(chapters|chapter-drafts|drafts|notices)(\/|$)/

/** @param args.path as {@link plainPathOf} gives it */
export function bodyRule(args: { path: string; contentType: string; isServerAction: boolean }): BodyRule {
  // Whole before it takes its turn in the line of sign-ins: a client that sends drop by drop would hold it.
  if (isSignInPath(args.path)) return { maxBytes: SIGN_IN_LIMIT, hold: true }
  const type = args.contentType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (type.startsWith('multipart/')) return { maxBytes: UPLOAD_LIMIT, hold: false }
  const isText = type === '' || type.startsWith('text/') || type.includes('json') || type === 'application/x-www-form-urlencoded'
  if (!isText) return { maxBytes: UPLOAD_LIMIT, hold: false }
  return { maxBytes: args.isServerAction || LONG_JSON.test(args.path) ? LONG_JSON_LIMIT : JSON_LIMIT, hold: true }
}

/**
 * Caps every body before Payload and Next read it, by its declared length and again while it arrives, and refuses
 * prototype keys. A refusal is answered at once, even while the client goes on sending.
 */
export function bodyGuard({ small = [] }: { small?: readonly SmallBodies[] } = {}): RequestHandler {
  return (req, res, next) => {
    const declared = req.headers['content-length']
    if ((declared === undefined || declared === '0') && req.headers['transfer-encoding'] === undefined) return next()
    // A byte that came before the guard would be neither counted nor seen, and a held body would never end.
    if (req.complete || req.readableLength > 0) return next(new Error('the body guard stands behind something asynchronous'))
    const encoding = req.headers['content-encoding']
    if (encoding !== undefined && encoding !== 'identity') return refuse(req, res, 'request.encoding')
    const isSmall = small.find(({ path }) => path.test(req.path))
    const rule = isSmall
      ? { maxBytes: isSmall.maxBytes, hold: true }
      : bodyRule({
          path: plainPathOf(req),
          contentType: req.headers['content-type'] ?? '',
          isServerAction: req.headers['next-action'] !== undefined,
        })
    if (Number(declared ?? 0) > rule.maxBytes) return refuse(req, res, 'request.tooLarge')
    if (rule.hold) hold(req, res, rule.maxBytes, isSmall !== undefined, next)
    else {
      count(req, res, rule.maxBytes)
      next()
    }
  }
}

/*
 * Node's HTTP parser hands body data to `req.push`. Standing there sees every byte exactly once and before any reader,
 * which a 'data' listener could not: it would start the flow and take the first chunks from Next.
 */

function hold(req: Request, res: Response, maxBytes: number, keep: boolean, next: () => void): void {
  const push = req.push.bind(req)
  const chunks: Buffer[] = []
  let size = 0
  req.push = (chunk: Buffer | null) => {
    if (chunk !== null) {
      size += chunk.length
      if (size > maxBytes) refuse(req, res, 'request.tooLarge')
      else chunks.push(chunk)
      return true
    }
    req.push = push
    const body = Buffer.concat(chunks)
    if (holdsForbiddenKey(body)) {
      push(null)
      sendError(req, res, 'request.forbiddenKey')
      return true
    }
    if (keep) res.locals['heldBody'] = body.toString('utf8')
    if (body.length > 0) push(body)
    push(null)
    next()
    return true
  }
}

function count(req: Request, res: Response, maxBytes: number): void {
  const push = req.push.bind(req)
  const isForbidden = forbiddenKeyScanner()
  let size = 0
  req.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    if (chunk === null) return push(chunk)
    size += chunk.length
    if (size > maxBytes) refuse(req, res, 'request.tooLarge')
    else if (isForbidden(chunk)) refuse(req, res, 'request.forbiddenKey')
    else return push(chunk, encoding)
    return true
  }
}

/**
 * Answers at once and ends the exchange a moment later. Ending it at once would cut the connection while the client is
 * still sending, and the client would then see the cut instead of the answer.
 */
function refuse(req: Request, res: Response, code: string): void {
  // A handler behind may already have wrapped the answer; the prototype's own methods go straight to the socket.
  for (const name of ['write', 'end', 'writeHead', 'setHeader', 'removeHeader'] as const) Reflect.deleteProperty(res, name)
  const end = res.end.bind(res)
  const finish = () => {
    clearTimeout(timer)
    end()
    // Whoever still reads the body behind the edge is told that it will never be complete.
    req.destroy(new Error(code))
  }
  const timer = setTimeout(finish, LINGER_MS)
  req.socket.once('close', finish)
  req.push = (chunk: Buffer | null) => {
    if (chunk === null) setImmediate(finish)
    return true
  }
  if (res.headersSent) return
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) res.removeHeader(name)
  res.setHeader('Connection', 'close')
  const write = res.write.bind(res) as (chunk: unknown) => boolean
  res.end = ((chunk: unknown) => {
    write(chunk)
    return res
  }) as typeof res.end
  sendError(req, res, code)
  silence(res)
}

function silence(res: Response): void {
  res.write = () => true
  res.end = () => res
  res.writeHead = () => res
  res.setHeader = () => res
  res.removeHeader = () => undefined
}
