import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setFirstPassword } from '@/collections/people'
import { DomainError } from '@/kernel/errors'
import type { User } from '@/payload-types'
import { bootPayload, createUser, reqAs, rest, shutDown, systemReq, TEST_PASSWORD, tokenOf } from '../factories/payload'

let payload: Payload
let admin: string

beforeAll(async () => {
  payload = await bootPayload()
  admin = await tokenOf(payload, await createUser(payload, ['admin'], { username: 'the-admin' }))
})
afterAll(() => shutDown(payload))

const NEW = 'a password of their own'
const code = async (answer: Response) => [answer.status, ((await answer.json()) as { errors?: { code: string }[] }).errors?.[0]?.code]
const stored = (id: string) => payload.findByID({ collection: 'users', id, overrideAccess: true, showHiddenFields: true })

describe('whoever must change the password first', () => {
  it('meets one refusal at every route of REST but those of the password and of leaving', async () => {
    const user = await createUser(payload, ['centre-staff'], { username: 'fresh', mustChangePassword: true })
    const token = await tokenOf(payload, user)
    const barred: [string, Parameters<typeof rest>[1]?][] = [
      ['/users/me'],
      [`/users/${user.id}`],
      ['/users'],
      ['/users/refresh-token', { method: 'POST' }],
      [`/users/${user.id}`, { method: 'PATCH', body: { title: '炉长' } }],
      ['/organisations', { body: { name: '新单位', kind: 'enterprise' } }],
      ['/textbooks'],
      ['/notices?limit=1'],
      ['/access'],
      ['/payload-preferences/x', { body: { value: 1 } }],
      ['/chapters/some-id/actions'],
    ]
    for (const [path, options] of barred)
      expect(await code(await rest(path, { ...options, token })), path).toEqual([403, 'people.passwordMustChange'])
    const wrong = await rest('/users/change-password', { token, body: { currentPassword: 'no', newPassword: NEW } })
    expect(await code(wrong)).toEqual([422, 'people.wrongPassword'])
    expect((await rest('/users/logout', { token, method: 'POST' })).status).toBe(200)
    expect(await code(await rest('/users/me', { token }))).toEqual([200, undefined])
  })

  it('is free once the password is their own, in the same session', async () => {
    const user = await createUser(payload, ['trainee'], { username: 'fresh-2', mustChangePassword: true })
    const token = await tokenOf(payload, user)
    const change = await rest('/users/change-password', { token, body: { currentPassword: TEST_PASSWORD, newPassword: NEW } })
    expect(change.status).toBe(200)
    expect((await rest(`/users/${user.id}`, { token })).status).toBe(200)
  })

  it('chooses one that is neither weak nor the given one, without showing it again, and one browser of two wins', async () => {
    const user = await createUser(payload, ['trainee'], { username: 'slip-holder', mustChangePassword: true })
    await tokenOf(payload, user)
    const holder = await stored(user.id)
    const choose = async (newPassword: string) => setFirstPassword({ req: await reqAs(payload, holder), user: holder, newPassword })
    const refusal = (newPassword: string) =>
      choose(newPassword).then(
        () => 'kept',
        (error: unknown) => (error instanceof DomainError ? error.code : error),
      )
    expect([await refusal('short'), await refusal('slip-holder'), await refusal(TEST_PASSWORD)]).toEqual(
      Array(3).fill('people.weakPassword'),
    )
    expect((await Promise.all([refusal(NEW), refusal(`${NEW} 2`)])).toSorted()).toEqual(['kept', 'people.ownPassword'])
    expect((await stored(user.id)).mustChangePassword).toBe(false)
    expect(await refusal(`${NEW} 3`)).toBe('people.ownPassword')
  })

  it('is also somebody whose password an administrator has set', async () => {
    const user = await createUser(payload, ['trainee'], { username: 'was-reset' })
    const answer = await rest(`/users/${user.id}`, { token: admin, method: 'PATCH', body: { password: NEW } })
    expect(answer.status).toBe(200)
    expect((await stored(user.id)).mustChangePassword).toBe(true)
  })
})

describe('an account that is switched off', () => {
  const switchOff = (user: User) => rest(`/users/${user.id}`, { token: admin, method: 'PATCH', body: { active: false } })

  it('is signed out at once: it refreshes nothing, writes nothing, reads nothing of its own', async () => {
    const user = await createUser(payload, ['centre-staff'], { username: 'dismissed', title: '科员' })
    const token = await tokenOf(payload, user)
    expect((await rest(`/users/${user.id}`, { token, method: 'PATCH', body: { title: '科长' } })).status).toBe(200)
    expect((await switchOff(user)).status).toBe(200)
    expect((await stored(user.id)).sessions).toEqual([])
    expect((await rest('/users/refresh-token', { token, method: 'POST' })).status).toBe(403)
    expect((await rest(`/users/${user.id}`, { token, method: 'PATCH', body: { title: '处长' } })).status).toBe(403)
    expect((await rest('/payload-preferences/x', { token, body: { value: 1 } })).status).toBe(401)
    expect(((await (await rest('/users/me', { token })).json()) as { user: unknown }).user).toBeNull()
    expect((await stored(user.id)).title).toBe('科长')
  })

  it('is nobody even with a session that was left over', async () => {
    const user = await createUser(payload, ['centre-staff'], { username: 'left-over' })
    const token = await tokenOf(payload, user)
    const row = await payload.db.findOne<User>({ collection: 'users', where: { id: { equals: user.id } } })
    await payload.db.updateOne({ collection: 'users', id: user.id, data: { ...row, active: false }, req: await systemReq(payload) })
    expect((await stored(user.id)).sessions).toHaveLength(1)
    expect((await rest('/users/refresh-token', { token, method: 'POST' })).status).toBe(403)
    expect((await rest(`/users/${user.id}`, { token, method: 'PATCH', body: { title: '处长' } })).status).toBe(403)
  })
})
