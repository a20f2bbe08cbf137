import type { PayloadRequest } from 'payload'
import { assertAllowed } from '@/kernel/decision'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { separateFrom } from '@/kernel/separation'
import { nowOf } from '@/platform/clock'
import { notify } from '@/platform/messages'
import { withTransaction } from '@/platform/transactions'
import { changeState } from '@/platform/workflow'
import type { Review } from '@/payload-types'
import { opinionWritten } from '../domain/opinion'
import { REVIEW_STAGES, REVIEWER_FIELD, type ReviewStage } from '../../line/domain/separation'
import { reviewerNeeded } from '../../line/operations/messages'
import { updateChapter } from '../../line/operations/line-write'
import { writersOf } from '../../line/operations/load-hands'
import { opinionLeast } from './opinion'
import { lineActor, loadChapter, loadEdition } from '../../line/operations/load-people'
import { factsForMessage } from '../../line/operations/message-facts'

/**
 * The reviewer of the round that is open says whether they have a conflict of interest. Only `none` opens the material to them;
 * `conflict` bars them from it and asks the editors for somebody else.
 * @throws DomainError `request.notFound`, `materials.noReviewOpen`, `materials.notTheReviewer`, `materials.alreadyDeclared`,
 *   `materials.reviewerWroteChapter`
 */
export async function declareConflict(args: {
  req: PayloadRequest
  chapterId: string
  declaration: 'none' | 'conflict'
  details?: string
}): Promise<Review> {
  const { chapterId, declaration, details, req } = args
  return withTransaction(req, async () => {
    const chapter = await visibleChapter(req, chapterId)
    const stage = REVIEW_STAGES.find((each) => each === chapter.state)
    if (!stage) throw new DomainError('materials.noReviewOpen', { state: chapter.state })
    const actor = await lineActor(req)
    if (idOf(chapter[REVIEWER_FIELD[stage]]) !== actor.id) throw new DomainError('materials.notTheReviewer', { stage })
    // The declaration opens the material, so whoever came to the round by an older door is stopped here already.
    if (declaration === 'none')
      assertAllowed(
        separateFrom(actor.id, await writersOf(req, chapter), 'materials.reviewerWroteChapter', { field: REVIEWER_FIELD[stage] }),
      )
    const known = await req.payload.find({
      collection: 'reviews',
      where: { and: [{ chapter: { equals: chapterId } }, { stage: { equals: stage } }, { reviewer: { equals: actor.id } }] },
      limit: 1,
      depth: 0,
      overrideAccess: true, // the caller's own declaration
      req,
    })
    if (known.docs.length > 0) throw new DomainError('materials.alreadyDeclared', { stage })
    const review = await req.payload.create({
      collection: 'reviews',
      data: {
        chapter: chapterId,
        draft: idOf(chapter.currentDraft) ?? null,
        stage,
        reviewer: actor.id,
        declaration,
        declaredAt: nowOf(req).toISOString(),
        conflictDetails: details?.trim() || null,
      },
      depth: 0,
      overrideAccess: true, // decided above
      req,
    })
    if (declaration === 'conflict') await recuse(req, chapterId, stage, String(review.id))
    return review
  })
}

/**
 * The reviewer's verdict: one transition, by the same table as every other.
 * @throws DomainError `materials.opinionMissing`, and as `changeState` does
 */
export async function decideReview(args: {
  req: PayloadRequest
  chapterId: string
  verdict: 'pass' | 'return'
  opinion: string
  seenSeq: number
  target?: string
}): Promise<{ state: string; seq: number }> {
  const { chapterId, opinion, req, seenSeq, target, verdict } = args
  const chapter = await visibleChapter(req, chapterId)
  const stage = REVIEW_STAGES.find((each) => each === chapter.state)
  if (!stage) throw new DomainError('materials.noReviewOpen', { state: chapter.state })
  assertAllowed(opinionWritten(opinion, await opinionLeast(req)))
  const decision = { req, slug: 'chapters', id: chapterId, seenSeq }
  if (verdict === 'return') return changeState({ ...decision, action: 'return', reason: opinion, ...(target ? { target } : {}) })
  const action = { review1: 'passReview1', review2: 'passReview2', review3: 'passReview3' }[stage]
  return changeState({ ...decision, action, input: { opinion } })
}

async function visibleChapter(req: PayloadRequest, id: string) {
  const { totalDocs } = await req.payload.find({
    collection: 'chapters',
    where: { id: { equals: id } },
    select: {},
    limit: 1,
    depth: 0,
    overrideAccess: false,
    req,
  })
  if (totalDocs === 0) throw new DomainError('request.notFound')
  return loadChapter(req, id)
}

async function recuse(req: PayloadRequest, chapterId: string, stage: ReviewStage, reviewId: string): Promise<void> {
  const chapter = await updateChapter(req, chapterId, { [REVIEWER_FIELD[stage]]: null })
  const edition = await loadEdition(req, idOf(chapter.edition))
  const editors = [idOf(edition.chiefEditor), idOf(edition.responsibleEditor)].filter((id) => id !== undefined)
  await notify({
    req,
    to: editors,
    template: reviewerNeeded,
    details: factsForMessage({ edition, chapter, kind: stage }),
    link: `/admin/collections/chapters/${chapterId}`,
    idempotencyKey: `materials.reviewerNeeded:${reviewId}`,
  })
}
