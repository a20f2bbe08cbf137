import type { Access, PayloadRequest } from 'payload'
import type { GlobalRole } from '@/kernel/actor'
import { actorOf } from './actor-of'

/** Whether the caller holds one of `roles`. */
export function holdsRole(req: PayloadRequest, ...roles: readonly GlobalRole[]): boolean {
  return actorOf(req)?.roles.some((role) => roles.includes(role)) ?? false
}

/** Access for holders of one of `roles`. */
export function hasRole(...roles: readonly GlobalRole[]): Access {
  return ({ req }) => holdsRole(req, ...roles)
}
