import { createHmac } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { withTransaction } from '@/platform/transactions'
import { noFailures, normalSignInName, oneMoreFailure, spellingsOf, type Tally } from '../domain/sign-in'
import type { StoredAccount } from './open-session'

/** Whom a sign-in is about: the account that the name leads to, else the name itself. Both are counted and locked in the same way. */
export type SignInSubject = {
  /** Under which limits count; tells nobody a name. */
  key: string
  account: StoredAccount | undefined
}

/** How many names that nobody has are remembered in one row, the latest to fail. */
const NAMES_PER_ROW = 200

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
  const shown = account ? `account ${account.id}` : `name ${normalSignInName(name)}`
  return { account, key: createHmac('sha256', req.payload.secret).update(shown).digest('hex') }
}

export async function tallyOf(req: PayloadRequest, { account, key }: SignInSubject): Promise<Tally> {
  if (!account) return unpack((await shelfOf(req, key))[key])
  const row = await req.payload.db.findOne<StoredAccount>({
    collection: 'users',
    where: { id: { equals: account.id } },
    select: { loginAttempts: true, lockUntil: true },
    req,
  })
  return {
    failures: row?.loginAttempts ?? 0,
    lockedUntilMs: row?.lockUntil ? Date.parse(row.lockUntil) : null,
  }
}

/** Counts one more failure, however many come at once. */
export async function countFailure(req: PayloadRequest, subject: SignInSubject, nowMs: number): Promise<void> {
  await withTransaction(req, async () => {
    const tally = oneMoreFailure(await tallyOf(req, subject), nowMs)
    const { account, key } = subject
    if (account)
      await req.payload.db.updateOne({
        collection: 'users',
        id: account.id,
        data: {
          loginAttempts: tally.failures,
          lockUntil: tally.lockedUntilMs === null ? null : new Date(tally.lockedUntilMs).toISOString(),
        },
        returning: false,
        req,
      })
    else await remember(req, key, tally)
  })
}

/*
 * Names that nobody has stand in Payload's own store of keys, 256 rows of them, each bounded: whoever tries a million names makes others
 * forgotten, and no table grow. Names themselves are not kept: people type their password there.
 */

type Shelf = Record<string, [failures: number, lockedUntilMs: number | null]>

async function remember(req: PayloadRequest, key: string, { failures, lockedUntilMs }: Tally): Promise<void> {
  const { [key]: _before, ...others } = await shelfOf(req, key)
  const latest = [...Object.entries(others), [key, [failures, lockedUntilMs]] as const].slice(-NAMES_PER_ROW)
  const row = rowOf(key)
  await req.payload.db.upsert({
    collection: 'payload-kv',
    where: { key: { equals: row } },
    data: { key: row, data: Object.fromEntries(latest) as Shelf },
    req,
  })
}

async function shelfOf(req: PayloadRequest, key: string): Promise<Shelf> {
  const row = await req.payload.db.findOne<{ id: string; data?: Shelf; collection?: string }>({
    collection: 'payload-kv',
    where: { key: { equals: rowOf(key) } },
    req,
  })
  return row?.data ?? {}
}

function rowOf(key: string): string {
  return `sign-in-failures/${key.slice(0, 2)}`
}

function unpack(entry: Shelf[string] | undefined): Tally {
  return entry ? { failures: entry[0], lockedUntilMs: entry[1] } : noFailures
}
