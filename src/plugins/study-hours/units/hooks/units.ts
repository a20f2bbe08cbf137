import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'
import { PUBLIC_EDITION_STATES } from '@/collections/materials'
import { DomainError } from '@/kernel/errors'
import { idOf, type Ref } from '@/kernel/ids'
import '../../training/domain/errors'
import { endStudy } from '../../training/operations/end-study'

/**
 * A unit has the content that its kind names, a chapter of an edition in circulation or a file; what belongs to another kind is
 * dropped. `revision` grows by itself when the content changes, and cannot be set.
 */
export const checkUnit: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const row = { ...originalDoc, ...data }
  if (operation === 'update' && data.course !== undefined && idOf(data.course) !== idOf(originalDoc.course))
    throw new DomainError('study.fixedRelation', { field: 'course' })
  const isChapter = row.kind === 'chapter'
  const content: Ref | null | undefined = isChapter ? row.chapter : row.file
  if (!content) throw new DomainError('study.unitWithoutContent', { field: isChapter ? 'chapter' : 'file' })
  const isNew = operation === 'create'
  const isOther = isNew || row.kind !== originalDoc.kind || idOf(content) !== idOf(isChapter ? originalDoc.chapter : originalDoc.file)
  if (isChapter && isOther && !(await isInCirculation(req, idOf(content))))
    throw new DomainError('study.chapterNotPublished', { field: 'chapter' })
  const revision: number = isNew ? 1 : originalDoc.revision + (isOther ? 1 : 0)
  return { ...data, revision, ...(isChapter ? { file: null } : { chapter: null }), ...(isOther && !isNew ? { isOutdated: false } : {}) }
}

/** Who studies a unit that is closed is told so: the sessions that are open at it end with it. */
export const endClosedUnit: CollectionAfterChangeHook = async ({ doc, operation, previousDoc, req }) => {
  if (operation === 'update' && previousDoc.open !== false && doc.open === false)
    await endStudy({ req, where: { unit: String(doc.id) }, reason: 'unit-closed' })
}

async function isInCirculation(req: Parameters<CollectionBeforeChangeHook>[0]['req'], chapter: string): Promise<boolean> {
  const { totalDocs } = await req.payload.count({
    collection: 'chapters',
    where: {
      and: [{ id: { equals: chapter } }, { 'edition.state': { in: [...PUBLIC_EDITION_STATES] } }, { sealedDraft: { exists: true } }],
    },
    overrideAccess: true, // whether it is published
    req,
  })
  return totalDocs > 0
}
