import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorStatus } from '@/kernel/errors'
import { workflowOf } from '@/platform/workflow'
import type { Chapter } from '@/payload-types'
import { call, createLine, manuscript, must, type Line } from '../factories/line'
import { bootPayload, createUser, rest, shutDown, tokenOf } from '../factories/payload'

let payload: Payload
let line: Line
let chapter: Chapter
let path: string
let author: string
let trainee: string
let staff: string
let auditor: string

beforeAll(async () => {
  payload = await bootPayload()
  line = await createLine(payload, { unsigned: true })
  chapter = line.chapters[0] as Chapter
  path = `/chapters/${chapter.id}`
  const stranger = await createUser(payload, ['trainee'])
  const { people } = line
  author = await tokenOf(payload, people.author)
  trainee = await tokenOf(payload, stranger)
  staff = await tokenOf(payload, people.staff)
  auditor = await tokenOf(payload, people.auditor)
})
afterAll(() => shutDown(payload))

const move = (token: string, body: Record<string, unknown>) => call(`${path}/transitions`, { token, body })

describe('the addresses of the contract', () => {
  it.each([
    'users',
    'organisations',
    'occupations',
    'standards',
    'element-specifications',
    'appraisal-points',
    'textbooks',
    'editions',
    'printings',
    'chapters',
    'committees',
    'memberships',
    'reviews',
    'errata',
    'notices',
    'media',
    'audit-log',
  ])('/api/%s is there', async (slug) => {
    const answer = await call(`/${slug}?limit=1`, { token: slug === 'audit-log' ? auditor : staff })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ docs: expect.any(Array), totalDocs: expect.any(Number), page: 1 })
  })

  it('take transitions on every collection that has a machine, and on no other', async () => {
    for (const { slug } of payload.config.collections) {
      const config = payload.config.collections.find((one) => one.slug === slug)
      const hasMachine = config !== undefined && workflowOf(config) !== undefined
      const { status } = await call(`/${slug}/00000000-0000-0000-0000-000000000000/actions`, { token: staff })
      expect([slug, status]).toEqual([slug, 404])
      const { docs } = await payload.find({ collection: slug, limit: 1, depth: 0, overrideAccess: true }).catch(() => ({ docs: [] }))
      const [row] = docs as { id: string }[]
      if (!row || slug.startsWith('payload-')) continue
      const actions = await call(`/${slug}/${row.id}/actions`, { token: staff })
      expect([slug, actions.status]).toEqual([slug, hasMachine ? 200 : 404])
    }
  })
})

