import type { GlobalRole } from '@/kernel/actor'
import { matchKey, matchNumber } from '@/kernel/text'
import { checkNewPassword } from './password'

/** `chosen` by a person and kept as Payload keeps it; `initial` is drawn at random or published, and meant to be changed. */
export type GivenPassword = { kind: 'chosen' | 'initial'; text: string }

/** An identity number as an account keeps it: masked for people, sealed for the record, digested under a key to be found by. */
export type SealedIdentity = { identityMasked: string; identitySealed: string; identityDigest: string }

/** A person who gets an account. What is left out has the collection's default. */
export type NewAccount = {
  username: string
  name: string
  email?: string | null
  employeeNumber?: string | null
  /** Id of an organisation. */
  organisation?: string | null
  roles?: readonly GlobalRole[]
  title?: string | null
  language?: 'zh' | 'en'
  /** Left out: yes for a password that is drawn, no for one that is given. */
  mustChangePassword?: boolean
  /** Left out: a one-time password is drawn and told to the caller. */
  password?: GivenPassword
  identity?: SealedIdentity | null
}

export type AccountFault = 'required' | 'tooLong' | 'malformed' | 'twice' | 'taken' | 'unknown' | 'forbidden' | 'weak'

/** What keeps a row from becoming an account; `row` counts from 0 in the caller's list. */
export type AccountProblem = { row: number; field: keyof NewAccount; fault: AccountFault }

export const ACCOUNT_FAULT_LABELS: Readonly<Record<AccountFault, { zh: string; en: string }>> = {
  required: { zh: '不能为空', en: 'must not be empty' },
  tooLong: { zh: '过长', en: 'is too long' },
  malformed: { zh: '格式不对', en: 'is not well formed' },
  twice: { zh: '在名单中出现了两次', en: 'stands in the list twice' },
  taken: { zh: '已被其他账号使用', en: 'belongs to another account' },
  unknown: { zh: '不存在', en: 'does not exist' },
  forbidden: { zh: '您无权给予', en: 'is not yours to give' },
  weak: { zh: '密码过弱', en: 'is too weak' },
}

/** The lengths of the collection's fields, in characters. */
const LONGEST = { username: 100, name: 60, email: 200, employeeNumber: 30, title: 60 } as const
const MAIL = /^[^\s@"]+@[^\s@"]+\.[a-z]{2,}$/i
/** Would look like another sign-in name, or could not be typed. */
const NO_USERNAME = /[\s@\p{Cc}]/u

/** Whether a text is one address that mail can be sent to, as accounts and lists of people take it. */
export function isMailAddress(text: string): boolean {
  return MAIL.test(text) && !text.includes('..')
}

/** A row as it is stored: what people match by is kept in one form. */
export function normalAccount(person: NewAccount): NewAccount {
  return {
    ...person,
    username: matchKey(person.username),
    name: person.name.trim(),
    email: matchKey(person.email ?? '') || null,
    employeeNumber: matchNumber(person.employeeNumber ?? '') || null,
    title: person.title?.trim() || null,
  }
}

/** What is wrong with the rows in themselves and among each other; `people` are normal. */
export function accountProblems(people: readonly NewAccount[]): AccountProblem[] {
  const usernames = new Set<string>()
  const mails = new Set<string>()
  return people.flatMap((person, row) => {
    const faults = [...ownFaults(person)]
    if (isSecond(usernames, person.username)) faults.push({ field: 'username', fault: 'twice' })
    if (person.email && isSecond(mails, person.email)) faults.push({ field: 'email', fault: 'twice' })
    return faults.map((fault) => ({ row, ...fault }))
  })
}

function* ownFaults(person: NewAccount): Generator<Omit<AccountProblem, 'row'>> {
  for (const field of ['username', 'name'] as const) if (person[field] === '') yield { field, fault: 'required' }
  for (const field of ['username', 'name', 'email', 'employeeNumber', 'title'] as const)
    if ([...(person[field] ?? '')].length > LONGEST[field]) yield { field, fault: 'tooLong' }
  if (NO_USERNAME.test(person.username)) yield { field: 'username', fault: 'malformed' }
  if (person.email && !isMailAddress(person.email)) yield { field: 'email', fault: 'malformed' }
  if (person.roles?.length === 0) yield { field: 'roles', fault: 'required' }
  if (person.password && !checkNewPassword({ next: person.password.text, username: person.username }).ok)
    yield { field: 'password', fault: 'weak' }
}

function isSecond(seen: Set<string>, value: string): boolean {
  if (seen.has(value)) return true
  seen.add(value)
  return false
}
