import type { PayloadRequest } from 'payload'
import type { User } from '@/payload-types'
import { DomainError } from '@/kernel/errors'
import { firstCome } from '@/platform/transactions'
import { accountProblems, normalAccount, type NewAccount } from '../domain/accounts'
import { writeAccounts } from './create-accounts'
import { digestPassword } from './password-digest'
import { liftLimits } from './sign-in-limits'
import '../errors'

export type GrantedAdministrator = { id: string; username: string; isNew: boolean }

/**
 * Gives an installation that nobody can administer an administrator again, by whoever has the machine: a new account, or an existing one
 * that is switched on, unlocked, made an administrator beside what it was, given this password and signed out everywhere. In one transaction,
 * with its link in the audit chain. `req` must act for the system.
 * @param args.name needed for a new account only
 * @throws DomainError `people.accountsRefused` with the fields at fault in `details.problems`
 */
export async function grantAdministrator(args: {
  req: PayloadRequest
  username: string
  name?: string
  password: string
}): Promise<GrantedAdministrator> {
  const { req, password } = args
  const known = await findByUsername(req, normalAccount({ username: args.username, name: '' }).username)
  const row: NewAccount = normalAccount({
    username: args.username,
    name: args.name?.trim() || known?.name || '',
    roles: ['admin'],
    mustChangePassword: false,
    password: { kind: 'chosen', text: password },
  })
  const problems = accountProblems([row])
  if (problems.length > 0) throw new DomainError('people.accountsRefused', { count: problems.length, problems })
  const digest = await digestPassword(password) // before the transaction: nobody waits for it
  return firstCome(req, 'seq', async () => {
    const account = await findByUsername(req, row.username)
    if (!account) {
      const [made] = await writeAccounts({ req, prepared: [{ row, digest }] })
      if (!made) throw new Error('the account was written and is not there')
      return { id: made.id, username: made.username, isNew: true }
    }
    await req.payload.update({
      collection: 'users',
      id: account.id,
      data: {
        ...digest,
        roles: [...new Set([...account.roles, 'admin' as const])],
        active: true,
        mustChangePassword: false,
        loginAttempts: 0,
        lockUntil: null,
        sessions: [],
      },
      depth: 0,
      overrideAccess: true, // by whoever has the machine
      req,
    })
    await liftLimits(req, account.id)
    return { id: String(account.id), username: account.username, isNew: false }
  })
}

async function findByUsername(req: PayloadRequest, username: string): Promise<User | null> {
  return req.payload.db.findOne<User>({ collection: 'users', where: { username: { equals: username } }, req })
}
