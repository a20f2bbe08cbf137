import { AsyncLocalStorage } from 'node:async_hooks'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { User } from '@/payload-types'
import { watchDigests } from '../factories/digests'
import { bootPayload, createUser, rest, shutDown, systemReq, TEST_PASSWORD, tokenOf } from '../factories/payload'

let payload: Payload
let token: string

beforeAll(async () => {
  payload = await bootPayload()
  token = await tokenOf(payload, await createUser(payload, ['admin'], { username: 'the-admin' }))
})
afterAll(() => shutDown(payload))

const NEW = 'a password of their own'
const newUser = (username: string, data: object = {}) => ({ username, name: '新人', roles: ['trainee'], password: NEW, ...data })
const status = async (username: string, password: string) => (await rest('/users/login', { body: { username, password } })).status

async function stored(username: string) {
  const [user] = (await payload.db.find<User & { hash: string }>({ collection: 'users', where: { username: { equals: username } } })).docs
  return user
}

async function mailedToken(username: string): Promise<string> {
  const req = await systemReq(payload)
  const email = `${username}@works.test`
  await payload.update({ collection: 'users', where: { username: { equals: username } }, data: { email }, overrideAccess: true, req })
  return payload.forgotPassword({ collection: 'users', data: { email } as never, disableEmail: true, req })
}

/** As the admin's form sends it. */
function form(data: object): FormData {
  const body = new FormData()
  body.set('_payload', JSON.stringify(data))
  return body
}

describe('the doors that set a password', () => {
  it('make every digest outside the transaction that stores it, however many come at once', async () => {
    const people = await Promise.all(['p-1', 'p-2', 'p-3'].map((username) => createUser(payload, ['trainee'], { username })))
    const links = await Promise.all(['p-1', 'p-2'].map(mailedToken))
    const door = new AsyncLocalStorage<string>()
    const open = new Set<string | undefined>()
    const held: (string | undefined)[] = []
    let opened = 0
    const { beginTransaction, commitTransaction } = payload.db
    payload.db.beginTransaction = async (options) => {
      const id = await beginTransaction(options)
      opened += 1
      open.add(door.getStore())
      return id
    }
    payload.db.commitTransaction = async (id) => {
      await commitTransaction(id)
      open.delete(door.getStore())
    }
    const through = (name: string, path: string, options: Parameters<typeof rest>[1]) => door.run(name, () => rest(path, options))
    try {
      const answers: Response[] = []
      const seen = await watchDigests(
        async () => {
          answers.push(
            ...(await Promise.all([
              through('create-1', '/users', { token, body: newUser('made-1') }),
              through('create-2', '/users', { token, method: 'POST', body: form(newUser('made-2')) }),
              through('patch', `/users/${people[2]?.id}`, { token, method: 'PATCH', body: { password: NEW } }),
              through('reset-1', '/users/reset-password', { body: { token: links[0], password: NEW } }),
              through('reset-2', '/users/reset-password', { body: { token: links[1], password: NEW } }),
            ])),
          )
        },
        () => {
          if (open.has(door.getStore())) held.push(door.getStore())
        },
      )
      expect(answers.map((answer) => answer.status)).toEqual([201, 201, 200, 200, 200])
      // One for each that is stored; the session with which a reset ends needs none.
      expect(seen.all).toBe(5)
      expect(opened).toBe(7)
      expect(held).toEqual([])
    } finally {
      Object.assign(payload.db, { beginTransaction, commitTransaction })
    }
    for (const username of ['made-1', 'made-2', 'p-1', 'p-2', 'p-3']) expect(await status(username, NEW), username).toBe(200)
  })

  it('keep what belongs to a new account: defaults, lower case, and a link in the audit chain without a secret', async () => {
    const answer = await rest('/users', { token, body: newUser('Kept-Whole', { email: 'KEPT@works.test' }) })
    const { doc } = (await answer.json()) as { doc: User & Record<string, unknown> }
    expect(doc).toMatchObject({ username: 'kept-whole', email: 'kept@works.test', active: true, language: 'zh', mustChangePassword: false })
    expect(['password', 'hash', 'salt'].filter((secret) => secret in doc)).toEqual([])
    const { docs } = await payload.find({
      collection: 'audit-log',
      where: { and: [{ subjectCollection: { equals: 'users' } }, { subjectId: { equals: doc.id } }] },
      overrideAccess: true,
    })
    expect(docs.map(({ action }) => action)).toEqual(['create'])
    expect(JSON.stringify(docs)).not.toMatch(new RegExp(`${NEW}|pbkdf2-sha256`))
  })

  it('refuse a name that is taken and an account without a name, and digest nothing for the first', async () => {
    await createUser(payload, ['trainee'], { username: 'taken' })
    const seen = await watchDigests(async () => {
      const taken = await rest('/users', { token, body: newUser('Taken') })
      expect([taken.status, JSON.stringify(await taken.json())]).toEqual([400, expect.stringContaining('username')])
    })
    expect(seen.all).toBe(0)
    const nameless = await rest('/users', { token, body: newUser('nameless', { name: '' }) })
    expect([nameless.status, JSON.stringify(await nameless.json())]).toEqual([400, expect.stringContaining('"path":"name"')])
    expect(await stored('nameless')).toBeUndefined()
  })

  it('digest nothing for people who may not set it, and store nothing', async () => {
    const victim = await createUser(payload, ['trainee'], { username: 'victim' })
    const own = await tokenOf(payload, victim)
    const seen = await watchDigests(async () => {
      for (const caller of [undefined, own]) {
        const as = caller ? { token: caller } : {}
        expect((await rest('/users', { ...as, body: newUser('smuggled') })).status).toBe(403)
        const patched = await rest(`/users/${victim.id}`, { ...as, method: 'PATCH', body: { password: NEW } })
        expect(patched.status).toBe(caller ? 422 : 403)
      }
      const admin = await stored('the-admin')
      const alone = await rest(`/users/${admin?.id}`, { token, method: 'PATCH', body: { password: NEW } })
      expect([alone.status, await alone.json()]).toMatchObject([422, { code: 'people.showPassword' }])
      const weak = await rest(`/users/${victim.id}`, { token, method: 'PATCH', body: { password: 'short' } })
      expect([weak.status, await weak.json()]).toMatchObject([422, { code: 'people.weakPassword' }])
      expect((await rest('/users/reset-password', { body: { token: 'guessed', password: NEW } })).status).toBe(403)
    })
    expect(seen.all).toBe(0)
    expect([await stored('smuggled'), await status('victim', TEST_PASSWORD)]).toEqual([undefined, 200])
  })

  it('never give several accounts one password, nor a question that finds one, and digest nothing for it', async () => {
    const people = await Promise.all(['m-1', 'm-2'].map((username) => createUser(payload, ['trainee'], { username })))
    const before = await Promise.all(['m-1', 'm-2'].map(stored))
    const seen = await watchDigests(async () => {
      for (const ids of [people, people.slice(1)].map((some) => some.map(({ id }) => id))) {
        const where = ids.map((id, index) => `where[id][in][${index}]=${id}`).join('&')
        const answer = await rest(`/users?${where}`, { token, method: 'PATCH', body: { password: NEW, title: '工人' } })
        expect([answer.status, await answer.json()]).toMatchObject([422, { errors: [{ code: 'people.passwordForOne' }] }])
      }
    })
    expect(seen.all).toBe(0)
    expect(await Promise.all(['m-1', 'm-2'].map(stored))).toEqual(before)
  })

  it('take no digest from the request itself', async () => {
    const user = await createUser(payload, ['trainee'], { username: 'planted' })
    const before = (await stored('planted'))?.hash
    const body = { hash: 'x', salt: 'y', title: '组长' }
    expect((await rest(`/users/${user.id}`, { token, method: 'PATCH', body })).status).toBe(200)
    expect([(await stored('planted'))?.hash, (await stored('planted'))?.title]).toEqual([before, '组长'])
  })

  it('end every session of somebody whose password an administrator sets, and change nothing else', async () => {
    const user = await createUser(payload, ['trainee'], { username: 'signed-in', title: '炉长' })
    const session = await tokenOf(payload, user)
    const me = async () => ((await (await rest('/users/me', { token: session })).json()) as { user: { id: string } | null }).user?.id
    expect((await rest(`/users/${user.id}`, { token, method: 'PATCH', body: { title: '副炉长' } })).status).toBe(200)
    expect(await me()).toBe(user.id)
    const answer = await rest(`/users/${user.id}`, { token, method: 'PATCH', body: form({ password: NEW }) })
    expect(answer.status).toBe(200)
    expect([await me(), await status('signed-in', TEST_PASSWORD), await status('signed-in', NEW)]).toEqual([undefined, 401, 200])
    expect((await stored('signed-in'))?.title).toBe('副炉长')
  })
})

