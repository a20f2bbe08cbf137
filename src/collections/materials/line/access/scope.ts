import type { PayloadRequest, Where } from 'payload'
import { actorOf, heldMemberships, holdsRole } from '@/access'
import { idOf, idsOf } from '@/kernel/ids'
import { EDITION_PEOPLE } from '../domain/locks'

/**
 * What one person may see of the line. Ids are few (a person works on some dozens of books), so filters are plain lists.
 * `all` stands for the centre's people and the auditor.
 */
export type MaterialScope = {
  all: boolean
  userId: string | undefined
  /** Textbooks that the person may see before they are public. */
  textbooks: readonly string[]
  /** Editions whose every chapter the person may read: its editors and proofreaders, and chairs of its committee. */
  editions: readonly string[]
  /** Editions that the person can at least see the name and the people of. */
  visibleEditions: readonly string[]
  /** Chapters whose material the person may read beside those of `editions`. */
  chapters: readonly string[]
  /** Chapters that the person is concerned with (also a reviewer who has declared nothing yet). */
  visibleChapters: readonly string[]
  /** Chapters that a declared conflict bars the person from. */
  barred: readonly string[]
}

const NOTHING: MaterialScope = {
  all: false,
  userId: undefined,
  textbooks: [],
  editions: [],
  visibleEditions: [],
  chapters: [],
  visibleChapters: [],
  barred: [],
}
const LEADERS = ['chair', 'vice-chair', 'secretary', 'chief-editor'] as const

/** The caller's scope, read once a request and again after people were appointed or somebody declared (`forgetMaterialScope`). */
export async function materialScope(req: PayloadRequest): Promise<MaterialScope> {
  const user = actorOf(req)?.id
  const known = req.context['materialScope'] as { user: string | undefined; scope: Promise<MaterialScope> } | undefined
  if (known && known.user === user) return known.scope
  const scope = loadScope(req)
  req.context['materialScope'] = { user, scope }
  return scope
}

export function forgetMaterialScope(req: PayloadRequest): void {
  delete req.context['materialScope']
}

async function loadScope(req: PayloadRequest): Promise<MaterialScope> {
  const actor = actorOf(req)
  if (!actor) return NOTHING
  if (actor.kind === 'system' || holdsRole(req, 'admin', 'centre-staff', 'auditor')) return { ...NOTHING, all: true, userId: actor.id }
  const me = actor.id
  const memberships = await heldMemberships(req)
  const editorial = await ids(req, 'committees', { kind: { equals: 'editorial' } })
  const seats = memberships.map(({ committee }) => committee)
  const led = memberships.filter(({ role }) => LEADERS.some((leader) => leader === role)).map(({ committee }) => committee)
  const everywhere = seats.some((committee) => editorial.includes(committee))
  const leadsEverything = memberships.some(
    ({ committee, role }) => role !== 'chief-editor' && led.includes(committee) && editorial.includes(committee),
  )

  const ownEditions = await ids(req, 'editions', { or: EDITION_PEOPLE.map((field) => ({ [field]: { in: [me] } })) })
  const ledEditions = leadsEverything
    ? await ids(req, 'editions', {})
    : led.length > 0
      ? await ids(req, 'editions', { textbook: { in: await ids(req, 'textbooks', { committee: { in: led } }) } })
      : []
  const seenEditions = everywhere
    ? await ids(req, 'editions', {})
    : seats.length > 0
      ? await ids(req, 'editions', { textbook: { in: await ids(req, 'textbooks', { committee: { in: seats } }) } })
      : []

  const written = await ids(req, 'chapters', { or: [{ authors: { in: [me] } }, { unifiedBy: { equals: me } }] })
  const toReview = await ids(req, 'chapters', {
    or: ['firstReviewer', 'secondReviewer', 'finalReviewer'].map((field) => ({ [field]: { equals: me } })),
  })
  const declarations = await req.payload.find({
    collection: 'reviews',
    where: { reviewer: { equals: me } },
    select: { chapter: true, declaration: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // the caller's own declarations
    req,
  })
  const declared = (declaration: 'none' | 'conflict') =>
    idsOf(declarations.docs.filter((row) => row.declaration === declaration).map((row) => row.chapter))
  const conflicted = declared('conflict')
  // Authors keep their own text, whatever they declare about reviewing it.
  const barred = conflicted.filter((chapter) => !written.includes(chapter))
  const cleared = declared('none').filter((chapter) => toReview.includes(chapter) && !barred.includes(chapter))
  const concerned = unique([...written, ...toReview])
  const editions = unique([...ownEditions, ...ledEditions])
  const visibleEditions = unique([...editions, ...seenEditions, ...(await editionsOf(req, concerned))])
  return {
    all: false,
    userId: me,
    textbooks: await textbooksOf(req, { everywhere, seats, editions: visibleEditions }),
    editions,
    visibleEditions,
    chapters: unique([...written, ...cleared]),
    visibleChapters: concerned,
    barred,
  }
}

/** Whether `scope` opens the material of one chapter. */
export function opensChapter(scope: MaterialScope, chapter: { id: string; edition: string }): boolean {
  if (scope.all) return true
  if (scope.barred.includes(chapter.id)) return false
  return scope.chapters.includes(chapter.id) || scope.editions.includes(chapter.edition)
}

async function editionsOf(req: PayloadRequest, chapters: readonly string[]): Promise<string[]> {
  if (chapters.length === 0) return []
  const { docs } = await req.payload.find({
    collection: 'chapters',
    where: { id: { in: [...chapters] } },
    select: { edition: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // the books of the caller's own chapters
    req,
  })
  return docs.map(({ edition }) => idOf(edition))
}

async function textbooksOf(
  req: PayloadRequest,
  by: { everywhere: boolean; seats: readonly string[]; editions: readonly string[] },
): Promise<string[]> {
  if (by.everywhere) return ids(req, 'textbooks', {})
  const { docs } = await req.payload.find({
    collection: 'editions',
    where: { id: { in: [...by.editions] } },
    select: { textbook: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // the titles of the caller's own editions
    req,
  })
  return unique([...docs.map(({ textbook }) => idOf(textbook)), ...(await ids(req, 'textbooks', { committee: { in: [...by.seats] } }))])
}

async function ids(req: PayloadRequest, collection: 'committees' | 'textbooks' | 'editions' | 'chapters', where: Where): Promise<string[]> {
  const { docs } = await req.payload.find({
    collection,
    where,
    select: {},
    pagination: false,
    depth: 0,
    overrideAccess: true, // answers who the caller is, not what it may read
    req,
  })
  return docs.map(({ id }) => String(id))
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)]
}
