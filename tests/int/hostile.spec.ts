import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { User } from '@/payload-types'
import { hotWrites } from '@/platform/hot-writes'
import { bootPayload, createUser, rest, shutDown, systemReq, TEST_PASSWORD, tokenOf } from '../factories/payload'
import { part } from '../support/length'

let payload: Payload
let people: Record<'staff' | 'trainee' | 'admin', User>
let tokens: Record<'staff' | 'trainee' | 'admin', string>
const rows: Record<string, string> = {}

beforeAll(async () => {
  payload = await bootPayload()
  people = {
    staff: await createUser(payload, ['centre-staff']),
    trainee: await createUser(payload, ['trainee']),
    admin: await createUser(payload, ['admin']),
  }
  tokens = {
    staff: await tokenOf(payload, people.staff),
    trainee: await tokenOf(payload, people.trainee),
    admin: await tokenOf(payload, people.admin),
  }
  const own = { req: await systemReq(payload), depth: 0, overrideAccess: true } as const
  const committee = await payload.create({ collection: 'committees', data: { number: 1, name: '委员会', kind: 'writing' }, ...own })
  const occupation = await payload.create({
    collection: 'occupations',
    data: { code: '6-17-09-02', name: '金属轧制工', levels: ['5'] } as never,
    ...own,
  })
  const textbook = await payload.create({
    collection: 'textbooks',
    data: { title: '教材', urlName: 'book', occupation: occupation.id, committee: committee.id, levels: ['5'] },
    ...own,
  })
  const edition = await payload.create({ collection: 'editions', data: { textbook: textbook.id, editionNo: 1 } as never, ...own })
  const chapter = await payload.create({
    collection: 'chapters',
    data: { edition: edition.id, number: 1, title: '第一章' } as never,
    ...own,
  })
  Object.assign(rows, {
    committees: committee.id,
    occupations: occupation.id,
    textbooks: textbook.id,
    editions: edition.id,
    chapters: chapter.id,
    users: people.trainee.id,
  })
})
afterAll(() => shutDown(payload))

