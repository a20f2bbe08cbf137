import { defineEvent } from '@/platform/events'

/** An edition went into circulation: what it changed against the edition that it revises (everything, where it is the first). */
export const editionPublished = defineEvent<{
  editionId: string
  textbookId: string
  /** Ids of chapters that were added, changed or removed. */
  changedChapters: string[]
  /** Appraisal points that those changes touch. */
  touchedPoints: string[]
}>('edition.published')
