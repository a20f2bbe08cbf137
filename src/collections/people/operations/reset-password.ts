import { APIError, type PayloadRequest, type Where } from 'payload'
import type { User } from '@/payload-types'
import { assertAllowed } from '@/kernel/decision'
import { DomainError } from '@/kernel/errors'
import { nowOf } from '@/platform/clock'
import { withTransaction } from '@/platform/transactions'
import { checkNewPassword } from '../domain/password'
import type { DigestTurns } from './digest-turns'
import { openSession, type OpenedSession } from './open-session'
import { liftLimits } from './sign-in-limits'
import '../errors'

/**
 * Spends the token of a mailed link on a new password and signs its holder in, as Payload's own operation does: locks are lifted, every
 * session ends, inactive people are refused. Payload digests within its transaction; here it is done before it.
 * @throws APIError 403 for a token that is unknown, spent or too old; DomainError `people.weakPassword`, `people.inactive`
 */
export async function resetPassword({
  digest,
  password,
  req,
  token,
}: {
  req: PayloadRequest
  token: string
  password: string
  digest: DigestTurns
}): Promise<OpenedSession> {
  assertAllowed(checkNewPassword({ next: password, username: '' }))
  await holderOf(req, token)
  const digested = await digest(password)
  const { id } = await withTransaction(req, async () => {
    const user = await holderOf(req, token) // two who spend it at once have one winner
    const now = nowOf(req).toISOString()
    await req.payload.db.updateOne({
      collection: 'users',
      id: user.id,
      // The whole row, as Payload writes it: on SQLite a part of it with a list in it is taken for a new row.
      data: {
        ...user,
        ...digested,
        resetPasswordExpiration: now,
        lockUntil: null,
        loginAttempts: 0,
        mustChangePassword: false,
        sessions: [],
        updatedAt: now,
      },
      returning: false,
      req,
    })
    await liftLimits(req, user.id)
    return user
  })
  return openSession({ req, id })
}

async function holderOf(req: PayloadRequest, token: string): Promise<User> {
  const where: Where = {
    resetPasswordToken: { equals: token },
    resetPasswordExpiration: { greater_than: nowOf(req).toISOString() },
  }
  const user = await req.payload.db.findOne<User>({ collection: 'users', where, req })
  if (!user || token === '') throw new APIError('Token is either invalid or has expired.', 403)
  if (user.active === false) throw new DomainError('people.inactive')
  return user
}
