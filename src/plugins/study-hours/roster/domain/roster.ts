import { matchKey, matchNumber } from '@/kernel/text'

/** One row of a roster file. The identity number itself is not here: only its digest under the installation's key. */
export type RosterRow = {
  sheet: string
  row: number
  name: string
  /** Digest of a sound identity number; null where none was given. */
  identity: string | null
  /** A number that was given as people are shown it (`430102********1234`), as an exported roster holds it. */
  masked: string | null
  employeeNumber: string | null
  /** Id of the organisation, where the row names one that exists; undefined where it does not exist. */
  organisation: string | undefined
  organisationCode: string
  number: string | null
  crew: string | null
  email: string | null
}

/** An account that a row may be about. */
export type KnownAccount = {
  id: string
  name: string
  employeeNumber: string | null
  organisation: string | null
  identityDigest: string | null
  identityMasked: string | null
  email: string | null
  /** The person has taken the account into use or has changed the address: it is theirs to change, for passwords are reset by it. */
  emailIsOwn: boolean
  active: boolean
  /** Nothing but a trainee: accounts with other roles are not changed by a roster. */
  isOnlyTrainee: boolean
}

export type KnownEnrolment = { id: string; trainee: string; number: string | null; crew: string | null; state: string }

/** What the database holds that rows may touch. */
export type RosterFacts = {
  accounts: readonly KnownAccount[]
  /** All of the class. */
  enrolments: readonly KnownEnrolment[]
  usernames: ReadonlySet<string>
}

export type RosterColumn = 'name' | 'identity' | 'employeeNumber' | 'organisation' | 'number' | 'crew' | 'email'
export type RosterFault = { sheet: string; row: number; column: RosterColumn; code: string; details?: Record<string, unknown> }

export type AccountFields = { name: string; employeeNumber: string | null; organisation: string | null; email: string | null }
export type EnrolmentFields = { number: string | null; crew: string | null }

/** `index` is the place of the row among those that were given. */
export type RosterCreate = { index: number; username: string; account: AccountFields; enrolment: EnrolmentFields }
export type RosterUpdate = {
  index: number
  user: string
  /** Members of the account that change; `identity` asks for the row's number to be sealed into it. */
  account: Partial<AccountFields>
  accountBefore: Partial<AccountFields>
  identity: boolean
  enrolment:
    | { kind: 'create'; set: EnrolmentFields }
    | { kind: 'update'; id: string; set: Partial<EnrolmentFields>; before: Partial<EnrolmentFields> }
    | { kind: 'keep' }
}
export type RosterPlan = {
  create: RosterCreate[]
  update: RosterUpdate[]
  unchanged: number
  /** Active in the class and not among the rows: they stay as they are. */
  absent: KnownEnrolment[]
  faults: RosterFault[]
  warnings: RosterFault[]
}

/** Which organisation's people the importer may bring; null for everybody's. */
export type RosterBounds = { organisation: string | null }

/**
 * What whoever is bound to an organisation may be told of: accounts of that organisation, and of those on the roll of the class. That
 * somebody else has an account, by identity number or address, is nothing that a check gives away.
 */
export function factsWithin(facts: RosterFacts, { organisation }: RosterBounds): RosterFacts {
  if (organisation === null) return facts
  const onRoll = new Set(facts.enrolments.map(({ trainee }) => trainee))
  return { ...facts, accounts: facts.accounts.filter((account) => account.organisation === organisation || onRoll.has(account.id)) }
}

/** The faults that are seen beyond the bounds alone: in the same words, whatever was found there. */
export function needsCentre(faults: readonly RosterFault[]): RosterFault[] {
  return faults.map(({ row, sheet }) => ({ sheet, row, column: 'name', code: 'study.rowNeedsCentre' }))
}

/**
 * What a roster would do: rows that become accounts and enrolments, rows that change what is there, and everything that is wrong, row
 * by row. A row is about the account with its identity number, else about the one with its employee number in its organisation, else, as an
 * exported roster comes back, about somebody on the roll of the class with its name ({@link enrolledOf}).
 * With one fault nothing of the plan may be carried out. A row's e-mail address is given to an account without one; one that is there is
 * replaced only in an account of the row's organisation that its owner has neither used nor changed, else a warning says that it stays.
 * @param draw gives a whole number from 0 up to, and without, `below`; for usernames where there is no employee number
 */
