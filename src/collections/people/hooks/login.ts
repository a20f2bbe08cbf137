import type { CollectionBeforeLoginHook } from 'payload'
import { DomainError } from '@/kernel/errors'
import '../errors'

/** For sign-ins by the process itself: people come in by `operations/sign-in`, where this is not told. */
export const refuseInactive: CollectionBeforeLoginHook = ({ user }) => {
  if (user.active === false) throw new DomainError('people.inactive')
  return user
}
