import type { PayloadRequest } from 'payload'
import { idOf, type Ref } from '@/kernel/ids'
import { matchKey, spellingsOf } from '@/kernel/text'
import { isKnownByRoll, wishedUsernames, type KnownAccount, type KnownEnrolment, type RosterFacts, type RosterRow } from '../domain/roster'
import { SLUGS } from '../../slugs'

/** How many values one question to the database names. */
const AT_ONCE = 500

type StoredAccount = {
  id: Ref
  name: string
  username: string
  employeeNumber?: string | null
  organisation?: Ref | null
  identityDigest?: string | null
  identityMasked?: string | null
  email?: string | null
  active?: boolean | null
  roles?: string[] | null
  mustChangePassword?: boolean | null
}

/** Everything in the database that rows may be about: accounts by digest, employee number and address, and those of the class where a row is known by nothing else, enrolments, names that are taken. */
export async function loadRosterFacts({
  classId,
  req,
  rows,
}: {
  req: PayloadRequest
  classId: string
  rows: readonly RosterRow[]
}): Promise<RosterFacts> {
  const accounts = new Map<string, KnownAccount>()
  const usernames = new Set<string>()
  const enrolments = await loadEnrolments(req, classId)
  const wanted = {
    id: rows.some(isKnownByRoll) ? distinct(enrolments.map(({ trainee }) => trainee)) : [],
    identityDigest: distinct(rows.map(({ identity }) => identity)),
    // Also as it may be spelled from before numbers were kept in one form.
    employeeNumber: distinct(rows.flatMap(({ employeeNumber }) => (employeeNumber === null ? [] : spellingsOf(employeeNumber)))),
    email: distinct(rows.map(({ email }) => email)),
    username: distinct(rows.flatMap(wishedUsernames)),
  }
  for (const [field, values] of Object.entries(wanted))
    for (let start = 0; start < values.length; start += AT_ONCE) {
      const { docs } = await req.payload.db.find<StoredAccount>({
        collection: 'users',
        where: { [field]: { in: values.slice(start, start + AT_ONCE) } },
        // Names that are taken need no more than themselves.
        select: field === 'username' ? { username: true } : SELECTED,
        pagination: false,
        req,
      })
      for (const doc of docs)
        if (field === 'username') usernames.add(doc.username)
        else accounts.set(idOf(doc.id), accountOf(doc))
    }
  const given = new Set(wanted.email)
  const replaceable = [...accounts.values()].filter(({ email, emailIsOwn }) => email !== null && !emailIsOwn && !given.has(email))
  for (const id of await changedByOwner(
    req,
    replaceable.map((account) => account.id),
  )) {
    const account = accounts.get(id)
    if (account) account.emailIsOwn = true
  }
  return { accounts: [...accounts.values()], usernames, enrolments }
}

/** Of these accounts, those whose address their owner has changed, as the audit chain has it: before an administrator gave a new password. */
async function changedByOwner(req: PayloadRequest, ids: readonly string[]): Promise<Set<string>> {
  const changed = new Set<string>()
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const asked = ids.slice(start, start + AT_ONCE)
    const { docs } = await req.payload.db.find<{ actor: string; subjectId: string; changes?: { path: string }[] | null }>({
      collection: 'audit-log',
      where: { and: [{ subjectCollection: { equals: 'users' } }, { subjectId: { in: asked } }, { actor: { in: asked } }] },
      select: { actor: true, subjectId: true, changes: true },
      pagination: false,
      req,
    })
    for (const { actor, changes, subjectId } of docs)
      if (actor === subjectId && changes?.some(({ path }) => path === 'email')) changed.add(subjectId)
  }
  return changed
}

/** Organisations by the code that a file names, however it is spelled. */
export async function organisationsByCode(req: PayloadRequest, codes: readonly string[]): Promise<Map<string, string>> {
  const wanted = distinct(codes)
  if (wanted.length === 0) return new Map()
  const { docs } = await req.payload.db.find<{ id: Ref; code?: string | null }>({
    collection: 'organisations',
    where: { code: { exists: true } },
    select: { code: true },
    pagination: false,
    req,
  })
  const known = new Map(docs.map(({ code, id }) => [matchKey(code ?? ''), idOf(id)]))
  return new Map(
    wanted.flatMap((code) => {
      const id = known.get(matchKey(code))
      return id === undefined ? [] : [[code, id] as const]
    }),
  )
}

const SELECTED = {
  name: true,
  employeeNumber: true,
  organisation: true,
  identityDigest: true,
  identityMasked: true,
  email: true,
  active: true,
  roles: true,
  mustChangePassword: true,
} as const

async function loadEnrolments(req: PayloadRequest, classId: string): Promise<KnownEnrolment[]> {
  const { docs } = await req.payload.db.find<{ id: Ref; trainee: Ref; number?: string | null; crew?: string | null; state: string }>({
    collection: SLUGS.enrolments,
    where: { class: { equals: classId } },
    select: { trainee: true, number: true, crew: true, state: true },
    pagination: false,
    req,
  })
  return docs.map(({ crew, id, number, state, trainee }) => ({
    id: idOf(id),
    trainee: idOf(trainee),
    number: number ?? null,
    crew: crew ?? null,
    state,
  }))
}

function accountOf(doc: StoredAccount): KnownAccount {
  return {
    id: idOf(doc.id),
    name: doc.name,
    employeeNumber: doc.employeeNumber ?? null,
    organisation: idOf(doc.organisation) ?? null,
    identityDigest: doc.identityDigest ?? null,
    identityMasked: doc.identityMasked ?? null,
    email: doc.email ?? null,
    emailIsOwn: doc.mustChangePassword !== true,
    active: doc.active !== false,
    isOnlyTrainee: (doc.roles ?? []).every((role) => role === 'trainee'),
  }
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value): value is string => value !== null && value !== ''))]
}
