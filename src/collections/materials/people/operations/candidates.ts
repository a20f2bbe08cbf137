import type { PayloadRequest, Where } from 'payload'
import { holdsOn, holdsRole } from '@/access'
import { COMMITTEE_ROLE_LABELS } from '@/collections/people'
import type { CommitteeRole } from '@/kernel/actor'
import { localDate } from '@/kernel/clock'
import { DomainError, type Label, type Language } from '@/kernel/errors'
import { idOf, idsOf } from '@/kernel/ids'
import { nowOf } from '@/platform/clock'
import type { Chapter } from '@/payload-types'
import { CHAPTER_PEOPLE, EDITION_PEOPLE, mayAppoint } from '../../line/domain/locks'
import { authorHands, reviewersSeparate } from '../../line/domain/separation'
import { seatOf } from '../../line/domain/seats'
import { strandedStep, type Staffing } from '../../line/domain/staffing'
import { describeGap, inBoth } from '../../line/operations/describe-gap'
import { loadStaffing } from '../../line/operations/edition-standing'
import { loadEditionChapters } from '../../line/operations/load-chapters'
import { loadChapter, loadEdition, rolesTowards } from '../../line/operations/load-people'

const MOST = 30
const LISTS = ['deputyEditors', 'authors']

export type Candidate = {
  id: string
  name: string
  /** Organisation and seats, to tell people of one name apart. */
  detail: string
  group: 'committee' | 'editorial' | 'others'
  /** Why this person should not, or may not, have the place. */
  warning?: string
}
export type Candidates = { committee: string; seat: string; people: Candidate[]; chosen: Candidate[] }

export type CandidateQuery = {
  /** The field of an edition or chapter that is being filled. */
  field: string
  textbook?: string | undefined
  edition?: string | undefined
  chapter?: string | undefined
  /** Part of a name, a user name or an employee number. */
  search: string
  /** Who is chosen already. */
  chosen: readonly string[]
}

/**
 * Who may be appointed to a place: members of the book's committee first, then those of the editorial committee, then others whom the search
 * finds, each with what speaks against them by the rules that the appointment itself is held to.
 * @throws DomainError `request.notFound`, `request.forbidden` for those who may not appoint
 */
export async function loadCandidates({
  language,
  req,
  ...query
}: CandidateQuery & { req: PayloadRequest; language: Language }): Promise<Candidates> {
  const place = await placeOf(req, query)
  const committee = await committeeOf(req, place.textbook)
  const seats = await seatsIn(req, committee ? [committee.id, ...committee.editorial] : [])
  const found = await findUsers(
    req,
    query,
    seats.map(({ user }) => user),
  )
  const rows = found.map(({ id, isActive, name, numbers, organisation }): Row => {
    const own = seats.filter((seat) => seat.user === id)
    const isOwn = own.some((seat) => seat.committee === committee?.id)
    const roles = [...new Set(own.map(({ role }) => COMMITTEE_ROLE_LABELS[role][language]))]
    const detail = [organisation, ...roles].filter(Boolean).join(' · ')
    const group = isOwn ? 'committee' : own.length > 0 ? 'editorial' : 'others'
    return { id, name, detail, group, isActive, words: [name, detail, ...numbers].join(' ').toLowerCase() }
  })
  const sought = query.search.trim().toLowerCase()
  const order = { committee: 0, editorial: 1, others: 2 }
  const people = rows
    .filter(({ group, id, words }) => !query.chosen.includes(id) && (group === 'others' || words.includes(sought)))
    .sort((a, b) => order[a.group] - order[b.group])
    .slice(0, MOST * 3)
  // What speaks against somebody is worked out for those alone who are shown.
  const warned = async (shown: readonly Row[]): Promise<Candidate[]> => {
    const candidates: Candidate[] = []
    for (const { detail, group, id, isActive, name } of shown) {
      const warning = isActive ? await warningOf(req, place, query.field, id, language) : inBoth('materials.personUnknown')[language]
      candidates.push({ id, name, detail, group, ...(warning ? { warning } : {}) })
    }
    return candidates
  }
  return {
    committee: committee?.name ?? '',
    seat: COMMITTEE_ROLE_LABELS[seatOf(query.field)][language],
    people: await warned(people),
    chosen: await warned(query.chosen.flatMap((id) => rows.find((row) => row.id === id) ?? [])),
  }
}

/** @property words all that a search goes over, in lower case; user name and employee number stay here */
type Row = Omit<Candidate, 'warning'> & { isActive: boolean; words: string }

type Place = { textbook: string | undefined; chapter?: Chapter; staffing?: Staffing }

async function placeOf(req: PayloadRequest, query: CandidateQuery): Promise<Place> {
  const isKnown = [...EDITION_PEOPLE, ...CHAPTER_PEOPLE].some((field) => field === query.field)
  if (!isKnown) throw new DomainError('request.notFound')
  const chapter = query.chapter ? await loadChapter(req, query.chapter) : undefined
  const editionId = idOf(chapter?.edition) ?? query.edition
  if (!editionId) {
    // A book without an edition yet: only the centre's people make one.
    if (!holdsRole(req, 'centre-staff', 'admin')) throw new DomainError('request.forbidden')
    return { textbook: query.textbook }
  }
  const edition = await loadEdition(req, editionId)
  if (!mayAppoint(await rolesTowards({ req, edition }))) throw new DomainError('request.forbidden')
  const staffing = await loadStaffing({ req, edition, chapters: await loadEditionChapters(req, editionId) })
  return { textbook: idOf(edition.textbook), staffing, ...(chapter ? { chapter } : {}) }
}

