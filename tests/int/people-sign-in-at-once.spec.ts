import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { subjectOf, takeTry } from '@/collections/people/operations/sign-in-subject'
import { EDGE_HEADERS } from '@/platform/http/edge-headers'
import { watchDigests } from '../factories/digests'
import { bootPayload, createUser, reqAs, rest, shutDown, TEST_PASSWORD, tokenOf } from '../factories/payload'

let payload: Payload

beforeAll(async () => {
  payload = await bootPayload()
})
afterAll(() => shutDown(payload))

let place = 0
const times = (count: number) => Array.from({ length: count }, (_, index) => index)
/** Each from a network of its own: what bounds them is the count of the name alone. */
const signIn = async (username: string, password: string) => {
  const answer = await rest('/users/login', { body: { username, password }, headers: { [EDGE_HEADERS.network]: `10.1.0.${(place += 1)}` } })
  return { status: answer.status, body: await answer.json() }
}
const statusesOf = (answers: { status: number }[]) => answers.map(({ status }) => status).toSorted()

describe('guesses at one name that come at once', () => {
  it.each(['known', 'unknown'])('are judged as many as one after the other: %s', async (kind) => {
    const username = `guessed-${kind}`
    if (kind === 'known') await createUser(payload, ['trainee'], { username })
    const answers = await Promise.all(times(12).map((index) => signIn(username, `wrong guess ${index}`)))
    expect(statusesOf(answers)).toEqual([...Array(6).fill(401), ...Array(6).fill(423)])
  })

  it('tell the right one from the wrong ones in nothing, once the name is locked', async () => {
    await createUser(payload, ['trainee'], { username: 'searched' })
    const wrong = times(11).map((index) => signIn('searched', `wrong guess ${index}`))
    await Promise.race(wrong) // by now all the others wait in front
    const right = await signIn('searched', TEST_PASSWORD)
    const answers = await Promise.all(wrong)
    expect(statusesOf(answers)).toEqual([...Array(6).fill(401), ...Array(5).fill(423)])
    for (const answer of answers.filter(({ status }) => status === 423)) expect(right).toEqual(answer)
  })

  it('let the right one in that comes before the lock, whatever comes beside it', async () => {
    await createUser(payload, ['trainee'], { username: 'beset' })
    const answers = await Promise.all(times(6).map((index) => signIn('beset', index === 2 ? TEST_PASSWORD : `wrong guess ${index}`)))
    expect(statusesOf(answers)).toEqual([200, ...Array(5).fill(401)])
  })

  it('find six tries in the database, whichever process takes them', async () => {
    await createUser(payload, ['trainee'], { username: 'shared' })
    for (const name of ['shared', 'shared by nobody']) {
      const tries = await Promise.all(
        times(12).map(async () => {
          const req = await reqAs(payload, null)
          return takeTry(req, await subjectOf(req, name), Date.now())
        }),
      )
      expect(
        tries.filter(({ isGranted }) => isGranted),
        name,
      ).toHaveLength(6)
    }
  })

  it('count where the password is changed, too', async () => {
    const token = await tokenOf(payload, await createUser(payload, ['trainee'], { username: 'left-the-desk' }))
    const change = async (currentPassword: string) =>
      (await rest('/users/change-password', { token, body: { currentPassword, newPassword: 'another good one' } })).status
    const wrong = times(8).map((index) => change(`wrong guess ${index}`))
    await Promise.race(wrong)
    const right = await change(TEST_PASSWORD)
    expect([...(await Promise.all(wrong)), right].toSorted()).toEqual([...Array(6).fill(422), ...Array(3).fill(423)])
  })
})

describe('right passwords', () => {
  it('use up no tries of each other, however many are shown at once', async () => {
    await createUser(payload, ['trainee'], { username: 'everywhere' })
    const answers = await Promise.all(times(9).map(() => signIn('everywhere', TEST_PASSWORD)))
    expect(statusesOf(answers)).toEqual(Array(9).fill(200))
    expect(await payload.db.findOne({ collection: 'users', where: { username: { equals: 'everywhere' } } })).toMatchObject({
      loginAttempts: 0,
      lockUntil: null,
    })
  })

  it('are digested with nobody waiting for the write turn', async () => {
    await createUser(payload, ['trainee'], { username: 'unhurried' })
    let open = 0
    const held: number[] = []
    const { beginTransaction, commitTransaction } = payload.db
    payload.db.beginTransaction = async (options) => {
      const id = await beginTransaction(options)
      open += 1
      return id
    }
    payload.db.commitTransaction = async (id) => {
      await commitTransaction(id)
      open -= 1
    }
    try {
      const seen = await watchDigests(
        async () => expect((await signIn('unhurried', TEST_PASSWORD)).status).toBe(200),
        () => void held.push(open),
      )
      expect([seen.all, held]).toEqual([3, [0, 0, 0]])
    } finally {
      Object.assign(payload.db, { beginTransaction, commitTransaction })
    }
  })
})
