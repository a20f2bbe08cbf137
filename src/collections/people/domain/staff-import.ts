import { GLOBAL_ROLES, type GlobalRole } from '@/kernel/actor'
import { matchKey } from '@/kernel/text'
import { ROLE_LABELS } from './roles'

/** One row of a list of staff, its names already looked up. */
export type StaffRow = {
  sheet: string
  row: number
  name: string
  username: string | null
  employeeNumber: string | null
  /** Id of the unit; null where none is named, undefined where there is none of that name or code. */
  organisation: string | null | undefined
  organisationName: string
  /** Null where none is named; undefined where one of the names is no role. */
  roles: readonly GlobalRole[] | null | undefined
  rolesText: string
  title: string | null
  email: string | null
  language: 'zh' | 'en' | null
}

/** What an account says of its person. */
export type StaffFields = {
  name: string
  employeeNumber: string | null
  organisation: string | null
  roles: readonly GlobalRole[]
  title: string | null
  email: string | null
  language: 'zh' | 'en'
}
export type KnownPerson = StaffFields & { id: string; username: string; active: boolean }

export type StaffColumn = 'name' | 'username' | 'employeeNumber' | 'organisation' | 'roles' | 'title' | 'email' | 'language'
export type StaffFault = { sheet: string; row: number; column: StaffColumn; code: string; details?: Record<string, unknown> }

export type StaffCreate = { index: number; username: string; fields: StaffFields }
export type StaffUpdate = { index: number; id: string; username: string; set: Partial<StaffFields>; changes: (keyof StaffFields)[] }
export type StaffPlan = {
  create: StaffCreate[]
  update: StaffUpdate[]
  /** People who are there and of whom the list says something else, left as they are because nobody asked for a change. */
  left: StaffUpdate[]
  unchanged: number
  faults: StaffFault[]
}

export type StaffAsker = {
  /** The caller's own account. */
  id: string | null
  /** Roles that the caller may give. */
  gives: readonly GlobalRole[]
  /** Changes people who are there already; else they are left alone. */
  updates: boolean
}

/**
 * What a list of staff would do. A row is about the account with its user name, else about the one with its employee number in its unit;
 * whoever is found is left as they are unless `updates` asks otherwise, and then only where a cell says something. With one fault nothing
 * of the plan may be carried out.
 */
export function planStaff({
  asker,
  known,
  rows,
}: {
  rows: readonly StaffRow[]
  known: readonly KnownPerson[]
  asker: StaffAsker
}): StaffPlan {
  const plan: StaffPlan = { create: [], update: [], left: [], unchanged: 0, faults: [] }
  const byName = new Map(known.map((person) => [matchKey(person.username), person]))
  const byNumber = new Map(known.flatMap((person) => (person.employeeNumber ? [[numberKey(person), person] as const] : [])))
  const byMail = new Map(known.flatMap((person) => (person.email ? [[matchKey(person.email), person] as const] : [])))
  const seen = {
    person: new Map<string, number>(),
    name: new Map<string, number>(),
    mail: new Map<string, number>(),
    number: new Map<string, number>(),
  }
  const twice = (map: Map<string, number>, key: string, row: number): number | undefined => {
    const first = map.get(key)
    if (first === undefined) map.set(key, row)
    return first
  }

  for (const [index, row] of rows.entries()) {
    const faults: StaffFault[] = []
    const fail = (column: StaffColumn, code: string, details?: Record<string, unknown>) =>
      void faults.push({ sheet: row.sheet, row: row.row, column, code, ...(details ? { details } : {}) })
    if (row.organisation === undefined) fail('organisation', 'people.unknownUnit', { unit: row.organisationName })
    if (row.roles === undefined) fail('roles', 'people.unknownRole', { roles: row.rolesText, known: ROLE_NAMES })
    const username = usernameOf(row)
    const named = row.username ? byName.get(row.username) : undefined
    const numbered = row.employeeNumber && row.organisation !== undefined ? byNumber.get(numberKey(row)) : undefined
    // A number belongs to one person of a unit, which is the one that the row brings or the one that the person is in already.
    const unit = row.organisation ?? named?.organisation
    const holder =
      row.employeeNumber && row.organisation !== undefined ? byNumber.get(numberKey({ ...row, organisation: unit })) : undefined
    if (row.username && holder && matchKey(holder.username) !== row.username)
      fail('employeeNumber', 'people.numberOfOther', { username: holder.username })
    const person = named ?? numbered ?? (row.username ? undefined : byName.get(username))
    if (username === '') fail('username', 'people.noSignInName')
    if (!row.username && person && !numbered) fail('username', 'people.nameTaken', { username })
    const mailbox = row.email ? byMail.get(row.email) : undefined
    if (mailbox && mailbox.id !== person?.id) fail('email', 'people.mailTaken')
    const firstPerson = person ? twice(seen.person, person.id, row.row) : undefined
    const firstName = username === '' ? undefined : twice(seen.name, person?.username ?? username, row.row)
    if (firstPerson !== undefined || firstName !== undefined) fail('username', 'people.rowTwice', { firstRow: firstPerson ?? firstName })
    const firstNumber = row.employeeNumber ? twice(seen.number, numberKey({ ...row, organisation: unit }), row.row) : undefined
    if (firstNumber !== undefined && firstPerson === undefined && firstName === undefined)
      fail('employeeNumber', 'people.numberTwice', { firstRow: firstNumber })
    const firstMail = row.email ? twice(seen.mail, row.email, row.row) : undefined
    if (firstMail !== undefined) fail('email', 'people.mailTwice', { firstRow: firstMail })
    if (faults.length === 0) {
      const fields = fieldsOf(row)
      const update = person ? updateOf(index, row, person) : null
      const given = update ? (update.set.roles ?? []) : fields.roles
      const held = update ? (person?.roles ?? []) : []
      const tooMuch =
        update && !asker.updates ? [] : [...given, ...(update?.set.roles ? held : [])].filter((role) => !asker.gives.includes(role))
      if (tooMuch.length > 0) fail('roles', 'people.roleNotYours', { roles: [...new Set(tooMuch)].map((role) => ROLE_LABELS[role]) })
      const home = update ? (update.set.organisation ?? person?.organisation) : fields.organisation
      if (!home && given.includes('training-admin')) fail('organisation', 'people.roleNeedsUnit')
      if (update && asker.updates) {
        if (person?.id === asker.id && update.set.roles) fail('roles', 'people.ownRoles')
        if (!person?.active) fail('username', 'people.personInactive', { username: person?.username })
      }
      if (faults.length === 0)
        if (!update) plan.create.push({ index, username, fields })
        else if (update.changes.length === 0) plan.unchanged += 1
        else if (asker.updates) plan.update.push(update)
        else plan.left.push(update)
    }
    plan.faults.push(...faults)
  }
  plan.faults.push(...takenThere(plan, rows, known))
  return plan
}

