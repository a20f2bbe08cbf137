import type { AfterErrorHook, CollectionBeforeLoginHook, CollectionBeforeOperationHook } from 'payload'
import { DomainError, errorBody, errorStatus } from '@/kernel/errors'
import { languageOfRequest } from '@/platform/http'
import { strengthenInitialPassword } from '../operations/strengthen-password'
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

/** Before Payload compares: it knows nothing of the quick digest of an initial password. */
export const acceptInitialPassword: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'login') return args
  const { data } = args
  const name = 'username' in data && data.username ? data.username : 'email' in data ? data.email : undefined
  if (typeof name === 'string' && typeof data.password === 'string')
    await strengthenInitialPassword({ req, name: name.toLowerCase().trim(), password: data.password })
  return args
}

export const refuseInactive: CollectionBeforeLoginHook = ({ user }) => {
  if (user.active === false) throw new DomainError('people.inactive')
  return user
}

/**
 * Says that an account is locked, where Payload's status is that of any refused sign-in. It compares no password for a locked
 * account, so the answer is the same for the right one and a wrong one. By name: Next's bundle has a copy of Payload's classes.
 */
export const tellLockOut: AfterErrorHook = ({ error, req }) => {
  if (error.name !== 'LockedAuth') return
  return { response: errorBody('people.locked', languageOfRequest(req)), status: errorStatus('people.locked') }
}
