import type { CollectionBeforeChangeHook } from 'payload'
import { assertAllowed } from '@/kernel/decision'
import { idOf, idsOf } from '@/kernel/ids'
import { DomainError } from '@/kernel/errors'
import type { Chapter } from '@/payload-types'
import { CHAPTER_FIELDS, CHAPTER_PEOPLE, mayEditChapter } from '../domain/locks'
import { REVIEW_STAGES, REVIEWER_FIELD, reviewersSeparate } from '../domain/separation'
import { assertStaffed } from '../operations/assert-staffed'
import { isLineWrite } from '../operations/line-write'
import { loadEditionChapters } from '../operations/load-chapters'
import { chapterPeople, loadEdition, rolesTowards, writersOf } from '../operations/load-people'
import { seatAppointed } from '../operations/seat-appointed'
import { changedFields } from './changed-fields'

/** Who may change which field of a chapter in which state; the separation of reviewers holds for every door, the line's own too. */
export const lockChapter: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const before: Record<string, unknown> = operation === 'create' ? {} : originalDoc
  const fields = changedFields(CHAPTER_FIELDS, before, data)
  if (fields.length === 0) return data
  if (operation === 'update' && !isLineWrite(req)) {
    const chapter = originalDoc as Chapter
    const edition = await loadEdition(req, idOf(chapter.edition))
    assertAllowed(mayEditChapter({ fields, state: chapter.state, roles: await rolesTowards({ req, edition, chapter }) }))
  }
  if (fields.some((field) => CHAPTER_PEOPLE.some((person) => person === field))) {
    await checkPeople({ data, operation, originalDoc, req })
    if (!isLineWrite(req)) await checkStaffing({ data, operation, originalDoc, req })
  }
  return data
}

type Args = Pick<Parameters<CollectionBeforeChangeHook>[0], 'data' | 'operation' | 'originalDoc' | 'req'>

async function checkPeople({ data, operation, originalDoc, req }: Args): Promise<void> {
  const chapter = { ...originalDoc, ...data } as Chapter
  const people = chapterPeople(chapter)
  const writers = operation === 'update' ? await writersOf(req, { ...chapter, id: originalDoc.id }) : idsOf(chapter.authors)
  assertAllowed(reviewersSeparate(people, writers))
  const reviewers = REVIEW_STAGES.map((stage) => people[REVIEWER_FIELD[stage]]).filter((person) => person !== undefined)
  if (operation !== 'update' || reviewers.length === 0) return
  const { docs } = await req.payload.find({
    collection: 'reviews',
    where: {
      and: [{ chapter: { equals: originalDoc.id } }, { declaration: { equals: 'conflict' } }, { reviewer: { in: reviewers } }],
    },
    limit: 1,
    depth: 0,
    overrideAccess: true, // looks for a conflict only
    req,
  })
  if (docs[0]) throw new DomainError('materials.conflictDeclared', { person: idOf(docs[0].reviewer) })
}

/** Whoever is appointed has a seat, and every step of the line keeps somebody who may take it. */
async function checkStaffing({ data, operation, originalDoc, req }: Args): Promise<void> {
  const before: Record<string, unknown> = operation === 'create' ? {} : originalDoc
  const after = { ...before, ...data } as Chapter
  const edition = await loadEdition(req, idOf(after.edition))
  if (changedFields(['authors'], before, data).length > 0) {
    const chapters = await loadEditionChapters(req, String(edition.id))
    const others = chapters.filter(({ id }) => operation === 'create' || id !== originalDoc.id)
    const own = operation === 'create' ? { ...after, id: '', state: 'planned' as const } : after
    await assertStaffed({ req, field: 'authors', before: { edition, chapters }, after: { edition, chapters: [...others, own] } })
  }
  await seatAppointed({ req, textbook: idOf(edition.textbook), before, after: { ...after }, fields: CHAPTER_PEOPLE })
}
