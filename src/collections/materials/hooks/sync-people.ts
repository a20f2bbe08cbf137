import type { CollectionAfterChangeHook } from 'payload'
import type { Chapter, Edition } from '@/payload-types'
import { CHAPTER_PEOPLE, EDITION_PEOPLE } from '../domain/locks'
import { syncChapterAssignments, syncEditionAssignments } from '../operations/sync-assignments'
import { changedFields } from './changed-fields'

/** Whoever is appointed or relieved, by whatever door, gets the assignment or loses it. */
export const syncChapterPeople: CollectionAfterChangeHook = async ({ doc, operation, previousDoc, req }) => {
  const before: Record<string, unknown> = operation === 'create' ? {} : previousDoc
  if (changedFields([...CHAPTER_PEOPLE, 'dueOn'], before, doc).length > 0) await syncChapterAssignments({ req, chapter: doc as Chapter })
  return doc
}

export const syncEditionPeople: CollectionAfterChangeHook = async ({ doc, operation, previousDoc, req }) => {
  const before: Record<string, unknown> = operation === 'create' ? {} : previousDoc
  if (changedFields(EDITION_PEOPLE, before, doc).length > 0) await syncEditionAssignments({ req, edition: doc as Edition })
  return doc
}
