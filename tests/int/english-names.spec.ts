import type { Payload } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadWorkbench } from '@/collections/materials'
import { createLine, type Line } from '../factories/line'
import { bootPayload, createUser, reqAs, shutDown, systemReq } from '../factories/payload'

let payload: Payload
let line: Line

beforeAll(async () => {
  payload = await bootPayload()
  line = await createLine(payload, { chapters: 1 })
  const textbook = line.edition.textbook
  const id = typeof textbook === 'object' ? textbook.id : textbook
  await payload.db.updateOne({ collection: 'textbooks', id, data: { titleEn: 'Converter steelmaker' }, req: await systemReq(payload) })
})
afterAll(() => shutDown(payload))

it('the workbench calls an edition by the English title of its book for those who read English', async () => {
  const req = await reqAs(payload, await createUser(payload, ['admin']))
  const named = async (language: 'zh' | 'en') => {
    const bench = await loadWorkbench({ req, language, today: '2026-03-02' })
    return bench.flow.rows.map(({ name }) => name)
  }
  expect(await named('en')).toEqual([`Converter steelmaker · edition ${line.edition.editionNo}`])
  expect(await named('zh')).toEqual([expect.stringContaining(`第 ${line.edition.editionNo} 版`)])
})
