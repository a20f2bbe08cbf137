import type { Access, FieldAccess, PayloadRequest, Where } from 'payload'
import { actorOf, holdsRole } from '@/access'
import { idOf } from '@/kernel/ids'
import { materialScope, opensChapter } from './scope'

/** The states in which an edition is in circulation: public facts, public chapters. */
export const PUBLIC_EDITION_STATES = ['published', 'errata', 'reprint', 'revision'] as const

/** Rows that hang on a chapter and hold its material (drafts, comments, reviews, proofs). */
export function readsMaterialOf(field: string): Access {
  return async ({ req }) => {
    const scope = await materialScope(req)
    if (scope.all) return true
    if (!scope.userId) return false
    return {
      and: [
        { or: [{ [field]: { in: [...scope.chapters] } }, { [`${field}.edition`]: { in: [...scope.editions] } }] },
        ...(scope.barred.length > 0 ? [{ [field]: { not_in: [...scope.barred] } }] : []),
      ],
    }
  }
}

/** Reviews: those of chapters whose material one may read, and one's own declarations. */
export const readsReviews: Access = async (args) => {
  const answer = await readsMaterialOf('chapter')(args)
  if (typeof answer === 'boolean') return answer
  return { or: [answer, { reviewer: { equals: actorOf(args.req)?.id ?? '' } }] }
}

/** A chapter's card (number, title, people, state); its manuscript is locked by `readsManuscript`. */
export const readsChapters: Access = async ({ req }) => {
  const scope = await materialScope(req)
  if (scope.all) return true
  if (!scope.userId) return false
  const seen: Where[] = [{ id: { in: [...scope.visibleChapters] } }, { edition: { in: [...scope.visibleEditions] } }]
  return { or: seen }
}

/** The working copy. Without the document in hand (a filter over it) the answer is no. */
export const readsManuscript: FieldAccess = async ({ doc, id, req }) => {
  if (req.context['system'] === true || holdsRole(req, 'admin', 'centre-staff', 'auditor')) return true
  const chapter = doc?.id ?? id
  // The admin asks for the form of one chapter by its id alone.
  const edition = doc?.['edition'] ? idOf(doc['edition']) : await editionOf(req, chapter)
  if (!chapter || !edition) return false
  return opensChapter(await materialScope(req), { id: String(chapter), edition })
}

async function editionOf(req: PayloadRequest, chapter: number | string | undefined): Promise<string | undefined> {
  if (!chapter) return undefined
  const { docs } = await req.payload.find({
    collection: 'chapters',
    where: { id: { equals: chapter } },
    select: { edition: true },
    limit: 1,
    depth: 0,
    overrideAccess: true, // only where it belongs, to decide by
    req,
  })
  return idOf(docs[0]?.edition)
}

/** Editions in circulation are public; the others are for those who work on them. */
export const readsEditions: Access = async ({ req }) => {
  const scope = await materialScope(req)
  if (scope.all) return true
  const open: Where = { state: { in: [...PUBLIC_EDITION_STATES] } }
  return scope.userId ? { or: [open, { id: { in: [...scope.visibleEditions] } }] } : open
}

/** Who works on an edition and who decided what on it: for those with a part in the book, not for its readers. */
export const seesEditionWork: FieldAccess = async ({ doc, id, req }) => {
  const scope = await materialScope(req)
  if (scope.all) return true
  const edition = doc?.['id'] ?? id
  return edition !== undefined && scope.visibleEditions.includes(String(edition))
}

/** Published textbooks are public; the others are for their committee and the editorial committee. */
export const readsTextbooks: Access = async ({ req }) => {
  const scope = await materialScope(req)
  if (scope.all) return true
  const open: Where = { isPublic: { equals: true } }
  return scope.userId ? { or: [open, { id: { in: [...scope.textbooks] } }] } : open
}

