import type { PayloadHandler } from 'payload'
import { actorOf } from '@/access'
import { DomainError } from '@/kernel/errors'
import { endpoint } from '@/platform/http'

/** An endpoint for people with an account; nothing of a stranger's request is read. */
export function forSignedIn(handler: PayloadHandler): PayloadHandler {
  return endpoint((req) => {
    if (!actorOf(req)) throw new DomainError('request.signIn')
    return handler(req)
  })
}
