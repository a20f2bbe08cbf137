import type { PayloadRequest, Where } from 'payload'
import { actorOf, holdsRole } from '@/access'
import { GLOBAL_ROLES, type GlobalRole } from '@/kernel/actor'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { matchKey, spellingsOf } from '@/kernel/text'
import { nowOf } from '@/platform/clock'
import { queueJob } from '@/platform/jobs'
import {
  readTable,
  reportOf,
  type ImportedRow,
  type ImportReport,
  type RowError,
  type TableFormat,
  type TableReading,
} from '@/platform/spreadsheets'
import { withTransaction } from '@/platform/transactions'
import {
  parseRoles,
  planStaff,
  ROLE_NAMES,
  usernameOf,
  type KnownPerson,
  type StaffFields,
  type StaffPlan,
  type StaffRow,
} from '../domain/staff-import'
import '../domain/staff-errors'
import { newNonce, passwordsOf, removeOrder, storeOrder, type AccountOrder } from './account-orders'
import { prepareAccounts, writeAccounts } from './create-accounts'
import { staffTable, type StaffValues } from './staff-table'

export const STAFF_SLIPS_JOB = 'people.staff-slips-expiry'
/** How long the slips wait for the one who imported. */
export const SLIPS_KEPT_MS = 24 * 3_600_000
/** They are written in one transaction, in whose turn others wait: a second and a half for so many. */
export const MOST_STAFF = 500

export type StaffOrder = AccountOrder & { slips: { name: string; number: string | null; username: string }[] }
export type StaffSlipsInput = { order: string; count: number }

export type StaffCounts = { rows: number; created: number; updated: number; left: number; unchanged: number }
/** One person of the file and what becomes of them. */
export type StaffLine = { row: number; name: string; username: string; what: 'create' | 'update' | 'left'; changes: (keyof StaffFields)[] }
export type StaffAnswer = { report: ImportReport<StaffCounts> & { people: StaffLine[]; slips: string | null }; faults: RowError[] }

const MOST_LINES = 200

/** Who may bring lists of people and units, and have them as tables: the centre's staff and the process itself. */
export function importsStaff(req: PayloadRequest): boolean {
  return actorOf(req)?.kind === 'system' || holdsRole(req, 'admin', 'centre-staff')
}

/** @throws DomainError `request.signIn`, or `request.forbidden` for anybody whom {@link importsStaff} does not name */
export function assertImportsStaff(req: PayloadRequest): void {
  if (!actorOf(req)) throw new DomainError('request.signIn')
  if (!importsStaff(req)) throw new DomainError('request.forbidden')
}

/**
 * Checks a list of people and, where nothing is wrong with it and this is no dry run, makes the accounts: all of them or none, each with a
 * one-time password that the caller can have once, printed. People who are there stay as they are unless `updates` says otherwise.
 * Administrators give any role; the centre's staff make trainees.
 * @throws DomainError `request.signIn`, `request.forbidden`, `people.tooManyRows`; `spreadsheets.*` where the file cannot be read
 */
