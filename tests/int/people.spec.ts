import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLogger } from '@/server/log'
import { bootPayload, createUser, rest, shutDown, TEST_PASSWORD, tokenOf } from '../factories/payload'

let payload: Payload

beforeAll(async () => {
  payload = await bootPayload()
})
afterAll(() => shutDown(payload))

const login = (body: { username?: string; email?: string; password: string }) => rest('/users/login', { body })

describe('signing in', () => {
  it('works by username, by e-mail and by employee number', async () => {
    await createUser(payload, ['trainee'], { username: 'li-na', email: 'li-na@works.test', employeeNumber: 'G-2041' })
    for (const body of [
      { username: 'li-na' },
      { username: 'LI-NA' },
      { username: 'G-2041' },
      { email: 'li-na@works.test' },
      { username: 'li-na@works.test' },
    ])
      expect((await login({ ...body, password: TEST_PASSWORD })).status, JSON.stringify(body)).toBe(200)
  })

  it('refuses an employee number that two people share', async () => {
    await createUser(payload, ['trainee'], { employeeNumber: 'G-7' })
    await createUser(payload, ['trainee'], { employeeNumber: 'G-7' })
    expect((await login({ username: 'G-7', password: TEST_PASSWORD })).status).toBe(401)
  })

  it('locks an account after six wrong passwords, and says so to the right and to a wrong one alike', async () => {
    await createUser(payload, ['trainee'], { username: 'guessed' })
    for (let attempt = 1; attempt <= 6; attempt += 1) expect((await login({ username: 'guessed', password: 'wrong' })).status).toBe(401)
    const right = await login({ username: 'guessed', password: TEST_PASSWORD })
    const wrong = await login({ username: 'guessed', password: 'wrong' })
    const body = await right.json()
    expect([right.status, body]).toMatchObject([423, { errors: [{ code: 'people.locked', message: expect.stringContaining('锁定') }] }])
    expect([wrong.status, await wrong.json()]).toEqual([423, body])
  })

  it('is open again once the administrator has unlocked the account', async () => {
    const admin = await createUser(payload, ['admin'])
    await rest('/users/unlock', { token: await tokenOf(payload, admin), body: { username: 'guessed' } })
    expect((await login({ username: 'guessed', password: TEST_PASSWORD })).status).toBe(200)
  })
})

describe('accounts', () => {
  it('that are locked say so where the password is changed', async () => {
    const user = await createUser(payload, ['trainee'], { username: 'forgetful' })
    const token = await tokenOf(payload, user)
    const change = (currentPassword: string) =>
      rest('/users/change-password', { token, body: { currentPassword, newPassword: 'another good one' } })
    for (let attempt = 0; attempt < 6; attempt += 1) await change('wrong')
    const answer = await change(TEST_PASSWORD)
    expect([answer.status, await answer.json()]).toMatchObject([423, { code: 'people.locked' }])
  })

  it('cannot be made by a visitor, even the first one', async () => {
    const answer = await rest('/users/first-register', { body: { username: 'me', password: TEST_PASSWORD, name: 'x', roles: ['admin'] } })
    expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'people.firstIsLocal' }])
    expect((await rest('/users', { body: { username: 'me', password: TEST_PASSWORD, name: 'x' } })).status).toBe(403)
  })

  it('cannot raise their own roles or lift their own duty to change the password', async () => {
    const user = await createUser(payload, ['trainee'], { username: 'climber', mustChangePassword: true })
    const token = await tokenOf(payload, user)
    await rest(`/users/${user.id}`, { token, method: 'PATCH', body: { roles: ['admin'], mustChangePassword: false } })
    const after = await payload.findByID({ collection: 'users', id: user.id, overrideAccess: true })
    expect(after.roles).toEqual(['trainee'])
    expect(after.mustChangePassword).toBe(true)
  })

  it('of trainees see nobody but themselves', async () => {
    const user = await createUser(payload, ['trainee'], { username: 'curious' })
    const answer = await rest('/users?limit=100', { token: await tokenOf(payload, user) })
    const body = (await answer.json()) as { docs: { id: string }[] }
    expect(body.docs.map(({ id }) => id)).toEqual([user.id])
    expect((await rest('/users')).status).toBe(403)
  })

  it('change their password only with the present one, by a rule that says what is wrong', async () => {
    const user = await createUser(payload, ['trainee'], { username: 'changer', mustChangePassword: true })
    const token = await tokenOf(payload, user)
    const wrong = await rest('/users/change-password', { token, body: { currentPassword: 'no', newPassword: 'another good one' } })
    expect([wrong.status, await wrong.json()]).toMatchObject([422, { code: 'people.wrongPassword' }])
    const weak = await rest('/users/change-password', { token, body: { currentPassword: TEST_PASSWORD, newPassword: 'short' } })
    expect(await weak.json()).toMatchObject({ errors: [{ code: 'people.weakPassword', details: { field: 'newPassword' } }] })
    const good = await rest('/users/change-password', { token, body: { currentPassword: TEST_PASSWORD, newPassword: 'another good one' } })
    expect(good.status).toBe(200)
    expect((await login({ username: 'changer', password: 'another good one' })).status).toBe(200)
    expect((await login({ username: 'changer', password: TEST_PASSWORD })).status).toBe(401)
  })

  it('that get a new password stay signed in here and are signed out everywhere else', async () => {
    const user = await createUser(payload, ['trainee'], { username: 'twice-in' })
    const [here, elsewhere] = [await tokenOf(payload, user), await tokenOf(payload, user)]
    await rest('/users/change-password', { token: here, body: { currentPassword: TEST_PASSWORD, newPassword: 'another good one' } })
    const whoAmI = async (token: string) =>
      ((await (await rest('/users/me', { token })).json()) as { user: { id: string } | null }).user?.id
    expect([await whoAmI(here), await whoAmI(elsewhere)]).toEqual([user.id, undefined])
  })

  it('leave a trace in the audit chain that holds no secret', async () => {
    const { docs } = await payload.find({
      collection: 'audit-log',
      where: { subjectCollection: { equals: 'users' } },
      pagination: false,
      overrideAccess: true,
    })
    const text = JSON.stringify(docs)
    expect(docs.length).toBeGreaterThan(5)
    expect(text).not.toContain(TEST_PASSWORD)
    expect(text).not.toMatch(/"path":"(hash|salt)","before":"?[0-9a-f]{20}/)
  })
})

describe('the log', () => {
  it('tells why a person could not be stored, and nothing of what was to be stored', async () => {
    const data = { username: 'nowhere', name: '无处', roles: ['trainee'], organisation: 'no-such-works', hash: 'geheim', salt: 'geheim' }
    const failure: unknown = await payload.db.create({ collection: 'users', data }).catch((error: unknown) => error)
    expect(String(failure)).toContain('geheim')
    const lines: string[] = []
    const logger = createLogger({ logLevel: 'info', logFiles: false, dataDir: '/nowhere' }, { write: (line) => lines.push(line) })
    logger.error(failure)
    logger.error({ err: failure, msg: 'request failed' })
    logger.error({ err: new Error('the step failed', { cause: failure }) })
    expect(lines).toHaveLength(3)
    for (const line of lines) {
      expect(line).toContain('FOREIGN KEY')
      expect(line).not.toMatch(/geheim|无处/)
    }
  })
})
