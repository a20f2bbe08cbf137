import type { CollectionSlug, FlattenedField, Payload } from 'payload'
import { defineInvariant, twice, type Break } from '../invariant'
import { batches, existing, type Row } from '../read'

type Reference = { from: string; path: string; to: string; id: string }

/** Every relation of every stored document leads to a document that is there. */
export const relationsLeadSomewhere = defineInvariant({
  name: 'relations',
  label: { zh: '关联都有对象', en: 'every relation leads to a document' },
  async *run({ payload, looked }) {
    for (const { slug, flattenedFields } of payload.config.collections) {
      if (slug.startsWith('payload-')) continue
      for await (const batch of batches(payload, slug)) {
        looked(batch.length)
        const references = (docs: readonly Row[]) => docs.flatMap((doc) => referencesIn(doc, flattenedFields, `${slug}/${doc.id}`, ''))
        yield* await twice(async () => dangling(payload, references(batch)))
      }
    }
  },
})

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

async function dangling(payload: Payload, references: readonly Reference[]): Promise<Break[]> {
  const breaks: Break[] = []
  for (const to of new Set(references.map((reference) => reference.to))) {
    const own = references.filter((reference) => reference.to === to)
    const there = payload.collections[to as CollectionSlug] ? await existing(payload, to, [...new Set(own.map(({ id }) => id))]) : new Set()
    for (const { from, path, id } of own)
      if (!there.has(id)) breaks.push({ subject: from, reason: `its ${path} names ${to}/${id}, which is not there` })
  }
  return breaks
}
