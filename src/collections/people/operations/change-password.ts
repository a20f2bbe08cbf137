import type { PayloadRequest } from 'payload'
import type { User } from '@/payload-types'
import { assertAllowed } from '@/kernel/decision'
import { DomainError } from '@/kernel/errors'
import { withTransaction } from '@/platform/transactions'
import { checkNewPassword } from '../domain/password'
import { digestPassword } from './password-digest'
import { showPassword } from './sign-in'
import { subjectOf } from './sign-in-subject'
import '../errors'

/**
 * Gives the caller a new password after the present one was shown, and lifts the duty to change it.
 * @throws DomainError `people.wrongPassword`, `people.weakPassword`, `people.locked`, `request.tooMany`
 */
export async function changePassword(args: {
  req: PayloadRequest
  user: User & { _sid?: string }
  currentPassword: string
  newPassword: string
}): Promise<void> {
  const { req, user, currentPassword, newPassword } = args
  assertAllowed(checkNewPassword({ next: newPassword, current: currentPassword, username: user.username }))
  const subject = await subjectOf(req, user.username)
  try {
    await showPassword({ req, subject, password: currentPassword, use: () => storePassword({ req, user, newPassword }) })
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'people.refused') throw error
    throw new DomainError('people.wrongPassword', { field: 'currentPassword' })
  }
}

async function storePassword(args: { req: PayloadRequest; user: User & { _sid?: string }; newPassword: string }): Promise<void> {
  const { req, user, newPassword } = args
  const digest = await digestPassword(newPassword) // before the transaction: nobody waits for it
  await withTransaction(req, async () => {
    const stored = await req.payload.db.findOne<User>({
      collection: 'users',
      where: { id: { equals: user.id } },
      select: { sessions: true },
      req,
    })
    await req.payload.update({
      collection: 'users',
      id: user.id,
      // As Payload does it for a password of its own: whoever else is signed in with the old one is signed out.
      data: {
        ...digest,
        loginAttempts: 0,
        lockUntil: null,
        mustChangePassword: false,
        sessions: (stored?.sessions ?? []).filter(({ id }) => id === user._sid),
      },
      depth: 0,
      overrideAccess: true, // people may not edit `mustChangePassword` themselves
      req,
    })
  })
}
