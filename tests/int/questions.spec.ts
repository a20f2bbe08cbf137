import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MOST_ROWS } from '@/platform/http/query'
import { ROWS_A_SLICE } from '@/platform/http/query/slices'
import { bootPayload, createUser, rest, shutDown, tokenOf } from '../factories/payload'

const ROWS = 130
let payload: Payload
let token: string

beforeAll(async () => {
  payload = await bootPayload()
  payload.logger.level = 'silent'
  token = await tokenOf(payload, await createUser(payload, ['admin']))
  for (let index = 0; index < ROWS; index += 1)
    await payload.db.create({ collection: 'organisations', data: { name: `单位${(index * 37) % ROWS}`, kind: 'enterprise' } })
  const organisation = (await payload.db.find<{ id: string }>({ collection: 'organisations', limit: 1 })).docs[0]?.id
  for (let index = 0; index < 30; index += 1)
    await payload.db.create({
      collection: 'users',
      data: { username: `u-${index}`, name: `人${index}`, roles: ['trainee'], active: true, organisation },
    })
})
afterAll(() => shutDown(payload))

type Rows = { docs: { id: string }[]; totalDocs: number; limit: number; page: number; totalPages: number; hasNextPage: boolean }

/** The answer, and how many rows of `slug` each read brought out of the database. */
async function watched(slug: string, path: string): Promise<{ status: number; body: Rows; reads: { rows: number; isWhole: boolean }[] }> {
  const reads: { rows: number; isWhole: boolean }[] = []
  const find = payload.db.find
  payload.db.find = (async (args: Parameters<typeof find>[0]) => {
    const found = await find.call(payload.db, args)
    if (args.collection === slug) reads.push({ rows: found.docs.length, isWhole: !args.select })
    return found
  }) as typeof find
  try {
    const answer = await rest(path, { token })
    return { status: answer.status, body: (await answer.json()) as Rows, reads }
  } finally {
    payload.db.find = find
  }
}

describe('a long statement', () => {
  it('lets others have their turn before its rows are worked on', async () => {
    const { client } = payload.db as unknown as { client?: { execute(statement: string): Promise<{ rows: unknown[] }> } }
    if (!client) return // MongoDB answers from another process
    let othersWere = false
    setImmediate(() => (othersWere = true))
    const counted = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) SELECT max(i) FROM n'
    expect((await client.execute(counted)).rows).toHaveLength(1)
    expect(othersWere).toBe(true)
  })
})

describe('a long list', () => {
  it.each([
    ['flat', 'depth=0', ROWS_A_SLICE.flat],
    ['populated', 'depth=2', ROWS_A_SLICE.deep],
  ])('is read in slices where it is %s', async (_what, depth, slice) => {
    const { body, reads, status } = await watched('organisations', `/organisations?limit=1000&${depth}`)
    expect([status, body.docs.length, body.totalDocs, body.limit]).toEqual([200, ROWS, ROWS, 1_000])
    const whole = reads.filter(({ isWhole }) => isWhole)
    expect(Math.max(...whole.map(({ rows }) => rows))).toBe(slice)
    expect(whole).toHaveLength(Math.ceil(ROWS / slice))
    // The one read that names the rows brings their ids alone.
    expect(reads.filter(({ isWhole }) => !isWhole)).toEqual([{ rows: ROWS, isWhole: false }])
  })

  it('holds what the short lists hold, in their order', async () => {
    for (const question of [
      'sort=name',
      'sort=-name&where[name][like]=1',
      'depth=0&sort=name&where[or][0][name][equals]=单位7&where[or][1][kind][equals]=enterprise',
    ]) {
      const long = await watched('organisations', `/organisations?limit=60&page=2&${encodeURI(question)}`)
      const short: string[] = []
      for (let page = 13; page <= 24; page += 1)
        short.push(
          ...(await watched('organisations', `/organisations?limit=5&page=${page}&${encodeURI(question)}`)).body.docs.map(({ id }) => id),
        )
      expect(long.body.docs.map(({ id }) => id)).toEqual(short)
      expect(long.body).toMatchObject({ limit: 60, page: 2 })
    }
  })

  it.each(['limit=0', 'pagination=false', 'limit=999999999'])('is bounded where all are asked for: %s', async (question) => {
    const { body } = await watched('organisations', `/organisations?depth=0&${question}`)
    expect([body.limit, body.totalDocs, body.docs.length]).toEqual([MOST_ROWS, ROWS, ROWS])
  })

  it('shows each asker their own rows alone', async () => {
    const trainee = await createUser(payload, ['trainee'])
    const answer = await rest('/users?limit=500&depth=0', { token: await tokenOf(payload, trainee) })
    const { docs, totalDocs } = (await answer.json()) as Rows
    expect([docs.map(({ id }) => id), totalDocs]).toEqual([[trainee.id], 1])
    const nobody = await rest('/users?limit=500&depth=0')
    expect([nobody.status, ((await nobody.json()) as { errors: { code: string }[] }).errors[0]?.code]).toEqual([403, 'request.forbidden'])
  })

  it('keeps what was chosen', async () => {
    const { body } = await watched('users', '/users?limit=100&depth=0&select[name]=true')
    expect(body.docs.length).toBeGreaterThan(30)
    for (const doc of body.docs) expect(Object.keys(doc).toSorted()).toEqual(expect.not.arrayContaining(['username', 'roles']))
  })
})

