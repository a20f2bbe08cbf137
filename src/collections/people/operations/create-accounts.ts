import { randomInt } from 'node:crypto'
import { availableParallelism } from 'node:os'
import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { nowOf } from '@/platform/clock'
import { withTransaction } from '@/platform/transactions'
import { normalAccount, type NewAccount } from '../domain/accounts'
import { oneTimePassword } from '../domain/one-time-password'
import { checkAccounts } from './check-accounts'
import { digestInitialPassword, digestPassword, type PasswordDigest } from './password-digest'
import '../errors'

/** `oneTimePassword` is there where it was drawn; it is told here and nowhere kept. */
export type CreatedAccount = { id: string; username: string; oneTimePassword?: string }

/** A row with its password digested, ready to be written. */
export type PreparedAccount = { row: NewAccount; digest: PasswordDigest; oneTimePassword?: string }

/** Accounts in one transaction: some 70 ms of the write turn (measured: 2.8 ms of one processor each), in which others wait. */
const CHUNK = 25
/** One thread less than there are processors: the event loop has one for itself. */
const HASHERS = Math.max(1, availableParallelism() - 1)
const PROBLEMS_TOLD = 100

export type CreateAccounts = {
  req: PayloadRequest
  people: readonly NewAccount[]
  /** Runs in the transaction of a chunk, after its accounts: what has to be there with them (enrolments, progress). */
  withChunk?: (chunk: { accounts: readonly CreatedAccount[]; done: number; total: number }) => Promise<void>
}

/**
 * Makes accounts, fifty thousand if need be. All rows are checked before the first is written; passwords are digested outside
 * any transaction; then 25 at a time are written in a transaction of their own, all of it or nothing, each row with its link in the audit chain.
 * Must be called outside a transaction; inside of one, use {@link prepareAccounts} before and {@link writeAccounts} within.
 * @throws DomainError `people.accountsRefused` with every row at fault in `details.problems`, nothing being written
 */
export async function createAccounts({ people, req, withChunk }: CreateAccounts): Promise<CreatedAccount[]> {
  // A promise of nothing stands there where the database has no transactions.
  if (await req.transactionID) throw new Error('createAccounts inside a transaction would digest passwords in its write turn')
  const problems = await checkAccounts({ req, people })
  if (problems.length > 0)
    throw new DomainError('people.accountsRefused', { count: problems.length, problems: problems.slice(0, PROBLEMS_TOLD) })
  const created: CreatedAccount[] = []
  for (let start = 0; start < people.length; start += CHUNK) {
    const prepared = await prepareAccounts(people.slice(start, start + CHUNK))
    const accounts = await withTransaction(req, async () => {
      const written = await writeAccounts({ req, prepared })
      await withChunk?.({ accounts: written, done: start + written.length, total: people.length })
      return written
    })
    created.push(...accounts)
  }
  return created
}

/** Draws missing passwords and digests all of them, a few at a time, in Node's pool: nothing is read or written. */
export async function prepareAccounts(people: readonly NewAccount[]): Promise<PreparedAccount[]> {
  const prepared: PreparedAccount[] = new Array<PreparedAccount>(people.length)
  const waiting = people.entries()
  const hasher = async () => {
    for (const [index, person] of waiting) prepared[index] = await prepareAccount(person)
  }
  await Promise.all(Array.from({ length: Math.min(HASHERS, people.length) }, hasher))
  return prepared
}

async function prepareAccount(person: NewAccount): Promise<PreparedAccount> {
  const row = normalAccount(person)
  if (row.password?.kind === 'chosen') return { row, digest: await digestPassword(row.password.text) }
  if (row.password) return { row, digest: await digestInitialPassword(row.password.text) }
  const drawn = oneTimePassword((below) => randomInt(below))
  return { row, digest: await digestInitialPassword(drawn), oneTimePassword: drawn }
}

/** Writes prepared rows in the caller's transaction. Who may do this, and with which rows, is `checkAccounts`' affair. */
export async function writeAccounts({
  prepared,
  req,
}: {
  req: PayloadRequest
  prepared: readonly PreparedAccount[]
}): Promise<CreatedAccount[]> {
  const { db } = req.payload
  const now = nowOf(req).toISOString()
  const rows = prepared.map(({ oneTimePassword: drawn, row }) => stored(row, drawn !== undefined))
  for (const [index, data] of rows.entries())
    await db.create({
      collection: 'users',
      data: { ...data, ...prepared[index]?.digest, loginAttempts: 0, createdAt: now, updatedAt: now },
      returning: false,
      req,
    })
  const { docs } = await db.find<{ id: string | number; username: string }>({
    collection: 'users',
    where: { username: { in: rows.map(({ username }) => username) } },
    select: { username: true },
    pagination: false,
    req,
  })
  const ids = new Map(docs.map(({ id, username }) => [username, String(id)]))
  const accounts = prepared.map(({ oneTimePassword: drawn, row: { username } }) => {
    const id = ids.get(username)
    if (id === undefined) throw new Error(`the account ${username} was written and is not there`)
    return { id, username, ...(drawn === undefined ? {} : { oneTimePassword: drawn }) }
  })
  return accounts
}

/** The row without its password; defaults are those of the collection's fields. */
function stored({ email, identity, organisation = null, password: _password, ...row }: NewAccount, isDrawn: boolean) {
  return {
    ...row,
    ...identity,
    ...(email ? { email } : {}),
    organisation,
    roles: [...(row.roles ?? ['trainee'])],
    language: row.language ?? 'zh',
    active: true,
    mustChangePassword: row.mustChangePassword ?? isDrawn,
  }
}
