import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editionPublished } from '@/collections/materials'
import type { Subscriber } from '@/platform/events'
import { drainJobs } from '@/platform/jobs'
import { call, createLine, must, sealChapter, transit, type Cast, type Line } from '../factories/line'
import { bootPayload, shutDown, systemReq } from '../factories/payload'

let payload: Payload
let line: Line
let point: string
let heard: { changedChapters: string[]; touchedPoints: string[] }[] = []
let isDeaf = false

beforeAll(async () => {
  payload = await bootPayload()
  line = await createLine(payload)
  const own = { req: await systemReq(payload), depth: 0, overrideAccess: true } as const
  const specification = await payload.create({
    collection: 'element-specifications',
    data: { occupation: line.occupation.id, level: '4', kind: 'theory', version: 1 } as never,
    ...own,
  })
  const created = await payload.create({
    collection: 'appraisal-points',
    data: { specification: specification.id, fullCode: 'A-A-A-001', name: '炉缸结构', importance: 'X' } as never,
    ...own,
  })
  point = created.id
  await payload.db.updateOne({ collection: 'element-specifications', id: specification.id, data: { state: 'in-force' } })
  await payload.create({
    collection: 'policies',
    data: { key: 'book.error_rate_max', value: 1, effectiveFrom: '2020-01-01', source: '图书质量管理规定' } as never,
    ...own,
  })
  // The author holds the chair of the committee as well: an office that lifts nothing for its holder.
  await payload.create({
    collection: 'memberships',
    data: { user: line.people.author.id, role: 'vice-chair', committee: line.committee.id, termStartsOn: '2020-01-01' },
    ...own,
  })
  const subscribers: Subscriber[] = [
    editionPublished.subscriber({
      name: 'in-transaction',
      mode: 'transaction',
      run: async () => {
        if (isDeaf) throw new Error('a subscriber refuses')
      },
    }),
    editionPublished.subscriber({
      name: 'later',
      mode: 'job',
      run: async ({ data }) => {
        heard = [...heard, data]
      },
    }),
  ]
  payload.config.custom = { ...payload.config.custom, subscribers }
})
afterAll(() => shutDown(payload))

const chapter = () => line.chapters[0]?.id ?? ''
const codeOf = (answer: { body: { errors?: { code: string }[] } }) => answer.body.errors?.[0]?.code
const edition = (name: Cast, action: string, more = {}) => transit('editions', line.edition.id, line.tokens[name], action, more)
const matrix = async () => (await must(call(`/editions/${line.edition.id}/coverage`, { token: line.tokens.chief }))).body
const confirm = async (name: Cast, accept: { point: string; reason: string }[] = []) =>
  call(`/editions/${line.edition.id}/coverage/confirm`, { token: line.tokens[name], body: { hash: (await matrix())['hash'], accept } })

async function proofs(...readers: Cast[]) {
  const actions = ['passProof1', 'passProof2', 'passProof3', 'passReadThrough'] as const
  for (const [index, name] of readers.entries()) {
    await must(call(`/editions/${line.edition.id}/proofs`, { token: line.tokens[name], body: { chapter: chapter(), corrections: [] } }))
    await must(edition(name, actions[index] ?? 'passReadThrough'))
  }
}

describe('the coverage matrix', () => {
  it('stands before the seal: a core point without a chapter holds it', async () => {
    await expect(sealChapter(line, 0, '炉缸是高炉的最下部。')).rejects.toThrow('materials.pointsUncovered')
    const held = await transit('chapters', chapter(), line.tokens.reviewer3, 'passReview3')
    expect(held.body.errors?.[0]?.details).toEqual({ count: 1, points: ['A-A-A-001'] })
  })

  it('has no gap accepted by whoever wrote the book, whatever office they hold, nor without a reason', async () => {
    expect(codeOf(await confirm('author', [{ point, reason: '另册讲授' }]))).toBe('materials.ownException')
    expect(codeOf(await confirm('chief', [{ point, reason: ' ' }]))).toBe('materials.gapReasonMissing')
    expect((await confirm('reviewer1', [{ point, reason: '另册讲授' }])).status).toBe(403)
    expect((await must(confirm('chief', [{ point, reason: '另册讲授' }]))).body['open']).toEqual([])
  })

  it('has to be looked at again when a link changes', async () => {
    const body = { points: [point] }
    await must(call(`/chapters/${chapter()}`, { token: line.tokens.chief, method: 'PATCH', body }))
    expect(codeOf(await transit('chapters', chapter(), line.tokens.reviewer3, 'passReview3'))).toBe('materials.coverageNotSeen')
    const stale = await call(`/editions/${line.edition.id}/coverage/confirm`, { token: line.tokens.chief, body: { hash: '0'.repeat(64) } })
    expect(codeOf(stale)).toBe('materials.coverageNotSeen')
    await must(confirm('chief'))
    await must(transit('chapters', chapter(), line.tokens.reviewer3, 'passReview3', { input: { opinion: '意见均已处理，同意定稿。' } }))
  })
})