/** What the rules would say to this appointment. */
async function warningOf(
  req: PayloadRequest,
  place: Place,
  field: string,
  person: string,
  language: Language,
): Promise<string | undefined> {
  const { chapter, staffing } = place
  if (!staffing) return undefined
  const put = (value: unknown) => (LISTS.includes(field) ? [...new Set([...((value as string[] | undefined) ?? []), person])] : person)
  let after: Staffing = staffing
  if (EDITION_PEOPLE.some((each) => each === field))
    after = { ...staffing, people: { ...staffing.people, [field]: put(staffing.people[field as keyof Staffing['people']]) } }
  else if (chapter) {
    const own = staffing.chapters.find(({ id }) => id === String(chapter.id))
    if (!own) return undefined
    const people = { ...own.people, [field]: put(own.people[field as keyof typeof own.people]) }
    const writers = field === 'authors' ? [...own.writers, ...authorHands([person])] : own.writers
    const separate = reviewersSeparate(people, { ...own, writers })
    if (!separate.ok && separate.details?.['person'] === person) return inBoth(separate.code, separate.details)[language]
    after = { ...staffing, chapters: staffing.chapters.map((each) => (each === own ? { ...own, people, writers } : each)) }
  }
  const gap = strandedStep(staffing, after)
  if (!gap) return undefined
  const { details } = await describeGap(req, gap)
  return (details?.['rule'] as Label | undefined)?.[language] ?? (details?.['step'] as Label)[language]
}

async function committeeOf(req: PayloadRequest, textbook: string | undefined) {
  if (!textbook) return undefined
  const trusted = { depth: 0, pagination: false, overrideAccess: true, req } as const // committees are public
  const books = await req.payload.find({
    collection: 'textbooks',
    where: { id: { equals: textbook } },
    select: { committee: true },
    ...trusted,
  })
  const id = idOf(books.docs[0]?.committee)
  if (!id) return undefined
  const { docs } = await req.payload.find({
    collection: 'committees',
    where: { or: [{ id: { equals: id } }, { kind: { equals: 'editorial' } }] },
    select: { name: true, kind: true },
    ...trusted,
  })
  return {
    id,
    name: docs.find((each) => String(each.id) === id)?.name ?? '',
    editorial: docs.filter(({ kind }) => kind === 'editorial').map((each) => String(each.id)),
  }
}

async function seatsIn(req: PayloadRequest, committees: readonly string[]) {
  if (committees.length === 0) return []
  const { docs } = await req.payload.find({
    collection: 'memberships',
    where: {
      and: [{ committee: { in: [...committees] } }, holdsOn(localDate(nowOf(req)))],
    },
    select: { user: true, committee: true, role: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // who sits where, for those who appoint
    req,
  })
  return docs.map((seat) => ({ user: idOf(seat.user), committee: idOf(seat.committee), role: seat.role as CommitteeRole }))
}

async function findUsers(req: PayloadRequest, { chosen, search }: CandidateQuery, members: readonly string[]) {
  const isActive: Where = { active: { not_equals: false } }
  const find = async (where: Where, limit: number) =>
    (
      await req.payload.find({
        collection: 'users',
        where,
        select: { name: true, organisation: true, username: true, employeeNumber: true, active: true },
        sort: 'name',
        limit,
        depth: 0,
        overrideAccess: true, // for those who appoint: names and organisations to show, numbers to search by
        req,
      })
    ).docs
  const known = [...new Set([...members, ...chosen])]
  // Whoever is chosen already keeps the name, also with an account that was switched off since.
  const seated =
    known.length > 0 ? await find({ or: [{ id: { in: [...chosen] } }, { and: [{ id: { in: [...members] } }, isActive] }] }, 500) : []
  const sought = search.trim()
  const byName: Where = { or: ['name', 'username', 'employeeNumber'].map((field) => ({ [field]: { like: sought } })) }
  const others = await find({ and: [isActive, { id: { not_in: known } }, ...(sought ? [byName] : [])] }, MOST)
  const users = [...seated, ...others]
  const organisations = await req.payload.find({
    collection: 'organisations',
    where: { id: { in: idsOf(users.flatMap(({ organisation }) => (organisation ? [organisation] : []))) } },
    select: { name: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // names alone
    req,
  })
  const names = new Map(organisations.docs.map(({ id, name }) => [String(id), name]))
  return users.map(({ active, employeeNumber, id, name, organisation, username }) => ({
    id: String(id),
    name,
    numbers: [username, employeeNumber].filter((each) => typeof each === 'string'),
    organisation: names.get(idOf(organisation) ?? '') ?? '',
    isActive: active !== false,
  }))
}