/** How many rows every table has: what must not have moved after a refusal. */
async function everything(): Promise<Readonly<Record<string, unknown>>> {
  const database = hotWrites({ payload })
  if (database.kind !== 'sqlite') throw new Error('the counts are asked in SQLite’s words')
  const tables = await database.read(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'payload_%' ORDER BY name`, [])
  const counts = tables.map(({ name }) => `(SELECT count(*) FROM "${String(name)}") AS "${String(name)}"`)
  const [row] = await database.read(`SELECT ${counts.join(', ')}`, [])
  expect(row).toHaveProperty('users', expect.any(Number))
  return row ?? {}
}

const LEAK =
  /node_modules|\bat (?:async )?[\w.<>]+ \(|\.(?:ts|js|tsx):\d+|SQLITE_|SqliteError|drizzle|insert into|select "|\/work\/|\/home\/|\/tmp\//i

/** The house's refusal: 4xx, a stable code, a message, and nothing of what the server is made of. */
async function refused(path: string, options: Parameters<typeof rest>[1] = {}) {
  const answer = await rest(path, options)
  const text = await answer.text()
  const what = `${options.method ?? ''} ${path.slice(0, 120)} → ${answer.status} ${text.slice(0, 300)}`
  expect(answer.status, what).toBeGreaterThanOrEqual(400)
  expect(answer.status, what).toBeLessThan(500)
  expect(text, what).not.toMatch(LEAK)
  const body = JSON.parse(text) as { errors?: { code?: string; message?: string }[] }
  expect(body.errors?.[0]?.code, what).toMatch(/^[\w-]+(\.\w+)+$/)
  expect(body.errors?.[0]?.message, what).toBeTruthy()
  return { status: answer.status, code: body.errors?.[0]?.code }
}

/** Either an answer or a refusal, but never a failure. */
async function stands(path: string, options: Parameters<typeof rest>[1] = {}) {
  const answer = await rest(path, options)
  const text = await answer.text()
  expect(answer.status, `${path.slice(0, 200)} → ${text.slice(0, 300)}`).toBeLessThan(500)
  if (answer.status >= 400) {
    expect(text).not.toMatch(LEAK)
    expect((JSON.parse(text) as { errors?: { code?: string }[] }).errors?.[0]?.code, text.slice(0, 200)).toMatch(/^[\w-]+(\.\w+)+$/)
  }
  return answer.status
}

const raw = (text: string, type = 'application/json') => ({ body: new TextEncoder().encode(text), headers: { 'content-type': type } })

describe('bodies that are none', () => {
  const TARGETS = ['/organisations', '/users/login', '/users/forgot-password', '/errata/report', '/users/change-password'] as const
  it.each(TARGETS)('%s refuses what is no JSON, or JSON of another shape, and stores nothing', async (path) => {
    const before = await everything()
    for (const text of ['{', '{"name":', '[', '"word"', 'null', '12', '[]', '{"name":"\\ud800"', '\u0000', '', ' ', 'a=b', '﻿{}'])
      expect((await refused(path, { token: tokens.staff, method: 'POST', ...raw(text) })).status, text).toBeLessThan(500)
    expect(await everything()).toEqual(before)
  })

  it.each([
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/form-data; boundary=x',
    'multipart/mixed; boundary=x',
    'application/octet-stream',
    'nonsense',
    'application/json; charset=utf-16',
  ])('%s is refused where JSON is asked for', async (type) => {
    const before = await everything()
    for (const path of ['/organisations', '/media', '/errata/report'])
      await refused(path, { token: tokens.staff, method: 'POST', ...raw('<a>name</a>', type) })
    expect(await everything()).toEqual(before)
  })

  it('refuses a form whose JSON is none, and one that is cut off', async () => {
    const form = new FormData()
    form.append('_payload', '{"name":')
    await refused('/organisations', { token: tokens.staff, body: form })
    const cut = '--x\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n{"na'
    await refused('/organisations', { token: tokens.staff, method: 'POST', ...raw(cut, 'multipart/form-data; boundary=x') })
  })

  it('refuses an overridden method whose body is no JSON', async () => {
    for (const name of ['x-http-method-override', 'x-payload-http-method-override']) {
      const { body, headers } = raw('{')
      await refused('/organisations', { token: tokens.staff, method: 'POST', body, headers: { ...headers, [name]: 'GET' } })
    }
  })

  it('does not let a read that is sent as a write change anything', async () => {
    const before = await everything()
    const headers = { 'x-http-method-override': 'DELETE' }
    await refused(`/committees?where[id][exists]=true`, { token: tokens.admin, body: {}, headers })
    await stands(`/committees/${rows['committees']}`, { token: tokens.admin, headers: { 'x-http-method-override': 'DELETE' } })
    expect(await everything()).toEqual(before)
  })
})

describe('questions without measure', () => {
  it.each([
    '-1',
    '0',
    '1e9',
    '9007199254740993',
    '-9223372036854775809',
    '1.5',
    'NaN',
    'Infinity',
    'x',
    '',
    '1;drop table users',
    '[]',
    '%00',
  ])('limit, page and depth of %s are answered or refused', async (value) => {
    for (const name of ['limit', 'page', 'depth'])
      for (const path of [`/committees?${name}=${value}`, `/textbooks/${rows['textbooks']}?${name}=${value}`])
        await stands(path, { token: tokens.staff })
    await stands(`/assignments/workload?limit=${value}&page=${value}`, { token: tokens.staff })
  })

  it.each([
    ['a field that is none', 'where[nothing][equals]=1'],
    ['an operator that is none', 'where[name][is]=1'],
    ['a word in the place of a question', 'where=1'],
    ['a list in the place of a question', 'where[]=1'],
    ['a prototype', 'where[__proto__][equals]=1'],
    ['a constructor', 'where[constructor][equals]=1'],
    ['a field of SQL', `where[name"; drop table users; --][equals]=1`],
    ['a sort by nothing', 'sort=nothing'],
    ['a sort by SQL', 'sort=name"; drop table users; --'],
    ['a sort by an object', 'sort[a]=b'],
    ['a choice of SQL', 'select[name"]=true'],
    ['a choice that is a word', 'select=name'],
    ['joins of nothing', 'joins[nothing][limit]=1'],
    ['joins without measure', 'joins[members][limit]=1e9&joins[members][page]=-5'],
    ['a population of nothing', 'populate[nothing][a]=true'],
    ['a locale that is none', 'locale=../../etc/passwd'],
    ['a near of words', 'where[number][near]=a,b,c,d'],
    ['a number in words', 'where[number][equals]=abc'],
    ['a number in objects', 'where[number][equals][a]=b'],
    ['a like of lists', 'where[name][like][]=a&where[name][like][]=b'],
    ['an in of objects', 'where[name][in][a][b]=c'],
    ['an exists of words', 'where[name][exists]=perhaps'],
    ['a pattern that never ends', `where[name][like]=${'%25'.repeat(2_000)}`],
    ['a NUL', 'where[name][equals]=%00'],
    ['half of a pair', 'where[name][equals]=%ED%A0%80'],
    ['an and of words', 'where[and]=1'],
    ['an or without end', `where${'[or][0]'.repeat(60)}[name][equals]=1`],
    ['a thousand conditions', Array.from({ length: 1_000 }, (_, index) => `where[or][${index}][name][equals]=${index}`).join('&')],
    ['a path without end', `where[${'members.committee.'.repeat(30)}name][equals]=1`],
    ['ids of another kind', 'where[id][in]=1,2,x'],
    ['an id that is an object', 'where[id][equals][id]=1'],
    ['a draft', 'draft=true'],
    ['the trash', 'trash=true'],
  ])('%s is answered or refused', async (_what, query) => {
    for (const token of [tokens.staff, undefined]) await stands(`/committees?${query}`, token ? { token } : {})
  })

  it.each([
    'x',
    '0',
    '-1',
    'null',
    'undefined',
    'NaN',
    '__proto__',
    'constructor',
    '[object Object]',
    "' or 1=1 --",
    '..%2f..%2fetc%2fpasswd',
    '%00',
    'x'.repeat(10_000),
    '💥',
    '%E4%B8',
  ])('an id of %s finds nothing', async (id) => {
    const before = await everything()
    const address = id.includes('%') ? id : encodeURIComponent(id)
    for (const slug of ['chapters', 'textbooks', 'users', 'media', 'jobs', 'errata', 'element-specifications'])
      await refused(`/${slug}/${address}`, { token: tokens.admin })
    for (const path of [
      `/chapters/${address}/transitions`,
      `/chapters/${address}/actions`,
      `/editions/${address}/coverage`,
      `/editions/${address}/board`,
      `/editions/${address}/revision`,
      `/order-calls/${address}/totals`,
      `/element-specifications/${address}/tree`,
      `/drafts/compare?a=${address}&b=${address}`,
    ])
      await refused(path, { token: tokens.admin })
    await refused(`/committees/${address}`, { token: tokens.admin, method: 'PATCH', body: { field: 'x' } })
    await refused(`/committees/${address}`, { token: tokens.admin, method: 'DELETE' })
    await refused(`/chapters/${address}/transitions`, { token: tokens.admin, body: { action: 'startWriting', seenSeq: 0 } })
    expect(await everything()).toEqual(before)
  })
})

