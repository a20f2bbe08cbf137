import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { isFromThisMachine } from '@/platform/http/edge-headers'
import { firstCome } from '@/platform/transactions'
import { accountProblems, normalAccount, type NewAccount } from '../domain/accounts'
import { prepareAccounts, writeAccounts } from './create-accounts'
import { openSession, type OpenedSession } from './open-session'
import '../errors'

export type FirstAdministrator = { name: string; username: string; password: string; email?: string; language?: 'zh' | 'en' }

/** Whether nobody has an account here yet. */
export async function isEmptyHouse(req: PayloadRequest): Promise<boolean> {
  const { docs } = await req.payload.db.find({ collection: 'users', select: {}, limit: 1, pagination: false, req })
  return docs.length === 0
}

/**
 * Makes the first account of an empty installation and signs it in. It is always an active administrator, whatever else was sent: whoever
 * made a trainee of themselves here could never be made anything else. Only somebody at the machine itself may ask.
 * @throws DomainError `people.firstIsLocal`, `people.notFirst`; `people.accountsRefused` with the fields at fault in `details.problems`
 */
export async function createFirstAdministrator({ given, req }: { req: PayloadRequest; given: FirstAdministrator }): Promise<OpenedSession> {
  if (!isFromThisMachine(req.headers)) throw new DomainError('people.firstIsLocal')
  if (!(await isEmptyHouse(req))) throw new DomainError('people.notFirst')
  const { password, ...person } = given
  const row: NewAccount = {
    ...person,
    roles: ['admin'],
    mustChangePassword: false,
    password: { kind: 'chosen', text: password },
  }
  const problems = accountProblems([normalAccount(row)])
  if (problems.length > 0) throw new DomainError('people.accountsRefused', { count: problems.length, problems })
  const prepared = await prepareAccounts([row]) // before the transaction: nobody waits for the digest
  // Of two who fill the form at once the second meets the first one's link of the audit chain, and looks again.
  const [account] = await firstCome(req, 'seq', async () => {
    if (!(await isEmptyHouse(req))) throw new DomainError('people.notFirst')
    return writeAccounts({ req, prepared })
  })
  if (!account) throw new Error('the first account was written and is not there')
  return openSession({ req, id: account.id })
}
