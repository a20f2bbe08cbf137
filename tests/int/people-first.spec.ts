import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { User } from '@/payload-types'
import { EDGE_HEADERS } from '@/platform/http/edge-headers'
import { bootPayload, rest, shutDown } from '../factories/payload'

let payload: Payload

beforeAll(async () => {
  payload = await bootPayload()
})
afterAll(() => shutDown(payload))

const AT_THE_MACHINE = { [EDGE_HEADERS.local]: '1' }
const PASSWORD = 'a password of their own'
const register = (body: object, headers: Record<string, string> = AT_THE_MACHINE) => rest('/users/first-register', { body, headers })
const everybody = async () => (await payload.db.find<User>({ collection: 'users', pagination: false })).docs

describe('the first account of an empty installation', () => {
  it('is not made from another machine', async () => {
    for (const headers of [{}, { [EDGE_HEADERS.local]: '0' }] as Record<string, string>[]) {
      const answer = await register({ username: 'chief', name: '王芳', password: PASSWORD }, headers)
      expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'people.firstIsLocal' }])
    }
    expect(await everybody()).toEqual([])
  })

  it('is refused with every field at fault named, and nothing is made', async () => {
    const answer = await register({ username: 'with space', name: ' ', password: 'short' })
    const body = (await answer.json()) as { errors: { code: string; details: { problems: { field: string }[] } }[] }
    expect([answer.status, body.errors[0]?.code]).toEqual([422, 'people.accountsRefused'])
    expect(body.errors[0]?.details.problems.map(({ field }) => field)).toEqual(['name', 'username', 'password'])
    expect(await everybody()).toEqual([])
  })

  it('is an active administrator whatever else is sent, is signed in, and has one winner of two who ask at once', async () => {
    const asked = { name: '王芳', password: PASSWORD, roles: ['trainee'], active: false, mustChangePassword: true }
    const answers = await Promise.all([register({ ...asked, username: 'Chief' }), register({ ...asked, username: 'Second' })])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403])
    const won = answers.find(({ status }) => status === 200)
    const { token } = (await won?.json()) as { token: string }
    expect(won?.headers.get('set-cookie')).toMatch(/-token=[^;]+;.*HttpOnly/)
    const people = await everybody()
    expect(people).toHaveLength(1)
    expect(people[0]).toMatchObject({ name: '王芳', roles: ['admin'], active: true, mustChangePassword: false })
    const made = await rest('/users', { token, body: { username: 'helper', name: '帮手', roles: ['centre-staff'], password: PASSWORD } })
    expect(made.status).toBe(201)
  })

  it('is the only one that is made so', async () => {
    const answer = await register({ username: 'late', name: '来迟', password: PASSWORD })
    expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'people.notFirst' }])
  })

  it('has its link in the audit chain, without its password', async () => {
    const { docs } = await payload.find({
      collection: 'audit-log',
      where: { subjectCollection: { equals: 'users' } },
      sort: 'seq',
      overrideAccess: true,
    })
    expect(docs[0]).toMatchObject({ action: 'create', actorKind: 'anonymous' })
    expect(JSON.stringify(docs)).not.toMatch(new RegExp(`${PASSWORD}|pbkdf2`))
  })
})
