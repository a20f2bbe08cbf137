import { existsSync } from 'node:fs'
import path from 'node:path'
import type { CollectionSlug, Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { replaySubjects } from '@/platform/audit'
import { MOST_ROWS } from '@/platform/bulk'
import { verify } from '@/platform/verify'
import { createHouse, PIXEL, type House } from '../factories/hostile'
import { bootPayload, rest, shutDown, systemReq } from '../factories/payload'

let payload: Payload
let house: House

beforeAll(async () => {
  payload = await bootPayload()
  house = await createHouse(payload)
}, 400_000)
afterAll(() => shutDown(payload))

type Row = { id: string } & Record<string, unknown>
type Body = { docs?: Row[]; errors?: { code: string; message: string; details?: { row?: string } }[] }
const own = async () => ({ req: await systemReq(payload), depth: 0, overrideAccess: true }) as const

async function bulk(who: keyof House['tokens'], method: 'PATCH' | 'DELETE', address: string, body?: object) {
  const token = house.tokens[who]
  const answer = await rest(encodeURI(address), { method, ...(token ? { token } : {}), ...(body ? { body } : {}) })
  const text = await answer.text()
  return { status: answer.status, text, body: JSON.parse(text) as Body }
}

const these = (slug: string, ids: readonly string[]) => `/${slug}?${ids.map((id, index) => `where[id][in][${index}]=${id}`).join('&')}`

async function stored(slug: string, ids: readonly string[]): Promise<Row[]> {
  const { docs } = await payload.db.find<Row>({
    collection: slug as CollectionSlug,
    where: { id: { in: [...ids] } },
    sort: 'id',
    pagination: false,
  })
  return docs
}

/** A row but for the time of its last writing; nothing where it is gone. */
function textOf(rows: readonly Row[], id: string): string | undefined {
  const row = rows.find((each) => String(each.id) === id)
  return row && JSON.stringify({ ...row, updatedAt: null })
}

/** How many links each of these rows has, and the whole chain. */
async function links(ids: readonly string[]): Promise<{ all: number; of: number[] }> {
  const count = async (where: object) => (await payload.db.count({ collection: 'audit-log', where: where as never })).totalDocs
  return { all: await count({}), of: await Promise.all(ids.map((subjectId) => count({ subjectId: { equals: subjectId } }))) }
}

/** A member that anybody might want to change in many rows at once. */
function memberOf(slug: string): string | undefined {
  const { config } = payload.collections[slug as CollectionSlug]
  const texts = config.flattenedFields.filter(
    (field) =>
      (field.type === 'text' || field.type === 'textarea') &&
      !field.hidden &&
      !('unique' in field && field.unique) &&
      !('hasMany' in field && field.hasMany),
  )
  return (texts.find(({ name }) => /^(note|name|title|remark|source|city|place)/.test(name)) ?? texts[0])?.name
}

it('changes none where the database answers with rows that nobody asked for', async () => {
  const { find } = payload.db
  // What an adapter does that drops a condition.
  payload.db.find = (async (args: Parameters<typeof find>[0]) => {
    const isAsked = args.collection === 'organisations' && !JSON.stringify(args.where ?? {}).includes('"in"')
    return find.call(payload.db, isAsked ? { ...args, where: {} } : args)
  }) as typeof find
  try {
    for (const method of ['PATCH', 'DELETE'] as const) {
      const body = method === 'PATCH' ? { source: '全部改掉' } : undefined
      const answer = await bulk('admin', method, '/organisations?where[name][equals]=没有这个单位', body)
      expect([method, answer.status, answer.body.errors?.[0]?.code]).toEqual([method, 422, 'bulk.otherRows'])
    }
  } finally {
    payload.db.find = find
  }
  expect((await payload.db.count({ collection: 'organisations', where: { source: { equals: '全部改掉' } } })).totalDocs).toBe(0)
  expect((await payload.db.count({ collection: 'organisations' })).totalDocs).toBeGreaterThan(1)
})

describe('a change or deletion of several rows in one request', () => {
  it('changes all of them with one link each, or answers with a refusal that changed nothing: every collection, outsider and administrator', async () => {
    const seen: Record<string, number> = {}
    for (const { slug } of payload.config.collections) {
      if (slug.startsWith('payload-')) continue
      const { docs } = await payload.db.find<Row>({ collection: slug, limit: 2, sort: 'id', pagination: false })
      const ids = docs.map(({ id }) => String(id))
      const isAudited = payload.collections[slug].config.custom['audited'] === true
      for (const who of ['outsider', 'admin'] as const)
        for (const method of ['PATCH', 'DELETE'] as const) {
          if (ids.length === 0) continue
          const name = memberOf(slug)
          if (method === 'PATCH' && !name) continue
          const [before, linksBefore] = [await stored(slug, ids), await links(ids)]
          const { body, status, text } = await bulk(
            who,
            method,
            these(slug, ids),
            ...(method === 'PATCH' ? [{ [name ?? '']: `改-${who}` }] : []),
          )
          const [after, linksAfter] = [await stored(slug, ids), await links(ids)]
          const told = `${who} ${method} ${slug} ${status} ${text.slice(0, 300)}`
          if (status === 200 && body.docs && body.docs.length > 0) {
            const done = body.docs.map(({ id }) => String(id))
            // A member that the house works out itself stays what it was: no change, no link.
            const changed = ids.filter((id) => done.includes(id) && textOf(before, id) !== textOf(after, id))
            seen[`${who} ${method} ${changed.length}`] = (seen[`${who} ${method} ${changed.length}`] ?? 0) + 1
            // The administrator sees every row; for the outsider others are not there.
            if (who === 'admin') expect(done.toSorted(), told).toEqual(ids.toSorted())
            expect(after.length, told).toBe(before.length - (method === 'DELETE' ? done.length : 0))
            const added = linksAfter.of.map((count, index) => count - (linksBefore.of[index] ?? 0))
            if (isAudited) expect(added, told).toEqual(ids.map((id) => (changed.includes(id) ? 1 : 0)))
          } else {
            // Nothing that the asker can see is what was meant: so the true answer is that nothing was changed.
            if (status !== 200) expect([400, 401, 403, 404, 409, 422, 423], told).toContain(status)
            expect(after, told).toEqual(before)
            expect(linksAfter, told).toEqual(linksBefore)
          }
        }
    }
    expect(seen['admin PATCH 2'] ?? 0).toBeGreaterThan(2)
    expect(seen['admin DELETE 2'] ?? 0).toBeGreaterThan(0)
    expect(seen['outsider DELETE 2']).toBeUndefined()
    const findings = await verify(payload)
    expect(findings.filter(({ name }) => name.startsWith('audit')).flatMap(({ breaks }) => breaks)).toEqual([])
  }, 400_000)

  it('is refused as a whole by the rule that refuses one of its rows, with that status, that code and the name of the row', async () => {
    const free = await payload.create({
      collection: 'organisations',
      data: { name: '可删单位', kind: 'enterprise' } as never,
      ...(await own()),
    })
    const used = await payload.create({
      collection: 'organisations',
      data: { name: '在用单位', kind: 'enterprise' } as never,
      ...(await own()),
    })
    const trainingClass = { organisation: used.id, quantity: 1, call: house.rows['order-calls'] }
    const call = await stored('order-calls', [house.rows['order-calls'] ?? ''])
    if (call.length === 0) {
      const edition = await payload.create({
        collection: 'order-calls',
        data: { edition: house.line.edition.id, title: '再征订', opensOn: '2020-01-01', closesOn: '2040-01-01', status: 'open' } as never,
        ...(await own()),
      })
      trainingClass.call = String(edition.id)
    }
    await payload.create({ collection: 'orders', data: trainingClass as never, ...(await own()) })
    const ids = [String(free.id), String(used.id)]
    const before = await links(ids)
    const refused = await bulk('admin', 'DELETE', `${these('organisations', ids)}&sort=id`)
    expect([refused.status, refused.body.errors?.[0]?.code, refused.body.errors?.[0]?.details?.row]).toEqual([
      409,
      'request.inUse',
      used.id,
    ])
    expect(refused.body.errors?.[0]?.message).toContain('在用单位: ')
    expect((await stored('organisations', ids)).length).toBe(2)
    expect(await links(ids)).toEqual(before)
    expect(await replaySubjects({ payload, slug: 'organisations' }, ids)).toMatchObject([{ gap: undefined }, { gap: undefined }])
  })

  it('is refused to whoever may change one of the rows that they see and not the other', async () => {
    const ids = house.line.chapters.map(({ id }) => String(id)).toSorted()
    const rows = await stored('chapters', ids)
    if (rows.length < 2) return expect(rows.length).toBe(2)
    const before = await links(ids)
    const refused = await bulk('author', 'PATCH', `${these('chapters', ids)}&sort=-number`, { title: '换个题目' })
    expect([refused.status, refused.body.errors?.[0]?.code]).toEqual([403, 'request.forbidden'])
    expect(await stored('chapters', ids)).toEqual(rows)
    expect(await links(ids)).toEqual(before)
  })

  it('is refused beyond a number of rows, without a condition, and with a file', async () => {
    const at = await own()
    for (let index = 0; index <= MOST_ROWS; index += 1)
      await payload.db.create({
        collection: 'organisations',
        data: { name: `许多-${index}`, kind: 'enterprise' },
        returning: false,
        req: at.req,
      })
    const before = await links([])
    for (const [method, body] of [
      ['PATCH', { city: '许多' }],
      ['DELETE', undefined],
    ] as const) {
      const many = await bulk('admin', method, '/organisations?where[name][like]=许多-', body)
      expect([method, many.status, many.body.errors?.[0]?.code]).toEqual([method, 422, 'bulk.tooMany'])
      const all = await bulk('admin', method, '/organisations', body)
      expect([method, all.status, all.body.errors?.[0]?.code]).toEqual([method, 400, 'bulk.noWhere'])
    }
    expect(await links([])).toEqual(before)
    const some = await bulk('admin', 'PATCH', '/organisations?where[name][like]=许多-&limit=3&sort=name', { city: '三个' })
    expect([some.status, some.body.docs?.length]).toEqual([200, 3])
    expect((await links([])).all).toBe(before.all + 3)
  }, 200_000)

  it('keeps the files of the rows that come back', async () => {
    const make = async (name: string, more: object) =>
      payload.create({
        collection: 'media',
        data: { alt: name, ...more } as never,
        file: { data: PIXEL, mimetype: 'image/png', name: `${name}.png`, size: PIXEL.length },
        ...(await own()),
      })
    const [first, second] = [await make('kept-1', {}), await make('kept-2', {})]
    const { upload } = payload.collections['media'].config
    const files = [first, second].map(({ filename }) => path.join(upload.staticDir ?? '', String(filename)))
    const ids = [String(first.id), String(second.id)]
    // Somebody else works on the second one: Payload refuses its deletion.
    await payload.db.create({
      collection: 'payload-locked-documents',
      data: { document: { relationTo: 'media', value: second.id }, user: { relationTo: 'users', value: house.people.staff.id } },
    })
    const refused = await bulk('admin', 'DELETE', `${these('media', ids)}&sort=id`)
    expect(refused.status).toBe(423)
    expect((await stored('media', ids)).length).toBe(2)
    expect(files.map((file) => existsSync(file))).toEqual([true, true])
    const done = await bulk('admin', 'DELETE', `${these('media', ids)}&overrideLock=true`)
    expect([done.status, done.body.docs?.length]).toEqual([200, 2])
    expect(files.map((file) => existsSync(file))).toEqual([false, false])
  })

  it('gives each document rows of its own where an array is put into several', async () => {
    const ids = [
      await payload.create({ collection: 'holiday-years', data: { year: 2041, source: '测试' } as never, ...(await own()) }),
      await payload.create({ collection: 'holiday-years', data: { year: 2042, source: '测试' } as never, ...(await own()) }),
    ].map(({ id }) => String(id))
    const days = [{ id: 'same-row', date: '2041-10-01', kind: 'holiday' }]
    const { status, body } = await bulk('admin', 'PATCH', these('holiday-years', ids), { days })
    expect([status, body.docs?.length]).toEqual([200, 2])
    for (const each of await stored('holiday-years', ids)) expect(each['days']).toMatchObject([{ date: '2041-10-01' }])
  })
})
