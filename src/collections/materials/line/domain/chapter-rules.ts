import { allow, allOf, refuse, type Decision } from '@/kernel/decision'
import { separateFrom } from '@/kernel/separation'
import { coverageStands, type CoverageStanding } from './coverage-standing'
import type { ChapterPeople } from './roles'
import { REVIEWER_FIELD, reviewersComplete, type ChapterHistory, type ReviewStage } from './separation'

export type Declaration = { stage: ReviewStage; reviewer: string; declaration: 'none' | 'conflict' }

/** The facts that a chapter's transitions are decided over. */
export type ChapterContext = {
  actorId: string
  people: ChapterPeople
  /** Asked for while unifying and in the three reviews, whose rules rest on it; empty elsewhere. */
  history: ChapterHistory
  draft?: { id: string; number: number; hash: string } | undefined
  /** Hash of the working copy; '' where it holds something that no draft can be made of. */
  manuscriptHash: string
  /** Comments of severity `must` that are still open. */
  openMusts: readonly { id: string; blockIndex: number | null; quote: string }[]
  /** Those that were answered as resolved, with neither a draft that touches their place nor a reviewer's confirmation. */
  unprovedMusts: readonly { id: string; blockIndex: number | null; quote: string }[]
  declarations: readonly Declaration[]
  /** How long a reviewer's opinion is at least. */
  opinionLeast: number
  editionState: string
  coverage: CoverageStanding
}

export function hasAuthors({ people }: ChapterContext): Decision {
  return people.authors.length === 0 ? refuse('materials.authorsMissing', { field: 'authors' }) : allow
}

/** A draft leaves the desk when it is the working copy as it stands, and nothing that must be settled is open. */
export function draftGoesOut(context: ChapterContext): Decision {
  const { draft, manuscriptHash } = context
  if (!draft) return refuse('materials.draftMissing')
  if (draft.hash !== manuscriptHash) return refuse('materials.draftBehindManuscript', { draft: draft.number })
  return mustsSettled(context)
}

/** Before the first review opens: unified, three separate reviewers named. */
export function reviewersStand(context: ChapterContext): Decision {
  return allOf(draftGoesOut(context), reviewersComplete(context.people, context.history))
}

/** One round passes: the appointed person, separate from the writers, having declared no conflict, with nothing left open. */
export function reviewPasses(stage: ReviewStage): (context: ChapterContext) => Decision {
  return (context) =>
    allOf(
      reviewersComplete(context.people, context.history),
      context.draft ? allow : refuse('materials.draftMissing'),
      mustsSettled(context),
      mustsProved(context),
      stage === 'review3' ? coverageStands(context.coverage) : allow,
      // What speaks of the person comes last, so that others learn what blocks the chapter itself.
      context.people[REVIEWER_FIELD[stage]] === context.actorId
        ? allow
        : refuse('materials.notTheReviewer', { stage, field: REVIEWER_FIELD[stage] }),
      hasDeclared(context, stage),
    )
}

/** A reviewer who returns the chapter must have declared too; a chief editor may return it from any round. */
export function reviewReturns(stage: ReviewStage): (context: ChapterContext) => Decision {
  return (context) =>
    context.people[REVIEWER_FIELD[stage]] === context.actorId ? allOf(reviewerSeparate(context, stage), hasDeclared(context, stage)) : allow
}

/** Whether the reviewer of this round had no hand in the text. */
function reviewerSeparate({ actorId, history }: ChapterContext, stage: ReviewStage): Decision {
  return separateFrom(actorId, history.writers, 'materials.reviewerWroteChapter', { field: REVIEWER_FIELD[stage] })
}

/** Whether the acting reviewer has declared, for this round, to have no conflict. */
export function hasDeclared({ actorId, declarations }: Pick<ChapterContext, 'actorId' | 'declarations'>, stage: ReviewStage): Decision {
  const own = declarations.filter((row) => row.reviewer === actorId)
  if (own.some((row) => row.declaration === 'conflict')) return refuse('materials.conflictDeclared', { stage })
  return own.some((row) => row.stage === stage) ? allow : refuse('materials.notDeclared', { stage })
}

/** A sealed chapter reopens while its edition is not past typesetting; later the edition has to be returned first. */
export function chapterReopens({ editionState }: ChapterContext): Decision {
  return editionState === 'writing' || editionState === 'typesetting'
    ? allow
    : refuse('materials.editionPastTypesetting', { state: editionState })
}

/** "The text was changed" is shown by the text, or said by a reviewer who looked. */
function mustsProved({ unprovedMusts }: ChapterContext): Decision {
  if (unprovedMusts.length === 0) return allow
  const places = unprovedMusts.map(({ blockIndex }) =>
    blockIndex === null ? { zh: '全稿', en: 'the draft as a whole' } : { zh: `第 ${blockIndex + 1} 段`, en: `paragraph ${blockIndex + 1}` },
  )
  return refuse('materials.mustsUnproved', { count: unprovedMusts.length, places, comments: unprovedMusts.map(({ id }) => id) })
}

function mustsSettled({ openMusts }: ChapterContext): Decision {
  return openMusts.length > 0
    ? refuse('materials.commentsOpen', { count: openMusts.length, comments: openMusts.map(({ id }) => id) })
    : allow
}
