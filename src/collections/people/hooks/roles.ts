import type { CollectionBeforeChangeHook } from 'payload'
import { actorOf } from '@/access'
import { canonicalJson } from '@/kernel/hash-chain'
import { DomainError } from '@/kernel/errors'
import '../errors'

/** Nobody lifts a rule for themselves: roles are given by somebody else. */
export const refuseOwnRoles: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  const actor = actorOf(req)
  const isSelf = operation === 'update' && actor?.kind === 'user' && actor.id === String(originalDoc.id)
  if (isSelf && data.roles !== undefined && canonicalJson(data.roles) !== canonicalJson(originalDoc.roles))
    throw new DomainError('people.ownRoles', { field: 'roles' })
  return data
}
