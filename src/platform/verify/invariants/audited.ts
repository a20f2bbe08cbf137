import type { CollectionSlug, Payload } from 'payload'
import { auditChange } from '@/platform/audit'
import { defineInvariant, twice, type Break } from '../invariant'
import { allWhere, batches, existing, groupBy, type Row } from '../read'

/** Every document of an audited collection has the audit row of its creation: nothing is half written (DESIGN law 4). */
export const documentsAreAudited = defineInvariant({
  name: 'audited',
  label: { zh: '记录都有审计', en: 'every document has its audit row' },
  async *run({ payload, looked }) {
    for (const slug of auditedSlugs(payload))
      for await (const batch of batches(payload, slug)) {
        looked(batch.length)
        yield* await twice(() => unaudited(payload, slug, batch))
      }
  },
})

/** Every audit row of a creation has its document, or the row of its deletion. */
export const auditRowsHaveDocuments = defineInvariant({
  name: 'audit-subjects',
  label: { zh: '审计都有记录', en: 'every audit row has its document' },
  async *run({ payload, looked }) {
    for await (const batch of batches(payload, 'audit-log', { action: { equals: 'create' } })) {
      looked(batch.length)
      yield* await twice(() => vanished(payload, batch))
    }
  },
})

function auditedSlugs(payload: Payload): string[] {
  return payload.config.collections.filter(({ hooks }) => hooks.afterChange.includes(auditChange)).map(({ slug }) => slug)
}

async function unaudited(payload: Payload, slug: string, batch: readonly Row[]): Promise<Break[]> {
  const ids = batch.map(({ id }) => String(id))
  const rows = await allWhere(payload, 'audit-log', 'subjectId', ids, {
    and: [{ subjectCollection: { equals: slug } }, { action: { equals: 'create' } }],
  })
  const known = new Set(rows.map(({ subjectId }) => String(subjectId)))
  const suspects = ids.filter((id) => !known.has(id))
  const there = await existing(payload, slug, suspects)
  return suspects.filter((id) => there.has(id)).map((id) => ({ subject: `${slug}/${id}`, reason: 'it has no audit row of its creation' }))
}

async function vanished(payload: Payload, batch: readonly Row[]): Promise<Break[]> {
  const breaks: Break[] = []
  for (const [slug, rows] of groupBy(batch, ({ subjectCollection }) => String(subjectCollection))) {
    if (!payload.collections[slug as CollectionSlug]) continue // a plugin that was taken out keeps its history
    const ids = rows.map(({ subjectId }) => String(subjectId))
    const there = await existing(payload, slug, ids)
    const missing = ids.filter((id) => !there.has(id))
    const deletions = await allWhere(payload, 'audit-log', 'subjectId', missing, {
      and: [{ subjectCollection: { equals: slug } }, { action: { equals: 'delete' } }],
    })
    const deleted = new Set(deletions.map(({ subjectId }) => String(subjectId)))
    for (const id of missing)
      if (!deleted.has(id)) breaks.push({ subject: `${slug}/${id}`, reason: 'it was created and is gone without a deletion' })
  }
  return breaks
}
