import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { notify } from '@/platform/messages'
import type { Effect, EffectArgs } from '@/platform/workflow'
import type { Chapter } from '@/payload-types'
import { chapterMachine, type ChapterState } from '../../line/domain/chapter-machine'
import { REVIEW_STAGES, REVIEWER_FIELD, type ReviewStage } from '../../line/domain/separation'
import { returned } from '../../line/operations/messages'
import { updateChapter } from '../../line/operations/line-write'
import { loadChapter, loadEdition } from '../../line/operations/load-people'
import { factsForMessage } from '../../line/operations/message-facts'
import { readContent } from '../../chapters/operations/manuscript'
import { syncChapterAssignments, syncEditionAssignments } from '../../people/operations/sync-assignments'
import { opinionOf } from './opinion'

/** The reviewer's verdict on the draft in hand, beside the declaration that it rests on. */
export const recordVerdict: Effect = async ({ doc, input, req, transition }) => {
  const opinion = opinionOf(input) ?? transition.reason
  await writeVerdict({
    req,
    chapter: doc as unknown as Chapter,
    stage: transition.from,
    actor: transition.actor,
    verdict: 'pass',
    opinion,
    at: transition.at,
  })
}

/** A return by the round's reviewer is their verdict; whoever wrote the chapter is told the reason. */
export const recordReturn: Effect = async ({ doc, input, req, transition }) => {
  const chapter = doc as unknown as Chapter
  const stage = REVIEW_STAGES.find((each) => each === transition.from)
  if (stage && idOf(chapter[REVIEWER_FIELD[stage]]) === transition.actor)
    await writeVerdict({
      req,
      chapter,
      stage,
      actor: transition.actor,
      verdict: 'return',
      opinion: opinionOf(input) ?? transition.reason,
      at: transition.at,
    })
  const edition = await loadEdition(req, idOf(chapter.edition))
  const step = chapterMachine.states[transition.to as ChapterState]
  await notify({
    req,
    to: (chapter.authors ?? []).map((author) => idOf(author)),
    template: returned,
    details: { ...factsForMessage({ edition, chapter }), step: step.zh, stepEn: step.en, reason: transition.reason },
    link: `/admin/collections/chapters/${chapter.id}`,
    idempotencyKey: `materials.returned:${chapter.id}:${transition.seq}`,
  })
}

/**
 * Seals the draft that was reviewed: its stored content is hashed again, and that hash is what typesetting gets.
 * @throws DomainError `materials.sealedDraftDamaged` where the content is not what the draft's hash says
 */
export const seal: Effect = async ({ doc, req, transition }) => {
  const chapter = await loadChapter(req, String(doc.id))
  const draftId = idOf(chapter.currentDraft)
  const { docs } = await req.payload.find({
    collection: 'drafts',
    where: { id: { equals: draftId ?? '' } },
    limit: 1,
    depth: 0,
    overrideAccess: true, // the reviewed draft
    req,
  })
  const draft = docs[0]
  if (!draft) throw new DomainError('materials.draftMissing')
  const { hash } = await readContent(req, draft.content)
  if (hash !== draft.contentHash) throw new DomainError('materials.sealedDraftDamaged', { chapters: [String(chapter.id)] })
  await updateChapter(req, String(chapter.id), { sealedDraft: draft.id, sealedHash: hash, sealedAt: transition.at })
}

export const clearSeal: Effect = async ({ doc, req, transition }) => {
  await updateChapter(req, String(doc.id), { sealedDraft: null, sealedHash: null, sealedAt: null })
  await recordReturn({ doc, req, transition, input: undefined })
}

export const syncAfterTransition: Effect = async ({ doc, req, transition }: EffectArgs) => {
  const chapter = doc as unknown as Chapter
  await syncChapterAssignments({ req, chapter })
  // The edition's editors have something to do where reviewers are needed, before the seal and when a chapter is sealed or opened again.
  if (EDITION_LOOKS.some((state) => state === transition.to || state === transition.from))
    await syncEditionAssignments({ req, edition: await loadEdition(req, idOf(chapter.edition)) })
}

const EDITION_LOOKS = ['unifying', 'review3', 'final'] as const

async function writeVerdict(args: {
  req: PayloadRequest
  chapter: Chapter
  stage: string
  actor: string
  verdict: 'pass' | 'return'
  opinion: string | null
  at: string
}): Promise<void> {
  const { actor, at, chapter, opinion, req, verdict } = args
  const stage = args.stage as ReviewStage
  const { docs } = await req.payload.find({
    collection: 'reviews',
    where: { and: [{ chapter: { equals: chapter.id } }, { stage: { equals: stage } }, { reviewer: { equals: actor } }] },
    sort: '-createdAt',
    pagination: false,
    depth: 0,
    overrideAccess: true, // the actor's own rows
    req,
  })
  const draft = idOf(chapter.currentDraft) ?? null
  const open = docs.find((row) => !row.verdict)
  const declared = docs[0]
  if (open)
    await req.payload.update({
      collection: 'reviews',
      id: open.id,
      data: { verdict, opinion, decidedAt: at, draft },
      depth: 0,
      overrideAccess: true, // nobody edits a verdict by hand
      req,
    })
  // A further round: the declaration stands, the verdict is a row of its own.
  else
    await req.payload.create({
      collection: 'reviews',
      data: {
        chapter: chapter.id,
        draft,
        stage,
        reviewer: actor,
        declaration: 'none',
        declaredAt: declared?.declaredAt ?? null,
        verdict,
        opinion,
        decidedAt: at,
      },
      depth: 0,
      overrideAccess: true, // as above
      req,
    })
}
