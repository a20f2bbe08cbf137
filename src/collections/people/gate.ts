import type { Endpoint, Payload, PayloadHandler, SanitizedConfig } from 'payload'
import { DomainError } from '@/kernel/errors'
import { errorResponse } from '@/platform/http'
import './errors'

/** What remains open to somebody who must change the password first; the site's and the admin's own door is `/first-password`. */
const OPEN: ReadonlySet<string> = new Set([
  'POST users/change-password',
  'POST users/logout',
  // Another account, or the same one by a mailed link: whoever was here before does not bar it.
  'POST users/login',
  'POST users/forgot-password',
  'POST users/reset-password',
])

/**
 * Bars every route of REST, Payload's own and the domains', to people whose password was given to them by somebody else. Access rules take
 * them for nobody as well; here they are told why. Runs over the finished configuration, when all routes are there.
 */
export function barUntilPasswordChanged(config: SanitizedConfig): SanitizedConfig {
  config.endpoints = barred(config.endpoints, '') as typeof config.endpoints
  for (const entity of [...config.collections, ...config.globals])
    if (entity.endpoints) entity.endpoints = barred(entity.endpoints, entity.slug)
  return config
}

function barred(endpoints: readonly Endpoint[], slug: string): Endpoint[] {
  return endpoints.map((endpoint) =>
    OPEN.has(`${endpoint.method.toUpperCase()} ${slug}${endpoint.path}`) ? endpoint : { ...endpoint, handler: bar(endpoint.handler) },
  )
}

function bar(handler: PayloadHandler): PayloadHandler {
  return (req) => {
    const { user } = req
    if (user?.collection === 'users' && user.mustChangePassword) return errorResponse(new DomainError('people.passwordMustChange'), req)
    return handler(req)
  }
}

/**
 * Lets no token speak for an account that is switched off, wherever Payload turns a token into a person: REST, the admin, the site. Its
 * sessions end when it is switched off; this holds whatever became of them.
 */
export function refuseInactiveSessions(payload: Payload): void {
  payload.authStrategies = payload.authStrategies.map((strategy) => ({
    ...strategy,
    authenticate: async (args) => {
      const found = await strategy.authenticate(args)
      return found.user?.collection === 'users' && found.user.active === false ? { ...found, user: null } : found
    },
  }))
}