export async function importStaff({
  bytes,
  dryRun,
  format,
  req,
  updates,
}: {
  req: PayloadRequest
  bytes: Uint8Array
  format?: TableFormat
  dryRun: boolean
  updates: boolean
}): Promise<StaffAnswer> {
  assertImportsStaff(req)
  const reading = await readTable({ schema: staffTable, bytes, ...(format ? { format } : {}) })
  if (reading.rows.length > MOST_STAFF) throw new DomainError('people.tooManyRows', { limit: MOST_STAFF, count: reading.rows.length })
  const units = await unitsOf(
    req,
    [...reading.rows, ...(reading.partial ?? [])].map(({ values }) => values.organisation),
  )
  const rows = reading.rows.map(({ row, sheet, values }): StaffRow => {
    const unit = values.organisation ?? ''
    return {
      sheet,
      row,
      name: values.name ?? '',
      username: values.username,
      employeeNumber: values.employeeNumber,
      organisation: unit === '' ? null : units.get(unit),
      organisationName: unit,
      roles: parseRoles(values.roles ?? ''),
      rolesText: values.roles ?? '',
      title: values.title,
      email: values.email,
      language: values.language === 'en' || values.language === 'zh' ? values.language : null,
    }
  })
  const isAdmin = actorOf(req)?.kind === 'system' || holdsRole(req, 'admin')
  const gives: readonly GlobalRole[] = isAdmin ? GLOBAL_ROLES : ['trainee']
  // Changing people is the administrator's: the form of a person is, too.
  const asker = { id: actorOf(req)?.id ?? null, gives, updates: updates && isAdmin }
  const plan = planStaff({ rows, known: await knownPeople(req, rows), asker })
  const rowErrors = plan.faults.map(({ code, column, details, row, sheet }): RowError => {
    return { sheet, row, column: reading.columnOf({ sheet }, column), code, ...(details ? { details } : {}) }
  })
  rowErrors.push(...(reading.partial ?? []).flatMap((row) => namesUnknown(row, units, reading.columnOf)))
  const report = reportOf({ reading, rowErrors, counts: countsOf(plan, rows.length), dryRun })
  const people = linesOf(plan, rows)
  const slips = report.ok && !dryRun ? await carryOut(req, plan) : null
  return { report: { ...report, people, slips }, faults: [...reading.errors, ...rowErrors].sort((a, b) => a.row - b.row) }
}

/** Units and roles that are none, of a row with a bad cell: a person is told everything at once. */
function namesUnknown(
  row: ImportedRow<StaffValues>,
  units: ReadonlyMap<string, string>,
  columnOf: TableReading<StaffValues>['columnOf'],
): RowError[] {
  const { organisation, roles } = row.values
  const at = { sheet: row.sheet, row: row.row }
  const isNoUnit = organisation !== null && !units.has(organisation)
  const isNoRole = roles !== null && parseRoles(roles) === undefined
  return [
    ...(isNoUnit ? [{ ...at, column: columnOf(row, 'organisation'), code: 'people.unknownUnit', details: { unit: organisation } }] : []),
    ...(isNoRole ? [{ ...at, column: columnOf(row, 'roles'), code: 'people.unknownRole', details: { roles, known: ROLE_NAMES } }] : []),
  ]
}

/** @returns the id under which the slips of the new accounts wait, null where there are none */
async function carryOut(req: PayloadRequest, plan: StaffPlan): Promise<string | null> {
  const content: StaffOrder = {
    nonce: newNonce(),
    slips: plan.create.map(({ fields: { employeeNumber, name }, username }) => ({ name, number: employeeNumber, username })),
  }
  const passwordOf = passwordsOf(req.payload, content)
  // Outside the transaction, whose turn is for writing.
  const prepared = await prepareAccounts(
    plan.create.map(({ fields, username }, index) => ({
      ...fields,
      username,
      mustChangePassword: true,
      password: { kind: 'initial', text: passwordOf(index) },
    })),
  )
  const order = plan.create.length > 0 ? await storeOrder(req.payload, content) : null
  try {
    return await withTransaction(req, async () => {
      if (prepared.length > 0) await writeAccounts({ req, prepared })
      for (const { id, set } of plan.update) {
        const { roles, ...rest } = set
        const data = { ...rest, ...(roles ? { roles: [...roles] } : {}) }
        await req.payload.update({ collection: 'users', id, data, depth: 0, overrideAccess: false, req })
      }
      if (order === null) return null
      const input: StaffSlipsInput = { order, count: plan.create.length }
      const runAfter = new Date(nowOf(req).getTime() + SLIPS_KEPT_MS)
      return queueJob({ req, kind: STAFF_SLIPS_JOB, key: `${STAFF_SLIPS_JOB}:${order}`, input, runAfter })
    })
  } catch (error) {
    if (order !== null) await removeOrder(req.payload, order)
    throw error
  }
}

