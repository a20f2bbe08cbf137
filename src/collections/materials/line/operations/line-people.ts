import type { PayloadRequest, Where } from 'payload'
import { holdsOn } from '@/access'
import type { Label } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { nowOf } from '@/platform/clock'
import { localDate } from '@/kernel/clock'
import type { Chapter, Edition } from '@/payload-types'
import { LINE_ROLE_LABELS } from '../domain/labels'
import type { LineRole } from '../domain/roles'
import { chapterPeople, editionPeople } from './load-people'

const SEATS: readonly LineRole[] = ['chair', 'vice-chair', 'secretary']

/** The accounts that hold an office towards an edition and, where given, one of its chapters; switched-off accounts hold none. */
export async function holdersOf(args: { req: PayloadRequest; edition: Edition; chapter?: Chapter; role: LineRole }): Promise<string[]> {
  const { chapter, edition, req, role } = args
  if (role === 'centre-staff' || role === 'admin') return activeOf(req, { roles: { in: [role] } })
  const people = editionPeople(edition)
  const own = chapter && chapterPeople(chapter)
  const named: Partial<Record<LineRole, readonly (string | undefined)[] | undefined>> = {
    'chief-editor': [people.chiefEditor],
    'deputy-editor': people.deputyEditors,
    'responsible-editor': [people.responsibleEditor],
    'first-proofreader': [people.firstProofreader],
    'second-proofreader': [people.secondProofreader],
    'third-proofreader': [people.thirdProofreader],
    'read-through-reader': [people.readThroughBy],
    'author-of-chapter': own?.authors,
    unifier: own && [own.unifiedBy],
    'first-reviewer': own && [own.firstReviewer],
    'second-reviewer': own && [own.secondReviewer],
    'final-reviewer': own && [own.finalReviewer],
  }
  const ids = (named[role] ?? []).filter((id) => id !== undefined)
  if (ids.length > 0) return activeOf(req, { id: { in: ids } })
  if (role === 'chief-editor' || SEATS.includes(role)) return seated(req, edition, role)
  return []
}

/** Offices in words, with the names of those who hold them: 责任编辑张三. */
export async function nameOffices(args: {
  req: PayloadRequest
  edition: Edition
  chapter?: Chapter
  roles: readonly LineRole[]
}): Promise<Label[]> {
  const { roles, ...of } = args
  const labels: Label[] = []
  for (const role of roles) {
    if (role === 'system') continue
    const office = LINE_ROLE_LABELS[role]
    // Who works at the centre is no matter of the book, and may be many.
    const names = role === 'centre-staff' || role === 'admin' ? [] : await namesOf(args.req, await holdersOf({ ...of, role }))
    labels.push(
      names.length > 0
        ? { zh: `${office.zh}${names.join('、')}`, en: `${office.en} (${names.join(', ')})` }
        : SEATS.includes(role) || role === 'centre-staff' || role === 'admin'
          ? office
          : { zh: `${office.zh}（尚未指定）`, en: `${office.en} (nobody is named yet)` },
    )
  }
  return labels
}

/** Names of accounts, in the order of the ids. */
export async function namesOf(req: PayloadRequest, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const { docs } = await req.payload.find({
    collection: 'users',
    where: { id: { in: [...ids] } },
    select: { name: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // the names of the people of the edition in hand
    req,
  })
  return ids.flatMap((id) => docs.find((doc) => String(doc.id) === id)?.name ?? [])
}

/** Those of the accounts that are in use. */
export async function activeAmong(req: PayloadRequest, ids: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set(ids.length > 0 ? await activeOf(req, { id: { in: [...new Set(ids)] } }, ALL) : [])
}

/** As Payload says it. */
const ALL = 0

async function activeOf(req: PayloadRequest, where: Where, limit = 50): Promise<string[]> {
  const { docs } = await req.payload.find({
    collection: 'users',
    where: { and: [where, { active: { not_equals: false } }] },
    select: {},
    sort: 'createdAt',
    limit,
    depth: 0,
    overrideAccess: true, // whether the accounts are in use
    req,
  })
  return docs.map(({ id }) => String(id))
}

async function seated(req: PayloadRequest, edition: Edition, role: LineRole): Promise<string[]> {
  const textbooks = await req.payload.find({
    collection: 'textbooks',
    where: { id: { equals: idOf(edition.textbook) } },
    select: { committee: true },
    limit: 1,
    depth: 0,
    overrideAccess: true, // asks which committee the book belongs to
    req,
  })
  const { docs } = await req.payload.find({
    collection: 'memberships',
    where: {
      and: [
        { committee: { equals: idOf(textbooks.docs[0]?.committee) ?? '' } },
        { role: { equals: role } },
        holdsOn(localDate(nowOf(req))),
      ],
    },
    select: { user: true },
    sort: 'createdAt',
    limit: 20,
    depth: 0,
    overrideAccess: true, // who holds the office
    req,
  })
  return activeOf(req, { id: { in: docs.map(({ user }) => idOf(user)) } })
}
