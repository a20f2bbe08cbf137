import type { Payload } from 'payload'
import { isPassword } from '@/collections/people'
import { demoPasswordOf, demoPeople } from '../people'

/** Names of accounts that the published password opens: at once, or to choose another password. */
export type OpenAccounts = { direct: string[]; first: string[] }

type Stored = { username: string; active?: boolean | null; mustChangePassword?: boolean | null; hash?: string | null; salt?: string | null }

/** As many as Node's pool works at. */
const AT_ONCE = 4

/**
 * Demonstration accounts that their published password still opens, judged by what is stored and not by what was loaded when; null where
 * there are none. Quick digests are compared all, Payload's (0.2 to 0.5 s each) only until one is found.
 */
export async function findOpenAccounts(payload: Payload): Promise<OpenAccounts | null> {
  // Past Payload's own reading, which never hands out a digest.
  const { docs } = await payload.db.find<Stored>({
    collection: 'users',
    where: { username: { in: demoPeople.map(({ username }) => username) } },
    pagination: false,
    limit: 0,
  })
  const order = new Map(demoPeople.map(({ username }, index) => [username, index]))
  const stored = docs.filter(({ active }) => active !== false).sort((a, b) => (order.get(a.username) ?? 0) - (order.get(b.username) ?? 0))
  const isQuick = ({ hash }: Stored) => hash?.startsWith('initial-') === true
  const opens = (row: Stored) => isPassword(demoPasswordOf(row.username), row)
  const quick = stored.filter(isQuick)
  const proofs = await Promise.all(quick.map(opens))
  const open = quick.filter((_, index) => proofs[index])
  // Who has signed in since has Payload's digest, and may be the administrator.
  const slow = stored.filter((row) => !isQuick(row))
  for (let at = 0, found = false; at < slow.length && !found; at += AT_ONCE) {
    const some = slow.slice(at, at + AT_ONCE)
    const right = await Promise.all(some.map(opens))
    open.unshift(...some.filter((_, index) => right[index]))
    found = right.includes(true)
  }
  if (open.length === 0) return null
  const names = (must: boolean) =>
    open.filter(({ mustChangePassword }) => (mustChangePassword === true) === must).map((row) => row.username)
  return { direct: names(false), first: names(true) }
}
