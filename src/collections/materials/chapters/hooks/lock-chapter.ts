import type { CollectionBeforeChangeHook } from 'payload'
import { assertAllowed } from '@/kernel/decision'
import { idOf } from '@/kernel/ids'
import { DomainError } from '@/kernel/errors'
import type { Chapter } from '@/payload-types'
import { CHAPTER_FIELDS, CHAPTER_PEOPLE, mayAddChapter, mayEditChapter } from '../../line/domain/locks'
import { REVIEW_STAGES, REVIEWER_FIELD, reviewersSeparate } from '../../line/domain/separation'
import { assertStaffed } from '../../people/operations/assert-staffed'
import { isLineWrite } from '../../line/operations/line-write'
import { loadEditionChapters } from '../../line/operations/load-chapters'
import { chapterPeople, loadEdition, rolesTowards } from '../../line/operations/load-people'
import { seatAppointed } from '../../people/operations/seat-appointed'
import { verdictsOn, writersOf } from '../../line/operations/load-hands'
import { changedFields } from '../../line/hooks/changed-fields'

/** Who may change which field of a chapter in which state; the separation of reviewers holds for every door, the line's own too. */
export const lockChapter: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const before: Record<string, unknown> = operation === 'create' ? {} : originalDoc
  const fields = changedFields(CHAPTER_FIELDS, before, data)
  if (fields.length === 0) return data
  if (!isLineWrite(req)) {
    const chapter = operation === 'create' ? undefined : (originalDoc as Chapter)
    const edition = await loadEdition(req, idOf((chapter ?? data).edition))
    const roles = await rolesTowards({ req, edition, ...(chapter ? { chapter } : {}) })
    assertAllowed(chapter ? mayEditChapter({ fields, state: chapter.state, roles }) : mayAddChapter({ fields, roles }))
  }
  if (fields.some((field) => CHAPTER_PEOPLE.some((person) => person === field))) {
    // A place that is left empty never makes anything worse: whoever steps back may, whatever else is wrong with the row.
    const named = fields.some((field) => CHAPTER_PEOPLE.some((person) => person === field) && !isEmpty(data[field]))
    if (named) await checkPeople({ data, operation, originalDoc, req })
    if (!isLineWrite(req)) await checkStaffing({ data, operation, originalDoc, req })
  }
  return data
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

type Args = Pick<Parameters<CollectionBeforeChangeHook>[0], 'data' | 'operation' | 'originalDoc' | 'req'>

async function checkPeople({ data, operation, originalDoc, req }: Args): Promise<void> {
  const chapter = { ...originalDoc, ...data } as Chapter
  const people = chapterPeople(chapter)
  const parent = idOf(chapter.basedOn)
  const history =
    operation === 'update'
      ? { writers: await writersOf(req, { ...chapter, id: originalDoc.id }), verdicts: await verdictsOn(req, String(originalDoc.id)) }
      : { writers: parent ? await writersOf(req, { id: 'new', basedOn: parent }) : [], verdicts: [] }
  assertAllowed(reviewersSeparate(people, history))
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
