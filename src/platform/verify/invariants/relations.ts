import type { CollectionSlug, FlattenedField, Payload } from 'payload'
import { defineInvariant, twice, type Break } from '../invariant'
import { batches, existing, groupBy } from '../read'

type Reference = { from: string; path: string; to: string; id: string }

/** Every relation of every stored document leads to a document that is there. */
export const relationsLeadSomewhere = defineInvariant({
  name: 'relations',
  label: { zh: '关联都有对象', en: 'every relation leads to a document' },
  async *run({ payload, looked }) {
    const seen: Seen = new Map()
    for (const { slug, flattenedFields } of payload.config.collections) {
      const fields = flattenedFields.filter(hasRelations)
      if (slug.startsWith('payload-') || fields.length === 0) continue
      for await (const batch of batches(payload, slug, { fields: fields.map(({ name }) => name) })) {
        looked(batch.length)
        const references = batch.flatMap((doc) => referencesIn(doc, fields, `${slug}/${doc.id}`, ''))
        yield* await twice(() => dangling(payload, references, seen))
      }
    }
  },
})

/** Documents that were there when this run asked, by collection: a thousand rows that name one of them ask once. */
type Seen = Map<string, Set<string>>

/** So many ids of a collection are kept; those of one that is larger are asked for again. */
const MOST_SEEN = 50_000

function hasRelations(field: FlattenedField): boolean {
  if (field.type === 'relationship' || field.type === 'upload') return !('virtual' in field && field.virtual)
  return 'flattenedFields' in field && field.flattenedFields.some(hasRelations)
}

function referencesIn(data: unknown, fields: readonly FlattenedField[], from: string, prefix: string): Reference[] {
  if (typeof data !== 'object' || data === null) return []
  const values = data as Record<string, unknown>
  return fields.flatMap((field) => {
    const value = values[field.name]
    const path = `${prefix}${field.name}`
    if (value === undefined || value === null) return []
    if (field.type === 'relationship' || field.type === 'upload')
      return (Array.isArray(value) ? value : [value]).flatMap((each) => referenceOf(each, field.relationTo, from, path))
    if (field.type === 'group' || field.type === 'tab') return referencesIn(value, field.flattenedFields, from, `${path}.`)
    if (field.type === 'array' && Array.isArray(value))
      return value.flatMap((row, index) => referencesIn(row, field.flattenedFields, from, `${path}.${index}.`))
    return []
  })
}

function referenceOf(value: unknown, relationTo: string | string[], from: string, path: string): Reference[] {
  if (typeof relationTo === 'string') return [{ from, path, to: relationTo, id: idText(value) }]
  const { relationTo: to, value: id } = value as { relationTo: string; value: unknown }
  return [{ from, path, to, id: idText(id) }]
}

function idText(value: unknown): string {
  return String(typeof value === 'object' && value !== null && 'id' in value ? value.id : value)
}

async function dangling(payload: Payload, references: readonly Reference[], seen: Seen): Promise<Break[]> {
  const breaks: Break[] = []
  for (const [to, own] of groupBy(references, (reference) => reference.to)) {
    const known = seen.get(to) ?? new Set()
    const asked = [...new Set(own.map(({ id }) => id))].filter((id) => !known.has(id))
    const there = payload.collections[to as CollectionSlug] ? await existing(payload, to, asked) : new Set<string>()
    for (const id of there) if (known.size < MOST_SEEN) known.add(id)
    seen.set(to, known)
    for (const { from, path, id } of own)
      if (!there.has(id) && !known.has(id)) breaks.push({ subject: from, reason: `its ${path} names ${to}/${id}, which is not there` })
  }
  return breaks
}
