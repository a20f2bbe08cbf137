import type { Payload } from 'payload'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { OccupationTable } from '@/collections/materials/site/occupation-table'
import { listOccupations } from '@/collections/materials/site/directory'
import { bootPayload, reqAs, shutDown, systemReq } from '../factories/payload'

let payload: Payload

beforeAll(async () => {
  payload = await bootPayload()
  const facts = [
    { code: '6-17-01-01', name: '高炉炼铁工', source: '国家职业分类大典（2022年版）', verified: true },
    { code: '6-17-01-02', name: '烧结球团原料工', source: '某网站转载', verified: false },
    { code: '6-17-01-03', name: '粉矿烧结工' },
  ]
  for (const data of facts)
    await payload.create({
      collection: 'occupations',
      data: { ...data, levels: ['5'] },
      depth: 0,
      overrideAccess: true, // what a visitor then reads is asked for as a visitor
      req: await systemReq(payload),
    })
})
afterAll(() => shutDown(payload))

/** The rows of the list as a visitor without an account gets them, in words. */
async function rowsFor(language: 'zh' | 'en'): Promise<string[]> {
  const { entries } = await listOccupations({ req: await reqAs(payload, null), page: 1 })
  const html = renderToStaticMarkup(createElement(OccupationTable, { entries, language }))
  return [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
    (row ?? '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
}

it('the public list of occupations says of each where it comes from and whether it was compared with the original', async () => {
  const [head, ...rows] = await rowsFor('zh')
  expect(head).toBe('代码 名称 等级 教材 依据')
  expect(rows.map((row) => row.replace(/^\S+ /, ''))).toEqual([
    '高炉炼铁工 五级 — ✓ 已核对原文 国家职业分类大典（2022年版）',
    '烧结球团原料工 五级 — 未核对原文 某网站转载',
    '粉矿烧结工 五级 — 未核对原文',
  ])
})

it('and so in English', async () => {
  const [, ...rows] = await rowsFor('en')
  expect(rows.map((row) => /(✓|not) checked against the original/.exec(row)?.[1])).toEqual(['✓', 'not', 'not'])
})
