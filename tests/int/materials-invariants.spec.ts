import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256Hex } from '@/kernel/hash-chain'
import { buildBook } from '@/platform/documents/build-book'
import { toLexical } from '@/platform/documents/lexical'
import { verify } from '@/platform/verify'
import { picture, smallBook } from '../factories/book'
import { call, createLine, must, sealChapter, transit, type Line } from '../factories/line'
import { bootPayload, shutDown, systemReq } from '../factories/payload'

let payload: Payload
let line: Line
let pictureId: string
/** The sealed draft of the first chapter, and the one in hand of the second, which shows a picture. */
let sealed: string
let inHand: string
let publication: { id: string; file: string; bytes: Buffer }

beforeAll(async () => {
  payload = await bootPayload()
  line = await createLine(payload, { chapters: 2 })
  await sealChapter(line, 0, '炉缸位于高炉的最下部。')
  sealed = String((await chapter(0))['sealedDraft'])

  const own = { overrideAccess: true, depth: 0, req: await systemReq(payload) } as const
  const made = await payload.create({ collection: 'media', data: { alt: '示意图' }, file: fileOf(200), ...own })
  pictureId = made.id
  const [, second] = line.chapters
  const content = toLexical(
    [
      { kind: 'paragraph', content: [{ kind: 'text', text: '见图。' }] },
      { kind: 'figure', asset: 'drawing', alt: '示意图', caption: '示意图' },
    ],
    new Map([['drawing', pictureId]]),
  )
  const token = line.tokens.coAuthor
  await must(transit('chapters', second?.id ?? '', token, 'startWriting'))
  await must(call(`/chapters/${second?.id}`, { token, method: 'PATCH', body: { manuscript: content } }))
  await must(call(`/chapters/${second?.id}/drafts`, { token, body: {} }))
  inHand = String((await chapter(1))['currentDraft'])

  const book = await buildBook({ format: 'epub', book: smallBook() })
  const bytes = Buffer.from(book.bytes)
  const printing = await payload.create({
    collection: 'printings',
    data: { edition: line.edition.id, printingNo: 1, printedOn: '2026-11-01' } as never,
    ...own,
  })
  const { filename, id } = await payload.create({
    collection: 'publications',
    data: {
      edition: line.edition.id,
      printing: printing.id,
      format: 'epub',
      sha256: sha256Hex(bytes),
      inputHash: 'a'.repeat(64),
      builtAt: '2026-11-01T00:00:00.000Z',
    },
    file: { data: bytes, mimetype: 'application/epub+zip', name: 'book.epub', size: bytes.byteLength },
    ...own,
  })
  publication = { id, bytes, file: path.join(payload.collections.publications.config.upload.staticDir ?? '', filename ?? '') }
})
afterAll(() => shutDown(payload))

function fileOf(widthPx: number) {
  const bytes = Buffer.from(picture('drawing', widthPx, 100).bytes)
  return { data: bytes, mimetype: 'image/png', name: 'drawing.png', size: bytes.byteLength }
}

const chapter = async (index: number) =>
  (await must(call(`/chapters/${line.chapters[index]?.id}?depth=0`, { token: line.tokens.chief }))).body

const broken = async () =>
  (await verify(payload)).flatMap(({ breaks, name }) => breaks.map(({ reason, subject }) => `${name}: ${subject}: ${reason}`))

/** Writes past every rule, looks, and puts back what was there. */
async function tampered(collection: 'chapters' | 'drafts' | 'editions', id: string, data: Record<string, unknown>): Promise<string[]> {
  const before = await payload.db.findOne<{ id: string } & Record<string, unknown>>({ collection, where: { id: { equals: id } } })
  await payload.db.updateOne({ collection, id, data })
  const found = await broken()
  const restored = Object.fromEntries(Object.keys(data).map((key) => [key, before?.[key] ?? null]))
  await payload.db.updateOne({ collection, id, data: restored })
  return found
}

