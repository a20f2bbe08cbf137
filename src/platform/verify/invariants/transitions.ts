import type { CollectionSlug, Payload } from 'payload'
import { subjectKey, workflowOf, type Workflow } from '@/platform/workflow'
import { defineInvariant, twice, type Break } from '../invariant'
import { allWhere, batches, existing, groupBy, type Row } from '../read'

/** Every document with a workflow stands where its log says: no gap, each step from where the last one led (docs/contracts.md, laws 1 and 2). */
export const statesFollowTheirLog = defineInvariant({
  name: 'states',
  label: { zh: '状态与流转记录一致', en: 'every state follows from its log' },
  async *run({ payload, looked }) {
    for (const { slug, workflow } of workflows(payload))
      for await (const batch of batches(payload, slug, { fields: [] })) {
        looked(batch.length)
        const ids = batch.map(({ id }) => id)
        yield* await twice(async () => wrongStates({ payload, slug, workflow, ids }))
      }
  },
})

/** No row of the log belongs to nothing, unless the document was deleted and the audit log says so. */
export const transitionsHaveSubjects = defineInvariant({
  name: 'transitions',
  label: { zh: '流转记录都有对象', en: 'every transition has its document' },
  async *run({ payload, looked }) {
    for await (const batch of batches(payload, 'transitions', { fields: ['subject'] })) {
      looked(batch.length)
      yield* await twice(() => transitionsWithoutSubject(payload, batch))
    }
  },
})

function workflows(payload: Payload): { slug: string; workflow: Workflow }[] {
  return payload.config.collections.flatMap((collection) => {
    const workflow = workflowOf(collection)
    return workflow ? [{ slug: collection.slug, workflow }] : []
  })
}

async function wrongStates({
  payload,
  slug,
  workflow,
  ids,
}: {
  payload: Payload
  slug: string
  workflow: Workflow
  ids: readonly (string | number)[]
}): Promise<Break[]> {
  const docs = await allWhere(payload, slug, 'id', ids, { fields: ['state', 'stateSeq'] })
  const rows = await allWhere(
    payload,
    'transitions',
    'subject',
    ids.map((id) => subjectKey(slug, id)),
    { fields: ['subject', 'seq', 'from', 'to'] },
  )
  const logs = groupBy(rows, ({ subject }) => String(subject))
  return docs.flatMap((doc) => {
    const subject = subjectKey(slug, doc.id)
    const reason = faultOf(doc, logs.get(subject) ?? [], workflow.machine.initial)
    return reason ? [{ subject, reason }] : []
  })
}

function faultOf(doc: Row, unordered: readonly Row[], initial: string): string | undefined {
  const log = [...unordered].sort((a, b) => Number(a['seq']) - Number(b['seq']))
  let state: unknown = initial
  for (const [index, row] of log.entries()) {
    if (row['seq'] !== index + 1) return `transition ${index + 1} is missing from its log`
    if (row['from'] !== state)
      return `transition ${index + 1} leads from "${String(row['from'])}", but the last one led to "${String(state)}"`
    state = row['to']
  }
  if (doc['state'] !== state) return `it is "${String(doc['state'])}", its log ends in "${String(state)}"`
  if (doc['stateSeq'] !== log.length) return `it counts ${String(doc['stateSeq'])} transitions, its log has ${log.length}`
  return undefined
}

async function transitionsWithoutSubject(payload: Payload, rows: readonly Row[]): Promise<Break[]> {
  const breaks: Break[] = []
  for (const [slug, group] of groupBy(rows, ({ subject }) => String(subject).split('/')[0] ?? '')) {
    const ids = [...new Set(group.map(({ subject }) => String(subject).slice(slug.length + 1)))]
    if (!payload.collections[slug as CollectionSlug]) {
      breaks.push({ subject: slug, reason: 'there is no such collection' })
      continue
    }
    const there = await existing(payload, slug, ids)
    const missing = ids.filter((id) => !there.has(id))
    const deleted = new Set(
      (
        await allWhere(payload, 'audit-log', 'subjectId', missing, {
          where: { and: [{ subjectCollection: { equals: slug } }, { action: { equals: 'delete' } }] },
          fields: ['subjectId'],
        })
      ).map(({ subjectId }) => String(subjectId)),
    )
    for (const id of missing)
      if (!deleted.has(id)) breaks.push({ subject: subjectKey(slug, id), reason: 'its transitions stand, the document does not' })
  }
  return breaks
}
