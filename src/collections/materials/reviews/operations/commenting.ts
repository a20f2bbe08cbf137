import type { PayloadRequest } from 'payload'
import { assertAllowed } from '@/kernel/decision'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { nowOf } from '@/platform/clock'
import { plainText } from '@/platform/documents/lexical'
import { withTransaction } from '@/platform/transactions'
import type { Comment } from '@/payload-types'
import { materialScope, opensChapter } from '../../line/access'
import { mayAnswer, mayComment, mayConfirm, type Severity } from '../domain/comment-rules'
import '../../line/errors'
import { writersOf } from '../../line/operations/load-hands'
import { lineActor, loadChapter, loadEdition, rolesTowards } from '../../line/operations/load-people'
import { readContent } from '../../chapters/operations/manuscript'

/**
 * Anchors a remark to a paragraph of a draft (the current one where none is named).
 * @param args.blockIndex from 0; absent for the draft as a whole
 * @throws DomainError `request.notFound` for whoever may not see the material, `materials.draftMissing`, `materials.blockOutOfRange`,
 *   `materials.notBinding`
 */
export async function addComment(args: {
  req: PayloadRequest
  chapterId: string
  draftId?: string
  blockIndex?: number
  quote?: string
  body: string
  severity: Severity
}): Promise<Comment> {
  const { blockIndex, body, chapterId, quote, req, severity } = args
  return withTransaction(req, async () => {
    const { chapter, roles } = await openedChapter(req, chapterId)
    assertAllowed(mayComment(severity, roles))
    const draftId = args.draftId ?? idOf(chapter.currentDraft)
    const { docs } = await req.payload.find({
      collection: 'drafts',
      where: { and: [{ id: { equals: draftId ?? '' } }, { chapter: { equals: chapterId } }] },
      limit: 1,
      depth: 0,
      overrideAccess: true, // a draft of the chapter that the caller may see
      req,
    })
    const draft = docs[0]
    if (!draft) throw new DomainError('materials.draftMissing')
    const block = blockIndex === undefined ? undefined : (await readContent(req, draft.content)).blocks[blockIndex]
    if (blockIndex !== undefined && !block) throw new DomainError('materials.blockOutOfRange', { blockIndex: blockIndex + 1 })
    const actor = await lineActor(req)
    return req.payload.create({
      collection: 'comments',
      data: {
        chapter: chapterId,
        draft: draft.id,
        blockIndex: blockIndex ?? null,
        quote: (quote ?? (block ? plainText(block) : '')).slice(0, 500) || null,
        body: body.trim(),
        severity,
        stage: chapter.state,
        author: actor.id,
        status: 'open',
      },
      depth: 0,
      overrideAccess: true, // decided above; comments come into being here alone
      req,
    })
  })
}

/**
 * Settles a comment: `resolved`, or `kept` with the reason why the text stays.
 * @throws DomainError `request.notFound`, `materials.commentSettled`, `materials.notYourComment`, `materials.keepReasonMissing`,
 *   `materials.ownException`
 */
export async function answerComment(args: {
  req: PayloadRequest
  commentId: string
  status: 'resolved' | 'kept'
  answer: string
}): Promise<Comment> {
  const { answer, commentId, req, status } = args
  return withTransaction(req, async () => {
    const comment = await loadComment(req, commentId)
    const { chapter, roles } = await openedChapter(req, idOf(comment.chapter))
    const actor = await lineActor(req)
    const writers = await writersOf(req, chapter)
    const facts = { severity: comment.severity, author: idOf(comment.author) ?? '', status: comment.status }
    assertAllowed(mayAnswer({ person: actor.id, roles, writers, comment: facts, status, answer }))
    // Whoever made the remark and says in writing that it is settled has confirmed it by the same act.
    const settled = { ...facts, status, isConfirmed: false }
    const isConfirmed = facts.author === actor.id && mayConfirm({ person: actor.id, roles, writers, comment: settled, note: answer }).ok
    const now = nowOf(req).toISOString()
    return req.payload.update({
      collection: 'comments',
      id: commentId,
      data: {
        status,
        answer: answer.trim() || null,
        answeredBy: actor.id,
        answeredAt: now,
        answeredDraft: idOf(chapter.currentDraft) ?? null,
        ...(isConfirmed ? { confirmedBy: actor.id, confirmedAt: now, confirmNote: answer.trim() } : {}),
      },
      depth: 0,
      overrideAccess: true, // decided above
      req,
    })
  })
}

/**
 * The reviewer's own word that a `must` is settled though the text at its place was not changed: who, when, and why.
 * @throws DomainError `request.notFound`, `materials.nothingToConfirm`, `materials.notYourConfirmation`, `materials.ownException`,
 *   `materials.confirmNoteMissing`
 */
export async function confirmComment(args: { req: PayloadRequest; commentId: string; note: string }): Promise<Comment> {
  const { commentId, note, req } = args
  return withTransaction(req, async () => {
    const comment = await loadComment(req, commentId)
    const { chapter, roles } = await openedChapter(req, idOf(comment.chapter))
    const actor = await lineActor(req)
    assertAllowed(
      mayConfirm({
        person: actor.id,
        roles,
        writers: await writersOf(req, chapter),
        comment: {
          severity: comment.severity,
          author: idOf(comment.author) ?? '',
          status: comment.status,
          isConfirmed: Boolean(comment.confirmedBy),
        },
        note,
      }),
    )
    return req.payload.update({
      collection: 'comments',
      id: commentId,
      data: { confirmedBy: actor.id, confirmedAt: nowOf(req).toISOString(), confirmNote: note.trim() },
      depth: 0,
      overrideAccess: true, // decided above
      req,
    })
  })
}

async function loadComment(req: PayloadRequest, id: string): Promise<Comment> {
  const { docs } = await req.payload.find({
    collection: 'comments',
    where: { id: { equals: id } },
    limit: 1,
    depth: 0,
    overrideAccess: true, // whether the caller sees the chapter is asked next
    req,
  })
  if (!docs[0]) throw new DomainError('request.notFound')
  return docs[0]
}

/** A chapter whose material is open to the caller, who has a part in it. @throws DomainError `request.notFound`, `request.forbidden` */
async function openedChapter(req: PayloadRequest, id: string) {
  const chapter = await loadChapter(req, id)
  const edition = await loadEdition(req, idOf(chapter.edition))
  if (!opensChapter(await materialScope(req), { id, edition: String(edition.id) })) throw new DomainError('request.notFound')
  const roles = await rolesTowards({ req, edition, chapter })
  // The auditor reads everything and takes no part.
  if (roles.length === 0) throw new DomainError('request.forbidden')
  return { chapter, edition, roles }
}