/** Units by the name, English name or code that a file writes, however it is spelled. */
export async function unitsOf(req: PayloadRequest, asked: readonly (string | null)[]): Promise<Map<string, string>> {
  const names = [...new Set(asked.flatMap((name) => (name ? [name] : [])))]
  if (names.length === 0) return new Map()
  const { docs } = await req.payload.find({
    collection: 'organisations',
    select: { name: true, nameEn: true, code: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // names of units, which everybody with an account reads
    req,
  })
  const known = new Map(
    docs.flatMap(({ code, id, name, nameEn }) =>
      [nameEn, code, name].flatMap((key) => (key ? [[matchKey(key), String(id)] as const] : [])),
    ),
  )
  return new Map(names.flatMap((name) => (known.has(matchKey(name)) ? [[name, known.get(matchKey(name)) ?? ''] as const] : [])))
}

/** Everybody whom the rows may be about, or whose name, number or address they would take. */
async function knownPeople(req: PayloadRequest, rows: readonly StaffRow[]): Promise<KnownPerson[]> {
  const listed = (values: readonly (string | null)[]) => [...new Set(values.flatMap((value) => (value ? [value] : [])))]
  const numbers = listed(rows.map(({ employeeNumber }) => employeeNumber))
  const names = listed(rows.map(usernameOf))
  const where: Where = {
    or: [
      { username: { in: spelled(names) } },
      { employeeNumber: { in: spelled(numbers) } },
      { email: { in: spelled(listed(rows.map(({ email }) => email))) } },
    ],
  }
  const named = await peopleWhere(req, where)
  // Who moves takes a number along that the list need not name.
  const carried = listed(named.map(({ employeeNumber }) => employeeNumber)).filter((number) => !numbers.includes(number))
  const units = listed(rows.map(({ organisation }) => organisation ?? null))
  if (carried.length === 0 || units.length === 0) return named
  const there = await peopleWhere(req, { and: [{ employeeNumber: { in: spelled(carried) } }, { organisation: { in: units } }] })
  return [...named, ...there.filter(({ id }) => named.every((person) => person.id !== id))]
}

/** With the spellings from before they were kept in one form. */
function spelled(values: readonly string[]): string[] {
  return [...new Set(values.flatMap(spellingsOf))]
}

async function peopleWhere(req: PayloadRequest, where: Where): Promise<KnownPerson[]> {
  const { docs } = await req.payload.find({
    collection: 'users',
    where,
    pagination: false,
    depth: 0,
    overrideAccess: true, // whether a name, a number or an address is taken
    req,
  })
  return docs.map((doc) => ({
    id: String(doc.id),
    username: doc.username,
    name: doc.name,
    employeeNumber: doc.employeeNumber ?? null,
    organisation: idOf(doc.organisation) ?? null,
    roles: doc.roles ?? [],
    title: doc.title ?? null,
    email: doc.email ?? null,
    language: doc.language ?? 'zh',
    active: doc.active !== false,
  }))
}

function countsOf({ create, left, unchanged, update }: StaffPlan, rows: number): StaffCounts {
  return { rows, created: create.length, updated: update.length, left: left.length, unchanged }
}

function linesOf({ create, left, update }: StaffPlan, rows: readonly StaffRow[]): StaffLine[] {
  const line = (index: number, username: string, what: StaffLine['what'], changes: StaffLine['changes']): StaffLine[] => {
    const row = rows[index]
    return row ? [{ row: row.row, name: row.name, username, what, changes }] : []
  }
  return [
    ...create.flatMap(({ index, username }) => line(index, username, 'create', [])),
    ...update.flatMap(({ changes, index, username }) => line(index, username, 'update', changes)),
    ...left.flatMap(({ changes, index, username }) => line(index, username, 'left', changes)),
  ]
    .sort((a, b) => a.row - b.row)
    .slice(0, MOST_LINES)
}
