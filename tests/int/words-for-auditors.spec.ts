import type { Payload } from 'payload'
import { renderToStaticMarkup } from 'react-dom/server'
import { createElement, type ReactNode } from 'react'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { User } from '@/payload-types'
import { Actor, AuditSubject, Changes, codeWords } from '@/platform/record-words/admin/Words'
import { RuleValuesField } from '@/plugins/study-hours/recognition/admin/rules/RuleSet'
import { bootPayload, createUser, reqAs, shutDown } from '../factories/payload'

let payload: Payload
let admin: User
let auditor: User

beforeAll(async () => {
  payload = await bootPayload()
  admin = await createUser(payload, ['admin'])
  auditor = await createUser(payload, ['auditor'])
})
afterAll(() => shutDown(payload))

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-/

/** Server components within server components, drawn to the text that stands between the tags. */
async function textIn(node: ReactNode): Promise<string> {
  const drawn = await resolved(node)
  return renderToStaticMarkup(drawn).replace(/<[^>]+>/g, '|')
}
async function resolved(node: ReactNode): Promise<ReactNode> {
  if (Array.isArray(node)) return Promise.all(node.map(resolved))
  if (typeof node !== 'object' || node === null || !('props' in node)) return node
  const { props, type } = node as { type: unknown; props: { children?: ReactNode } }
  if (typeof type === 'function') return resolved(await (type as (given: object) => ReactNode | Promise<ReactNode>)(props))
  return { ...node, props: { ...props, children: await resolved(props.children) } } as ReactNode
}

describe('what an auditor reads in the audit log', () => {
  it('says who did what to which row, member by member, without an id or JSON', async () => {
    const req = await reqAs(payload, admin)
    const unit = await payload.create({
      collection: 'organisations',
      data: { name: '第一炼钢厂', kind: 'enterprise' },
      overrideAccess: false,
      req,
    })
    await payload.create({
      collection: 'organisations',
      data: { name: '转炉车间', kind: 'enterprise', parent: unit.id },
      overrideAccess: false,
      req,
    })
    const { docs } = await payload.find({ collection: 'audit-log', sort: '-seq', limit: 1, user: auditor, overrideAccess: false })
    const place = { payload, language: 'zh' as const, row: docs[0] as never }
    expect(codeWords('action', place)).toBe('新建')
    expect(codeWords('subjectCollection', place)).toBe('单位')
    expect(await textIn(createElement(AuditSubject, place))).toContain('转炉车间')
    expect(await textIn(createElement(Actor, place))).toContain(admin.name)
    const changes = await textIn(createElement(Changes as never, place))
    expect(changes).toContain('|名称||转炉车间|')
    expect(changes).toContain('第一炼钢厂')
    expect(changes).not.toMatch(UUID)
    expect(changes).not.toMatch(/[{}[\]"]/)
  })
})

it('rule sets say their rules by name and unit', async () => {
  const props = {
    clientField: { label: { zh: '取值', en: 'Values' } },
    data: { values: { rules: { hourMs: 45 * 60_000 }, defaulted: [] } },
  }
  const text = await textIn(createElement(RuleValuesField as never, { ...props, payload, i18n: { language: 'zh' } } as never))
  expect(text).toContain('45 分钟')
  expect(text).not.toContain('study.')
})

it('the API tab is the administrators’ in every collection', async () => {
  const [asAdmin, asAuditor] = [await reqAs(payload, admin), await reqAs(payload, auditor)]
  const own = payload.config.collections.filter(({ slug }) => !slug.startsWith('payload-'))
  expect(own.length).toBeGreaterThan(30)
  for (const { admin: screen, slug } of own) {
    const edit = screen.components?.views?.edit as { api?: { tab?: { condition?: (args: object) => boolean } } } | undefined
    expect([slug, edit?.api?.tab?.condition?.({ req: asAdmin }), edit?.api?.tab?.condition?.({ req: asAuditor })]).toEqual([
      slug,
      true,
      false,
    ])
  }
})
