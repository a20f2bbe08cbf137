import type { Payload, PayloadRequest } from 'payload'
import { passwordsOf, prepareAccounts, writeAccounts, type NewAccount, type PreparedAccount } from '@/collections/people'
import { DomainError } from '@/kernel/errors'
import { idOf, type Ref } from '@/kernel/ids'
import { nowOf } from '@/platform/clock'
import { withTransaction } from '@/platform/transactions'
import '../domain/errors'
import { SLUGS } from '../../slugs'
import type { RosterOrder } from './order'

/** Rows in one transaction: some 100 ms of the write turn, in which others wait. */
export const ROWS_AT_ONCE = 25

export type RosterResult = { accounts: number; enrolments: number; updated: number; unchanged: number }
type Create = RosterOrder['create'][number]
/** A row without its account yet, and its place in the order. */
type Missing = { row: Create; index: number }
type Update = RosterOrder['update'][number]
type Work = { req: PayloadRequest; order: RosterOrder; onStep?: (done: number, total: number) => Promise<void> }

/**
 * Carries out an order, some rows in a transaction at a time: each with its account, its enrolment and their links in the audit chain,
 * or not at all. Carried out twice, or again after an interruption, it comes out the same.
 * @throws DomainError `study.rosterMoved` where somebody has taken a name or changed an account since the check
 */
export async function applyOrder({ onStep, order, req }: Work): Promise<RosterResult> {
  const total = order.create.length + order.update.length
  const passwordOf = passwordsOf(req.payload, order)
  let done = 0
  const step = async (rows: number) => {
    done += rows
    await onStep?.(done, total)
  }
  const missingFrom = async (start: number): Promise<Missing[]> => {
    const rows = order.create.slice(start, start + ROWS_AT_ONCE)
    const known = await accountsNamed(req, rows)
    return rows.flatMap((row, index) => (known.has(row.username) ? [] : [{ row, index: start + index }]))
  }
  const digest = (missing: readonly Missing[]) => prepareAccounts(missing.map(({ index, row }) => newAccount(row, passwordOf(index))))
  let missing = await missingFrom(0)
  let prepared = await digest(missing)
  for (let start = 0; start < order.create.length; start += ROWS_AT_ONCE) {
    const next = await missingFrom(start + ROWS_AT_ONCE)
    // Passwords are digested outside the transaction, whose turn is for writing: in Node's pool, beside the writing of the rows before them.
    const [digested] = await Promise.all([digest(next), writeCreates(req, order, missing, prepared)])
    ;[missing, prepared] = [next, digested]
    await step(Math.min(ROWS_AT_ONCE, order.create.length - start))
  }
  for (let start = 0; start < order.update.length; start += ROWS_AT_ONCE) {
    const rows = order.update.slice(start, start + ROWS_AT_ONCE)
    await withTransaction(req, () => writeUpdates(req, order, rows))
    await step(rows.length)
  }
  return {
    accounts: order.create.length,
    enrolments: order.create.length + order.update.filter(({ enrolment }) => enrolment.kind === 'create').length,
    updated: order.update.length,
    unchanged: order.unchanged,
  }
}

/**
 * Takes back what an order has done so far: new accounts and enrolments go, changed members get the values that they had. Nobody can
 * have signed in meanwhile, because passwords are handed over after the last row. Every step stands in the audit chain.
 */
export async function undoOrder({ onStep, order, req }: Work): Promise<void> {
  const total = order.create.length + order.update.length
  let done = 0
  for (let start = 0; start < order.update.length; start += ROWS_AT_ONCE) {
    const rows = order.update.slice(start, start + ROWS_AT_ONCE)
    await withTransaction(req, () => undoUpdates(req, order, rows))
    await onStep?.((done += rows.length), total)
  }
  for (let start = 0; start < order.create.length; start += ROWS_AT_ONCE) {
    const rows = order.create.slice(start, start + ROWS_AT_ONCE)
    await withTransaction(req, async () => {
      const ids = [...(await accountsNamed(req, rows, { isStrict: false })).values()]
      await removeEnrolments(req, order.classId, ids)
      await removeRows(req, 'users', ids)
    })
    await onStep?.((done += rows.length), total)
  }
}

async function writeCreates(
  req: PayloadRequest,
  { classId }: RosterOrder,
  missing: readonly Missing[],
  prepared: readonly PreparedAccount[],
): Promise<void> {
  if (prepared.length === 0) return
  await withTransaction(req, async () => {
    const accounts = await writeAccounts({ req, prepared })
    await writeEnrolments(
      req,
      classId,
      accounts.map(({ id }, index) => ({ trainee: id, ...missing[index]?.row.enrolment })),
    )
  })
}

function newAccount({ account, identity, username }: Create, password: string): NewAccount {
  return { ...account, username, identity, roles: ['trainee'], mustChangePassword: true, password: { kind: 'initial', text: password } }
}

/**
 * Those of the rows that have their account, made by an earlier run of the same order.
 * @throws DomainError `study.rosterMoved` where a name has become another's, if `isStrict`
 */
