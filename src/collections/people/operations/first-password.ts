import type { PayloadRequest } from 'payload'
import type { User } from '@/payload-types'
import { assertAllowed } from '@/kernel/decision'
import { DomainError } from '@/kernel/errors'
import { withTransaction } from '@/platform/transactions'
import { checkNewPassword } from '../domain/password'
import { digestPassword, isPassword } from './password-digest'
import '../errors'

/**
 * Gives the caller a password of their own in the place of the one that was given to them, with which they have just signed in. Every
 * other session that the old one opened ends.
 * @throws DomainError `people.weakPassword`, also for the same password again; `people.ownPassword` where it has been changed meanwhile
 */
export async function setFirstPassword(args: { req: PayloadRequest; user: User & { _sid?: string }; newPassword: string }): Promise<void> {
  const { req, user, newPassword } = args
  assertAllowed(checkNewPassword({ next: newPassword, username: user.username }))
  const given = await storedOf(req, user.id)
  if (await isPassword(newPassword, given)) assertAllowed(checkNewPassword({ next: newPassword, current: newPassword, username: '' }))
  const digest = await digestPassword(newPassword) // before the transaction: nobody waits for it
  await withTransaction(req, async () => {
    const { mustChangePassword, sessions } = await storedOf(req, user.id)
    // Of two browsers with the same slip one sets the password.
    if (!mustChangePassword) throw new DomainError('people.ownPassword')
    await req.payload.update({
      collection: 'users',
      id: user.id,
      data: { ...digest, mustChangePassword: false, sessions: (sessions ?? []).filter(({ id }) => id === user._sid) },
      depth: 0,
      overrideAccess: true, // people may not edit `mustChangePassword` themselves
      req,
    })
  })
}

type Stored = Pick<User, 'mustChangePassword' | 'sessions'> & { hash?: string | null; salt?: string | null }

async function storedOf(req: PayloadRequest, id: string): Promise<Stored> {
  const stored = await req.payload.db.findOne<Stored & { id: string; collection?: string }>({
    collection: 'users',
    where: { id: { equals: id } },
    select: { hash: true, salt: true, mustChangePassword: true, sessions: true },
    req,
  })
  if (!stored) throw new DomainError('request.signIn')
  return stored
}
