import { createHash } from 'node:crypto'
import type { Request, RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { sendError } from '../errors'
import { networkOf } from './request-identity'
import { isRestSignIn, isSignIn } from './sign-in-paths'

const MINUTE_MS = 60_000
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

export type RateLimitOptions = { writesPerMinute: number }

/**
 * Limits by address and by session. A whole training base, thousands of trainees, sits behind one address, so the address alone is only
 * a far outer wall: which account a sign-in is about, by whatever name, is known and counted where the account is looked up
 * (`people/operations/sign-in-limits`).
 */
export function rateLimits({ writesPerMinute }: RateLimitOptions): RequestHandler[] {
  const otherThan = (name: string) => (req: Request) => !isRestSignIn(req, name)
  return [
    limiter({ windowMs: 15 * MINUTE_MS, limit: 300, key: networkOf, skip: otherThan('forgot-password') }),
    limiter({ windowMs: 15 * MINUTE_MS, limit: 60, key: networkOf, skip: otherThan('reset-password'), failuresOnly: true }),
    limiter({ windowMs: 5 * MINUTE_MS, limit: 6_000, key: networkOf, skip: (req) => !isSignIn(req) }),
    limiter({ windowMs: MINUTE_MS, limit: writesPerMinute, key: writerOf, skip: (req) => SAFE.has(req.method) || isSignIn(req) }),
    limiter({ windowMs: MINUTE_MS, limit: 20 * writesPerMinute, key: networkOf, skip: (req) => SAFE.has(req.method) || isSignIn(req) }),
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