describe('the invariants of the textbook line', () => {
  it('all hold over what people do', async () => {
    const findings = await verify(payload)
    expect(findings.flatMap(({ breaks }) => breaks)).toEqual([])
    const looked = Object.fromEntries(findings.map(({ name, records }) => [name, records]))
    expect(looked).toMatchObject({ seals: 2, drafts: 2, publications: 1 })
  })

  it('name a chapter whose seal is not that of its draft', async () => {
    const id = line.chapters[0]?.id ?? ''
    expect(await tampered('chapters', id, { sealedHash: '0'.repeat(64) })).toEqual([
      `seals: chapters/${id}: its seal is not the digest of its sealed draft`,
    ])
    expect(await tampered('chapters', id, { sealedDraft: inHand })).toEqual([
      `seals: chapters/${id}: it is sealed with the draft of another chapter`,
    ])
    expect(await tampered('chapters', id, { sealedHash: null, sealedDraft: null })).toEqual([
      `seals: chapters/${id}: it is final and bears no seal`,
    ])
  })

  it('name a chapter that bears a seal without having been sealed', async () => {
    const id = line.chapters[1]?.id ?? ''
    expect(await tampered('chapters', id, { sealedHash: '0'.repeat(64) })).toEqual([
      `seals: chapters/${id}: it bears a seal and is "writing"`,
    ])
  })

  it('name an edition whose seal is not that of its chapters', async () => {
    const { id } = line.edition
    expect(await tampered('editions', id, { sealedHash: '0'.repeat(64) })).toEqual([
      `seals: editions/${id}: its seal is not that of its chapters`,
    ])
  })

  it('name a draft whose content was altered, with its digest or without', async () => {
    const { content, contentHash } = await payload.findByID({ collection: 'drafts', id: sealed, depth: 0, overrideAccess: true })
    const forged = JSON.parse(JSON.stringify(content).replace('最下部', '最上部')) as Record<string, unknown>
    expect(await tampered('drafts', sealed, { content: forged })).toEqual([
      `drafts: drafts/${sealed}: its content is not what its digest says`,
    ])
    // Who forges the digest too is found at the seal.
    const found = await tampered('drafts', sealed, { contentHash: contentHash.replace(/^./, (first) => (first === '0' ? '1' : '0')) })
    expect(found.map((each) => each.split(':')[0])).toEqual(['seals', 'drafts'])
  })

  it('name a draft that nobody can read any more', async () => {
    const unreadable = { root: { type: 'root', children: [{ type: 'unheard-of' }] } }
    expect((await tampered('drafts', inHand, { content: unreadable })).map((each) => each.split(': ').slice(0, 2))).toEqual([
      ['drafts', `drafts/${inHand}`],
    ])
  })

  it('name a publication whose file was altered, and one whose file is gone', async () => {
    await writeFile(publication.file, 'another book')
    expect(await broken()).toEqual([`publications: publications/${publication.id}: book.epub is not what its digest says`])
    await rm(publication.file)
    expect(await broken()).toEqual([`publications: publications/${publication.id}: book.epub is gone`])
    await writeFile(publication.file, publication.bytes)
  })

  it('allow a picture to be replaced while its chapter is written, and not under a seal', async () => {
    const own = { overrideAccess: true, depth: 0, req: await systemReq(payload) } as const
    await payload.update({ collection: 'media', id: pictureId, data: {}, file: fileOf(300), ...own })
    await payload.update({ collection: 'media', id: pictureId, data: {}, file: fileOf(400), ...own })
    expect(await broken()).toEqual([])
    const { contentHash } = await payload.findByID({ collection: 'drafts', id: inHand, depth: 0, overrideAccess: true })
    const found = await tampered('chapters', line.chapters[1]?.id ?? '', { sealedDraft: inHand, sealedHash: contentHash, state: 'final' })
    expect(found).toContain(`drafts: drafts/${inHand}: a picture in it was replaced after it was sealed`)
  })
})
