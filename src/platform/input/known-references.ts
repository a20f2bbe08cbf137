import type { CollectionBeforeValidateHook, CollectionSlug } from 'payload'
import { dialectOf } from '@/database/dialect'
import { DomainError } from '@/kernel/errors'
import { newReferences } from './references'

/**
 * Refuses a relation to a row that is not there, where the database keeps no foreign keys of its own. Only what a change brings is looked
 * up, in one question for each collection.
 * @throws DomainError `request.unknownReference`, as where the database itself refuses
 */
export const knownReferences: CollectionBeforeValidateHook = async ({ collection, data, originalDoc, req }) => {
  const { isId, keepsReferences } = dialectOf(req.payload.db)
  if (!data || keepsReferences) return data
  const before = originalDoc as object | undefined
  for (const [slug, ids] of newReferences(collection.flattenedFields, data, before)) {
    const unknown = (await foundOf(slug, [...ids])) !== ids.size
    if (unknown) throw new DomainError('request.unknownReference')
  }
  return data

  async function foundOf(slug: string, ids: string[]): Promise<number> {
    if (!Object.hasOwn(req.payload.collections, slug) || !ids.every(isId)) return -1
    return (await req.payload.db.count({ collection: slug as CollectionSlug, where: { id: { in: ids } }, req })).totalDocs
  }
}
