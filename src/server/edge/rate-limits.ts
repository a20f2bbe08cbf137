import { createHash } from 'node:crypto'
import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { sendError } from '../errors'

const MINUTE_MS = 60_000
/** Routes where a password, a reset token or a mail address is guessed or spent. */
const SITE_SIGN_IN = /^\/(?:en\/)?login\/?$/
const SIGN_IN = /^\/api\/users\/(login|forgot-password|reset-password|unlock|first-register|verify\/[^/]+)\/?$/
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

export type RateLimitOptions = { writesPerMinute: number }

export function isSignIn(req: Request): boolean {
  return req.method === 'POST' && SIGN_IN.test(req.path)
}

/** The site's form too: its account is counted by Payload's lock-out, its address here. */
export function isAnySignIn(req: Request): boolean {
  return isSignIn(req) || (req.method === 'POST' && SITE_SIGN_IN.test(req.path))
}

/**
 * Limits by whom they are about. A whole training base, thousands of trainees, sits behind one address, so the address
 * alone is only a far outer wall and the account is the key. Only failed sign-ins count against an account.
 */
export function rateLimits({ writesPerMinute }: RateLimitOptions): RequestHandler[] {
  const signInRoute = (name: string) => (req: Request) => !(isSignIn(req) && req.path.includes(`/${name}`))
  return [
    limiter({
      windowMs: 5 * MINUTE_MS,
      limit: 10,
      key: (req) => `${addressOf(req)} ${accountOf(req)}`,
      skip: signInRoute('login'),
      failuresOnly: true,
    }),
    limiter({ windowMs: 15 * MINUTE_MS, limit: 50, key: accountOf, skip: signInRoute('login'), failuresOnly: true }),
    limiter({ windowMs: 15 * MINUTE_MS, limit: 3, key: accountOf, skip: signInRoute('forgot-password') }),
    limiter({ windowMs: 15 * MINUTE_MS, limit: 300, key: addressOf, skip: signInRoute('forgot-password') }),
    limiter({ windowMs: 15 * MINUTE_MS, limit: 60, key: addressOf, skip: signInRoute('reset-password'), failuresOnly: true }),
    limiter({ windowMs: 5 * MINUTE_MS, limit: 6_000, key: addressOf, skip: (req) => !isAnySignIn(req) }),
    limiter({ windowMs: MINUTE_MS, limit: writesPerMinute, key: writerOf, skip: (req) => SAFE.has(req.method) || isAnySignIn(req) }),
    limiter({ windowMs: MINUTE_MS, limit: 20 * writesPerMinute, key: addressOf, skip: (req) => SAFE.has(req.method) || isAnySignIn(req) }),
  ]
}

type Limit = { windowMs: number; limit: number; key: (req: Request) => string; skip: (req: Request) => boolean; failuresOnly?: boolean }

function limiter({ windowMs, limit, key, skip, failuresOnly = false }: Limit): RequestHandler {
  return rateLimit({
    windowMs,
    limit,
    keyGenerator: key,
    skip,
    skipSuccessfulRequests: failuresOnly,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    // Forwarded headers were dropped before, unless a proxy is trusted.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (req, res) => sendError(req, res, 'request.tooMany'),
  })
}

function addressOf(req: Request): string {
  return ipKeyGenerator(req.ip ?? req.socket.remoteAddress ?? 'unknown', 56)
}

/** The account that a sign-in names; a body without one counts against its address. */
function accountOf(req: Request): string {
  const body: unknown = parse(req.res?.locals['heldBody'])
  if (typeof body === 'object' && body !== null)
    for (const name of ['username', 'email', 'employeeNumber'] as const) {
      const value = (body as Record<string, unknown>)[name]
      if (typeof value === 'string' && value.trim() !== '') return digest(value.trim().toLowerCase())
    }
  return addressOf(req)
}

/** A session is its own key whether or not it is valid: a forged one is bounded by the limit of its address. */
function writerOf(req: Request): string {
  const token = req.headers.authorization ?? /(?:^|;\s*)[\w-]+-token=([^;]+)/.exec(req.headers.cookie ?? '')?.[1]
  return token ? digest(token) : addressOf(req)
}

function parse(text: unknown): unknown {
  if (typeof text !== 'string') return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Keys stay in memory, the secrets behind them do not. */
function digest(value: string): string {
  return createHash('sha256').update(value).digest('base64url')
}
