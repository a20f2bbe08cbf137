import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, createLine, manuscript, must, sealChapter, transit, type Answer, type Cast, type Line } from '../factories/line'
import { bootPayload, shutDown, systemReq } from '../factories/payload'

/** Whoever ever had a hand in something does not decide over it, also after their name is gone from the record. */
let payload: Payload
let line: Line

beforeAll(async () => {
  payload = await bootPayload()
  line = await createLine(payload, { chapters: 6 })
})
afterAll(() => shutDown(payload))

const idAt = (index: number) => line.chapters[index]?.id ?? ''
const codeOf = ({ body }: Answer) => body.errors?.[0]?.code
const detailsOf = ({ body }: Answer) => body.errors?.[0]?.details
const appoint = (index: number, people: Record<string, unknown>, by: Cast = 'chief') =>
  call(`/chapters/${idAt(index)}/people`, { token: line.tokens[by], body: people })
const write = (index: number, by: Cast, text: string) =>
  must(call(`/chapters/${idAt(index)}`, { token: line.tokens[by], method: 'PATCH', body: { manuscript: manuscript(text) } }))
const draft = (index: number, by: Cast) => must(call(`/chapters/${idAt(index)}/drafts`, { token: line.tokens[by], body: {} }))
const step = (index: number, by: Cast, action: string, more = {}) => transit('chapters', idAt(index), line.tokens[by], action, more)
const declare = (index: number, by: Cast) =>
  call(`/chapters/${idAt(index)}/reviews/declare`, { token: line.tokens[by], body: { declaration: 'none' } })
const OPINION = { input: { opinion: '结构完整，数据可靠，同意通过。' } }

describe('a co-author who was taken off the chapter', () => {
  it('is refused as its reviewer at every door, with the day and the deed', async () => {
    const { author, coAuthor } = line.people
    await must(appoint(0, { authors: [author.id, coAuthor.id] }))
    await must(appoint(0, { authors: [author.id] }))
    const answer = await appoint(0, { secondReviewer: coAuthor.id })
    expect([answer.status, codeOf(answer)]).toEqual([422, 'materials.reviewerWroteChapter'])
    expect(detailsOf(answer)).toMatchObject({
      field: 'secondReviewer',
      person: coAuthor.id,
      hand: { zh: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d 被指定为本章编写人$/) },
    })
    expect(JSON.stringify(answer.body.errors)).toContain('被指定为本章编写人')
    const plain = await call(`/chapters/${idAt(0)}`, {
      token: line.tokens.staff,
      method: 'PATCH',
      body: { finalReviewer: coAuthor.id },
    })
    expect([plain.status, codeOf(plain)]).toEqual([422, 'materials.reviewerWroteChapter'])
  })

  it('is refused again at the act itself, where an older row names them all the same', async () => {
    await must(step(0, 'author', 'startWriting'))
    await write(0, 'author', '炉渣的碱度。')
    await draft(0, 'author')
    await must(step(0, 'author', 'submitDraft'))
    await must(step(0, 'chief', 'passUnifying'))
    await payload.db.updateOne({ collection: 'chapters', id: idAt(0), data: { firstReviewer: line.people.coAuthor.id } })
    const declared = await declare(0, 'coAuthor')
    expect([declared.status, codeOf(declared)]).toEqual([422, 'materials.reviewerWroteChapter'])
    const passed = await step(0, 'coAuthor', 'passReview1', OPINION)
    expect([passed.status, codeOf(passed)]).toEqual([422, 'materials.reviewerWroteChapter'])
    const returned = await step(0, 'coAuthor', 'return', { reason: '结构须调整，数据须核对。', target: 'writing' })
    expect([returned.status, codeOf(returned)]).toEqual([422, 'materials.reviewerWroteChapter'])
  })
})

describe('the hand that changed the working copy', () => {
  it('is a writer without ever having made a draft', async () => {
    await must(step(1, 'coAuthor', 'startWriting'))
    await write(1, 'coAuthor', '转炉的装料制度。')
    await draft(1, 'coAuthor')
    await must(step(1, 'coAuthor', 'submitDraft'))
    await write(1, 'chief', '转炉的装料制度，经统稿改写。')
    const answer = await appoint(1, { finalReviewer: line.people.chief.id }, 'staff')
    expect([answer.status, codeOf(answer)]).toEqual([422, 'materials.reviewerWroteChapter'])
    expect(detailsOf(answer)).toMatchObject({ hand: { en: expect.stringContaining('changed the text of the chapter') } })
  })

  it('is nobody’s who saved the chapter with the text as it was', async () => {
    await must(step(3, 'coAuthor', 'startWriting'))
    await write(3, 'coAuthor', '连铸的结晶器。')
    const { body } = await must(call(`/chapters/${idAt(3)}?depth=0`, { token: line.tokens.coAuthor }))
    await must(
      call(`/chapters/${idAt(3)}`, {
        token: line.tokens.staff,
        method: 'PATCH',
        body: { title: '改过的标题', manuscript: body['manuscript'] },
      }),
    )
    expect((await appoint(3, { firstReviewer: line.people.staff.id })).status).toBe(200)
  })
})

describe('three reviews by three people', () => {
  it('holds against one who judged a round and was replaced', async () => {
    await must(step(2, 'author', 'startWriting'))
    await write(2, 'author', '铁水预处理。')
    await draft(2, 'author')
    await must(step(2, 'author', 'submitDraft'))
    await must(step(2, 'chief', 'passUnifying'))
    await must(declare(2, 'reviewer1'))
    await must(step(2, 'reviewer1', 'passReview1', OPINION))
    await must(appoint(2, { firstReviewer: line.people.proofB.id }))
    const answer = await appoint(2, { finalReviewer: line.people.reviewer1.id })
    expect([answer.status, codeOf(answer)]).toEqual([422, 'materials.sameReviewer'])
    expect(detailsOf(answer)).toMatchObject({
      field: 'finalReviewer',
      hand: { zh: expect.stringContaining('承担本章初审'), en: expect.stringContaining('reviewed the chapter first') },
    })
  })
})

describe('a book', () => {
  it('is not sampled, proofed or released by one who once was an author of it', async () => {
    const book = await createLine(payload, { chapters: 1 })
    const { editor, proofA } = book.people
    // As an older installation may hold it: the appointment itself would be refused today, since nobody could then pass the book.
    const req = await systemReq(payload)
    for (const authors of [[book.people.author.id, editor.id, proofA.id], [book.people.author.id]])
      await payload.update({
        collection: 'chapters',
        id: String(book.chapters[0]?.id),
        data: { authors },
        depth: 0,
        overrideAccess: true,
        req,
      })
    await sealChapter(book, 0, '高炉的送风制度。')
    const edition = book.edition.id
    await must(transit('editions', edition, book.tokens.editor, 'typeset'))
    const sample = await call(`/editions/${edition}/quality-samples`, {
      token: book.tokens.editor,
      body: { sampledCharacters: 8, errors: [] },
    })
    expect([sample.status, codeOf(sample)]).toEqual([422, 'materials.sampledByOwn'])
    await must(transit('editions', edition, book.tokens.editor, 'startProofs'))
    const proof = await call(`/editions/${edition}/proofs`, {
      token: book.tokens.proofA,
      body: { chapter: book.chapters[0]?.id, corrections: [] },
    })
    expect([proof.status, codeOf(proof)]).toEqual([422, 'materials.proofOfOwnChapter'])
  })
})
