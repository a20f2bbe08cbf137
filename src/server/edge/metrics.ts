import { createHash, timingSafeEqual } from 'node:crypto'
import type { Request, RequestHandler } from 'express'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { sendError } from '../errors'
import { isLocal } from './request-identity'

export type Metrics = { registry: Registry; observe: RequestHandler; serve: RequestHandler }

/** Counts and times requests by kind of route, never by address, so that the number of series stays small. */
export function createMetrics({ token }: { token: string | undefined }): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const labelNames = ['method', 'route', 'status'] as const
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer',
    labelNames,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  const inFlight = new Gauge({ name: 'http_requests_in_flight', help: 'Requests being answered', registers: [registry] })
  const refused = new Counter({
    name: 'http_requests_refused_total',
    help: 'Requests refused by the edge',
    labelNames: ['status'],
    registers: [registry],
  })
  return {
    registry,
    observe: (req, res, next) => {
      const end = duration.startTimer()
      inFlight.inc()
      res.once('close', () => {
        inFlight.dec()
        end({ method: req.method, route: routeGroup(req.path), status: `${Math.floor(res.statusCode / 100)}xx` })
        if (res.statusCode === 413 || res.statusCode === 429) refused.inc({ status: res.statusCode })
      })
      next()
    },
    serve: (req, res, next) => {
      if (!isLocal(req, res) && !holdsToken(req, token)) return sendError(req, res, 'request.forbidden')
      registry
        .metrics()
        .then((text) => res.type(registry.contentType).send(text))
        .catch(next)
    },
  }
}

/** `/api/users/7` and `/api/users/8` are one kind of route. */
export function routeGroup(path: string): string {
  const [, first = '', second = ''] = path.split('/')
  if (first === 'api') return /^[a-z][a-z-]{0,40}$/.test(second) ? `/api/${second}` : '/api'
  if (first === '_next') return '/_next'
  if (['admin', 'healthz', 'readyz', 'metrics'].includes(first)) return `/${first}`
  return '/site'
}

function holdsToken(req: Request, token: string | undefined): boolean {
  const given = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1]
  return token !== undefined && given !== undefined && timingSafeEqual(sha256(given), sha256(token))
}

function sha256(value: string): Buffer {
  return createHash('sha256').update(value).digest()
}
