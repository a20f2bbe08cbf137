import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { withTransaction } from '@/platform/transactions'
import type { Chapter, Edition } from '@/payload-types'
import type { AssignmentKind } from '../../line/domain/assignments'
import '../../line/errors'
import { loadChapter, loadEdition } from '../../line/operations/load-people'

type ChapterAppointments = Partial<Record<'unifiedBy' | 'firstReviewer' | 'secondReviewer' | 'finalReviewer', string | null>> & {
  authors?: string[]
}
type EditionAppointments = Partial<
  Record<
    'chiefEditor' | 'responsibleEditor' | 'firstProofreader' | 'secondProofreader' | 'thirdProofreader' | 'readThroughBy',
    string | null
  >
> & { deputyEditors?: string[] }

type Common = {
  req: PayloadRequest
  /** Days `YYYY-MM-DD` by which each task is due. */
  dueOn?: Partial<Record<AssignmentKind, string>>
}

/**
 * Appoints the people of a chapter; those who come get an assignment and a notice, those who go lose it.
 * Who may appoint, and who may be appointed, the collection's own lock decides, as for every other door.
 * @throws DomainError `materials.personUnknown`, `materials.fieldLocked`, `materials.sealedPeople`, `materials.sameReviewer`,
 *   `materials.reviewerWroteChapter`, `materials.conflictDeclared`
 */
export async function assignChapterPeople(args: Common & { chapterId: string; people: ChapterAppointments }): Promise<Chapter> {
  const { chapterId, dueOn, people, req } = args
  return withTransaction(req, async () => {
    await loadChapter(req, chapterId)
    await assertActive(req, people)
    const chapter = (await req.payload.update({
      collection: 'chapters',
      id: chapterId,
      data: people as never,
      depth: 0,
      overrideAccess: true, // the lock asks for the caller's roles towards this chapter
      req,
    })) as Chapter
    await setDueDays(req, { chapter: { equals: chapterId } }, dueOn)
    return chapter
  })
}

/** The same for an edition. @throws DomainError `materials.personUnknown`, `materials.fieldLocked`, `materials.proofsByOnePerson` */
export async function assignEditionPeople(args: Common & { editionId: string; people: EditionAppointments }): Promise<Edition> {
  const { dueOn, editionId, people, req } = args
  return withTransaction(req, async () => {
    await loadEdition(req, editionId)
    await assertActive(req, people)
    const edition = (await req.payload.update({
      collection: 'editions',
      id: editionId,
      data: people as never,
      depth: 0,
      overrideAccess: true, // the lock asks for the caller's roles towards this edition
      req,
    })) as Edition
    await setDueDays(req, { and: [{ edition: { equals: editionId } }, { chapter: { exists: false } }] }, dueOn)
    return edition
  })
}

async function assertActive(req: PayloadRequest, people: Record<string, unknown>): Promise<void> {
  const ids = [...new Set(Object.values(people).flat())].filter((id): id is string => typeof id === 'string')
  if (ids.length === 0) return
  const { docs } = await req.payload.find({
    collection: 'users',
    where: { and: [{ id: { in: ids } }, { active: { equals: true } }] },
    select: {},
    pagination: false,
    depth: 0,
    overrideAccess: true, // whether the accounts are in use
    req,
  })
  const missing = ids.filter((id) => !docs.some((doc) => String(doc.id) === id))
  if (missing.length > 0) throw new DomainError('materials.personUnknown', { people: missing })
}

async function setDueDays(
  req: PayloadRequest,
  of: Parameters<PayloadRequest['payload']['find']>[0]['where'],
  dueOn: Common['dueOn'],
): Promise<void> {
  for (const [kind, day] of Object.entries(dueOn ?? {})) {
    const { docs } = await req.payload.find({
      collection: 'assignments',
      where: { and: [of ?? {}, { kind: { equals: kind } }, { status: { equals: 'open' } }] },
      select: {},
      pagination: false,
      depth: 0,
      overrideAccess: true, // set with the appointment that was decided above
      req,
    })
    // One after the other: a bulk update writes its rows side by side, which a transaction on MongoDB does not bear.
    for (const { id } of docs)
      await req.payload.update({
        collection: 'assignments',
        id,
        data: { dueOn: day },
        depth: 0,
        overrideAccess: true, // as above
        req,
      })
  }
}
