import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPolicies } from '../factories/definitions'
import { localDate } from '@/kernel/clock'
import { policyDefinitions, readNumber, requirePolicy, valueFaults } from '@/platform/policies'
import { loadOffers } from '@/platform/policies/admin/standing'
import { bootPayload, createUser, reqAs, rest, shutDown, tokenOf } from '../factories/payload'

let payload: Payload
let staff: string
let trainee: string
const today = localDate(new Date())
const ERROR_RATE = { key: 'book.error_rate_max', scope: 'default' }

beforeAll(async () => {
  payload = await bootPayload()
  staff = await tokenOf(payload, await createUser(payload, ['centre-staff']))
  trainee = await tokenOf(payload, await createUser(payload, ['trainee']))
})
afterAll(() => shutDown(payload))

const post = async (path: string, body: unknown, { token = staff, language = 'zh' } = {}) => {
  const answer = await rest(path, { token, body, headers: { 'accept-language': language } })
  return { status: answer.status, body: await answer.json() }
}
const rows = async () => (await payload.count({ collection: 'policies', overrideAccess: true })).totalDocs

describe('the rules that come along', () => {
  it('are all that the demonstration has, each with a name in both languages, a source and a value of its own kind', () => {
    const definitions = policyDefinitions(payload)
    expect(definitions.flatMap(({ key, shipped }) => shipped.map(({ scope }) => `${key} ${scope}`)).sort()).toEqual(
      demoPolicies.map(({ key, scope }) => `${key} ${scope}`).sort(),
    )
    expect(new Set(definitions.map(({ key }) => key)).size).toBe(definitions.length)
    for (const { key, label, shipped, value } of definitions) {
      expect(label.zh, key).toMatch(/\p{Script=Han}/u)
      expect(label.en, key).not.toMatch(/\p{Script=Han}/u)
      for (const row of shipped) {
        expect(valueFaults(value, row.value), key).toEqual([])
        expect(row.source, key).not.toBe('')
      }
    }
  })

  it('are not in force before somebody adopts them, and the refusal says what is missing and where', async () => {
    expect(await rows()).toBe(0)
    const req = await reqAs(payload, null)
    await expect(requirePolicy({ req, key: ERROR_RATE.key, on: today, read: readNumber })).rejects.toMatchObject({
      code: 'policies.none',
      details: {
        rule: { zh: '图书质量：差错率上限' },
        href: '/admin/collections/policies/adopt?key=book.error_rate_max',
        places: [{ label: { zh: '规则库 › 随附规则' }, href: '/admin/collections/policies/adopt?key=book.error_rate_max' }],
      },
    })
  })

  it('are adopted from a day on, with their source, and audited', async () => {
    const done = await post('/policies/adopt', { effectiveFrom: '2026-01-01', rows: [ERROR_RATE] })
    expect(done.status).toBe(201)
    const id = done.body.adopted[0].id
    expect(await payload.findByID({ collection: 'policies', id, overrideAccess: true })).toMatchObject({
      ...ERROR_RATE,
      value: 1,
      unit: '个/万字',
      effectiveFrom: '2026-01-01',
      // Read in a report of the regulation, not in the regulation.
      verified: false,
      note: expect.stringMatching(/^据转载或报道，未核对原文；来源所载日期 2022-05-30/),
    })
    const { docs } = await payload.find({
      collection: 'audit-log',
      where: { subjectId: { equals: id } },
      overrideAccess: true,
    })
    expect(docs.map(({ action }) => action)).toEqual(['create'])
    const req = await reqAs(payload, null)
    expect(await requirePolicy({ req, key: ERROR_RATE.key, on: today, read: readNumber })).toMatchObject({ id, value: 1 })
  })

  it('are adopted all or none', async () => {
    const before = await rows()
    const refused = await post('/policies/adopt', {
      effectiveFrom: '2026-01-01',
      rows: [{ key: 'notice.public_days', scope: 'default' }, ERROR_RATE],
    })
    expect([refused.status, refused.body.errors[0].code]).toEqual([409, 'policies.alreadyFrom'])
    expect(refused.body.errors[0].message).toContain('图书质量：差错率上限')
    expect(await rows()).toBe(before)
    const strange = await post('/policies/adopt', { effectiveFrom: '2026-01-01', rows: [{ key: 'no.such', scope: 'default' }] })
    expect([strange.status, strange.body.errors[0].code]).toEqual([404, 'policies.notShipped'])
  })

  it.each([
    [{ effectiveFrom: '2026-02-30', rows: [ERROR_RATE] }, 400, 'request.invalid'],
    [{ effectiveFrom: '2026-01-01', rows: [] }, 400, 'request.invalid'],
  ])('are not adopted by %j', async (body, status, code) => {
    const answer = await post('/policies/adopt', body)
    expect([answer.status, answer.body.errors[0].code]).toEqual([status, code])
  })

  it('are adopted by the staff alone', async () => {
    const body = { effectiveFrom: '2026-01-01', rows: [{ key: 'notice.public_days', scope: 'default' }] }
    const answer = await post('/policies/adopt', body, { token: trainee })
    expect([answer.status, answer.body.errors[0].code]).toEqual([403, 'request.forbidden'])
    expect((await rest('/policies/adopt', { body })).status).toBe(401)
  })

  it('do not override a row of one’s own, and say what can be done', async () => {
    const rule = { key: 'appraisal.difficulty_target', scope: 'default' }
    const own = { ...rule, source: '本中心规定' }
    const enter = (more: object) => post('/policies', { ...own, ...more })
    expect((await enter({ value: 0.7, effectiveFrom: '2026-03-01' })).status).toBe(201)
    const before = await rows()
    const refused = await post('/policies/adopt', {
      effectiveFrom: '2026-04-01',
      rows: [{ key: 'appraisal.annual_plan_due', scope: 'default' }, rule],
    })
    expect([refused.status, refused.body.errors[0].code]).toEqual([409, 'policies.ownInForce'])
    expect(refused.body.errors[0].message).toMatch(/试卷难度系数.*2026-03-01.*废止/)
    expect(await rows()).toBe(before)
    // Before its first day it overrides nothing; after its repeal neither.
    expect((await post('/policies/adopt', { effectiveFrom: '2026-02-01', rows: [rule] })).status).toBe(201)
    expect((await enter({ repeals: true, effectiveFrom: '2026-04-30' })).status).toBe(201)
    expect((await post('/policies/adopt', { effectiveFrom: '2026-05-01', rows: [rule] })).status).toBe(201)
    const req = await reqAs(payload, null)
    expect(await requirePolicy({ req, key: rule.key, on: '2026-05-02', read: readNumber })).toMatchObject({ value: 0.65 })
    expect((await enter({ value: 0.6, effectiveFrom: '2026-05-10', effectiveTo: '2026-05-20' })).status).toBe(201)
    const during = await post('/policies/adopt', { effectiveFrom: '2026-05-20', rows: [rule] }, { language: 'en' })
    expect([during.status, during.body.errors[0].code]).toEqual([409, 'policies.ownUntil'])
    expect(during.body.errors[0].message).toContain('Choose a day after 2026-05-20')
  })

  it('offer again what has ended or was repealed, each under its own state', async () => {
    const make = (scope: string, more: object) =>
      post('/policies', { key: 'training.hours_per_day', scope, source: '测试依据', value: 7, ...more })
    await make('湖南省', { effectiveFrom: '2020-01-01', effectiveTo: '2020-12-31' })
    const offer = async () => {
      const offers = await loadOffers(await reqAs(payload, await createUser(payload, ['centre-staff'])))
      return offers.find(({ definition }) => definition.key === 'training.hours_per_day')?.standing
    }
    expect(await offer()).toMatchObject({ kind: 'expired', row: { to: '2020-12-31' } })
    await make('湖南省', { effectiveFrom: '2021-01-01' })
    expect(await offer()).toMatchObject({ kind: 'inForce', row: { from: '2021-01-01', isOwn: false } })
    await make('湖南省', { effectiveFrom: '2022-01-01', repeals: true, value: null })
    expect(await offer()).toMatchObject({ kind: 'repealed', row: { from: '2022-01-01' } })
  })

  it('can be adopted together', async () => {
    const all = policyDefinitions(payload).flatMap(({ key, shipped }) => shipped.map(({ scope }) => ({ key, scope })))
    const done = await post('/policies/adopt', { effectiveFrom: '2026-06-01', rows: all })
    expect(done.status, JSON.stringify(done.body)).toBe(201)
    expect(done.body.adopted).toHaveLength(all.length)
  })
})

