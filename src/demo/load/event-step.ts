import type { PayloadRequest } from 'payload'
import type { StoryBook, StoryEvent } from '../story/types'
import {
  playAnswerErratum,
  playCloseOrderCall,
  playEdition,
  playErratum,
  playOrder,
  playOrderCall,
  playPrinting,
  playProof,
  playQualitySample,
  playSampleCopies,
} from './press-events'
import type { Names, Step } from '@/platform/demonstration/scene'
import {
  playAnswer,
  playConfirm,
  playAssign,
  playChapter,
  playComment,
  playCoverage,
  playDeclare,
  playDraft,
  playReplaceReviewer,
  type Play,
} from './writing-events'

const PLAYS: { readonly [K in StoryEvent['kind']]: Play<K> } = {
  assign: playAssign,
  draft: playDraft,
  chapter: playChapter,
  replaceReviewer: playReplaceReviewer,
  declare: playDeclare,
  comment: playComment,
  answer: playAnswer,
  confirm: playConfirm,
  coverage: playCoverage,
  edition: playEdition,
  proof: playProof,
  qualitySample: playQualitySample,
  printing: playPrinting,
  sampleCopies: playSampleCopies,
  orderCall: playOrderCall,
  closeOrderCall: playCloseOrderCall,
  order: playOrder,
  erratum: playErratum,
  answerErratum: playAnswerErratum,
}

/** An event of the story, done by the one who did it through the operation that everybody uses. */
export function eventStep(book: StoryBook, event: StoryEvent): Step {
  const what = ['key', 'chapter', 'stage', 'action'].flatMap((key) => (key in event ? [String(event[key as keyof StoryEvent])] : []))
  return { what: [event.kind, ...what].join(' '), at: event.at, by: event.by, run: (args) => play(event.kind, { ...args, book, event }) }
}

function play(kind: StoryEvent['kind'], args: { req: PayloadRequest; names: Names; book: StoryBook; event: StoryEvent }): Promise<void> {
  const run = PLAYS[kind] as Play<StoryEvent['kind']>
  return run(args)
}
