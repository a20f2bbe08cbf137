import type { Block, Contributor } from '../../platform/documents/model'
import type { DemoCoverage } from '../facts/coverage'
import type { DemoLevel } from '../facts/types'

/** People are usernames, chapters, errata, comments and calls their keys. Instants are ISO, days `YYYY-MM-DD`. */
export type AssignmentKind =
  'author' | 'unify' | 'review1' | 'review2' | 'review3' | 'proof1' | 'proof2' | 'proof3' | 'read-through' | 'quality'
export type ReviewStage = 'review1' | 'review2' | 'review3'
export type ProofStage = 'proof1' | 'proof2' | 'proof3' | 'read-through'
export type ChapterState = 'planned' | 'writing' | 'unifying' | 'review1' | 'review2' | 'review3' | 'final'
export type EditionState =
  | 'writing'
  | 'typesetting'
  | 'proof1'
  | 'proof2'
  | 'proof3'
  | 'read-through'
  | 'press'
  | 'sample'
  | 'published'
  | 'errata'
  | 'reprint'
  | 'revision'
  | 'withdrawn'

type Happened = { at: string; by: string }

/** One thing that somebody did. Played in order through the real operations, they leave the books as the story tells. */
export type StoryEvent = Happened &
  /** The line opens assignments itself from the people that a chapter or an edition names; this sets the day that was agreed. */
  (
    | { kind: 'assign'; assignment: AssignmentKind; chapter?: string; person: string; dueOn: string; note?: string }
    | { kind: 'draft'; chapter: string; number: number; note: string }
    | { kind: 'chapter'; chapter: string; action: string; to: ChapterState; reason?: string; opinion?: string }
    | { kind: 'replaceReviewer'; chapter: string; stage: ReviewStage; person: string; reason: string }
    | { kind: 'declare'; chapter: string; stage: ReviewStage; declaration: 'none' | 'conflict'; details?: string }
    | {
        kind: 'comment'
        key: string
        chapter: string
        draft: number
        stage: ChapterState
        blockIndex: number
        quote: string
        body: string
        severity: 'must' | 'should' | 'question'
      }
    | { kind: 'answer'; comment: string; status: 'resolved' | 'kept'; answer: string }
    | { kind: 'confirm'; comment: string; note: string }
    | { kind: 'coverage'; acceptedGaps: readonly { code: string; reason: string }[] }
    | { kind: 'edition'; action: string; to: EditionState; reason?: string }
    | {
        kind: 'proof'
        chapter: string
        stage: ProofStage
        corrections: readonly { quote: string; correction: string; note?: string }[]
      }
    /** A book shorter than 100,000 characters is sampled whole. */
    | {
        kind: 'qualitySample'
        sampled: 'whole-book'
        errors: readonly { kind: 'character' | 'punctuation' | 'format' | 'fact'; weight: number; place: string; note: string }[]
      }
    | { kind: 'printing'; printingNo: number; printedOn: string; printRun: number; sheets: number; corrects: readonly string[] }
    | {
        kind: 'sampleCopies'
        recipient: { organisation: string } | { user: string }
        quantity: number
        sentOn: string
        receivedOn?: string
      }
    | { kind: 'orderCall'; key: string; title: string; opensOn: string; closesOn: string; note: string }
    | { kind: 'closeOrderCall'; call: string }
    | { kind: 'order'; call: string; organisation: string; quantity: number; contact: string; note?: string }
    | {
        kind: 'erratum'
        key: string
        printingNo: number
        chapter: string
        page: number
        quote: string
        correction?: string
        note?: string
        reporterName?: string
      }
    | {
        kind: 'answerErratum'
        erratum: string
        action: 'confirm' | 'reject' | 'correct'
        reason?: string
        correction?: string
        correctedIn?: number
      }
  )

export type StoryChapter = {
  key: string
  number: number
  part?: string
  title: string
  /** Every draft's content, oldest first. */
  drafts: readonly (readonly Block[])[]
  authors: readonly string[]
  unifiedBy: string
  firstReviewer: string
  secondReviewer: string
  finalReviewer: string
  /** The day on which the author hands in. */
  dueOn: string
  /** Where the chapter stands when all events have been played. */
  endsIn: ChapterState
}

export type StoryEdition = {
  editionNo: number
  isbn?: string
  cip?: string
  publisherName: string
  publisherAddress: string
  formatText: string
  priceFen?: number
  foreword: readonly Block[]
  contributors: readonly (Contributor & { user?: string })[]
  chiefEditor: string
  deputyEditors: readonly string[]
  responsibleEditor: string
  firstProofreader?: string
  secondProofreader?: string
  thirdProofreader?: string
  readThroughBy?: string
  endsIn: EditionState
}

export type StoryBook = {
  key: string
  urlName: string
  title: string
  titleEn: string
  summary: string
  summaryEn: string
  keywords: readonly string[]
  occupationCode: string
  levels: readonly DemoLevel[]
  committee: string
  specification: string
  isPublic: boolean
  edition: StoryEdition
  chapters: readonly StoryChapter[]
  coverage: DemoCoverage
  /** In order of time. */
  events: readonly StoryEvent[]
}

export type StoryDocument = {
  key: string
  kind: 'notice' | 'policy'
  title: string
  titleEn: string
  documentNumber?: string
  issuer: string
  publishedAt: string
  effectiveFrom?: string
  summary: string
  body: readonly Block[]
}

export type Story = {
  /** The day that the story is told on. */
  today: string
  books: readonly StoryBook[]
  documents: readonly StoryDocument[]
}
