import type { PayloadRequest } from 'payload'
import { GLOBAL_ROLES, systemActor, type Actor, type GlobalRole } from '@/kernel/actor'

/** Who makes this request; nobody for an anonymous visitor. Work that the process does itself marks its request as `system`. */
export function actorOf(req: PayloadRequest): Actor | undefined {
  if (req.context['system'] === true) return systemActor
  const user = req.user
  if (!user || user.collection !== 'users') return undefined
  // An initial password opens one door only: the one to change it (people/endpoints/change-password).
  if (user.mustChangePassword || user.active === false) return undefined
  const roles = (user.roles ?? []).filter((role): role is GlobalRole => GLOBAL_ROLES.some((known) => known === role))
  return { kind: 'user', id: String(user.id), roles }
}
