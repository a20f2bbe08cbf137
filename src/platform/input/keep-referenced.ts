import type { CollectionBeforeDeleteHook, CollectionSlug, PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import './errors'

/**
 * Refuses to delete what another row cannot do without: one whose required relation would then point nowhere. The same on
 * every database; SQLite alone would answer with a failure of its own.
 * @throws DomainError `request.inUse`
 */
export const keepReferenced: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  for (const { path, slug } of referencesTo(collection.slug, req)) {
    const { totalDocs } = await req.payload.db.count({ collection: slug, where: { [path]: { equals: id } }, req })
    if (totalDocs > 0) throw new DomainError('request.inUse', { collection: slug, count: totalDocs })
  }
}

function referencesTo(target: string, req: PayloadRequest): { slug: CollectionSlug; path: string }[] {
  return req.payload.config.collections
    .filter(({ slug }) => !slug.startsWith('payload-'))
    .flatMap((collection) =>
      collection.flattenedFields.flatMap((field) => {
        if (field.type !== 'relationship' || field.required !== true) return []
        const slug = collection.slug as CollectionSlug
        if (field.relationTo === target) return [{ slug, path: field.name }]
        return Array.isArray(field.relationTo) && field.relationTo.some((each) => each === target)
          ? [{ slug, path: `${field.name}.value` }]
          : []
      }),
    )
}
