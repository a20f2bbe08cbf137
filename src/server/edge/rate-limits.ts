import { createHash } from 'node:crypto'
import type { Request, RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { sendError } from '../errors'
import { networkOf } from './request-identity'

const MINUTE_MS = 60_000
/** Routes where a password, a reset token or a mail address is guessed or spent. */
const SITE_SIGN_IN = /^\/(?:(?:en\/)?(?:login|first-password)|admin\/create-first-user)\/?$/
const SIGN_IN = /^\/api\/users\/(login|forgot-password|reset-password|unlock|first-register|verify\/[^/]+)\/?$/
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

export type RateLimitOptions = { writesPerMinute: number }

function isSignIn(req: Request): boolean {
  return req.method === 'POST' && SIGN_IN.test(req.path)
}

/** The site's forms too. */
export function isAnySignIn(req: Request): boolean {
  return isSignIn(req) || (req.method === 'POST' && SITE_SIGN_IN.test(req.path))
}

/**
 * Limits by address and by session. A whole training base, thousands of trainees, sits behind one address, so the address alone is only
 * a far outer wall: which account a sign-in is about, by whatever name, is known and counted where the account is looked up
 * (`people/operations/sign-in-limits`).
 */
export function rateLimits({ writesPerMinute }: RateLimitOptions): RequestHandler[] {
  const signInRoute = (name: string) => (req: Request) => !(isSignIn(req) && req.path.includes(`/${name}`))
  return [
    limiter({ windowMs: 15 * MINUTE_MS, limit: 300, key: networkOf, skip: signInRoute('forgot-password') }),
    limiter({ windowMs: 15 * MINUTE_MS, limit: 60, key: networkOf, skip: signInRoute('reset-password'), failuresOnly: true }),
    limiter({ windowMs: 5 * MINUTE_MS, limit: 6_000, key: networkOf, skip: (req) => !isAnySignIn(req) }),
    limiter({ windowMs: MINUTE_MS, limit: writesPerMinute, key: writerOf, skip: (req) => SAFE.has(req.method) || isAnySignIn(req) }),
    limiter({ windowMs: MINUTE_MS, limit: 20 * writesPerMinute, key: networkOf, skip: (req) => SAFE.has(req.method) || isAnySignIn(req) }),
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

/** A session is its own key whether or not it is valid: a forged one is bounded by the limit of its address. */
function writerOf(req: Request): string {
  const token = req.headers.authorization ?? /(?:^|;\s*)[\w-]+-token=([^;]+)/.exec(req.headers.cookie ?? '')?.[1]
  return token ? digest(token) : networkOf(req)
}

/** Keys stay in memory, the secrets behind them do not. */
function digest(value: string): string {
  return createHash('sha256').update(value).digest('base64url')
}