export function planRoster(args: {
  rows: readonly RosterRow[]
  /** Rows with a fault of their own, as far as they could be read: what they repeat of others, and others of them, is told too. */
  unsound?: readonly RosterRow[]
  facts: RosterFacts
  bounds: RosterBounds
  draw: (below: number) => number
}): RosterPlan {
  const { bounds, draw, facts, rows, unsound = [] } = args
  const known = indexed(facts)
  const repeated = repetitions([...rows, ...unsound])
  const takenNames = new Set(facts.usernames)
  const plan: RosterPlan = { create: [], update: [], unchanged: 0, absent: [], faults: [], warnings: [] }
  const enrolled = new Map<string, { row: RosterRow; number: string }>()
  const named = new Map<string, RosterRow>()

  for (const [index, row] of rows.entries()) {
    const faults = [unitFault(row, bounds), ...(repeated.get(row) ?? [])].filter((fault) => fault !== null)
    const fail = (column: RosterColumn, code: string, details?: Record<string, unknown>) =>
      faults.push({ sheet: row.sheet, row: row.row, column, code, ...(details ? { details } : {}) })
    const match = faults.length === 0 ? matchOf(row, known, bounds) : { account: undefined }
    if ('fault' in match && match.fault) fail(match.fault.column, match.fault.code)
    const account = match.account
    const mailbox = row.email ? known.byEmail.get(row.email) : undefined
    if (mailbox && mailbox.id !== account?.id) fail('email', 'study.emailTaken')
    const first = account && named.get(account.id)
    if (first) fail('name', 'study.traineeTwice', { firstRow: first.row, firstName: first.name })
    else if (account) named.set(account.id, row)
    if (faults.length === 0) {
      if (account) {
        const change = updateOf(index, row, account, known)
        if (keepsEmail(row, account)) plan.warnings.push({ sheet: row.sheet, row: row.row, column: 'email', code: 'study.emailKept' })
        if ('code' in change) fail(change.column, change.code)
        else if (change.isSame) plan.unchanged += 1
        else plan.update.push(change.update)
      } else {
        const username = usernameFor(row, takenNames, draw)
        takenNames.add(username)
        const fields = { name: row.name, employeeNumber: row.employeeNumber, organisation: row.organisation ?? null, email: row.email }
        plan.create.push({ index, username, account: fields, enrolment: { number: row.number, crew: row.crew } })
      }
      if (row.number) enrolled.set(account?.id ?? `row ${index}`, { row, number: row.number })
    }
    plan.faults.push(...faults)
  }
  plan.faults.push(...unsound.flatMap((row) => repeated.get(row) ?? []))
  plan.absent = facts.enrolments.filter(({ state, trainee }) => state === 'active' && !named.has(trainee))
  plan.faults.push(...numberFaults(enrolled, facts.enrolments))
  plan.faults.sort((a, b) => a.row - b.row)
  return plan
}

/** What rows repeat of earlier ones, by row. */
function repetitions(rows: readonly RosterRow[]): Map<RosterRow, RosterFault[]> {
  const seen = { identity: new Map<string, RosterRow>(), employee: new Map<string, RosterRow>(), email: new Map<string, RosterRow>() }
  const found = new Map<RosterRow, RosterFault[]>()
  for (const row of [...rows].sort((a, b) => a.row - b.row)) {
    const twice = (map: Map<string, RosterRow>, key: string | null, column: RosterColumn, code: string): RosterFault[] => {
      if (key === null) return []
      const first = map.get(key)
      if (!first) map.set(key, row)
      return first ? [{ sheet: row.sheet, row: row.row, column, code, details: { firstRow: first.row, firstName: first.name } }] : []
    }
    const employee = row.employeeNumber && `${row.organisation} ${matchNumber(row.employeeNumber)}`
    found.set(row, [
      ...twice(seen.identity, row.identity, 'identity', 'study.identityTwice'),
      ...twice(seen.employee, employee, 'employeeNumber', 'study.employeeTwice'),
      ...twice(seen.email, row.email, 'email', 'study.emailTwice'),
    ])
  }
  return found
}

type Known = ReturnType<typeof indexed>

function indexed({ accounts, enrolments }: RosterFacts) {
  return {
    byIdentity: new Map(accounts.flatMap((account) => (account.identityDigest ? [[account.identityDigest, account] as const] : []))),
    byEmployee: new Map(
      accounts.flatMap((account) =>
        account.employeeNumber ? [[`${account.organisation} ${matchNumber(account.employeeNumber)}`, account] as const] : [],
      ),
    ),
    byEmail: new Map(accounts.flatMap((account) => (account.email ? [[account.email, account] as const] : []))),
    enrolments: new Map(enrolments.map((enrolment) => [enrolment.trainee, enrolment])),
    enrolled: enrolledByName(accounts, enrolments),
  }
}

