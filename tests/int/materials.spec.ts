import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootPayload, shutDown, systemReq } from '../factories/payload'
import { call, confirmMatrix, createLine, must, sealChapter, transit, type Line } from '../factories/line'

let payload: Payload
let line: Line

beforeAll(async () => {
  payload = await bootPayload()
  line = await createLine(payload, { chapters: 2 })
  await payload.create({
    collection: 'policies',
    data: { key: 'book.error_rate_max', value: 1, unit: '每万字', effectiveFrom: '2020-01-01', source: '图书质量管理规定' } as never,
    overrideAccess: true,
    req: await systemReq(payload),
  })
})
afterAll(() => shutDown(payload))

const edition = () => `/editions/${line.edition.id}`
const codeOf = (answer: { body: { errors?: { code: string }[] } }) => answer.body.errors?.[0]?.code

async function proofAll(token: string) {
  for (const chapter of line.chapters)
    await must(call(`${edition()}/proofs`, { token, body: { chapter: chapter.id, corrections: [{ quote: '高卢', correction: '高炉' }] } }))
}

describe('the whole line, as its people walk it through REST', () => {
  it('seals every chapter after three reviews by three people', async () => {
    await sealChapter(line, 0, '高炉炼铁是用焦炭还原铁矿石的过程。')
    await sealChapter(line, 1, '热风炉向高炉送入高温空气。')
    const { body } = await call(`/chapters/${line.chapters[0]?.id}?depth=0`, { token: line.tokens.chief })
    expect(body).toMatchObject({ state: 'final', sealedHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(body['sealedDraft']).toBe(body['currentDraft'])
  })

  it('typesets what was sealed, proofs it four times and asks for a quality sample before the press', async () => {
    const { tokens } = line
    await confirmMatrix(line)
    await must(transit('editions', line.edition.id, tokens.editor, 'typeset'))
    await must(transit('editions', line.edition.id, tokens.editor, 'startProofs'))
    const early = await transit('editions', line.edition.id, tokens.editor, 'passProof1')
    expect([early.status, codeOf(early)]).toEqual([422, 'materials.proofsMissing'])
    expect(early.body.errors?.[0]?.details).toMatchObject({ chapters: [{ number: 1 }, { number: 2 }] })
    for (const [token, action] of [
      [tokens.proofA, 'passProof1'],
      [tokens.proofB, 'passProof2'],
      [tokens.proofA, 'passProof3'],
      [tokens.reader, 'passReadThrough'],
    ] as const) {
      await proofAll(token)
      await must(transit('editions', line.edition.id, token, action))
    }
    const unsampled = await transit('editions', line.edition.id, tokens.editor, 'passForPress')
    expect(codeOf(unsampled)).toBe('materials.qualitySampleMissing')
  })

  it('lets a failed sample stand in the way until a later one passes', async () => {
    const { tokens } = line
    const { body } = await call(`${edition()}?depth=0`, { token: tokens.editor })
    const sampledCharacters = Number(body['characterCount'])
    const sample = (errors: unknown[]) => call(`${edition()}/quality-samples`, { token: tokens.staff, body: { sampledCharacters, errors } })
    const failed = await must(sample([{ kind: 'character', weight: 1 }]))
    expect(failed.body['sample']).toMatchObject({ passed: false, isWholeBook: true, policy: expect.any(String) })
    expect(codeOf(await transit('editions', line.edition.id, tokens.editor, 'passForPress'))).toBe('materials.qualityFailed')
    expect((await must(sample([]))).body['sample']).toMatchObject({ passed: true, errorsPer10k: 0 })
    const own = await call(`${edition()}/quality-samples`, { token: tokens.proofA, body: { sampledCharacters, errors: [] } })
    expect(own.status).toBe(403)
    await must(transit('editions', line.edition.id, tokens.editor, 'passForPress', { input: { corrections: '第 3 页页眉' } }))
  })

  it('publishes only with a printing, a sample copy and every fact of the colophon', async () => {
    const { tokens } = line
    const without = await transit('editions', line.edition.id, tokens.editor, 'publish')
    expect([codeOf(without), without.body.errors?.[0]?.details]).toEqual(['materials.colophonIncomplete', { missing: ['printing'] }])
    await must(
      call('/printings', {
        token: tokens.editor,
        body: { edition: line.edition.id, printingNo: 1, printedOn: '2026-11-01', printRun: 3_000 },
      }),
    )
    expect(codeOf(await transit('editions', line.edition.id, tokens.editor, 'publish'))).toBe('materials.sampleCopyMissing')
    await must(transit('editions', line.edition.id, tokens.editor, 'receiveSample', { input: { on: '2026-11-10' } }))
    await must(transit('editions', line.edition.id, tokens.editor, 'publish'))
    const { body } = await call(`/textbooks/${line.textbook.id}?depth=0`)
    expect(body['isPublic']).toBe(true)
  })

  it('shows the public what is sealed, and no more', async () => {
    const { loadPublishedChapter, loadPublishedTextbook, findPublishedTextbooks, searchInBook } =
      await import('@/collections/materials/publication/operations/read-published')
    const { reqAs } = await import('../factories/payload')
    const req = await reqAs(payload, null)
    const found = await findPublishedTextbooks({ req, q: line.textbook.title })
    expect(found.docs.map(({ urlName }) => urlName)).toEqual([line.textbook.urlName])
    const { editions } = await loadPublishedTextbook({ req, urlName: line.textbook.urlName })
    expect(editions).toMatchObject([{ editionNo: 1, printings: [{ printingNo: 1 }], chapters: [{ number: 1 }, { number: 2 }] }])
    const chapter = await loadPublishedChapter({ req, urlName: line.textbook.urlName, editionNo: 1, chapterNumber: 2 })
    expect(chapter.blocks).toEqual([{ kind: 'paragraph', content: [{ kind: 'text', text: '热风炉向高炉送入高温空气。' }] }])
    const { hits } = await searchInBook({ req, editionId: line.edition.id, q: '高炉' })
    expect(hits.map(({ chapterNumber, match }) => [chapterNumber, match])).toEqual([
      [1, '高炉'],
      [2, '高炉'],
    ])
    for (const path of [
      `/chapters/${line.chapters[0]?.id}`,
      '/drafts',
      '/comments',
      '/reviews',
      '/assignments',
      '/proofs',
      '/quality-samples',
    ])
      expect((await call(path)).status, path).toBeGreaterThanOrEqual(403)
  })
})
