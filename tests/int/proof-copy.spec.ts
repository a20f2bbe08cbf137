import { execFileSync } from 'node:child_process'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drainJobs } from '@/platform/jobs'
import { call, createLine, must, sealChapter, transit, type Cast, type Line } from '../factories/line'
import { bootPayload, rest, shutDown, systemReq } from '../factories/payload'

let payload: Payload
let line: Line

const filesFor = async (name: Cast) => {
  const { body } = await call(`/publications?depth=0&where[edition][equals]=${line.edition.id}`, { token: line.tokens[name] })
  return (body['docs'] ?? []) as { format: string; filename: string; url: string; isPublic: boolean; sealedHash: string }[]
}
const open = async (kind: string) => {
  const where = `where[edition][equals]=${line.edition.id}&where[kind][equals]=${kind}&where[status][equals]=open`
  const { body } = await must(call(`/assignments?depth=0&${where}`, { token: line.tokens.staff }))
  return (body['docs'] as { person: string }[]).map(({ person }) => person)
}

beforeAll(async () => {
  payload = await bootPayload()
  line = await createLine(payload)
  await sealChapter(line, 0, '终点碳含量由副枪测定。')
}, 600_000)
afterAll(() => shutDown(payload))

describe('the page proof of an edition', () => {
  it('is waited for by its editor once the chapters are sealed', async () => {
    expect(await open('typeset')).toEqual([line.people.editor.id])
  })

  it('is made from the seal when the edition is typeset, before ISBN and printing are known', async () => {
    const req = await systemReq(payload)
    await payload.db.updateOne({ collection: 'editions', id: line.edition.id, data: { isbn: null, priceFen: null }, req })
    await must(transit('editions', line.edition.id, line.tokens.editor, 'typeset'))
    expect(await open('typeset')).toEqual([])
    expect(await open('send-proofs')).toEqual([line.people.editor.id])
    await drainJobs(payload)
    const [file] = await filesFor('proofA')
    expect(file).toMatchObject({ format: 'proof', isPublic: false })
    const answer = await rest(file?.url.replace(/^.*\/api/, '') ?? '', { token: line.tokens.proofA })
    expect(answer.status).toBe(200)
    const pages = JSON.parse(
      execFileSync(process.execPath, ['tests/factories/pdf-text.mjs'], {
        input: Buffer.from(await answer.arrayBuffer()),
        encoding: 'utf8',
      }),
    ) as string[]
    expect(pages.filter((page) => !page.replaceAll('\n', '').includes('仅供校对，不得外传'))).toEqual([])
    const text = pages.join('').replaceAll('\n', '')
    expect(text).toContain('终点碳含量由副枪测定')
    expect(text).not.toContain('ISBN')
    expect(text).not.toContain('定价')
  })

  it('is seen by the edition’s editors, proofreaders, chairs, the centre and the auditor, and by nobody else', async () => {
    const seen: Cast[] = []
    for (const name of Object.keys(line.tokens) as Cast[]) if ((await filesFor(name)).length > 0) seen.push(name)
    expect(seen.toSorted()).toEqual(['auditor', 'chair', 'chief', 'editor', 'proofA', 'proofB', 'reader', 'staff'])
    const [file] = await filesFor('staff')
    for (const name of ['author', 'reviewer1', 'trainee', 'outsider'] as const) {
      const answer = await rest(file?.url.replace(/^.*\/api/, '') ?? '', { token: line.tokens[name] })
      expect([name, answer.status]).toEqual([name, 403])
      expect((await call(`/editions/${line.edition.id}/proof-copy`, { token: line.tokens[name], body: {} })).status).toBe(403)
    }
  })

  it('is made once for one seal, and again when somebody with a part asks', async () => {
    await drainJobs(payload)
    expect(await filesFor('staff')).toHaveLength(1)
    const { body, status } = await call(`/editions/${line.edition.id}/proof-copy`, { token: line.tokens.proofB, body: {} })
    expect([status, typeof body['jobId']]).toEqual([202, 'string'])
    expect((await call(`/jobs/${String(body['jobId'])}/cancel`, { token: line.tokens.proofB, body: {} })).body).toMatchObject({
      state: 'cancelled',
    })
    await drainJobs(payload)
    expect(await filesFor('staff')).toHaveLength(1)
  })
})