type Enrolled = { account: KnownAccount; number: string | null }

function enrolledByName(accounts: readonly KnownAccount[], enrolments: readonly KnownEnrolment[]): Map<string, Enrolled[]> {
  const byId = new Map(accounts.map((account) => [account.id, account]))
  const byName = new Map<string, Enrolled[]>()
  for (const { number, trainee } of enrolments) {
    const account = byId.get(trainee)
    if (!account) continue
    const name = matchKey(account.name)
    byName.set(name, [...(byName.get(name) ?? []), { account, number }])
  }
  return byName
}

/**
 * Whether a row says who is meant by nothing but what an exported roster shows: a masked identity number, or none at all. Such a row can
 * only be about somebody who is on the roll of the class.
 */
export function isKnownByRoll({ employeeNumber, identity, masked }: Pick<RosterRow, 'employeeNumber' | 'identity' | 'masked'>): boolean {
  return identity === null && (masked !== null || employeeNumber === null)
}

/**
 * Those on the roll of the class whom such a row may mean: of its name and with the number that it shows, or, where it shows none, with no
 * number of their own to be known by. Its number in the class decides between several.
 */
function enrolledOf(row: RosterRow, known: Known, bounds: RosterBounds): KnownAccount[] {
  const fits = (known.enrolled.get(matchKey(row.name)) ?? []).filter(
    ({ account }) =>
      account.identityMasked === row.masked &&
      (row.masked !== null || account.employeeNumber === null) &&
      (bounds.organisation === null || account.organisation === null || account.organisation === bounds.organisation),
  )
  const { number } = row
  const numbered = number === null ? [] : fits.filter((enrolled) => isSameNumber(number, enrolled.number))
  return (numbered.length > 0 ? numbered : fits).map(({ account }) => account)
}

type Match = { account: KnownAccount | undefined; fault?: { column: RosterColumn; code: string } }

function matchOf(row: RosterRow, known: Known, bounds: RosterBounds): Match {
  const byIdentity = row.identity ? known.byIdentity.get(row.identity) : undefined
  const byEmployee = employeeOf(row, known)
  const refuse = (column: RosterColumn, code: string): Match => ({ account: undefined, fault: { column, code } })
  if (byIdentity && byEmployee && byIdentity.id !== byEmployee.id) return refuse('identity', 'study.identityTaken')
  // Nobody moves people of another organisation into the own one.
  if (byIdentity && bounds.organisation !== null && byIdentity.organisation !== bounds.organisation)
    return refuse('identity', 'study.identityTaken')
  const account = byIdentity ?? byEmployee
  if (row.identity && account?.identityDigest && account.identityDigest !== row.identity) return refuse('identity', 'study.identityOther')
  if (!account && isKnownByRoll(row)) {
    const [one, another] = enrolledOf(row, known, bounds)
    if (one && !another) return { account: one }
    if (one) return refuse('name', 'study.traineeAmbiguous')
    return refuse('identity', row.masked ? 'study.maskedUnknown' : 'study.noKey')
  }
  if (row.masked && account?.identityMasked && account.identityMasked !== row.masked) return refuse('identity', 'study.identityOther')
  return { account }
}

/** The account with the employee number of a row: in its organisation; where it names none, also on the roll of the class without one. */
function employeeOf({ employeeNumber, organisation, organisationCode }: RosterRow, known: Known): KnownAccount | undefined {
  if (!employeeNumber) return undefined
  const number = matchNumber(employeeNumber)
  const own = known.byEmployee.get(`${organisation} ${number}`)
  if (own || organisationCode !== '') return own
  const free = known.byEmployee.get(`${null} ${number}`)
  return free && known.enrolments.has(free.id) ? free : undefined
}

