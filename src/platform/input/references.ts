import type { FlattenedField } from 'payload'

/** Ids by the collection that they name a row of. */
export type References = ReadonlyMap<string, ReadonlySet<string>>

/** The rows that `data` refers to and `before` did not, in its fields, groups and lists. */
export function newReferences(fields: readonly FlattenedField[], data: object, before: object | undefined): References {
  const found = new Map<string, Set<string>>()
  collect(fields, data, found)
  const known = new Map<string, Set<string>>()
  if (before) collect(fields, before, known)
  for (const [slug, ids] of found) {
    for (const id of known.get(slug) ?? []) ids.delete(id)
    if (ids.size === 0) found.delete(slug)
  }
  return found
}

function collect(fields: readonly FlattenedField[], data: object, into: Map<string, Set<string>>): void {
  for (const field of fields) {
    const value: unknown = (data as Record<string, unknown>)[field.name]
    if (value === undefined || value === null) continue
    if (field.type === 'relationship' || field.type === 'upload') {
      for (const each of Array.isArray(value) ? value : [value]) note(field.relationTo, each, into)
    } else if (field.type === 'group' || field.type === 'tab' || field.type === 'array') {
      for (const each of Array.isArray(value) ? value : [value])
        if (typeof each === 'object' && each !== null) collect(field.flattenedFields, each as object, into)
    }
  }
}

function note(relationTo: string | string[], value: unknown, into: Map<string, Set<string>>): void {
  const { relationTo: slug, value: row } = Array.isArray(relationTo)
    ? (value as { relationTo: string; value: unknown })
    : { relationTo, value }
  const id = typeof row === 'object' && row !== null && 'id' in row ? row.id : row
  // An empty text is how forms say that nothing is chosen.
  if ((typeof id !== 'string' && typeof id !== 'number') || id === '') return
  into.set(slug, (into.get(slug) ?? new Set()).add(String(id)))
}