describe('values of the wrong kind', () => {
  const WRONG: unknown[] = [
    null,
    0,
    -1,
    1e308,
    true,
    '',
    'x',
    'x'.repeat(1_000_000),
    'a\u0000b',
    [],
    ['x'],
    [null],
    [[]],
    {},
    { id: {} },
    { id: 'x' },
    { equals: 1 },
    { relationTo: 'users', value: {} },
    { $inc: 1 },
    { root: {} },
    JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{}}}'),
  ]
  /** Collections that people write to by hand. */
  const WRITTEN = [
    'organisations',
    'occupations',
    'standards',
    'element-specifications',
    'element-nodes',
    'appraisal-points',
    'policies',
    'committees',
    'memberships',
    'textbooks',
    'editions',
    'chapters',
    'printings',
    'errata',
    'order-calls',
    'sample-copies',
    'notices',
    'holiday-years',
    'users',
  ]

  it.each(WRITTEN)('%s refuses a row of nothing, and every value that does not fit its field', async (slug) => {
    const collection = payload.config.collections.find((one) => one.slug === slug)
    await refused(`/${slug}`, { token: tokens.admin, body: {} })
    const before = await everything()
    for (const field of collection?.flattenedFields ?? [])
      for (const value of WRONG) {
        const what = `${slug}.${field.name} = ${JSON.stringify(value)?.slice(0, 60)}`
        const answer = await rest(`/${slug}`, { token: tokens.admin, body: { [field.name]: value } })
        const text = await answer.text()
        expect([what, answer.status < 500, LEAK.test(text)]).toEqual([what, true, false])
      }
    // What little fits (a checkbox alone, say) still lacks the rest.
    expect(await everything()).toEqual(before)
  })

  it.each(['committees', 'occupations', 'textbooks', 'editions', 'chapters', 'users'])('%s keeps a row whole under them', async (slug) => {
    const collection = payload.config.collections.find((one) => one.slug === slug)
    const id = rows[slug] ?? ''
    for (const [at, field] of (collection?.flattenedFields ?? []).entries()) {
      if (['createdAt', 'updatedAt', 'password', 'active', 'roles', 'mustChangePassword'].includes(field.name)) continue
      for (const value of part(WRONG, 4, at)) {
        const what = `${slug}.${field.name} = ${JSON.stringify(value)?.slice(0, 60)}`
        const answer = await rest(`/${slug}/${id}`, { token: tokens.admin, method: 'PATCH', body: { [field.name]: value } })
        const text = await answer.text()
        expect([what, answer.status < 500, LEAK.test(text)]).toEqual([what, true, false])
      }
    }
    expect((await rest(`/${slug}/${id}`, { token: tokens.admin })).status).toBe(200)
    expect(({} as { admin?: true }).admin).toBeUndefined()
  })

  it('refuses a text without measure in every text field, and keeps the row as it was', async () => {
    const before = await payload.findByID({ collection: 'textbooks', id: rows['textbooks'] ?? '', depth: 0, overrideAccess: true })
    for (const name of ['title', 'titleEn', 'summary', 'summaryEn', 'keywords', 'urlName']) {
      const value = name === 'keywords' ? ['x'.repeat(1_000_000)] : 'x'.repeat(1_000_000)
      const { code } = await refused(`/textbooks/${rows['textbooks']}`, { token: tokens.staff, method: 'PATCH', body: { [name]: value } })
      expect([name, code]).toEqual([name, 'request.invalid'])
    }
    expect(await payload.findByID({ collection: 'textbooks', id: rows['textbooks'] ?? '', depth: 0, overrideAccess: true })).toEqual(before)
  })

  it.each([
    ['/users/login', { username: { $ne: null }, password: TEST_PASSWORD }],
    ['/users/login', { username: ['a'], password: TEST_PASSWORD }],
    ['/users/login', { username: 'a\u0000', password: TEST_PASSWORD }],
    ['/users/login', { username: 'x'.repeat(1_000_000), password: TEST_PASSWORD }],
    ['/users/login', { username: 'nobody', password: { a: 1 } }],
    ['/users/login', { username: 'nobody', password: 12 }],
    ['/users/login', { username: 'nobody', password: 'x'.repeat(1_000_000) }],
    ['/users/login', { email: {}, password: 'x' }],
    ['/users/login', {}],
    ['/users/reset-password', { token: {}, password: 'long enough it is' }],
    ['/users/reset-password', { token: null, password: 'long enough it is' }],
    ['/users/reset-password', { token: ['x'], password: 'long enough it is' }],
    ['/users/reset-password', {}],
    ['/users/forgot-password', { username: {} }],
    ['/users/forgot-password', { username: [] }],
    ['/users/unlock', { username: {} }],
    ['/users/change-password', { currentPassword: {}, newPassword: [] }],
    ['/errata/report', { editionId: {}, quote: 'x', page: 1 }],
    ['/errata/report', { editionId: 'x', quote: 'x', page: 1e308 }],
    ['/errata/report', { editionId: 'x', quote: 'x', page: 1, state: 'confirmed' }],
  ])('%s refuses %j', async (path, body) => {
    const before = await everything()
    await refused(path, { body })
    await refused(path, { token: tokens.trainee, body })
    expect(await everything()).toEqual(before)
  })

  it('refuses a password that is no text to everybody who may set one', async () => {
    for (const password of [{}, ['long enough it is'], 1_234_567_890])
      await refused(`/users/${people.staff.id}`, { token: tokens.admin, method: 'PATCH', body: { password } })
    expect((await rest('/users/login', { body: { username: people.staff.username, password: TEST_PASSWORD } })).status).toBe(200)
  })
})
