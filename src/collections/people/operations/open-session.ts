import { getFieldsToSign, jwtSign, type PayloadRequest } from 'payload'
import { addSessionToUser } from 'payload/shared'
import type { User } from '@/payload-types'
import { DomainError } from '@/kernel/errors'
import { withTransaction } from '@/platform/transactions'
import type { PasswordDigest } from './password-digest'
import '../errors'

export type OpenedSession = { token: string; exp: number; user: User }

/** What `mayEnter` judges a person by who has shown what opens a session: the row as it stands in the transaction. */
export type StoredAccount = User & { hash?: string | null; salt?: string | null }

/**
 * Opens a session as Payload's own sign-in does, for a person who has proved to be this one already: failures are forgotten, the session is
 * added to the row, its token signed. `req` then acts for that person.
 * @param args.digest takes the place of the stored one
 * @param args.mayEnter asks the row once more, within the transaction: another password may have come in between
 * @throws DomainError `people.refused` for an account that is switched off or gone; whatever `mayEnter` throws
 */
export async function openSession(args: {
  req: PayloadRequest
  id: string
  digest?: PasswordDigest
  mayEnter?: (account: StoredAccount) => void
}): Promise<OpenedSession> {
  const { digest, id, mayEnter, req } = args
  const { payload } = req
  const { config } = payload.collections.users
  return withTransaction(req, async () => {
    const account = await payload.db.findOne<StoredAccount>({ collection: 'users', where: { id: { equals: id } }, req })
    if (!account || account.active === false) throw new DomainError('people.refused')
    mayEnter?.(account)
    const open = { ...account, ...digest, loginAttempts: 0, lockUntil: null, collection: 'users' as const }
    const { sid = '' } = await addSessionToUser({ collectionConfig: config, payload, req, user: open })
    const fieldsToSign = getFieldsToSign({ collectionConfig: config, email: account.email ?? '', sid, user: open })
    const { exp, token } = await jwtSign({ fieldsToSign, secret: payload.secret, tokenExpiration: config.auth.tokenExpiration })
    req.user = { ...open, _sid: sid, _strategy: 'local-jwt' } as NonNullable<PayloadRequest['user']>
    // As the person may see themselves: without the secrets of the row.
    const user = await payload.findByID({ collection: 'users', id, depth: 0, overrideAccess: false, req })
    return { exp, token, user }
  })
}
