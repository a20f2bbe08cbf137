import type { CollectionBeforeLoginHook, CollectionBeforeOperationHook } from 'payload'
import { DomainError } from '@/kernel/errors'
import '../errors'

/**
 * Lets people sign in with their employee number. Numbers are unique within an organisation only, so one that several
 * people share does not sign anybody in.
 */
export const acceptEmployeeNumber: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'login') return args
  const data = args.data
  const login = 'username' in data ? data.username : undefined
  if (typeof login !== 'string' || login.trim() === '') return args
  const { docs } = await req.payload.db.find<{ username: string }>({
    collection: 'users',
    where: { employeeNumber: { equals: login.trim() } },
    limit: 2,
    pagination: false,
    req,
  })
  const only = docs.length === 1 ? docs[0] : undefined
  return only ? { ...args, data: { ...data, username: only.username } } : args
}

export const refuseInactive: CollectionBeforeLoginHook = ({ user }) => {
  if (user.active === false) throw new DomainError('people.inactive')
  return user
}
