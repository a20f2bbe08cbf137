import type { Request, Router } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { errorBody, languageOf, describeError } from '@/kernel/errors'

const VERIFY = /^\/(?:api|en|zh)?\/?verify\/[^/]+\/?$/

/**
 * How often codes may be asked for from one address, in a minute. A counter that checks a whole class's papers stays below it; who tries
 * codes would need longer than the world has, and does not even get to try.
 */
const A_MINUTE = 120

/** Counts verifications before they reach anything that works; everything else passes by. */
export function verifyLimit(router: Router): void {
  router.use(
    rateLimit({
      windowMs: 60_000,
      limit: A_MINUTE,
      skip: (req) => !VERIFY.test(req.path),
      keyGenerator: (req) => ipKeyGenerator(req.ip ?? req.socket.remoteAddress ?? 'unknown', 56),
      standardHeaders: 'draft-7',
      legacyHeaders: false,
      // Forwarded headers were dropped before, unless a proxy is trusted.
      validate: { xForwardedForHeader: false, forwardedHeader: false },
      handler: (req, res) => {
        const language = languageOf(req.path.startsWith('/en/') ? 'en' : req.headers['accept-language'])
        res.status(429).setHeader('Cache-Control', 'no-store')
        if (wantsPage(req)) res.type('text/plain').send(describeError('request.tooMany', language))
        else res.json(errorBody('request.tooMany', language))
      },
    }),
  )
}

function wantsPage(req: Request): boolean {
  return !req.path.startsWith('/api/') && (req.headers.accept ?? '').includes('text/html')
}
