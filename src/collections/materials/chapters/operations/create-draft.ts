import { ValidationError, type PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { assertAllowed } from '@/kernel/decision'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { countCharacters } from '@/platform/documents/lexical'
import { withTransaction } from '@/platform/transactions'
import type { Chapter, Draft } from '@/payload-types'
import { mayEditManuscript } from '../../line/domain/locks'
import '../../line/errors'
import { updateChapter } from '../../line/operations/line-write'
import { loadChapter, loadEdition, rolesTowards } from '../../line/operations/load-people'
import { readContent } from './manuscript'

export type CreateDraft = {
  req: PayloadRequest
  chapterId: string
  /** The `stateSeq` that the caller saw; a chapter that moved on meanwhile is refused. */
  seenSeq?: number
  note?: string
  origin?: 'editor' | 'docx' | 'revision'
  /** An editor state that takes the place of the working copy; the working copy itself where absent. */
  content?: unknown
  importReport?: unknown
}

/**
 * Keeps the working copy as the next numbered, hashed, immutable draft and makes it the current one.
 * @throws DomainError `workflow.stale` (409), `materials.manuscriptLocked`, `materials.manuscriptEmpty`,
 *   `materials.draftUnchanged`, `documents.*` where the text holds what no draft can hold
 */
export async function createDraft(args: CreateDraft): Promise<Draft> {
  const { chapterId, content, importReport, note, origin = 'editor', req, seenSeq } = args
  return withTransaction(req, async () => {
    const chapter = await loadChapter(req, chapterId)
    await assertMayWrite({ req, chapter, ...(seenSeq === undefined ? {} : { seenSeq }) })
    const state = content ?? chapter.manuscript
    const { blocks, hash } = await readContent(req, state)
    if (blocks.length === 0) throw new DomainError('materials.manuscriptEmpty')
    const last = await lastDraft(req, chapterId)
    if (last && last.contentHash === hash && idOf(chapter.currentDraft) === String(last.id))
      throw new DomainError('materials.draftUnchanged', { draft: last.number })
    const actor = actorOf(req)
    const draft = await createRow(req, chapter, {
      chapter: chapterId,
      number: (last?.number ?? 0) + 1,
      content: state,
      contentHash: hash,
      characterCount: countCharacters(blocks),
      origin,
      importReport: importReport ?? null,
      note: note?.trim() || null,
      createdBy: actor?.kind === 'user' ? actor.id : null,
    })
    await updateChapter(req, chapterId, {
      currentDraft: draft.id,
      ...(content === undefined ? {} : { manuscript: content as Chapter['manuscript'] }),
    })
    return draft
  })
}

/** Whether the caller may change the text now. @throws DomainError `workflow.stale`, `materials.manuscriptLocked` */
export async function assertMayWrite(args: { req: PayloadRequest; chapter: Chapter; seenSeq?: number }): Promise<void> {
  const { chapter, req, seenSeq } = args
  const edition = await loadEdition(req, idOf(chapter.edition))
  const roles = await rolesTowards({ req, edition, chapter })
  if (roles.length === 0) throw new DomainError('request.notFound')
  if (seenSeq !== undefined && seenSeq !== chapter.stateSeq)
    throw new DomainError('workflow.stale', { state: chapter.state, seq: chapter.stateSeq })
  assertAllowed(mayEditManuscript(chapter.state, roles))
}

async function lastDraft(req: PayloadRequest, chapterId: string) {
  const { docs } = await req.payload.find({
    collection: 'drafts',
    where: { chapter: { equals: chapterId } },
    select: { number: true, contentHash: true },
    sort: '-number',
    limit: 1,
    depth: 0,
    overrideAccess: true, // the number that comes next
    req,
  })
  return docs[0]
}

async function createRow(req: PayloadRequest, chapter: Chapter, data: Record<string, unknown>): Promise<Draft> {
  try {
    return (await req.payload.create({
      collection: 'drafts',
      data: data as never,
      depth: 0,
      overrideAccess: true, // decided above; drafts come into being here alone
      req,
    })) as Draft
  } catch (error) {
    // Two drafts at once: the number is taken, one of them wins.
    if (error instanceof ValidationError && error.data.errors.some(({ path }) => path === 'number' || path === 'chapter'))
      throw new DomainError('workflow.stale', { state: chapter.state, seq: chapter.stateSeq })
    throw error
  }
}
