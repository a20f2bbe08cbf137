import type { Payload } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { User } from '@/payload-types'
import { bootPayload, createUser, rest, shutDown, systemReq, tokenOf } from '../factories/payload'

let payload: Payload
const people: Record<string, { user: User; token: string }> = {}
let organisation: string

beforeAll(async () => {
  payload = await bootPayload()
  payload.logger.level = 'silent'
  for (const [name, role] of [
    ['staff', 'centre-staff'],
    ['other', 'centre-staff'],
    ['admin', 'admin'],
    ['auditor', 'auditor'],
    ['trainee', 'trainee'],
  ] as const) {
    const user = await createUser(payload, [role])
    people[name] = { user, token: await tokenOf(payload, user) }
  }
  const made = await payload.create({
    collection: 'organisations',
    data: { name: '单位', kind: 'enterprise' },
    depth: 0,
    overrideAccess: true,
    req: await systemReq(payload),
  })
  organisation = made.id
})
afterAll(() => shutDown(payload))

async function ask(name: string, path: string, options: Parameters<typeof rest>[1] = {}) {
  const token = people[name]?.token
  const answer = await rest(path, { ...options, ...(token ? { token } : {}) })
  const body = (await answer.json()) as { errors?: { code: string }[]; doc?: { id: string; user: { value: unknown } } }
  return { status: answer.status, code: body.errors?.[0]?.code, doc: body.doc }
}

const idOf = (name: string) => people[name]?.user.id
const holder = async (id: string) =>
  await payload.db.findOne<{ id: string; user: { value: string }; updatedAt: string }>({
    collection: 'payload-locked-documents',
    where: { id: { equals: id } },
  })

describe('edit locks', () => {
  const lock = (name: string, more: Record<string, unknown> = {}) =>
    ask(name, '/payload-locked-documents?depth=0', {
      body: { document: { relationTo: 'organisations', value: organisation }, user: { relationTo: 'users', value: idOf(name) }, ...more },
    })

  beforeEach(() => payload.db.deleteMany({ collection: 'payload-locked-documents', where: {} }))

  it('are made in one’s own name, whatever name is sent', async () => {
    const { doc, status } = await lock('staff', {
      user: { relationTo: 'users', value: idOf('other') },
      updatedAt: '2099-01-01T00:00:00.000Z',
    })
    expect(status).toBe(201)
    const stored = await holder(doc?.id ?? '')
    expect([stored?.user.value, stored?.updatedAt.startsWith('2099')]).toEqual([idOf('staff'), false])
  })

  it('are not made for what one may not change, for nothing, or beside another', async () => {
    for (const name of ['auditor', 'trainee']) expect((await lock(name)).status, name).toBe(403)
    const nothing = await lock('staff', { document: { relationTo: 'organisations', value: '00000000-0000-0000-0000-000000000000' } })
    expect([nothing.status, nothing.code]).toEqual([403, 'request.forbidden'])
    expect((await lock('staff')).status).toBe(201)
    expect(await lock('other')).toMatchObject({ status: 423, code: 'locks.held' })
  })

  it('are removed by their holder or an administrator alone', async () => {
    const { doc } = await lock('staff')
    const path = `/payload-locked-documents/${doc?.id}`
    for (const name of ['other', 'auditor', 'trainee']) {
      expect([403, 404], name).toContain((await ask(name, path, { method: 'DELETE' })).status)
      await ask(name, `/payload-locked-documents?where[document.value][equals]=${organisation}`, { method: 'DELETE' })
      expect(await holder(doc?.id ?? ''), name).toBeTruthy()
    }
    expect((await ask('staff', path, { method: 'DELETE' })).status).toBe(200)
    const again = await lock('staff')
    expect((await ask('admin', `/payload-locked-documents/${again.doc?.id}`, { method: 'DELETE' })).status).toBe(200)
  })

  it('are taken over by those who may change the document, in their own name', async () => {
    const { doc } = await lock('staff')
    const path = `/payload-locked-documents/${doc?.id}`
    const other = { relationTo: 'users', value: idOf('other') }
    expect((await ask('auditor', path, { method: 'PATCH', body: { user: { relationTo: 'users', value: idOf('auditor') } } })).status).toBe(
      403,
    )
    expect((await holder(doc?.id ?? ''))?.user.value).toBe(idOf('staff'))
    expect(
      (
        await ask('other', path, {
          method: 'PATCH',
          body: { user: { relationTo: 'users', value: idOf('admin') }, document: { relationTo: 'users', value: idOf('admin') } },
        })
      ).status,
    ).toBe(200)
    expect((await holder(doc?.id ?? ''))?.user.value).toBe(idOf('other'))
    expect((await ask('other', path, { method: 'PATCH', body: { user: other } })).status).toBe(200)
  })

  it('are fifty at most, those that nobody has renewed for five minutes not among them, which go with the next one', async () => {
    const user = { relationTo: 'users', value: idOf('staff') }
    const leave = async (count: number, minutesAgo: number, who = user) => {
      const at = new Date(Date.now() - minutesAgo * 60_000).toISOString()
      for (let index = 0; index < count; index += 1)
        await payload.db.create({
          collection: 'payload-locked-documents',
          data: { document: { relationTo: 'users', value: idOf('admin') }, user: who, updatedAt: at, createdAt: at },
        })
    }
    const standing = async (name: string) =>
      (await payload.db.count({ collection: 'payload-locked-documents', where: { 'user.value': { equals: idOf(name) } } })).totalDocs
    await leave(60, 6)
    await leave(2, 6, { relationTo: 'users', value: idOf('other') })
    expect((await lock('staff')).status).toBe(201)
    expect([await standing('staff'), await standing('other')]).toEqual([1, 2])
    await payload.db.deleteMany({ collection: 'payload-locked-documents', where: {} })
    await leave(50, 4)
    expect(await lock('staff')).toMatchObject({ status: 422, code: 'locks.tooMany' })
    expect(await standing('staff')).toBe(50)
  })

  it('keep a document from those who do not hold them, and give it free with the change of the holder', async () => {
    await lock('staff')
    const change = (name: string) => ask(name, `/organisations/${organisation}`, { method: 'PATCH', body: { name: `单位${name}` } })
    expect((await change('other')).status).toBe(423)
    expect((await change('staff')).status).toBe(200)
    expect((await change('other')).status).toBe(200)
  })
})

