import { changeState } from '@/platform/workflow'
import type { Bench } from '../contract/fixtures/bench'
import type { Ack } from './protocol'

/** One kind of work, done again and again until the process is killed. Gives what it may acknowledge after each step. */
export type Writer = (bench: Bench, tag: string) => (step: number) => Promise<Ack[]>

/** A record with a draft version, array rows and a second record in the same transaction. */
const drafts: Writer =
  ({ store }, tag) =>
  async (step) => {
    const title = `draft ${tag}-${step}`
    const { id } = await store.create({
      collection: 'notes',
      data: { title, lines: [{ text: '甲' }, { text: '乙' }] },
      draft: true,
      depth: 0,
    })
    const { docs } = await store.find({ collection: 'traces', where: { note: { equals: id } }, limit: 1 })
    return [
      { kind: 'stored', collection: 'notes', id, fields: { title } },
      { kind: 'stored', collection: 'traces', id: docs[0]?.id ?? 'none', fields: { title } },
    ]
  }

/** A document and its decision, with the audit rows of both. */
const decisions: Writer =
  ({ store, request }, tag) =>
  async (step) => {
    const title = `paper ${tag}-${step}`
    const { id } = await store.create({ collection: 'papers', data: { title }, req: await request() })
    const { seq, state } = await changeState({ req: await request(), slug: 'papers', id, action: 'seal', seenSeq: 0 })
    return [
      { kind: 'stored', collection: 'papers', id, fields: { title } },
      { kind: 'decided', collection: 'papers', id, seq, to: state },
    ]
  }

const comments: Writer =
  ({ store }, tag) =>
  async (step) => {
    const { id } = await store.create({ collection: 'traces', data: { note: `comment ${tag}-${step}`, title: '第三段数据有误' } })
    return [{ kind: 'stored', collection: 'traces', id, fields: { note: `comment ${tag}-${step}`, title: '第三段数据有误' } }]
  }

/** One document, updated as fast as it goes. */
const updates: Writer = ({ store }) => {
  let id: string | undefined
  return async (step) => {
    id ??= (await store.create({ collection: 'counters', data: {} })).id
    await store.update({ collection: 'counters', id, data: { count: step + 1, revision: step + 1 } })
    return [{ kind: 'reached', collection: 'counters', id, field: 'count', atLeast: step + 1 }]
  }
}

export const WRITERS: readonly Writer[] = [drafts, drafts, decisions, decisions, comments, updates]
