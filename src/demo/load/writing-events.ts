import type { PayloadRequest } from 'payload'
import {
  addComment,
  answerComment,
  assignChapterPeople,
  confirmComment,
  confirmCoverage,
  createDraft,
  declareConflict,
  loadCoverage,
} from '@/collections/materials'
import { toLexical } from '@/platform/documents/lexical'
import { changeState } from '@/platform/workflow'
import type { StoryBook, StoryChapter, StoryEvent } from '../story/types'
import { mediaOf } from './book-steps'
import { idsOfCodes, pointsByCode, type Names } from '@/platform/demonstration/scene'

export type EventOf<K extends StoryEvent['kind']> = Extract<StoryEvent, { kind: K }>
export type Play<K extends StoryEvent['kind']> = (args: {
  req: PayloadRequest
  names: Names
  book: StoryBook
  event: EventOf<K>
}) => Promise<void>

const REVIEWER_FIELD = { review1: 'firstReviewer', review2: 'secondReviewer', review3: 'finalReviewer' } as const

/** The day that was agreed, on the task that the line has opened. */
export const playAssign: Play<'assign'> = async ({ book, event, names, req }) => {
  const { docs } = await req.payload.update({
    collection: 'assignments',
    where: {
      and: [
        { edition: { equals: names.idOf('edition', book.key) } },
        ...(event.chapter ? [{ chapter: { equals: names.idOf('chapter', event.chapter) } }] : []),
        { kind: { equals: event.assignment } },
        { person: { equals: names.idOf('user', event.person) } },
        { status: { equals: 'open' } },
      ],
    },
    data: { dueOn: event.dueOn, ...(event.note ? { note: event.note } : {}) },
    depth: 0,
    overrideAccess: false,
    req,
  })
  if (docs.length === 0) throw new Error(`${event.person} has no open task ${event.assignment} of ${event.chapter ?? book.key}`)
}

/** Written in the editor, then kept as a draft. */
export const playDraft: Play<'draft'> = async ({ book, event, names, req }) => {
  const blocks = chapterOf(book, event.chapter).drafts[event.number - 1]
  if (!blocks) throw new Error(`${event.chapter} has no draft ${event.number}`)
  const chapterId = names.idOf('chapter', event.chapter)
  await req.payload.update({
    collection: 'chapters',
    id: chapterId,
    data: { manuscript: toLexical(blocks, mediaOf(blocks, names)) as never },
    depth: 0,
    overrideAccess: false,
    req,
  })
  const draft = await createDraft({ req, chapterId, note: event.note })
  names.give('draft', `${event.chapter}/${event.number}`, draft.id)
}

export const playChapter: Play<'chapter'> = async ({ event, names, req }) => {
  const id = names.idOf('chapter', event.chapter)
  const { state } = await changeState({
    req,
    slug: 'chapters',
    id,
    action: event.action,
    seenSeq: await seqOf(req, 'chapters', id),
    target: event.to,
    ...(event.reason ? { reason: event.reason } : {}),
    ...(event.opinion ? { input: { opinion: event.opinion } } : {}),
  })
  expectState(event, state)
}

export const playReplaceReviewer: Play<'replaceReviewer'> = async ({ event, names, req }) => {
  await assignChapterPeople({
    req,
    chapterId: names.idOf('chapter', event.chapter),
    people: { [REVIEWER_FIELD[event.stage]]: names.idOf('user', event.person) },
  })
}

export const playDeclare: Play<'declare'> = async ({ event, names, req }) => {
  await declareConflict({
    req,
    chapterId: names.idOf('chapter', event.chapter),
    declaration: event.declaration,
    ...(event.details ? { details: event.details } : {}),
  })
}

export const playComment: Play<'comment'> = async ({ event, names, req }) => {
  const { blockIndex, body, quote, severity } = event
  const comment = await addComment({
    req,
    chapterId: names.idOf('chapter', event.chapter),
    draftId: names.idOf('draft', `${event.chapter}/${event.draft}`),
    blockIndex,
    quote,
    body,
    severity,
  })
  names.give('comment', event.key, comment.id)
}

export const playAnswer: Play<'answer'> = async ({ event, names, req }) => {
  await answerComment({ req, commentId: names.idOf('comment', event.comment), status: event.status, answer: event.answer })
}

export const playConfirm: Play<'confirm'> = async ({ event, names, req }) => {
  await confirmComment({ req, commentId: names.idOf('comment', event.comment), note: event.note })
}

/** The matrix is looked at as it stands; gaps of core points need a reason, others are no obstacle. */
export const playCoverage: Play<'coverage'> = async ({ book, event, names, req }) => {
  const editionId = names.idOf('edition', book.key)
  const edition = await req.payload.findByID({ collection: 'editions', id: editionId, depth: 0, overrideAccess: false, req })
  const { hash, standing } = await loadCoverage({ req, edition })
  const points = await pointsByCode(req, names.idOf('specification', book.specification))
  const accept = event.acceptedGaps
    .map(({ code, reason }) => ({ point: idsOfCodes(points, [code])[0] ?? '', reason }))
    .filter(({ point }) => standing.uncovered.some(({ id }) => id === point))
  await confirmCoverage({ req, editionId, seenHash: hash, accept })
}

export function chapterOf(book: StoryBook, key: string): StoryChapter {
  const chapter = book.chapters.find((each) => each.key === key)
  if (!chapter) throw new Error(`${book.key} has no chapter ${key}`)
  return chapter
}

/** The revision that somebody who looks at the record sees. */
export async function seqOf(req: PayloadRequest, collection: 'chapters' | 'editions' | 'errata', id: string): Promise<number> {
  const { stateSeq } = await req.payload.findByID({ collection, id, depth: 0, overrideAccess: false, req })
  return stateSeq
}

export function expectState(event: { kind: string; action: string; to: string }, state: string): void {
  if (state !== event.to) throw new Error(`${event.kind} ${event.action} led to ${state} instead of ${event.to}`)
}
