import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadProofSheet } from '@/collections/materials/proofs/admin/load-proofs'
import { loadPublicationSheet } from '@/collections/materials/publication/admin/load-publications'
import { call, confirmMatrix, createLine, must, sealChapter, transit, type Cast, type Line } from '../factories/line'
import { bootPayload, reqAs, shutDown } from '../factories/payload'

let payload: Payload
let line: Line

beforeAll(async () => {
  payload = await bootPayload()
  line = await createLine(payload, { chapters: 1 })
})
afterAll(() => shutDown(payload))

async function deskOf(name: Cast) {
  const req = await reqAs(payload, line.people[name])
  return { req, language: 'zh' as const, id: String(line.edition.id) }
}

describe('the edition desk', () => {
  it('names every fact that a build still lacks, with the place to fill it in', async () => {
    const { files, mayBuild, missing } = await loadPublicationSheet(await deskOf('editor'), 1)
    expect(files).toEqual([])
    expect(mayBuild).toBe(true)
    expect(missing.map(({ fact }) => fact).toSorted()).toEqual(['chapters', 'characterCount', 'printing', 'publishedOn'])
    expect(missing.find(({ fact }) => fact === 'publishedOn')?.href).toBe(
      `/admin/collections/editions/${line.edition.id}#field-publishedOn`,
    )
  })

  it('offers building to the editors and the centre, not to authors', async () => {
    expect((await loadPublicationSheet(await deskOf('staff'), 1)).mayBuild).toBe(true)
    expect((await loadPublicationSheet(await deskOf('author'), 1)).mayBuild).toBe(false)
  })

  it('shows nothing to those who have no part in an unpublished edition', async () => {
    const desk = await deskOf('outsider')
    await expect(loadProofSheet(desk)).rejects.toMatchObject({ code: 'request.notFound' })
    await expect(loadPublicationSheet(desk, 1)).rejects.toMatchObject({ code: 'request.notFound' })
  })

  it('lets the proofreader of the open step record, tells the others why not, and marks what is read', async () => {
    const { tokens } = line
    expect((await loadProofSheet(await deskOf('proofA'))).stage).toBeUndefined()
    await sealChapter(line, 0, '高炉炼铁是用焦炭还原铁矿石的过程。')
    await confirmMatrix(line)
    await must(transit('editions', String(line.edition.id), tokens.editor, 'typeset'))
    await must(transit('editions', String(line.edition.id), tokens.editor, 'startProofs'))

    const open = await loadProofSheet(await deskOf('proofA'))
    expect([open.stage, open.appointed]).toEqual(['proof1', line.people.proofA.name])
    expect(open.chapters[0]?.turn).toEqual({ may: true })
    expect((await loadProofSheet(await deskOf('proofB'))).chapters[0]?.turn).toEqual({ may: false, why: '您不是本校次指定的校对人。' })

    const corrections = [{ quote: '高卢', correction: '高炉' }]
    await must(call(`/editions/${line.edition.id}/proofs`, { token: tokens.proofA, body: { chapter: line.chapters[0]?.id, corrections } }))
    const read = (await loadProofSheet(await deskOf('proofA'))).chapters[0]
    expect(read?.turn).toBeUndefined()
    expect(read?.readings.proof1).toMatchObject({ by: line.people.proofA.name, corrections: [{ ...corrections[0], note: '' }] })
  })
})