/** Rows that hang on an edition: public once it is in circulation. */
export function readsWithEdition(field: string, options: { public: boolean }): Access {
  return async ({ req }) => {
    const scope = await materialScope(req)
    if (scope.all) return true
    const own: Where = { [field]: { in: [...scope.visibleEditions] } }
    if (!options.public) return scope.userId ? own : false
    const open: Where = { [`${field}.state`]: { in: [...PUBLIC_EDITION_STATES] } }
    return scope.userId ? { or: [open, own] } : open
  }
}

/** The editors of the editions concerned, and the centre. `field` names the edition, '' the edition itself. */
export function editsEdition(field: string): Access {
  const path = (name: string) => (field ? `${field}.${name}` : name)
  return ({ req }) => {
    const actor = actorOf(req)
    if (!actor) return false
    if (actor.kind === 'system' || holdsRole(req, 'admin', 'centre-staff')) return true
    return {
      or: [
        { [path('chiefEditor')]: { equals: actor.id } },
        { [path('deputyEditors')]: { in: [actor.id] } },
        { [path('responsibleEditor')]: { equals: actor.id } },
      ],
    }
  }
}

/** Those who may write something into a chapter; which field, and when, the chapter's lock decides. */
export const editsChapters: Access = async (args) => {
  const answer = await editsEdition('edition')(args)
  if (typeof answer === 'boolean') return answer
  const me = actorOf(args.req)?.id ?? ''
  return { or: [answer, { authors: { in: [me] } }, { unifiedBy: { equals: me } }] }
}

/** Errata: the settled ones of a public edition are public; all of them for the edition's people. */
export const readsErrata: Access = async ({ req }) => {
  const scope = await materialScope(req)
  if (scope.all) return true
  const open: Where = {
    and: [{ state: { in: ['confirmed', 'corrected'] } }, { 'edition.state': { in: [...PUBLIC_EDITION_STATES] } }],
  }
  if (!scope.userId) return open
  return { or: [open, { edition: { in: [...scope.editions] } }, { reportedBy: { equals: scope.userId } }] }
}

/** Who reported an error stays between the reader, the edition's editors and the centre. */
export const seesReporter: FieldAccess = async ({ doc, req }) => {
  const scope = await materialScope(req)
  if (scope.all) return true
  if (!doc || !scope.userId) return false
  const reporter = doc['reportedBy']
  if (reporter && idOf(reporter) === scope.userId) return true
  return Boolean(doc['edition']) && scope.editions.includes(idOf(doc['edition']))
}

/** Orders of one's own organisation. */
export const readsOwnOrders: Access = ({ req }) => {
  const actor = actorOf(req)
  if (!actor) return false
  if (actor.kind === 'system' || holdsRole(req, 'admin', 'centre-staff', 'auditor')) return true
  const organisation = holdsRole(req, 'training-admin') ? idOf(req.user?.organisation) : undefined
  const own: Where = organisation ? { organisation: { equals: organisation } } : { orderedBy: { equals: actor.id } }
  return own
}

/** Built files: public ones for everybody, the others for those who work on the edition. */
export const readsPublications: Access = async ({ req }) => {
  const scope = await materialScope(req)
  if (scope.all) return true
  const open: Where = { isPublic: { equals: true } }
  return scope.userId ? { or: [open, { edition: { in: [...scope.editions] } }] } : open
}

/** Work on an edition (assignments, proofs): for its editors, its committee's chairs and the centre. */
export function readsEditionWork(field: string): Access {
  return async ({ req }) => {
    const scope = await materialScope(req)
    if (scope.all) return true
    return scope.userId ? { [field]: { in: [...scope.editions] } } : false
  }
}

/** What a reviewer's conflict is: for the reviewer, the editors and the centre; not for those whom it may be about. */
export const seesConflictDetails: FieldAccess = async ({ doc, req }) => {
  const scope = await materialScope(req)
  if (scope.all) return true
  if (!doc?.['reviewer'] || !doc['chapter'] || !scope.userId) return false
  if (idOf(doc['reviewer']) === scope.userId) return true
  // The row itself is filtered: whoever reads it without writing or reviewing the chapter reads it as an editor.
  return !scope.visibleChapters.includes(idOf(doc['chapter']))
}
