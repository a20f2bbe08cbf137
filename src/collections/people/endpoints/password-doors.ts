import { addDataAndFileToRequest, type Endpoint, type PayloadHandler, type PayloadRequest } from 'payload'
import { routeId } from '@/platform/http'
import type { DigestTurns } from '../operations/digest-turns'
import { prepareDigest } from '../operations/prepared-digest'
import { resetPassword } from '../operations/reset-password'
import { sessionResponse } from './first-register'

/**
 * The doors by which somebody else's password, or a forgotten one, is set. They stand before Payload's own of the same paths, which
 * digest inside their transaction: 0.2 to 0.5 s in which nobody else can write.
 */
export function passwordDoors(digest: DigestTurns): Endpoint[] {
  return [
    { path: '/', method: 'post', handler: prepared('/', 'post', () => null, digest) },
    { path: '/:id', method: 'patch', handler: prepared('/:id', 'patch', routeId, digest) },
    { path: '/reset-password', method: 'post', handler: resetDoor(digest) },
  ]
}

function prepared(
  path: string,
  method: 'post' | 'patch',
  targetOf: (req: PayloadRequest) => string | null,
  digest: DigestTurns,
): PayloadHandler {
  return async (req) => {
    await addDataAndFileToRequest(req)
    // It has been read, and Payload's handler would read it again.
    Object.defineProperty(req, 'body', { value: null })
    await prepareDigest({ req, target: targetOf(req), digest })
    return payloadsOwn(req, path, method)(req)
  }
}

/** Payload's handler of this path: it comes after ours in the list. */
function payloadsOwn({ payload }: PayloadRequest, path: string, method: string): PayloadHandler {
  const endpoints = payload.collections.users.config.endpoints || []
  const own = endpoints.findLast((each) => each.path === path && each.method === method)
  if (!own) throw new Error(`Payload has no ${method} ${path} of its own`)
  return own.handler
}

function resetDoor(digest: DigestTurns): PayloadHandler {
  return async (req) => {
    await addDataAndFileToRequest(req)
    const text = (field: 'token' | 'password') => (typeof req.data?.[field] === 'string' ? req.data[field] : '')
    const session = await resetPassword({ req, token: text('token'), password: text('password'), digest })
    return sessionResponse(req, session, req.t('authentication:passwordResetSuccessfully'))
  }
}