describe('the seal', () => {
  it('keeps the hash of the draft that was reviewed, and shuts people and text', async () => {
    const { body } = await call(`/chapters/${chapter()}?depth=0`, { token: line.tokens.chief })
    const draft = await payload.findByID({ collection: 'drafts', id: String(body['sealedDraft']), depth: 0, overrideAccess: true })
    expect(body['sealedHash']).toBe(draft.contentHash)
    for (const data of [{ authors: [line.people.reader.id] }, { title: '改题' }, { manuscript: null }]) {
      const answer = await call(`/chapters/${chapter()}`, { token: line.tokens.chief, method: 'PATCH', body: data })
      expect([JSON.stringify(data), answer.status]).toEqual([JSON.stringify(data), 422])
    }
  })

  it('is broken only by reopening, with a reason, and never behind the proofs', async () => {
    const reopen = (more = {}) => transit('chapters', chapter(), line.tokens.chief, 'reopen', { target: 'review1', ...more })
    expect(codeOf(await reopen())).toBe('workflow.reasonNeeded')
    await must(edition('editor', 'typeset'))
    await must(edition('editor', 'startProofs'))
    expect(codeOf(await reopen({ reason: '数据有误' }))).toBe('materials.editionPastTypesetting')
    await must(edition('editor', 'return', { reason: '正文有误', target: 'writing' }))
    expect((await call(`/editions/${line.edition.id}?depth=0`, { token: line.tokens.editor })).body['sealedHash'] ?? null).toBeNull()
    await must(reopen({ reason: '数据有误' }))
    expect(codeOf(await edition('editor', 'typeset'))).toBe('materials.chaptersNotFinal')
    for (const [name, action] of [
      ['reviewer1', 'passReview1'],
      ['reviewer2', 'passReview2'],
      ['reviewer3', 'passReview3'],
    ] as const)
      await must(transit('chapters', chapter(), line.tokens[name], action, { input: { opinion: '复核无误，同意通过。' } }))
    const { docs } = await payload.find({
      collection: 'reviews',
      where: { chapter: { equals: chapter() } },
      pagination: false,
      overrideAccess: true,
    })
    expect(docs.map(({ verdict }) => verdict)).toEqual(Array(6).fill('pass'))
  })

  it('cannot be gone round in the database: a sealed draft that was altered stops the line', async () => {
    const { body } = await call(`/chapters/${chapter()}?depth=0`, { token: line.tokens.chief })
    const id = String(body['sealedDraft'])
    const { content } = await payload.findByID({ collection: 'drafts', id, depth: 0, overrideAccess: true })
    const forged = JSON.parse(JSON.stringify(content).replace('最下部', '最上部')) as never
    await payload.db.updateOne({ collection: 'drafts', id, data: { content: forged } })
    expect(codeOf(await edition('editor', 'typeset'))).toBe('materials.sealedDraftDamaged')
    await payload.db.updateOne({ collection: 'drafts', id, data: { content: content as never } })
    await must(edition('editor', 'typeset'))
  })
})

describe('proofs', () => {
  it('are read by the people appointed, in their step, once', async () => {
    await must(edition('editor', 'startProofs'))
    const read = (name: Cast) =>
      call(`/editions/${line.edition.id}/proofs`, { token: line.tokens[name], body: { chapter: chapter(), corrections: [] } })
    expect(codeOf(await read('author'))).toBe('materials.proofOfOwnChapter')
    expect(codeOf(await read('proofB'))).toBe('materials.notTheProofreader')
    await must(read('proofA'))
    expect(codeOf(await read('proofA'))).toBe('materials.proofDone')
    await must(edition('proofA', 'passProof1'))
  })

  it('of the step returned to, and of later ones, are read again', async () => {
    await must(call(`/editions/${line.edition.id}/proofs`, { token: line.tokens.proofB, body: { chapter: chapter(), corrections: [] } }))
    await must(edition('editor', 'return', { reason: '版面错乱', target: 'proof1' }))
    expect(codeOf(await edition('proofA', 'passProof1'))).toBe('materials.proofsMissing')
    const { docs } = await payload.find({ collection: 'proofs', pagination: false, overrideAccess: true })
    expect(docs.map(({ superseded }) => superseded)).toEqual([true, true])
    await proofs('proofA', 'proofB', 'proofA', 'reader')
  })
})

describe('publishing', () => {
  it('is undone as a whole when somebody who takes part in it refuses', async () => {
    const { body } = await call(`/editions/${line.edition.id}?depth=0`, { token: line.tokens.editor })
    await must(
      call(`/editions/${line.edition.id}/quality-samples`, {
        token: line.tokens.staff,
        body: { sampledCharacters: body['characterCount'], errors: [] },
      }),
    )
    await must(edition('editor', 'passForPress'))
    await must(
      call('/printings', { token: line.tokens.editor, body: { edition: line.edition.id, printingNo: 1, printedOn: '2026-11-01' } }),
    )
    await must(edition('editor', 'receiveSample'))
    isDeaf = true
    expect((await edition('editor', 'publish')).status).toBe(500)
    isDeaf = false
    expect((await call(`/editions/${line.edition.id}?depth=0`, { token: line.tokens.editor })).body).toMatchObject({ state: 'sample' })
    expect((await call(`/textbooks/${line.textbook.id}`)).status).toBe(404)
  })

  it('tells those who listen which chapters and points it touches, once, after the commit', async () => {
    await must(edition('editor', 'publish'))
    expect(heard).toEqual([])
    await drainJobs(payload)
    expect(heard).toEqual([
      { editionId: line.edition.id, textbookId: line.textbook.id, changedChapters: [chapter()], touchedPoints: [point] },
    ])
  })

  it('closes the colophon to all but the centre', async () => {
    const edit = (name: Cast) => call(`/editions/${line.edition.id}`, { token: line.tokens[name], method: 'PATCH', body: { priceFen: 1 } })
    expect(codeOf(await edit('editor'))).toBe('materials.fieldLocked')
    expect((await edit('staff')).status).toBe(200)
  })

  it('ends with a withdrawal, after which the public sees the book no more', async () => {
    expect((await call(`/textbooks/${line.textbook.id}`)).status).toBe(200)
    await must(edition('chair', 'withdraw', { reason: '标准已废止' }))
    expect((await call(`/textbooks/${line.textbook.id}`)).status).toBe(404)
    expect((await call(`/editions/${line.edition.id}`)).status).toBe(404)
  })
})
