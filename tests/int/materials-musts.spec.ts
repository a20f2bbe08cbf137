import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { materialsInvariants } from '@/collections/materials'
import type { Break } from '@/platform/verify'
import { call, confirmMatrix, createLine, manuscript, must, transit, type Answer, type Cast, type Line } from '../factories/line'
import { bootPayload, shutDown } from '../factories/payload'

/** "Resolved, the text was changed" is shown by the text, or said in writing by a reviewer who looked. */
let payload: Payload
let line: Line
let remark: string

beforeAll(async () => {
  payload = await bootPayload()
  line = await createLine(payload)
  await must(step('author', 'startWriting'))
  await write('author', '枪位过低，化渣不良。', '留渣量按炉况定。')
  await must(step('author', 'submitDraft'))
  await must(step('chief', 'passUnifying'))
  await declare('reviewer1')
})
afterAll(() => shutDown(payload))

const OPINION = { input: { opinion: '结构完整，数据可靠，同意通过。' } }
const id = () => line.chapters[0]?.id ?? ''
const codeOf = ({ body, status }: Answer) => [status, body.errors?.[0]?.code]
const step = (by: Cast, action: string, more = {}) => transit('chapters', id(), line.tokens[by], action, more)
const declare = (by: Cast) => must(call(`/chapters/${id()}/reviews/declare`, { token: line.tokens[by], body: { declaration: 'none' } }))
const answer = (by: Cast, text: string) =>
  must(call(`/comments/${remark}/answer`, { token: line.tokens[by], body: { status: 'resolved', answer: text } }))
const confirm = (by: Cast, note: string) => call(`/comments/${remark}/confirm`, { token: line.tokens[by], body: { note } })

async function write(by: Cast, ...paragraphs: string[]) {
  const token = line.tokens[by]
  await must(call(`/chapters/${id()}`, { token, method: 'PATCH', body: { manuscript: manuscript(...paragraphs) } }))
  await must(call(`/chapters/${id()}/drafts`, { token, body: {} }))
}

async function say(by: Cast, blockIndex: number) {
  const { body } = await must(
    call(`/chapters/${id()}/comments`, { token: line.tokens[by], body: { blockIndex, body: '写反了，请改正。', severity: 'must' } }),
  )
  remark = (body['comment'] as { id: string }).id
}

async function breaks(): Promise<Break[]> {
  const found: Break[] = []
  for (const { name, run } of materialsInvariants)
    if (name === 'settled remarks') for await (const each of run({ payload, looked: () => undefined } as never)) found.push(each)
  return found
}

describe('a remark that must be settled', () => {
  it('holds the round while it is called resolved over an unchanged text, and says at which place', async () => {
    await say('reviewer1', 0)
    await answer('author', '已改正。')
    const held = await step('reviewer1', 'passReview1', OPINION)
    expect(codeOf(held)).toEqual([422, 'materials.mustsUnproved'])
    expect(held.body.errors?.[0]?.details).toMatchObject({ count: 1, comments: [remark], places: [{ zh: '第 1 段' }] })
  })

  it('is not confirmed by a writer, a stranger to the review, or without a word', async () => {
    expect(codeOf(await confirm('author', '改了'))).toEqual([403, 'materials.notYourConfirmation'])
    expect(codeOf(await confirm('editor', '改了'))).toEqual([403, 'materials.notYourConfirmation'])
    expect(codeOf(await confirm('outsider', '改了'))).toEqual([404, 'request.notFound'])
    expect(codeOf(await confirm('reviewer1', ' '))).toEqual([422, 'materials.confirmNoteMissing'])
  })

  it('passes with the reviewer’s own confirmation, which keeps who, when and why', async () => {
    const { body } = await must(confirm('reviewer1', '前一段已写明取值，不必再改。'))
    expect(body['comment']).toMatchObject({
      confirmNote: '前一段已写明取值，不必再改。',
      confirmedAt: expect.stringMatching(/^\d{4}-/),
    })
    expect(codeOf(await confirm('reviewer1', '再次'))).toEqual([422, 'materials.nothingToConfirm'])
    await must(step('reviewer1', 'passReview1', OPINION))
  })

  it('passes with a newer draft that touches its place, and with no other', async () => {
    await declare('reviewer2')
    await say('reviewer2', 1)
    await must(step('reviewer2', 'return', { reason: '请按意见修改第 2 段。', target: 'writing' }))
    await answer('author', '已改。')
    await write('author', '枪位过低，化渣不良；前段改过。', '留渣量按炉况定。')
    await must(step('author', 'submitDraft'))
    await must(step('chief', 'passUnifying'))
    const held = await step('reviewer1', 'passReview1', OPINION)
    expect(codeOf(held)).toEqual([422, 'materials.mustsUnproved'])
    expect(held.body.errors?.[0]?.details).toMatchObject({ places: [{ zh: '第 2 段' }] })
    await must(step('reviewer1', 'return', { reason: '第 2 段仍未修改。', target: 'writing' }))
    await write('author', '枪位过低，化渣不良；前段改过。', '留渣量按炉况和钢种定。')
    await must(step('author', 'submitDraft'))
    await must(step('chief', 'passUnifying'))
    await must(step('reviewer1', 'passReview1', OPINION))
    await must(step('reviewer2', 'passReview2', OPINION))
    await declare('reviewer3')
    await confirmMatrix(line)
    await must(step('reviewer3', 'passReview3', OPINION))
  })

  it('is looked at again under the seal, where the record was made since then', async () => {
    expect(await breaks()).toEqual([])
    const { docs } = await payload.find({
      collection: 'comments',
      where: { chapter: { equals: id() } },
      sort: 'createdAt',
      overrideAccess: true,
    })
    const [confirmed] = docs
    // Somebody moves the paragraph's remark under the seal: nothing shows any more that it was settled.
    const last = docs.at(-1)
    const { docs: drafts } = await payload.find({
      collection: 'drafts',
      where: { chapter: { equals: id() } },
      sort: '-number',
      overrideAccess: true,
    })
    await payload.db.updateOne({ collection: 'comments', id: last?.id ?? '', data: { draft: drafts[0]?.id } })
    expect((await breaks()).map(({ subject }) => subject)).toEqual([`comments/${last?.id}`])
    // As an installation of before has it.
    await payload.db.updateOne({ collection: 'comments', id: last?.id ?? '', data: { answeredDraft: null } })
    await payload.db.updateOne({ collection: 'comments', id: confirmed?.id ?? '', data: { answeredDraft: null, confirmedBy: null } })
    expect(await breaks()).toEqual([])
  })
})
