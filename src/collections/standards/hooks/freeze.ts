import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook, CollectionSlug } from 'payload'
import { canonicalJson } from '@/kernel/hash-chain'
import { DomainError } from '@/kernel/errors'
import { idOf, type Ref } from '@/kernel/ids'
import '../errors'
import { editorId } from '../operations/editor'

/** Content of a document in force stands as it is; only its state may go on. Notes and derived members are not content. */
export function freezeContent({ code, members }: { code: string; members: readonly string[] }): CollectionBeforeChangeHook {
  return ({ data, operation, originalDoc, req }) => {
    if (operation === 'create') return { ...data, editedBy: editorId(req) ?? null }
    const changed = members.filter(
      (member) => member in data && canonicalJson(bare(data[member])) !== canonicalJson(bare(originalDoc[member])),
    )
    if (changed.length === 0) return { ...data, editedBy: idOf(originalDoc.editedBy) ?? null }
    if (originalDoc.state !== 'draft') throw new DomainError(code, { fields: changed })
    return { ...data, editedBy: editorId(req) ?? idOf(originalDoc.editedBy) ?? null }
  }
}

/** Nothing that was ever in force is deleted, nor what others point at. */
export function keepOnceInForce({
  code,
  references,
}: {
  code: string
  references: readonly { collection: CollectionSlug; field: string }[]
}): CollectionBeforeDeleteHook {
  return async ({ collection, id, req }) => {
    const { docs } = await req.payload.db.find<{ state?: string }>({
      collection: collection.slug,
      where: { id: { equals: id } },
      limit: 1,
      pagination: false,
      req,
    })
    if (docs[0]?.state && docs[0].state !== 'draft') throw new DomainError(code)
    for (const { collection: slug, field } of references) {
      const { totalDocs } = await req.payload.db.count({ collection: slug, where: { [field]: { equals: id } }, req })
      if (totalDocs > 0) throw new DomainError('standards.inUse', { collection: slug, count: totalDocs })
    }
  }
}

/** Ids instead of populated documents, absent for null, and array rows without the ids that the database gave them. */
function bare(value: unknown): unknown {
  if (value === undefined || value === '' || value === false) return null
  if (Array.isArray(value)) return value.map(bareRow)
  if (value !== null && typeof value === 'object' && 'id' in value && 'updatedAt' in value) return idOf(value as Ref)
  return value
}

function bareRow(row: unknown): unknown {
  if (row === null || typeof row !== 'object' || Array.isArray(row)) return row
  return Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'id'))
}