describe('a transition', () => {
  it('is refused with 401 or 404 to those who may not even see the subject', async () => {
    const nobody = await call(`${path}/transitions`, { body: { action: 'startWriting', seenSeq: 0 } })
    expect([401, 403, 404]).toContain(nobody.status)
    const stranger = await move(trainee, { action: 'startWriting', seenSeq: 0 })
    expect([stranger.status, stranger.body.errors?.[0]?.code]).toEqual([404, 'request.notFound'])
  })

  it('says before what the caller may do, and why not the rest', async () => {
    const { body, status } = await call(`${path}/actions`, { token: author })
    expect(status).toBe(200)
    expect(body).toMatchObject({ state: 'planned', seq: 0 })
    const actions = body['actions'] as { action: string; decision?: unknown; allowed?: boolean; ok?: boolean }[]
    expect(actions.map(({ action }) => action)).toContain('startWriting')
    expect(JSON.stringify(actions)).not.toContain('undefined')
  })

  it('answers 403 with a code to those who see it and have no part in it', async () => {
    const answer = await move(auditor, { action: 'startWriting', seenSeq: 0 })
    expect(answer.status).toBe(403)
    expect(answer.body).toMatchObject({ code: expect.stringMatching(/^\w+\.\w+$/), errors: [{ code: answer.body['code'] }] })
  })

  it('answers 200 with the new state and number', async () => {
    expect(await move(author, { action: 'startWriting', seenSeq: 0 })).toEqual({ status: 200, body: { state: 'writing', seq: 1 } })
  })

  it('answers 409 to a stale number, with what is so now', async () => {
    const answer = await move(author, { action: 'submitDraft', seenSeq: 0 })
    expect(answer.status).toBe(409)
    expect(answer.body).toMatchObject({ code: 'stale', state: 'writing', seq: 1, errors: [{ code: 'workflow.stale' }] })
  })

  it('answers 422 with a code where a rule is not met, and changes nothing', async () => {
    const answer = await move(author, { action: 'submitDraft', seenSeq: 1 })
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({ code: expect.stringMatching(/^\w+\.\w+$/), errors: [{ code: answer.body['code'] }] })
    expect(errorStatus(String(answer.body['code']))).toBe(422)
    expect((await call(`${path}/actions`, { token: author })).body).toMatchObject({ state: 'writing', seq: 1 })
  })

  it.each([
    [{}, 'nothing'],
    [{ action: 'startWriting' }, 'no number'],
    [{ action: 'startWriting', seenSeq: -1 }, 'a negative number'],
    [{ action: 'startWriting', seenSeq: 1.5 }, 'half a number'],
    [{ action: 'startWriting', seenSeq: '1' }, 'a number in words'],
    [{ action: 'startWriting', seenSeq: 2 ** 60 }, 'a number that is none'],
    [{ action: ['startWriting'], seenSeq: 1 }, 'a list of actions'],
    [{ action: 'constructor', seenSeq: 1 }, 'the name of a member of every object'],
    [{ action: 'toString', seenSeq: 1 }, 'another one'],
    [{ action: 'x'.repeat(100_000), seenSeq: 1 }, 'a name without end'],
    [{ action: 'return', seenSeq: 1, reason: 'r'.repeat(1_000_000) }, 'a reason without end'],
    [{ action: 'return', seenSeq: 1, reason: 'because', target: '__proto__' }, 'a target that is none'],
    [[], 'a list'],
    ['action', 'a word'],
    [null, 'null'],
  ])('refuses %j', async (body, _what) => {
    const answer = await call(`${path}/transitions`, { token: author, body })
    expect(answer.status, JSON.stringify(answer.body).slice(0, 300)).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(answer.body.errors?.[0]?.code).toMatch(/^[\w-]+\.\w+$/)
    expect((await call(`${path}/actions`, { token: author })).body).toMatchObject({ state: 'writing', seq: 1 })
  })

  it('is told in the history, oldest first, to those who see the subject', async () => {
    await must(call(path, { token: author, method: 'PATCH', body: { manuscript: manuscript('正文') } }))
    await must(call(`${path}/drafts`, { token: author, body: {} }))
    await must(move(author, { action: 'submitDraft', seenSeq: 1 }))
    const { body, status } = await call(`${path}/transitions`, { token: author })
    expect(status).toBe(200)
    expect(
      (body['docs'] as { seq: number; action: string; from: string; to: string }[]).map(({ action, from, seq, to }) => [
        seq,
        action,
        from,
        to,
      ]),
    ).toEqual([
      [1, 'startWriting', 'planned', 'writing'],
      [2, 'submitDraft', 'writing', 'unifying'],
    ])
    expect((await call(`${path}/transitions`, { token: trainee })).status).toBe(404)
    expect([401, 403, 404]).toContain((await call(`${path}/transitions`)).status)
  })

  it('is the only way to another state', async () => {
    for (const body of [{ state: 'final' }, { stateSeq: 7 }, { state: 'final', stateSeq: 3 }]) {
      const answer = await call(path, { token: staff, method: 'PATCH', body })
      expect([answer.status, answer.body.errors?.[0]?.code]).toEqual([422, 'workflow.closedDoor'])
    }
    await call(path, { token: staff, method: 'PATCH', body: { stateChangedAt: '1999-01-01T00:00:00.000Z' } })
    const row = await payload.findByID({ collection: 'chapters', id: chapter.id, depth: 0, overrideAccess: true })
    expect(row).toMatchObject({ state: 'unifying', stateSeq: 2 })
    expect(row.stateChangedAt).not.toContain('1999')
  })
})

describe('the words of a refusal', () => {
  const message = async (where: string, headers: Record<string, string>, options: Parameters<typeof rest>[1] = {}) => {
    const answer = await rest(where, { ...options, headers: { ...headers, ...options.headers } })
    const body = (await answer.json()) as { errors: { code: string; message: string }[] }
    expect(body.errors[0]?.code, JSON.stringify(body)).toMatch(/^[\w-]+\.\w+$/)
    return body.errors[0]?.message ?? ''
  }
  it.each([
    ['/users', 'a list that is shut', {}],
    ['/nowhere', 'an address that is none', {}],
    ['/users/login', 'a wrong password', { body: { username: 'nobody', password: 'nothing at all' } }],
    ['/users/forgot-password', 'a request without a name', { body: {} }],
    ['/users/reset-password', 'a wrong token', { body: { token: 'x', password: 'long enough it is' } }],
    ['/errata/report', 'a report of nothing', { body: {} }],
    [
      '/errata/report',
      'a report that is no JSON',
      { body: new TextEncoder().encode('{'), headers: { 'content-type': 'application/json' } },
    ],
    ['/committees?where[nothing][equals]=1', 'a question about a field that is none', {}],
    ['/payload-migrations', 'a collection without an address', {}],
  ] as const)('%s (%s) come in the language of the caller', async (where, _what, options) => {
    expect(await message(where, { 'accept-language': 'zh-CN,zh;q=0.9' }, options)).toMatch(/\p{Script=Han}/u)
    expect(await message(where, {}, options)).toMatch(/\p{Script=Han}/u)
    expect(await message(where, { 'accept-language': 'en-GB,en;q=0.9' }, options)).not.toMatch(/\p{Script=Han}/u)
  })
})
