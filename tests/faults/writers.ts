import { readContent } from '@/collections/materials/chapters/operations/manuscript'
import { changeState } from '@/platform/workflow'
import type { House } from './house'
import type { Ack } from './protocol'

/** One kind of work, done again and again until the process is killed. Acknowledges each write as soon as it has returned. */
export type Writer = (
  house: House,
  place: { cycle: number; index: number; acknowledge: (ack: Ack) => void },
) => (step: number) => Promise<void>

/** A chapter with its text, its first decision, a draft of it and a comment on that: what a committee does, as fast as it goes. */
const chapters: Writer = (house, { cycle, index, acknowledge }) => {
  let edition: string | undefined
  return async (step) => {
    edition ??= await newEdition(house, cycle * 100 + index)
    const { store, system, staff, authorId } = house
    const title = `第 ${cycle}-${index}-${step} 章`
    const manuscript = textOf(`${title}：加热炉的炉温应按钢种控制。`)
    const { id: chapter } = await store.create({
      collection: 'chapters',
      data: { edition, number: step + 1, title, authors: [authorId], manuscript },
      depth: 0,
      req: await system(),
    })
    acknowledge({ kind: 'stored', collection: 'chapters', id: chapter, fields: { title } })
    const { seq, state } = await changeState({ req: await staff(), slug: 'chapters', id: chapter, action: 'startWriting', seenSeq: 0 })
    acknowledge({ kind: 'decided', collection: 'chapters', id: chapter, seq, to: state })
    const req = await system()
    const { hash } = await readContent(req, manuscript)
    const draft = await store.create({
      collection: 'drafts',
      data: { chapter, number: 1, content: manuscript, contentHash: hash, characterCount: 18, origin: 'editor', createdBy: authorId },
      depth: 0,
      req,
    })
    acknowledge({ kind: 'stored', collection: 'drafts', id: draft.id, fields: { number: 1, contentHash: hash } })
    const body = `第 ${step} 条意见：数据请注明出处。`
    const comment = await store.create({
      collection: 'comments',
      data: { chapter, draft: draft.id, blockIndex: 0, body, severity: 'should', stage: 'writing', author: authorId, status: 'open' },
      depth: 0,
      req: await system(),
    })
    acknowledge({ kind: 'stored', collection: 'comments', id: comment.id, fields: { body, status: 'open' } })
  }
}

/** One document, updated as fast as it goes. */
const updates: Writer = ({ store, system }, { cycle, index, acknowledge }) => {
  let id: string | undefined
  return async (step) => {
    const data = { name: `单位 ${cycle}-${index}`, kind: 'enterprise', city: '0' }
    id ??= (await store.create({ collection: 'organisations', data, depth: 0, req: await system() })).id
    await store.update({ collection: 'organisations', id, data: { city: String(step + 1) }, depth: 0, req: await system() })
    acknowledge({ kind: 'reached', collection: 'organisations', id, field: 'city', atLeast: step + 1 })
  }
}

export const WRITERS: readonly Writer[] = [chapters, chapters, chapters, updates]

async function newEdition({ store, system, textbookId }: House, editionNo: number): Promise<string> {
  const { id } = await store.create({ collection: 'editions', data: { textbook: textbookId, editionNo }, depth: 0, req: await system() })
  return id
}

function textOf(text: string): unknown {
  const node = { version: 1, direction: null, format: '', indent: 0 }
  const paragraph = {
    ...node,
    type: 'paragraph',
    textFormat: 0,
    textStyle: '',
    children: [{ type: 'text', version: 1, text, format: 0, detail: 0, mode: 'normal', style: '' }],
  }
  return { root: { ...node, type: 'root', children: [paragraph] } }
}
