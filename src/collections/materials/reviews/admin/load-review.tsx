import type { ReactNode } from 'react'
import type { PayloadRequest, Where } from 'payload'
import { describeError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { plainText } from '@/platform/documents/lexical'
import { numberBlocks } from '@/platform/documents/numbering'
import type { Chapter, Comment } from '@/payload-types'
import { chapterMachine, type ChapterState } from '../../line/domain/chapter-machine'
import { mayAnswer, mayConfirm, type Severity } from '../domain/comment-rules'
import { REVIEW_STAGES, REVIEWER_FIELD, type ReviewStage } from '../../line/domain/separation'
import { writersOf } from '../../line/operations/load-hands'
import { readContent } from '../../chapters/operations/manuscript'
import { evidenceOf } from '../operations/must-evidence'
import { assetsOf } from '../../line/admin/assets'
import { BlockView } from '../../line/admin/BlockView'
import { formatInstant } from '../../line/admin/format'
import { namesOf } from '../../line/admin/names'
import { picturesOf } from '../../line/admin/pictures'
import { placeOf } from '../../chapters/admin/anchors'
import type { Desk, DraftHead } from '../../chapters/admin/load-desk'
import { textsFor } from '../../line/admin/chapter-texts'

/** A comment as the desk shows it: every name and date in words, and what this reader may do about it. */
export type CommentItem = {
  id: string
  place: number | null
  /** Number of the draft that it was made on, where that is not the one shown. */
  carriedFrom: number | null
  isWhole: boolean
  quote: string
  body: string
  severity: Severity
  status: 'open' | 'resolved' | 'kept'
  stage: string
  author: string
  at: string
  answer: string
  answeredBy: string
  answeredAt: string
  canResolve: boolean
  canKeep: boolean
  /** What shows that a `must` was settled, or that nothing does, in words; empty where nothing has to. */
  proof: string
  isUnproved: boolean
  canConfirm: boolean
  /** Why it may not be kept as it is, where only that is refused. */
  whyNotKeep: string
}

export type Paragraph = { index: number; node: ReactNode }

export async function loadParagraphs(desk: Desk, draftId: string): Promise<{ paragraphs: Paragraph[]; texts: string[] }> {
  const { chapter, language, req } = desk
  const { docs } = await req.payload.find({
    collection: 'drafts',
    where: { and: [{ id: { equals: draftId } }, { chapter: { equals: chapter.id } }] },
    select: { content: true },
    limit: 1,
    depth: 0,
    overrideAccess: false,
    req,
  })
  if (!docs[0]) return { paragraphs: [], texts: [] }
  const { blocks } = await readContent(req, docs[0].content)
  const context = { pictures: await picturesOf(req, blocks.flatMap(assetsOf)), language }
  const numbered = numberBlocks(blocks, { prefix: 'draft', number: chapter.number, language: language === 'en' ? 'en' : 'zh-CN' })
  return {
    paragraphs: numbered.blocks.map((block, index) => ({ index, node: <BlockView block={block} context={context} /> })),
    texts: blocks.map(plainText),
  }
}

/** All comments of the chapter that concern the shown draft: its own, and those that earlier drafts left. */
export async function loadComments(
  desk: Desk,
  shown: DraftHead,
  heads: readonly DraftHead[],
  texts: readonly string[],
): Promise<CommentItem[]> {
  const { chapter, language, me, req, roles } = desk
  const rows = await find(req, { chapter: { equals: chapter.id } })
  const numbers = new Map(heads.map(({ id, number }) => [id, number]))
  const settled = rows.filter(({ severity, status }) => severity === 'must' && status === 'resolved')
  const current = idOf(chapter.currentDraft)
  const evidence = await evidenceOf(req, settled, current)
  const words = textsFor(language).review
  const names = await namesOf(
    req,
    rows.flatMap(({ answeredBy, author, confirmedBy }) => [idOf(author), idOf(answeredBy), idOf(confirmedBy)]),
  )
  const writers = await writersOf(req, chapter)
  const nameOf = (ref: Comment['author']) => names.get(idOf(ref) ?? '') ?? '—'
  return rows.flatMap((row): CommentItem[] => {
    const draft = idOf(row.draft)
    const madeOn = numbers.get(draft) ?? 0
    if (madeOn > shown.number) return []
    const quote = row.quote ?? ''
    const facts = { draft, blockIndex: row.blockIndex ?? null, quote: row.quote ?? null }
    const ask = (status: 'resolved' | 'kept') =>
      mayAnswer({
        person: me,
        roles,
        writers,
        comment: { severity: row.severity, author: idOf(row.author) ?? '', status: row.status },
        status,
        // Whether a reason is given is asked when it is sent.
        answer: '…',
      })
    const shownBy = evidence.get(String(row.id))
    const confirm = mayConfirm({
      person: me,
      roles,
      writers,
      comment: { severity: row.severity, author: idOf(row.author) ?? '', status: row.status, isConfirmed: Boolean(row.confirmedBy) },
      // As above.
      note: '…',
    })
    const [resolve, keep] = [ask('resolved'), ask('kept')]
    return [
      {
        id: String(row.id),
        place: placeOf(facts, shown.id, texts) ?? null,
        carriedFrom: draft === shown.id ? null : madeOn,
        isWhole: facts.blockIndex === null,
        quote,
        body: row.body,
        severity: row.severity,
        status: row.status,
        stage: stageLabel(row.stage, language),
        author: nameOf(row.author),
        at: formatInstant(row.createdAt),
        answer: row.answer ?? '',
        answeredBy: row.answeredBy ? nameOf(row.answeredBy) : '',
        answeredAt: row.answeredAt ? formatInstant(row.answeredAt) : '',
        proof: !shownBy
          ? ''
          : {
              touched: words.touched(numbers.get(current ?? '') ?? shown.number),
              confirmed: words.confirmed(
                nameOf(row.confirmedBy),
                row.confirmedAt ? formatInstant(row.confirmedAt) : '',
                row.confirmNote ?? '',
              ),
              missing: words.unproved(madeOn),
            }[shownBy],
        isUnproved: shownBy === 'missing',
        canConfirm: shownBy === 'missing' && confirm.ok,
        canResolve: resolve.ok,
        canKeep: keep.ok,
        whyNotKeep: keep.ok ? '' : describeError(keep.code, language, keep.details),
      },
    ]
  })
}

export function stageLabel(stage: string, language: 'zh' | 'en'): string {
  return chapterMachine.states[stage as ChapterState]?.[language] ?? stage
}

export type ReviewRow = { id: string; stage: string; reviewer: string; verdict: 'pass' | 'return' | null; opinion: string; at: string }

/** The rounds so far, for whoever may see the material. */
export async function loadReviews({ chapter, language, req }: Desk): Promise<ReviewRow[]> {
  const { docs } = await req.payload.find({
    collection: 'reviews',
    where: { and: [{ chapter: { equals: chapter.id } }, { declaration: { equals: 'none' } }] },
    sort: 'createdAt',
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const names = await namesOf(
    req,
    docs.map(({ reviewer }) => idOf(reviewer)),
  )
  return docs.map((row) => ({
    id: String(row.id),
    stage: stageLabel(row.stage, language),
    reviewer: names.get(idOf(row.reviewer)) ?? '—',
    verdict: row.verdict ?? null,
    opinion: row.opinion ?? '',
    at: formatInstant(row.decidedAt ?? row.declaredAt),
  }))
}

export type Part = { isReviewer: boolean; openRound: ReviewStage | null; mustDeclare: boolean }

/** The caller's part in reviewing: whether a round is theirs, and whether they still owe the declaration for it. */
export async function loadPart({ chapter, me, req }: Pick<Desk, 'chapter' | 'me' | 'req'>): Promise<Part> {
  const openRound = REVIEW_STAGES.find((stage) => stage === chapter.state) ?? null
  const isReviewer = REVIEW_STAGES.some((stage) => reviewerOf(chapter, stage) === me)
  if (!openRound || reviewerOf(chapter, openRound) !== me) return { isReviewer, openRound, mustDeclare: false }
  const { totalDocs } = await req.payload.find({
    collection: 'reviews',
    where: { and: [{ chapter: { equals: chapter.id } }, { stage: { equals: openRound } }, { reviewer: { equals: me } }] },
    select: {},
    limit: 1,
    depth: 0,
    overrideAccess: true, // the caller's own declaration
    req,
  })
  return { isReviewer, openRound, mustDeclare: totalDocs === 0 }
}

function reviewerOf(chapter: Chapter, stage: ReviewStage): string | undefined {
  return idOf(chapter[REVIEWER_FIELD[stage]])
}

async function find(req: PayloadRequest, where: Where): Promise<Comment[]> {
  const { docs } = await req.payload.find({
    collection: 'comments',
    where,
    sort: 'createdAt',
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  return docs
}