/** Who would come into a unit with a number that somebody there has, once everybody of the list is where it puts them. */
function takenThere({ create, update }: StaffPlan, rows: readonly StaffRow[], known: readonly KnownPerson[]): StaffFault[] {
  const sets = new Map(update.map(({ id, set }) => [id, set]))
  const holders = [
    ...known.map((person) => ({ ...person, ...sets.get(person.id) })),
    ...create.map(({ fields, username }) => ({ ...fields, username, id: '' })),
  ]
  const before = new Map(known.map((person) => [person.id, numberKey(person)]))
  const byKey = new Map<string, typeof holders>()
  for (const holder of holders)
    if (holder.employeeNumber !== null) byKey.set(numberKey(holder), [...(byKey.get(numberKey(holder)) ?? []), holder])
  return update.flatMap(({ id, index, set }): StaffFault[] => {
    const own = holders.find((holder) => holder.id === id)
    const row = rows[index]
    if (!own || !row || own.employeeNumber === null || before.get(id) === numberKey(own)) return []
    const other = byKey.get(numberKey(own))?.find((holder) => holder.id !== id)
    if (!other) return []
    const details = { number: own.employeeNumber, username: other.username }
    const column = set.employeeNumber === undefined ? 'organisation' : 'employeeNumber'
    return [{ sheet: row.sheet, row: row.row, column, code: 'people.numberTakenThere', details }]
  })
}

/** Role names that people write, `中心工作人员、审计员` or `Centre staff; Auditor`. Null where nothing stands there. */
export function parseRoles(text: string): readonly GlobalRole[] | null | undefined {
  const names = text
    .normalize('NFKC')
    .split(/[、,;；，\n|/]+/)
    .map(fold)
    .filter((name) => name !== '')
  if (names.length === 0) return null
  const roles = names.map((name) => BY_NAME.get(name))
  return roles.every((role) => role !== undefined) ? GLOBAL_ROLES.filter((role) => roles.includes(role)) : undefined
}

/** The name to sign in with: the one given, else the employee number as it can be typed. */
export function usernameOf({ employeeNumber, username }: Pick<StaffRow, 'username' | 'employeeNumber'>): string {
  return (
    username ??
    (employeeNumber ?? '')
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^a-z0-9._-]+/g, '')
      .slice(0, 60)
  )
}

const fold = (name: string) => name.replace(/[\s-]+/g, '').toLowerCase()

const BY_NAME = new Map(
  GLOBAL_ROLES.flatMap((role) =>
    [role, ROLE_LABELS[role].zh, ROLE_LABELS[role].en].map((name) => [fold(name.normalize('NFKC')), role] as const),
  ),
)

export const ROLE_NAMES = GLOBAL_ROLES.map((role) => ROLE_LABELS[role])

function numberKey({ employeeNumber, organisation }: { employeeNumber: string | null; organisation: string | null | undefined }): string {
  return `${organisation ?? ''} ${matchKey(employeeNumber ?? '')}`
}

function fieldsOf({ email, employeeNumber, language, name, organisation, roles, title }: StaffRow): StaffFields {
  return {
    name,
    employeeNumber,
    organisation: organisation ?? null,
    roles: roles ?? ['trainee'],
    title,
    email,
    language: language ?? 'zh',
  }
}

/** What the cells that say something say otherwise; an empty cell changes nothing. */
function updateOf(index: number, row: StaffRow, person: KnownPerson): StaffUpdate {
  const { email, employeeNumber, language, name, organisation, roles, title } = row
  const wanted: Partial<StaffFields> = {
    name,
    ...(employeeNumber === null ? {} : { employeeNumber }),
    ...(organisation ? { organisation } : {}),
    ...(roles ? { roles } : {}),
    ...(title === null ? {} : { title }),
    ...(email === null ? {} : { email }),
    ...(language === null ? {} : { language }),
  }
  const plain = (value: unknown) => (Array.isArray(value) ? [...(value as string[])].sort().join(' ') : (value ?? null))
  const isSame = (key: keyof StaffFields) =>
    // A number in another spelling is the same number.
    key === 'employeeNumber' || key === 'email'
      ? matchKey(wanted[key] ?? '') === matchKey(person[key] ?? '')
      : plain(wanted[key]) === plain(person[key])
  const changes = (Object.keys(wanted) as (keyof StaffFields)[]).filter((key) => !isSame(key))
  const set = Object.fromEntries(changes.map((key) => [key, wanted[key]])) as Partial<StaffFields>
  return { index, id: person.id, username: person.username, set, changes }
}
