import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'
import { changesBetween } from './changes'
import { recordAudit } from './record'

export const auditChange: CollectionAfterChangeHook = async ({ collection, doc, operation, previousDoc, req }) => {
  const changes = changesBetween(operation === 'create' ? undefined : previousDoc, doc)
  if (changes.length > 0)
    await recordAudit({ req, action: operation, subject: { collection: collection.slug, id: String(doc.id) }, changes })
  return doc
}

export const auditDelete: CollectionAfterDeleteHook = async ({ collection, doc, id, req }) => {
  await recordAudit({
    req,
    action: 'delete',
    subject: { collection: collection.slug, id: String(id) },
    changes: changesBetween(doc, undefined),
  })
  return doc
}