describe('times', () => {
  it('are the server’s: what a request says of them is not stored', async () => {
    const made = await rest('/organisations', {
      token,
      body: { name: '时间', kind: 'enterprise', createdAt: '2001-01-01T00:00:00.000Z', updatedAt: '2001-01-01T00:00:00.000Z' },
    })
    const { doc } = (await made.json()) as { doc: { id: string; createdAt: string; updatedAt: string } }
    expect(made.status).toBe(201)
    expect([doc.createdAt.slice(0, 4), doc.updatedAt.slice(0, 4)]).not.toContain('2001')
    for (const path of [`/organisations/${doc.id}`, `/organisations?where[id][equals]=${doc.id}`]) {
      const changed = await rest(path, {
        token,
        method: 'PATCH',
        body: { name: '时间二', createdAt: '2001-01-01T00:00:00.000Z', updatedAt: '2001-01-01T00:00:00.000Z' },
      })
      expect([path, changed.status]).toEqual([path, 200])
      const after = await payload.findByID({ collection: 'organisations', id: doc.id, depth: 0, overrideAccess: true })
      expect([after.name, after.createdAt, after.updatedAt.slice(0, 4) === '2001']).toEqual(['时间二', doc.createdAt, false])
    }
  })
})

describe('a body that is none', () => {
  const unread = async (path: string, method: 'POST' | 'PATCH', body?: FormData) => {
    const answer = await rest(path, { token, method, ...(body ? { body } : {}) })
    return [answer.status, ((await answer.json()) as { errors: { code: string }[] }).errors[0]?.code]
  }

  it.each([
    ['/payload-preferences', 'POST'],
    ['/payload-locked-documents', 'POST'],
    ['/payload-locked-documents/none', 'PATCH'],
    ['/organisations', 'POST'],
  ] as const)('is refused where a row is expected: %s %s', async (path, method) => {
    expect(await unread(path, method)).toEqual([400, 'request.invalid'])
  })

  it('is refused by our own endpoints as by Payload’s: a form whose JSON is cut off', async () => {
    const form = new FormData()
    form.append('_payload', '{')
    for (const path of ['/organisations', '/chapters/none/import-docx'])
      expect([path, ...(await unread(path, 'POST', form))]).toEqual([path, 400, 'request.invalid'])
  })
})

describe('a day that a date is compared with', () => {
  const ids: string[] = []
  beforeAll(async () => {
    // Half past midnight and half to midnight of 5 March at the centre, and the minutes around it.
    for (const at of ['2026-03-04T15:59:59.999Z', '2026-03-04T16:30:00.000Z', '2026-03-05T15:30:00.000Z', '2026-03-05T16:00:00.000Z']) {
      const doc = await payload.db.create({
        collection: 'outbox-messages',
        data: { to: 'a@b.cn', subject: at, file: at, messageId: at, createdAt: at } as never,
      })
      ids.push(String(doc.id))
    }
  })
  const numbers = (docs: readonly { id: string | number }[]) =>
    docs
      .map(({ id }) => ids.indexOf(String(id)))
      .filter((each) => each >= 0)
      .toSorted()

  it.each([
    ['equals', '2026-03-05', [1, 2]],
    ['in', '2026-03-05', [1, 2]],
    ['not_equals', '2026-03-05', [0, 3]],
    ['greater_than', '2026-03-05', [3]],
    ['greater_than_equal', '2026-03-05', [1, 2, 3]],
    ['less_than', '2026-03-05', [0]],
    ['less_than_equal', '2026-03-05', [0, 1, 2]],
    ['greater_than_equal', '2026-03-05T15:30:00.000Z', [2, 3]],
  ] as const)('%s %s means the day of the centre, in an address and in a list of the admin', async (operator, day, expected) => {
    const answer = await rest(`/outbox-messages?limit=100&depth=0&where[createdAt][${operator}]=${day}`, { token })
    expect(answer.status).toBe(200)
    expect(numbers(((await answer.json()) as Rows).docs)).toEqual(expected)
    // As the admin's list asks: what stands in the address, put to Payload as it is.
    const where = { or: [{ and: [{ createdAt: { [operator]: day } }] }] }
    const listed = await payload.find({ collection: 'outbox-messages', where, pagination: false, depth: 0, overrideAccess: true })
    expect(numbers(listed.docs)).toEqual(expected)
    const { totalDocs } = await payload.count({ collection: 'outbox-messages', where, overrideAccess: true })
    expect(totalDocs).toBe(listed.docs.length)
  })

  it('is asked for by our own filter in every list that can be filtered by a date', () => {
    type Part = {
      name?: string
      type: string
      hidden?: boolean
      fields?: Part[]
      tabs?: Part[]
      admin?: { disabled?: boolean; disableListFilter?: boolean; components?: { Filter?: string } }
    }
    // What Payload adds of its own for signing in is hidden.
    const within = (fields: readonly Part[]): Part[] =>
      fields
        .filter(({ admin, hidden }) => !hidden && !admin?.disabled)
        .flatMap((field) => [field, ...within([...(field.fields ?? []), ...(field.tabs ?? [])])])
    const missing = Object.values(payload.collections).flatMap(({ config }) => {
      // Payload's own that nobody has a list of.
      if (config.slug.startsWith('payload-')) return []
      const dates = within(config.fields as unknown as Part[]).filter(({ admin, type }) => type === 'date' && !admin?.disableListFilter)
      return dates.filter(({ admin }) => !admin?.components?.Filter?.endsWith('#DateFilter')).map(({ name }) => `${config.slug}.${name}`)
    })
    expect(missing).toEqual([])
  })
})
