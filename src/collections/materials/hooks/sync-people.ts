import type { CollectionAfterChangeHook } from 'payload'
import { idOf } from '@/kernel/ids'
import type { Chapter, Edition } from '@/payload-types'
import { CHAPTER_PEOPLE, EDITION_PEOPLE } from '../domain/locks'
import { loadEdition } from '../operations/load-people'
import { syncChapterAssignments, syncEditionAssignments } from '../operations/sync-assignments'
import { changedFields } from './changed-fields'

/** Whoever is appointed or relieved, by whatever door, gets the assignment or loses it. */
export const syncChapterPeople: CollectionAfterChangeHook = async ({ doc, operation, previousDoc, req }) => {
  const before: Record<string, unknown> = operation === 'create' ? {} : previousDoc
  const people = changedFields(CHAPTER_PEOPLE, before, doc).length > 0
  if (people || changedFields(['dueOn'], before, doc).length > 0) await syncChapterAssignments({ req, chapter: doc as Chapter })
  // What the edition waits for may be this chapter, its people or its points.
  if (operation === 'create' || people || changedFields(['points'], before, doc).length > 0)
    await syncEditionAssignments({ req, edition: await loadEdition(req, idOf((doc as Chapter).edition)) })
  return doc
}

export const syncEditionPeople: CollectionAfterChangeHook = async ({ doc, operation, previousDoc, req }) => {
  const before: Record<string, unknown> = operation === 'create' ? {} : previousDoc
  if (operation === 'create' || changedFields(EDITION_PEOPLE, before, doc).length > 0)
    await syncEditionAssignments({ req, edition: doc as Edition })
  return doc
}