describe('preferences', () => {
  const set = (key: string, value: unknown, name = 'staff') => ask(name, `/payload-preferences/${key}`, { body: { value } })
  const count = async (name: string) =>
    (await payload.db.count({ collection: 'payload-preferences', where: { 'user.value': { equals: idOf(name) } } })).totalDocs

  it('are kept under a name of the admin’s kind, and not without measure', async () => {
    expect((await set('nav', { open: true })).status).toBe(200)
    expect(await set('nav', 'x'.repeat(20_000))).toMatchObject({ status: 413, code: 'preferences.tooLarge' })
    expect(await set('x'.repeat(200), 1)).toMatchObject({ status: 400, code: 'request.invalid' })
    expect(await set('a%20b', 1)).toMatchObject({ status: 400, code: 'request.invalid' })
    expect(await count('staff')).toBe(1)
    expect(await ask('nobody', '/payload-preferences/nav', { body: { value: 1 } })).toMatchObject({ status: 401, code: 'request.signIn' })
  })

  it('are kept for a list that somebody opens for the first time, as Payload’s pages keep them', async () => {
    const user = people['other']?.user
    if (!user) throw new Error('nobody is there')
    // Its pages name the collection in another member than its schema does, and leave the holder to a hook.
    const named = { collection: 'users', value: user.id }
    const make = () =>
      payload.create({
        collection: 'payload-preferences',
        data: { key: 'collection-chapters', user: named as never, value: { limit: 10 } },
        depth: 0,
        disableTransaction: true,
        user: { ...user, collection: 'users' },
      })
    expect((await make()).value).toEqual({ limit: 10 })
    expect(
      await payload.db.deleteOne({ collection: 'payload-preferences', where: { key: { equals: 'collection-chapters' } } }),
    ).toBeTruthy()
  })

  it('are no failure where they are no JSON or not there', async () => {
    for (const text of ['{', '', 'null', '12', '[]'])
      expect(
        await ask('staff', '/payload-preferences/nav', {
          method: 'POST',
          body: new TextEncoder().encode(text),
          headers: { 'content-type': 'application/json' },
        }),
        text,
      ).toMatchObject({ status: 400, code: 'request.invalid' })
    expect(await ask('staff', '/payload-preferences/none', { method: 'DELETE' })).toMatchObject({ status: 404, code: 'request.notFound' })
    expect((await ask('staff', '/payload-preferences/none')).status).toBe(200)
    expect((await ask('nobody', '/payload-preferences/none')).status).toBe(200)
  })

  it('leave the oldest where there are too many, and never touch another’s', async () => {
    expect((await set('kept', 1, 'other')).status).toBe(200)
    const user = { relationTo: 'users', value: idOf('auditor') }
    for (let index = 0; index < 500; index += 1)
      await payload.db.create({
        collection: 'payload-preferences',
        data: { key: `old-${index}`, user, value: {}, updatedAt: new Date(2_020, 0, 1, 0, 0, index).toISOString() },
      })
    expect((await set('new', { a: 1 }, 'auditor')).status).toBe(200)
    expect(await count('auditor')).toBe(500)
    expect(await payload.db.findOne({ collection: 'payload-preferences', where: { key: { equals: 'old-0' } } })).toBeFalsy()
    expect(await payload.db.findOne({ collection: 'payload-preferences', where: { key: { equals: 'new' } } })).toBeTruthy()
    expect(await count('other')).toBe(1)
  })
})