function updateOf(
  index: number,
  row: RosterRow,
  account: KnownAccount,
  known: Known,
): { isSame: boolean; update: RosterUpdate } | { column: RosterColumn; code: string } {
  if (!account.active) return { column: 'name', code: 'study.accountInactive' }
  const enrolment = known.enrolments.get(account.id)
  // The class's organisation is for those who come in; who is on the roll without one is exported without one.
  const staysFree = row.organisationCode === '' && account.organisation === null && enrolment !== undefined
  const wanted: Partial<AccountFields> = {
    name: row.name,
    ...(row.employeeNumber === null || isSameNumber(row.employeeNumber, account.employeeNumber)
      ? {}
      : { employeeNumber: row.employeeNumber }),
    ...(staysFree ? {} : { organisation: row.organisation ?? null }),
    ...(row.email === null || keepsEmail(row, account) ? {} : { email: row.email }),
  }
  const [set, before] = difference(wanted, account)
  const identity = row.identity !== null && account.identityDigest === null
  if (!account.isOnlyTrainee && (identity || Object.keys(set).length > 0)) return { column: 'name', code: 'study.accountOfStaff' }
  if (enrolment && enrolment.state !== 'active') return { column: 'name', code: 'study.enrolmentOver' }
  const wantedEnrolment: Partial<EnrolmentFields> = {
    ...(row.number === null || isSameNumber(row.number, enrolment?.number) ? {} : { number: row.number }),
    ...(row.crew === null ? {} : { crew: row.crew }),
  }
  const [enrolmentSet, enrolmentBefore] = enrolment ? difference(wantedEnrolment, enrolment) : [{}, {}]
  const change: RosterUpdate['enrolment'] = !enrolment
    ? { kind: 'create', set: { number: row.number, crew: row.crew } }
    : Object.keys(enrolmentSet).length > 0
      ? { kind: 'update', id: enrolment.id, set: enrolmentSet, before: enrolmentBefore }
      : { kind: 'keep' }
  return {
    isSame: change.kind === 'keep' && !identity && Object.keys(set).length === 0,
    update: { index, user: account.id, account: set, accountBefore: before, identity, enrolment: change },
  }
}

/** Whether two spellings are one number. */
function isSameNumber(one: string, other: string | null | undefined): boolean {
  return matchNumber(one) === matchNumber(other ?? '')
}

/** Whether a row names another address than the account has, and may not replace it. */
function keepsEmail({ email, organisation }: RosterRow, account: KnownAccount): boolean {
  if (email === null || account.email === null || account.email === email) return false
  return account.emailIsOwn || account.organisation !== organisation
}

function difference<T extends Record<string, string | null>>(wanted: Partial<T>, present: Partial<T>): [Partial<T>, Partial<T>] {
  const changed = (Object.keys(wanted) as (keyof T)[]).filter((key) => (wanted[key] ?? null) !== (present[key] ?? null))
  const pick = (from: Partial<T>) => Object.fromEntries(changed.map((key) => [key, from[key] ?? null])) as Partial<T>
  return [pick(wanted), pick(present)]
}

/** Two trainees with one number in the class as it would be afterwards. */
function numberFaults(
  given: ReadonlyMap<string, { row: RosterRow; number: string }>,
  enrolments: readonly KnownEnrolment[],
): RosterFault[] {
  const staying = new Set(enrolments.flatMap(({ number, trainee }) => (number && !given.has(trainee) ? [matchNumber(number)] : [])))
  const first = new Map<string, RosterRow>()
  return [...given.values()].flatMap(({ number, row }): RosterFault[] => {
    const at = { sheet: row.sheet, row: row.row, column: 'number' } as const
    const other = first.get(matchNumber(number))
    if (!other) first.set(matchNumber(number), row)
    if (other) return [{ ...at, code: 'study.numberTwice', details: { number, firstRow: other.row, firstName: other.name } }]
    return staying.has(matchNumber(number)) ? [{ ...at, code: 'study.numberTaken', details: { number } }] : []
  })
}

/** What is wrong with the organisation that a row names. */
export function unitFault(
  { organisation, organisationCode, row, sheet }: Pick<RosterRow, 'organisation' | 'organisationCode' | 'row' | 'sheet'>,
  bounds: RosterBounds,
): RosterFault | null {
  const fault = (code: string): RosterFault => ({ sheet, row, column: 'organisation', code, details: { code: organisationCode } })
  if (organisation === undefined) return fault('study.unknownOrganisation')
  return bounds.organisation !== null && organisation !== bounds.organisation ? fault('study.rowOfOtherOrganisation') : null
}

/** Sign-in names that a row would take, the best first, before any is drawn. */
export function wishedUsernames({ employeeNumber, organisationCode }: Pick<RosterRow, 'employeeNumber' | 'organisationCode'>): string[] {
  const own = typeable(employeeNumber ?? '')
  if (own === '') return []
  const place = typeable(organisationCode)
  return place === '' ? [own] : [own, `${place}-${own}`]
}

function usernameFor(row: RosterRow, taken: ReadonlySet<string>, draw: (below: number) => number): string {
  const wished = wishedUsernames(row).find((name) => !taken.has(name))
  if (wished) return wished
  for (;;) {
    const drawn = `t${String(draw(100_000_000)).padStart(8, '0')}`
    if (!taken.has(drawn)) return drawn
  }
}

/** What can be typed on any keyboard: lower case letters, digits and simple marks. */
function typeable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '')
    .slice(0, 60)
}
