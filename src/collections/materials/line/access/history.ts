import type { Chapter, Edition, Erratum } from '@/payload-types'
import { idOf } from '@/kernel/ids'
import { WHOLE_HISTORY, type HistoryView, type ReadsHistory } from '@/platform/workflow'
import { materialScope, opensChapter } from './scope'

/** Steps without who took them and why. */
const STEPS: HistoryView = { actors: false, reasons: false }

/** An edition's: whole for whoever has a part in the book; for its readers, when it came out and when it came out again. */
export const readsEditionHistory: ReadsHistory = async ({ doc, req }) => {
  const scope = await materialScope(req)
  if (scope.visibleEditions.includes(String((doc as unknown as Edition).id))) return WHOLE_HISTORY
  return { ...STEPS, only: ['publish', 'finishReprint', 'withdraw'] }
}

/**
 * A chapter's: whole for those to whom its material is open, since the reasons are the reviewers' words. Who waits for a round, declared a
 * conflict or sits in the committee sees how far it is.
 */
export const readsChapterHistory: ReadsHistory = async ({ doc, req }) => {
  const chapter = doc as unknown as Chapter
  const scope = await materialScope(req)
  return opensChapter(scope, { id: String(chapter.id), edition: idOf(chapter.edition) }) ? WHOLE_HISTORY : STEPS
}

/** An erratum's: whole for the editors of the book; whoever reported it learns what became of it and why; readers, that it was settled. */
export const readsErratumHistory: ReadsHistory = async ({ doc, req }) => {
  const erratum = doc as unknown as Erratum
  const scope = await materialScope(req)
  if (scope.editions.includes(idOf(erratum.edition))) return WHOLE_HISTORY
  return scope.userId !== undefined && idOf(erratum.reportedBy) === scope.userId ? { actors: false, reasons: true } : STEPS
}
