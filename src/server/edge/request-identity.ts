import { randomUUID } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import { ipKeyGenerator } from 'express-rate-limit'
import { EDGE_HEADERS } from '@/platform/http/edge-headers'
import { sendError } from '../errors'
import { plainPath, plainPathOf } from './plain-path'

/** Headers by which Next talks to itself; from outside they could only be forged. */
const INTERNAL = [
  'x-middleware-subrequest',
  'x-middleware-rewrite',
  'x-middleware-next',
  'x-invoke-path',
  'x-invoke-status',
  'x-nextjs-data',
  'x-matched-path',
  'x-now-route-matches',
]
const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-forwarded-prefix',
  'x-real-ip',
]
/**
 * Whatever of these stands in a request, somebody handed it on: a proxy, or Next, which asks this very process with the headers that the edge
 * had written on the request before.
 */
const HANDED_ON = [...FORWARDED, 'via', ...Object.values(EDGE_HEADERS)]

/** Numbers every request, and drops headers that only a trusted proxy or Next itself may set. */
export function requestIdentity({ isBehindProxy }: { isBehindProxy: boolean }): RequestHandler {
  return (req, res, next) => {
    const given = isBehindProxy ? req.headers['x-request-id'] : undefined
    const requestId = typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
    req.headers['x-request-id'] = requestId
    res.setHeader('X-Request-Id', requestId)
    res.locals['wasHandedOn'] = HANDED_ON.some((name) => req.headers[name] !== undefined)
    for (const name of INTERNAL) delete req.headers[name]
    if (!isBehindProxy) for (const name of FORWARDED) delete req.headers[name]
    tellBehind(req, res)
    next()
  }
}

/** Overwrites whatever a client sent under these names. */
function tellBehind(req: Request, res: Response): void {
  req.headers[EDGE_HEADERS.local] = isLocal(req, res) ? '1' : '0'
  req.headers[EDGE_HEADERS.network] = networkOf(req)
  const address = URL.canParse(req.originalUrl, 'http://site.invalid') ? new URL(req.originalUrl, 'http://site.invalid') : undefined
  req.headers[EDGE_HEADERS.path] = address ? address.pathname + address.search : '/'
}

/** The caller's address, or the network that an IPv6 customer has to themselves. */
export function networkOf(req: Request): string {
  return ipKeyGenerator(req.ip ?? req.socket.remoteAddress ?? 'unknown', 56)
}

/** Whether the request was made on this very machine: behind a proxy there everybody looks like it, so one that was handed on is not. */
export function isLocal(req: Request, res: Response): boolean {
  return res.locals['wasHandedOn'] !== true && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(req.socket.remoteAddress ?? '')
}

/** In an empty database Payload makes whoever asks first the first user; only someone at the machine itself may ask. */
export const firstUserIsLocal: RequestHandler = (req, res, next) => {
  if (plainPathOf(req).endsWith('/first-register') && !isLocal(req, res)) sendError(req, res, 'server.firstUserIsLocal')
  else next()
}

/** Refuses addresses that cannot be decoded or have several paths, and keys that could reach an object's prototype. */
export const soundAddress: RequestHandler = (req, res, next) => {
  const address = decode(req.originalUrl)
  if (address === undefined || address.includes('\0') || plainPath(req.originalUrl) === undefined) sendError(req, res, 'request.badAddress')
  else if (address.includes('__proto__')) sendError(req, res, 'request.forbiddenKey')
  else next()
}

function decode(address: string): string | undefined {
  try {
    return decodeURIComponent(address)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}