describe('a mailed link', () => {
  it('lifts the lock, ends every session, signs in, and opens once', async () => {
    const user = await createUser(payload, ['trainee'], { username: 'forgot' })
    const session = await tokenOf(payload, user)
    for (let attempt = 0; attempt < 6; attempt += 1) await status('forgot', 'wrong')
    expect(await status('forgot', TEST_PASSWORD)).toBe(423)
    const link = await mailedToken('forgot')
    const answer = await rest('/users/reset-password', { body: { token: link, password: NEW } })
    const body = (await answer.json()) as { token: string; user: { id: string } }
    expect([answer.status, body.user.id]).toEqual([200, user.id])
    expect(answer.headers.get('set-cookie')).toMatch(/-token=[^;]+;.*HttpOnly/)
    const me = async (as: string) => ((await (await rest('/users/me', { token: as })).json()) as { user: { id: string } | null }).user?.id
    expect([await me(body.token), await me(session)]).toEqual([user.id, undefined])
    expect((await rest('/users/reset-password', { body: { token: link, password: `${NEW} 2` } })).status).toBe(403)
    expect([await status('forgot', NEW), await status('forgot', TEST_PASSWORD)]).toEqual([200, 401])
  })

  it('has one winner when two spend it at the same time', async () => {
    await createUser(payload, ['trainee'], { username: 'twice' })
    const link = await mailedToken('twice')
    const spend = (password: string) => rest('/users/reset-password', { body: { token: link, password } })
    const answers = await Promise.all([spend(`${NEW} 1`), spend(`${NEW} 2`)])
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 403])
  })

  it('opens nothing for an account that is switched off', async () => {
    await createUser(payload, ['trainee'], { username: 'left' })
    const link = await mailedToken('left')
    const { id, hash } = (await stored('left')) ?? {}
    await payload.update({
      collection: 'users',
      id: id ?? '',
      data: { active: false },
      overrideAccess: true,
      req: await systemReq(payload),
    })
    const answer = await rest('/users/reset-password', { body: { token: link, password: NEW } })
    expect([answer.status, await answer.json()]).toMatchObject([403, { errors: [{ code: 'request.forbidden' }] }])
    expect((await stored('left'))?.hash).toBe(hash)
  })
})
