import type { PayloadRequest } from 'payload'
import { actorOf, holdsRole } from '@/access'
import { DomainError } from '@/kernel/errors'

/** @throws DomainError `request.signIn`, or `request.forbidden` for anybody but the centre's staff and the process itself */
export function assertMayWrite(req: PayloadRequest): void {
  const actor = actorOf(req)
  if (!actor) throw new DomainError('request.signIn')
  if (actor.kind !== 'system' && !holdsRole(req, 'admin', 'centre-staff')) throw new DomainError('request.forbidden')
}

/** The process itself (seed, effects) has no account to ask for; everybody else goes through access as usual. */
export function actsAsSystem(req: PayloadRequest): boolean {
  return actorOf(req)?.kind === 'system'
}