describe('a row of a known rule', () => {
  const row = (more: object) => ({ scope: 'default', effectiveFrom: '2099-01-01', source: '测试依据', ...more })

  it.each([
    ['appraisal.pass_mark', '六十', '值应为 0 至 100 之间的数。'],
    ['training.online_share_max', 50, '值应为 0 至 100 之间的数。'],
    ['reminder.before_due_days', [7, -1], '值应为一个或几个 0 至 366 之间的数，用顿号或空格隔开。'],
    ['study.quiet_hours', ['21:00'], '值应为起止时刻，如 07:00 至 17:30；次日的时刻写作 24:00 以后。'],
    ['blueprint.importance_share', { X_min: 80 }, '核心（X）不少于应为 0 至 100 之间的数。'],
  ])('%s does not take %j, and says so beside the value', async (key, value, message) => {
    const answer = await post('/policies', row({ key, value }))
    expect(answer.status).toBe(422)
    expect(answer.body.errors[0]).toMatchObject({ message, details: { field: 'value' } })
  })

  it('takes what fits, and a rule that the house does not know takes anything', async () => {
    expect((await post('/policies', row({ key: 'appraisal.pass_mark', value: 70 }))).status).toBe(201)
    expect((await post('/policies', row({ key: 'works.own_rule', value: { any: ['thing'] } }))).status).toBe(201)
  })
})
