import type { FlattenedField } from 'payload'

/**
 * A copy of the data whose array rows have no ids: put into several documents, each needs rows of its own, and the ids of one document's
 * rows must not be moved to another.
 */
export function withFreshRows(fields: readonly FlattenedField[], data: object): Record<string, unknown> {
  const copy = structuredClone(data) as Record<string, unknown>
  for (const field of fields) {
    const value = copy[field.name]
    if (typeof value !== 'object' || value === null) continue
    if (field.type === 'group' || field.type === 'tab') copy[field.name] = withFreshRows(field.flattenedFields, value)
    if (field.type === 'array' && Array.isArray(value))
      copy[field.name] = value.map((row: unknown) => {
        if (typeof row !== 'object' || row === null) return row
        const { id: _id, ...rest } = withFreshRows(field.flattenedFields, row)
        return rest
      })
  }
  return copy
}
