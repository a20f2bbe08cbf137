import type { CollectionAfterChangeHook } from 'payload'
import { idOf } from '@/kernel/ids'
import { CHAPTER_PEOPLE, EDITION_PEOPLE } from '../../line/domain/locks'
import { loadEditionChapters } from '../../line/operations/load-chapters'
import { loadChapter, loadEdition } from '../../line/operations/load-people'
import { syncChapterAssignments, syncEditionAssignments } from '../operations/sync-assignments'
import { changedFields } from '../../line/hooks/changed-fields'

/**
 * Whoever is appointed or relieved, by whatever door, gets the assignment or loses it. The row is read anew: what the hook is handed holds
 * no more members than the request asked to have back.
 */
export const syncChapterPeople: CollectionAfterChangeHook = async ({ doc, operation, previousDoc, req }) => {
  const before: Record<string, unknown> = operation === 'create' ? {} : previousDoc
  const chapter = await loadChapter(req, String(doc.id))
  const changed = (...fields: readonly string[]) => changedFields(fields, before, { ...chapter }).length > 0
  const people = changed(...CHAPTER_PEOPLE)
  if (people || changed('dueOn')) await syncChapterAssignments({ req, chapter })
  // What the edition waits for may be this chapter, its people or its points.
  if (operation === 'create' || people || changed('points'))
    await syncEditionAssignments({ req, edition: await loadEdition(req, idOf(chapter.edition)) })
  return doc
}

export const syncEditionPeople: CollectionAfterChangeHook = async ({ doc, operation, previousDoc, req }) => {
  const before: Record<string, unknown> = operation === 'create' ? {} : previousDoc
  const edition = await loadEdition(req, String(doc.id))
  const changed = changedFields(EDITION_PEOPLE, before, { ...edition })
  if (operation === 'create' || changed.length > 0) await syncEditionAssignments({ req, edition })
  // The chief editor unifies where nobody else is named to.
  if (operation === 'update' && changed.includes('chiefEditor'))
    for (const chapter of await loadEditionChapters(req, String(edition.id)))
      if (!chapter.unifiedBy && chapter.state !== 'final') await syncChapterAssignments({ req, chapter })
  return doc
}
