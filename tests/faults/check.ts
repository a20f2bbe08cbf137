import type { Where } from 'payload'
import { verify } from '@/platform/verify'
import type { House } from './house'
import type { Ack } from './protocol'
import { studyJudge } from './study-check'

/** What of the acknowledged is not there any more, and where an invariant is broken. */
export async function check(
  house: House,
  acks: readonly Ack[],
  { invariants }: { invariants: boolean },
): Promise<{ problems: string[]; records: number }> {
  const problems: string[] = []
  const judgeStudy = studyJudge(house.payload)
  for (const ack of acks) {
    const problem = await problemOf(house, ack, judgeStudy)
    if (problem) problems.push(`acknowledged and lost: ${ack.collection}/${ack.id}: ${problem}`)
  }
  if (!invariants) return { problems, records: acks.length }
  const findings = await verify(house.payload)
  for (const { name, breaks } of findings)
    for (const { subject, reason } of breaks) problems.push(`half record: ${name}: ${subject}: ${reason}`)
  return { problems, records: findings.reduce((sum, { records }) => sum + records, acks.length) }
}

async function problemOf(house: House, ack: Ack, judgeStudy: ReturnType<typeof studyJudge>): Promise<string | undefined> {
  const { store } = house
  const doc = (await store.db.find({ collection: ack.collection, where: { id: { equals: ack.id } }, limit: 1 })).docs[0]
  if (!doc) return 'it is gone'
  switch (ack.kind) {
    case 'stored':
      return Object.entries(ack.fields)
        .filter(([field, value]) => doc[field] !== value)
        .map(([field, value]) => `${field} is ${String(doc[field])} and was ${value}`)
        .join(', ')
    case 'reached':
      return Number(doc[ack.field]) >= ack.atLeast ? undefined : `${ack.field} fell from ${ack.atLeast} to ${String(doc[ack.field])}`
    case 'studied':
      return judgeStudy(ack)
    case 'decided': {
      const where: Where = { and: [{ subject: { equals: `${ack.collection}/${ack.id}` } }, { seq: { equals: ack.seq } }] }
      const row = (await store.db.find({ collection: 'transitions', where, limit: 1 })).docs[0]
      if (row?.['to'] !== ack.to) return `transition ${ack.seq} to ${ack.to} is gone`
      return Number(doc['stateSeq']) >= ack.seq ? undefined : `it stands at ${String(doc['stateSeq'])} and had reached ${ack.seq}`
    }
  }
}
