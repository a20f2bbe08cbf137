import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grantAdministrator } from '@/collections/people'
import type { User } from '@/payload-types'
import { EDGE_HEADERS } from '@/platform/http/edge-headers'
import { bootPayload, createUser, rest, shutDown, systemReq, TEST_PASSWORD, tokenOf } from '../factories/payload'

let payload: Payload
let token: string

beforeAll(async () => {
  payload = await bootPayload()
  token = await tokenOf(payload, await createUser(payload, ['admin']))
})
afterAll(() => shutDown(payload))

const NEW = 'a password of their own'
const signIn = async (username: string, password: string) =>
  (await rest('/users/login', { body: { username, password }, headers: { [EDGE_HEADERS.network]: '10.2.0.1' } })).status

/** Fails so often that this name is refused unseen from here, whatever the password. */
async function exhaust(username: string): Promise<void> {
  const statuses = []
  for (let attempt = 0; attempt < 11; attempt += 1) statuses.push(await signIn(username, 'wrong-wrong'))
  expect(statuses).toEqual([...Array(6).fill(401), ...Array(4).fill(423), 429])
  expect(await signIn(username, TEST_PASSWORD)).toBe(429)
}

async function mailedLink(username: string): Promise<string> {
  const email = `${username}@works.test`
  const own = { collection: 'users', overrideAccess: true, req: await systemReq(payload) } as const
  await payload.update({ ...own, where: { username: { equals: username } }, data: { email } })
  return payload.forgotPassword({ collection: 'users', data: { email } as never, disableEmail: true, req: own.req })
}

describe('an account that failed too often is open at once', () => {
  const doors: [string, (user: User) => Promise<unknown>, string][] = [
    ['when an administrator unlocks it', ({ username }) => rest('/users/unlock', { token, body: { username } }), TEST_PASSWORD],
    [
      'when an administrator unlocks it by its address',
      ({ email, username }) => rest('/users/unlock', { token, body: { email: email?.toUpperCase(), username } }),
      TEST_PASSWORD,
    ],
    ['when an administrator sets its password', ({ id }) => rest(`/users/${id}`, { token, method: 'PATCH', body: { password: NEW } }), NEW],
    [
      'to the new password of a mailed link',
      async ({ username }) => rest('/users/reset-password', { body: { token: await mailedLink(username), password: NEW } }),
      NEW,
    ],
    [
      'to whoever has the machine',
      async ({ username }) => grantAdministrator({ req: await systemReq(payload), username, password: NEW }),
      NEW,
    ],
  ]

  it.each(doors)('%s', async (name, open, password) => {
    const username = `shut-${doors.findIndex(([each]) => each === name)}`
    const user = await createUser(payload, ['trainee'], { username, email: `${username}@works.test` })
    await exhaust(username)
    await open(user)
    expect(await signIn(username, password)).toBe(200)
  })

  it('and is counted anew from then on', async () => {
    await createUser(payload, ['trainee'], { username: 'twice-shut' })
    await exhaust('twice-shut')
    expect((await rest('/users/unlock', { token, body: { username: 'twice-shut' } })).status).toBe(200)
    await exhaust('twice-shut')
  })

  it('but not when somebody else may not unlock it', async () => {
    await createUser(payload, ['trainee'], { username: 'still-shut' })
    await exhaust('still-shut')
    const stranger = await tokenOf(payload, await createUser(payload, ['centre-staff']))
    const refused = await rest('/users/unlock', { token: stranger, body: { username: 'still-shut' } })
    expect([refused.status, await refused.json()]).toMatchObject([403, { errors: [{ code: 'request.forbidden' }] }])
    expect(await signIn('still-shut', TEST_PASSWORD)).toBe(429)
  })
})
