import type { CollectionBeforeOperationHook } from 'payload'
import { actorOf } from '@/access'
import { assertAllowed } from '@/kernel/decision'
import { DomainError } from '@/kernel/errors'
import { changesMany } from '@/platform/bulk'
import { checkNewPassword } from '../domain/password'
import '../errors'

/**
 * Holds every other door to the rule of the password: nobody gives themselves one without showing the present one
 * (`change-password` asks for it), many accounts never get the same one, and none gets a weak one, neither from an administrator nor by a
 * mailed link.
 */
export const keepPasswordRule: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  const setsPassword = operation === 'create' || operation === 'update' || operation === 'updateByID' || operation === 'resetPassword'
  if (!setsPassword || ('overrideAccess' in args && args.overrideAccess === true)) return args
  const data: unknown = 'data' in args ? args.data : undefined
  const next: unknown = typeof data === 'object' && data !== null && 'password' in data ? data.password : undefined
  if (next === undefined || next === null) return args
  if (typeof next !== 'string') throw new DomainError('request.invalid', { field: 'password' })
  const isOwn = 'id' in args && String(args.id) === (actorOf(req)?.id ?? req.user?.id)
  if (isOwn) throw new DomainError('people.showPassword', { field: 'password' })
  if (changesMany(req) || (operation === 'update' && !('id' in args))) throw new DomainError('people.passwordForOne', { field: 'password' })
  assertAllowed(checkNewPassword({ next, username: '' }))
  return args
}
