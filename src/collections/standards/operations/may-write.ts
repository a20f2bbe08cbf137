import type { PayloadRequest } from 'payload'
import { actorOf, holdsRole } from '@/access'
import { DomainError } from '@/kernel/errors'
import { STANDARDS_ROLES } from '../domain/lifecycle'

/** Whether somebody brings tables and edits: the centre's staff and the process itself. */
export function mayWrite(req: PayloadRequest): boolean {
  return actsAsSystem(req) || holdsRole(req, ...STANDARDS_ROLES)
}

/** Whether somebody takes tables and templates away: everybody with an account. What stands in a table is decided row by row. */
export function mayTakeTables(req: PayloadRequest): boolean {
  return actorOf(req) !== undefined
}

/** @throws DomainError `request.signIn`, or `request.forbidden` for anybody who {@link mayWrite} does not name */
export function assertMayWrite(req: PayloadRequest): void {
  if (!actorOf(req)) throw new DomainError('request.signIn')
  if (!mayWrite(req)) throw new DomainError('request.forbidden')
}

/** The process itself (seed, effects) has no account to ask for; everybody else goes through access as usual. */
export function actsAsSystem(req: PayloadRequest): boolean {
  return actorOf(req)?.kind === 'system'
}
