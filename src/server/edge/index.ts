import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express'
import helmet from 'helmet'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import type { Environment } from '@/kernel/environment'
import { sendError } from '../errors'
import { requestLog } from '../log'
import type { SmallBodies } from '@/platform/domains'
import { bodyGuard } from './body-guard'
import { contentSecurity } from './content-security'
import { healthz, readyz, type Checks } from './health'
import { createMetrics } from './metrics'
import { missingPages } from './missing-pages'
import { toOneAddress } from './one-address'
import { ownActions } from './own-actions'
import { rateLimits } from './rate-limits'
import { firstUserIsLocal, requestIdentity, soundAddress } from './request-identity'
import { sameOrigin } from './same-origin'
import { isSignIn } from './sign-in-paths'
import { signInTurns } from './sign-in-turns'
import { sharedPages } from './shared-pages'
import { uploadedFiles } from './uploads'

/** The reader's pages: the same text for everybody, in the theme and the size that the cookies name. */
const READER = { path: /^(?:\/en)?\/textbooks\/[^/]+\/editions\/\d+\/chapters\/\d+$/, cookies: ['lg-theme', 'lg-size'] }

export type EdgeOptions = {
  environment: Environment
  logger: Logger
  /** Answers everything that the edge itself does not. */
  handler: (req: IncomingMessage, res: ServerResponse) => Promise<void> | void
  checks: Checks
  isStopping: () => boolean
  mountHotRoutes?: (router: Router) => void
  /** Bodies of hot routes, collected for them by the guard. */
  hotBodies?: readonly SmallBodies[]
}

/** The Express application in front of Next: identity, headers, limits, logs, health and metrics (ADR on the edge). */
export function createEdge(options: EdgeOptions): Express {
  const { environment, logger, handler, checks, hotBodies = [], isStopping, mountHotRoutes } = options
  const isHttps = environment.publicUrl.startsWith('https:')
  const hotPaths = hotBodies.map(({ path }) => path)
  const metrics = createMetrics({ token: environment.metricsToken })
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', environment.trustProxy)

  // Up to the body guard everything answers in the same tick: the guard has to stand in the way before the first byte comes.
  app.use(requestIdentity({ isBehindProxy: environment.trustProxy !== false }), metrics.observe)
  app.use(securityHeaders(isHttps), requestLog(logger, hotPaths), closeWhenStopping(isStopping), soundAddress, ownActions, toOneAddress)
  app.use(bodyGuard({ small: hotBodies }))
  app.get('/healthz', healthz)
  app.get('/readyz', readyz(checks, isStopping))
  app.get('/metrics', metrics.serve)
  if (mountHotRoutes) {
    const router = express.Router()
    mountHotRoutes(router)
    app.use(router)
  }
  app.use(firstUserIsLocal, sameOrigin(environment.publicUrl))
  app.use(contentSecurity({ isHttps, isDevelopment: !environment.production }))
  app.use(...rateLimits({ writesPerMinute: environment.writesPerMinute }), signInTurns({ isSignIn }))
  app.use(uploadedFiles, sharedPages(READER), missingPages(logger))
  app.use((req, res, next) => {
    Promise.resolve(handler(req, res)).catch(next)
  })
  app.use(failure(logger))
  return app
}

function securityHeaders(isHttps: boolean): RequestHandler {
  return helmet({
    // Set for each request with its own nonce.
    contentSecurityPolicy: false,
    // Only where the browser reaches us by https may it be told to insist on that.
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: isHttps ? { policy: 'same-origin' } : false,
    originAgentCluster: isHttps,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    xFrameOptions: { action: 'sameorigin' },
    xPoweredBy: true,
  })
}

function closeWhenStopping(isStopping: () => boolean): RequestHandler {
  return (_req, res, next) => {
    if (isStopping()) res.setHeader('Connection', 'close')
    next()
  }
}

function failure(logger: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const requestId = String(req.headers['x-request-id'])
    logger.error({ err: error, requestId, msg: 'request failed at the edge' })
    if (res.headersSent) next(error)
    else sendError(req, res, 'server.failed', { requestId })
  }
}
