import type { CollectionSlug, FlattenedField, Payload, PayloadRequest, TypeWithID, Where } from 'payload'
import { auditedSlugs, NO_JOINS } from './members'

type StoredRow = TypeWithID & Record<string, unknown>

/** The rows of audited collections whose relations name one of these, wherever in the row they do. */
export async function rowsReferringTo({
  collection,
  ids,
  payload,
  req,
}: {
  payload: Payload
  req: PayloadRequest
  collection: string
  ids: readonly (string | number)[]
}): Promise<{ collection: string; rows: StoredRow[] }[]> {
  if (ids.length === 0) return []
  const found = []
  for (const slug of auditedSlugs(payload)) {
    const paths = pathsTo(payload.collections[slug as CollectionSlug].config.flattenedFields, collection, '')
    const rows = new Map<string, StoredRow>()
    for (const path of paths) {
      const where: Where = { [path]: { in: [...ids] } }
      const { docs } = await payload.db.find<StoredRow>({
        collection: slug as CollectionSlug,
        where,
        joins: NO_JOINS,
        pagination: false,
        limit: 0,
        req,
      })
      for (const row of docs) rows.set(String(row.id), row)
    }
    if (rows.size > 0) found.push({ collection: slug, rows: [...rows.values()] })
  }
  return found
}

function pathsTo(fields: readonly FlattenedField[], target: string, prefix: string): string[] {
  return fields.flatMap((field): string[] => {
    const path = `${prefix}${field.name}`
    if (field.type === 'group' || field.type === 'tab' || field.type === 'array') return pathsTo(field.flattenedFields, target, `${path}.`)
    if (field.type !== 'relationship' && field.type !== 'upload') return []
    if (Array.isArray(field.relationTo)) return (field.relationTo as string[]).includes(target) ? [`${path}.value`] : []
    return (field.relationTo as string) === target ? [path] : []
  })
}
