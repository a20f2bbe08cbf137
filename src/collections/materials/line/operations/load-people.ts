import type { PayloadRequest } from 'payload'
import { actorOf, heldMemberships } from '@/access'
import { DomainError } from '@/kernel/errors'
import { idOf, idsOf } from '@/kernel/ids'
import type { Chapter, Edition } from '@/payload-types'
import { lineRoles, type ChapterPeople, type EditionPeople, type LineActor, type LineRole } from '../domain/roles'

/** Who acts, as the rules want it. @throws DomainError `request.signIn` */
export async function lineActor(req: PayloadRequest): Promise<LineActor> {
  const actor = actorOf(req)
  if (!actor) throw new DomainError('request.signIn')
  if (actor.kind === 'system') return { id: 'system', roles: ['system'], seats: [] }
  const seats = (await heldMemberships(req)).map(({ committee, role }) => ({ committee, role }))
  return { id: actor.id, roles: actor.roles, seats }
}

/** The roles of the caller towards an edition and, where given, one of its chapters. */
export async function rolesTowards(args: { req: PayloadRequest; edition: Edition; chapter?: Chapter }): Promise<LineRole[]> {
  const { req, edition, chapter } = args
  const actor = await lineActor(req)
  const textbooks = await req.payload.find({
    collection: 'textbooks',
    where: { id: { equals: idOf(edition.textbook) } },
    select: { committee: true },
    limit: 1,
    depth: 0,
    overrideAccess: true, // asks which committee the book belongs to
    req,
  })
  const editorial = await req.payload.find({
    collection: 'committees',
    where: { kind: { equals: 'editorial' } },
    pagination: false,
    depth: 0,
    overrideAccess: true, // committees are public
    req,
  })
  return lineRoles({
    actor,
    committee: idOf(textbooks.docs[0]?.committee),
    editorialCommittees: editorial.docs.map(({ id }) => String(id)),
    edition: editionPeople(edition),
    ...(chapter ? { chapter: chapterPeople(chapter) } : {}),
  })
}

export function editionPeople(edition: Partial<Edition>): EditionPeople {
  return {
    chiefEditor: idOf(edition.chiefEditor),
    deputyEditors: idsOf(edition.deputyEditors),
    responsibleEditor: idOf(edition.responsibleEditor),
    firstProofreader: idOf(edition.firstProofreader),
    secondProofreader: idOf(edition.secondProofreader),
    thirdProofreader: idOf(edition.thirdProofreader),
    readThroughBy: idOf(edition.readThroughBy),
  }
}

export function chapterPeople(chapter: Partial<Chapter>): ChapterPeople {
  return {
    authors: idsOf(chapter.authors),
    unifiedBy: idOf(chapter.unifiedBy),
    firstReviewer: idOf(chapter.firstReviewer),
    secondReviewer: idOf(chapter.secondReviewer),
    finalReviewer: idOf(chapter.finalReviewer),
  }
}

/** The row, whoever asks; the caller's right was decided before. @throws DomainError `request.notFound` */
export async function loadEdition(req: PayloadRequest, id: string): Promise<Edition> {
  const { docs } = await req.payload.find({
    collection: 'editions',
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    depth: 0,
    joins: false,
    overrideAccess: true, // facts for a decision
    req,
  })
  if (!docs[0]) throw new DomainError('request.notFound')
  return docs[0]
}

/** As `loadEdition`, for a chapter. @throws DomainError `request.notFound` */
export async function loadChapter(req: PayloadRequest, id: string): Promise<Chapter> {
  const { docs } = await req.payload.find({
    collection: 'chapters',
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    depth: 0,
    joins: false,
    overrideAccess: true, // facts for a decision
    req,
  })
  if (!docs[0]) throw new DomainError('request.notFound')
  return docs[0]
}
