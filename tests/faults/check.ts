import type { Where } from 'payload'
import { verify } from '@/platform/verify'
import type { Bench, Doc } from '../contract/fixtures/bench'
import type { Ack } from './protocol'

/** What of the acknowledged is not there any more, and where an invariant is broken. */
export async function check(
  bench: Bench,
  acks: readonly Ack[],
  { invariants }: { invariants: boolean },
): Promise<{ problems: string[]; records: number }> {
  const problems: string[] = []
  for (const ack of acks) {
    const problem = await problemOf(bench, ack)
    if (problem) problems.push(`acknowledged and lost: ${ack.collection}/${ack.id}: ${problem}`)
  }
  if (!invariants) return { problems, records: acks.length }
  const findings = await verify(bench.payload)
  for (const { name, breaks } of findings)
    for (const { subject, reason } of breaks) problems.push(`half record: ${name}: ${subject}: ${reason}`)
  for (const orphan of await notesWithoutTrace(bench)) problems.push(`half record: notes/${orphan} has no trace`)
  return { problems, records: findings.reduce((sum, { records }) => sum + records, acks.length) }
}

async function problemOf({ store }: Bench, ack: Ack): Promise<string | undefined> {
  const doc = (await store.find({ collection: ack.collection, where: { id: { equals: ack.id } }, limit: 1, depth: 0 })).docs[0]
  if (!doc) return 'it is gone'
  switch (ack.kind) {
    case 'stored':
      return Object.entries(ack.fields)
        .filter(([field, value]) => doc[field] !== value)
        .map(([field, value]) => `${field} is ${String(doc[field])} and was ${value}`)
        .join(', ')
    case 'reached':
      return Number(doc[ack.field]) >= ack.atLeast ? undefined : `${ack.field} fell from ${ack.atLeast} to ${String(doc[ack.field])}`
    case 'decided': {
      const where: Where = { and: [{ subject: { equals: `${ack.collection}/${ack.id}` } }, { seq: { equals: ack.seq } }] }
      const row = (await store.find({ collection: 'transitions', where, limit: 1, depth: 0 })).docs[0]
      if (row?.['to'] !== ack.to) return `transition ${ack.seq} to ${ack.to} is gone`
      return Number(doc['stateSeq']) >= ack.seq ? undefined : `it stands at ${String(doc['stateSeq'])} and had reached ${ack.seq}`
    }
  }
}

/** Every note writes its trace in the same transaction: one without the other is half a record. */
async function notesWithoutTrace({ store }: Bench): Promise<string[]> {
  const all = async (collection: string): Promise<Doc[]> => (await store.find({ collection, pagination: false, depth: 0 })).docs
  const traced = new Set((await all('traces')).map(({ note }) => String(note)))
  const versioned = new Set(
    (await store.findVersions({ collection: 'notes', pagination: false, limit: 0, depth: 0 })).docs.map(({ parent }) => String(parent)),
  )
  return (await all('notes'))
    .filter(({ id, lines }) => !traced.has(id) || !versioned.has(id) || (lines as unknown[]).length !== 2)
    .map(({ id }) => id)
}
