import { createHmac } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { matchKey, spellingsOf } from '@/kernel/text'
import { withTransaction } from '@/platform/transactions'
import { isLocked, noFailures, oneMoreFailure, type Tally } from '../domain/sign-in'
import type { StoredAccount } from './open-session'
import { recall, remember } from './sign-in-shelves'

/** Whom a sign-in is about: the account that the name leads to, else the name itself. Both are counted and locked in the same way. */
export type SignInSubject = {
  /** Under which limits count; tells nobody a name. */
  key: string
  account: StoredAccount | undefined
}

/** The account of a user name, an e-mail address or an employee number; numbers that several people share lead to nobody. */
export async function subjectOf(req: PayloadRequest, name: string): Promise<SignInSubject> {
  const spellings = spellingsOf(name)
  // Always all three, so that every name takes the same work. Numbers are unique within a unit only, so that many may share one.
  const find = async (field: 'username' | 'email' | 'employeeNumber', limit: number) =>
    (
      await req.payload.db.find<StoredAccount>({
        collection: 'users',
        where: { [field]: { in: spellings } },
        limit,
        pagination: false,
        req,
      })
    ).docs
  const [named] = await find('username', 1)
  const [mailed] = await find('email', 1)
  const numbered = await find('employeeNumber', 2)
  const account = named ?? mailed ?? (numbered.length === 1 ? numbered[0] : undefined)
  return { account, key: account ? keyOfAccount(req, account.id) : keyed(req, `name ${matchKey(name)}`) }
}

/** A try at a password: whether it may be judged, and the account as it stood when the try was counted. */
export type Try = { isGranted: boolean; account: StoredAccount | undefined }

/**
 * Takes one of the tries that a subject has before it is locked. It counts as a failure from here on, before the password is looked at, until
 * whoever proves to be the holder has it forgotten ({@link import('./open-session').openSession}): of many at once, in this process and in
 * others, no more are judged than of as many one after the other. A locked subject has none left.
 */
export async function takeTry(req: PayloadRequest, subject: SignInSubject, nowMs: number): Promise<Try> {
  return withTransaction(req, async () => {
    const account = subject.account ? await accountOf(req, subject.account.id) : undefined
    const tally = account ? tallyOfAccount(account) : unpack(await recall<Packed>(req, 'sign-in-failures', subject.key))
    if (isLocked(tally, nowMs)) return { isGranted: false, account }
    const counted = oneMoreFailure(tally, nowMs)
    if (account) await keepTally(req, account.id, counted)
    else await remember<Packed>(req, 'sign-in-failures', subject.key, [counted.failures, counted.lockedUntilMs])
    return { isGranted: true, account }
  })
}

/** Under which an account counts. */
export function keyOfAccount(req: PayloadRequest, id: string): string {
  return keyed(req, `account ${id}`)
}

function keyed(req: PayloadRequest, shown: string): string {
  return createHmac('sha256', req.payload.secret).update(shown).digest('hex')
}

async function accountOf(req: PayloadRequest, id: string): Promise<StoredAccount | undefined> {
  return (await req.payload.db.findOne<StoredAccount>({ collection: 'users', where: { id: { equals: id } }, req })) ?? undefined
}

function tallyOfAccount({ lockUntil, loginAttempts }: StoredAccount): Tally {
  return { failures: loginAttempts ?? 0, lockedUntilMs: lockUntil ? Date.parse(lockUntil) : null }
}

async function keepTally(req: PayloadRequest, id: string, { failures, lockedUntilMs }: Tally): Promise<void> {
  await req.payload.db.updateOne({
    collection: 'users',
    id,
    data: { loginAttempts: failures, lockUntil: lockedUntilMs === null ? null : new Date(lockedUntilMs).toISOString() },
    returning: false,
    req,
  })
}

/** As a name that nobody has is remembered. */
type Packed = [failures: number, lockedUntilMs: number | null]

function unpack(entry: Packed | undefined): Tally {
  return entry ? { failures: entry[0], lockedUntilMs: entry[1] } : noFailures
}
