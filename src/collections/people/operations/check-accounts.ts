import type { PayloadRequest, Where } from 'payload'
import { actorOf, holdsRole } from '@/access'
import { idOf } from '@/kernel/ids'
import { accountProblems, normalAccount, type AccountProblem, type NewAccount } from '../domain/accounts'

/** How many values one question to the database names. */
const AT_ONCE = 500

/**
 * Everything that keeps `people` from becoming accounts, before anything is written: rows that are wrong in themselves, names
 * and addresses that are taken, organisations that are not there, and what the caller may not give.
 * Administrators and the process itself give any role; staff make trainees, training administrators those of their own organisation.
 */
export async function checkAccounts({ people, req }: { req: PayloadRequest; people: readonly NewAccount[] }): Promise<AccountProblem[]> {
  const rows = people.map(normalAccount)
  const [usernames, mails, organisations] = await Promise.all([
    known(req, 'users', 'username', distinct(rows.map(({ username }) => username))),
    known(req, 'users', 'email', distinct(rows.map(({ email }) => email))),
    known(req, 'organisations', 'id', distinct(rows.map(({ organisation }) => organisation))),
  ])
  const stored = rows.flatMap(({ email, organisation, username }, row): AccountProblem[] => [
    ...(usernames.has(username) ? [{ row, field: 'username', fault: 'taken' } as const] : []),
    ...(email && mails.has(email) ? [{ row, field: 'email', fault: 'taken' } as const] : []),
    ...(organisation && !organisations.has(organisation) ? [{ row, field: 'organisation', fault: 'unknown' } as const] : []),
  ])
  return [...accountProblems(rows), ...stored, ...notTheirs(req, rows)].sort((a, b) => a.row - b.row)
}

function notTheirs(req: PayloadRequest, rows: readonly NewAccount[]): AccountProblem[] {
  if (actorOf(req)?.kind === 'system' || holdsRole(req, 'admin')) return []
  const isStaff = holdsRole(req, 'centre-staff')
  const own = holdsRole(req, 'training-admin') ? idOf(req.user?.organisation) : undefined
  return rows.flatMap(({ organisation, roles = ['trainee'] }, row): AccountProblem[] => {
    if (roles.some((role) => role !== 'trainee')) return [{ row, field: 'roles', fault: 'forbidden' }]
    if (isStaff || (own !== undefined && organisation === own)) return []
    return [{ row, field: 'organisation', fault: 'forbidden' }]
  })
}

/** Those of `values` that a row has in `field`. */
async function known(
  req: PayloadRequest,
  collection: 'users' | 'organisations',
  field: 'username' | 'email' | 'id',
  values: readonly string[],
): Promise<Set<string>> {
  const found = new Set<string>()
  for (let start = 0; start < values.length; start += AT_ONCE) {
    const where: Where = { [field]: { in: values.slice(start, start + AT_ONCE) } }
    const { docs } = await req.payload.db.find<{ id: string; username?: string; email?: string }>({
      collection,
      where,
      select: { [field]: true },
      pagination: false,
      req,
    })
    for (const doc of docs) found.add(String(doc[field]))
  }
  return found
}

function distinct(values: readonly (string | null | undefined)[]): string[] {
  return [...new Set(values.filter((value): value is string => typeof value === 'string' && value !== ''))]
}