async function accountsNamed(
  req: PayloadRequest,
  rows: readonly Create[],
  { isStrict } = { isStrict: true },
): Promise<Map<string, string>> {
  const { docs } = await req.payload.db.find<StoredAccount>({
    collection: 'users',
    where: { username: { in: rows.map(({ username }) => username) } },
    select: { username: true, employeeNumber: true, identityDigest: true, mustChangePassword: true },
    pagination: false,
    req,
  })
  const wanted = new Map(rows.map((row) => [row.username, row]))
  const ours = docs.filter((account) => isOurs(account, wanted.get(account.username)))
  const other = docs.find((account) => !ours.includes(account))
  if (other && isStrict) throw new DomainError('study.rosterMoved', { what: other.username })
  return new Map(ours.map(({ id, username }) => [username, idOf(id)]))
}

type StoredAccount = {
  id: Ref
  username: string
  employeeNumber?: string | null
  identityDigest?: string | null
  mustChangePassword?: boolean | null
}

function isOurs(account: StoredAccount, row: Create | undefined): boolean {
  return (
    account.mustChangePassword === true &&
    (account.identityDigest ?? null) === (row?.identity?.identityDigest ?? null) &&
    (account.employeeNumber ?? null) === (row?.account.employeeNumber ?? null)
  )
}

async function writeEnrolments(
  req: PayloadRequest,
  classId: string,
  rows: readonly { trainee: string; number?: string | null; crew?: string | null }[],
): Promise<void> {
  const now = nowOf(req).toISOString()
  const written = rows.map((row) => ({ class: classId, ...row, state: 'active', stateSeq: 0 }))
  for (const data of written)
    await req.payload.db.create({
      collection: SLUGS.enrolments,
      data: { ...data, stateChangedAt: null, createdAt: now, updatedAt: now },
      // Reading each row back takes longer than writing it.
      returning: false,
      req,
    })
}

async function writeUpdates(req: PayloadRequest, order: RosterOrder, rows: readonly Update[]): Promise<void> {
  const enrolled = await enrolmentsOf(
    req,
    order.classId,
    rows.map(({ user }) => user),
  )
  for (const { account, accountBefore, enrolment, sealed, user } of rows) {
    const [set, before] = [
      { ...account, ...sealed },
      { ...accountBefore, ...(sealed ? UNSEALED : {}) },
    ]
    await change(req, 'users', user, set, before)
    if (enrolment.kind === 'update') await change(req, SLUGS.enrolments, enrolment.id, enrolment.set, enrolment.before)
    if (enrolment.kind === 'create' && !enrolled.has(user)) await writeEnrolments(req, order.classId, [{ trainee: user, ...enrolment.set }])
  }
}

async function undoUpdates(req: PayloadRequest, order: RosterOrder, rows: readonly Update[]): Promise<void> {
  for (const { account, accountBefore, enrolment, sealed, user } of rows) {
    if (enrolment.kind === 'create') await removeEnrolments(req, order.classId, [user])
    if (enrolment.kind === 'update') await change(req, SLUGS.enrolments, enrolment.id, enrolment.before, enrolment.set)
    await change(req, 'users', user, { ...accountBefore, ...(sealed ? UNSEALED : {}) }, { ...account, ...sealed })
  }
}

const UNSEALED = { identityMasked: null, identitySealed: null, identityDigest: null }

/** Writes members of a row that still has the values of `before`, or those of `set` already. @throws DomainError `study.rosterMoved` */
async function change(
  req: PayloadRequest,
  collection: 'users' | typeof SLUGS.enrolments,
  id: string,
  set: Record<string, unknown>,
  before: Record<string, unknown>,
): Promise<void> {
  if (Object.keys(set).length === 0) return
  const stored = await req.payload.db.findOne<{ id: string } & Record<string, unknown>>({ collection, where: { id: { equals: id } }, req })
  if (!stored) throw new DomainError('study.rosterMoved', { what: id })
  const members = Object.keys(set)
  const holds = (values: Record<string, unknown>, except: readonly string[] = []) =>
    members.every((member) => except.includes(member) || plain(stored[member]) === plain(values[member]))
  if (holds(set, ['identitySealed'])) return
  if (!holds(before, ['identitySealed'])) throw new DomainError('study.rosterMoved', { what: String(stored['username'] ?? id) })
  const now = nowOf(req).toISOString()
  await req.payload.db.updateOne({ collection, id, data: { ...set, updatedAt: now }, returning: false, req })
}

function plain(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return null
  return typeof value === 'object' && 'id' in value ? String(value.id) : value
}

async function enrolmentsOf(req: PayloadRequest, classId: string, trainees: readonly string[]): Promise<Map<string, string>> {
  const { docs } = await req.payload.db.find<{ id: Ref; trainee: Ref }>({
    collection: SLUGS.enrolments,
    where: { and: [{ class: { equals: classId } }, { trainee: { in: [...trainees] } }] },
    select: { trainee: true },
    pagination: false,
    req,
  })
  return new Map(docs.map(({ id, trainee }) => [idOf(trainee), idOf(id)]))
}

async function removeEnrolments(req: PayloadRequest, classId: string, trainees: readonly string[]): Promise<void> {
  await removeRows(req, SLUGS.enrolments, [...(await enrolmentsOf(req, classId, trainees)).values()])
}

async function removeRows(
  req: PayloadRequest,
  collection: Parameters<Payload['db']['deleteMany']>[0]['collection'],
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  await req.payload.db.deleteMany({ collection, where: { id: { in: [...ids] } }, req })
}
