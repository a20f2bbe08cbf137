import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccounts } from '@/collections/people'
import { drainJobs } from '@/platform/jobs'
import { EDGE_HEADERS } from '@/platform/http/edge-headers'
import { watchDigests } from '../factories/digests'
import { bootPayload, createUser, rest, shutDown, systemReq, TEST_PASSWORD, tokenOf } from '../factories/payload'

let payload: Payload

beforeAll(async () => {
  payload = await bootPayload()
})
afterAll(() => shutDown(payload))

let place = 0
/** A sign-in from a network of its own, unless one is named. */
const signIn = (body: object, network = `10.0.0.${(place += 1)}`) =>
  rest('/users/login', { body, headers: { [EDGE_HEADERS.network]: network } })
const answerOf = async (answer: Response) => ({ status: answer.status, body: await answer.json() })
const digestsOf = async (work: () => Promise<Response>) => {
  let answer: Response | undefined
  const { all } = await watchDigests(async () => void (answer = await work()))
  return { digests: all, ...(await answerOf(answer!)) }
}

describe('a sign-in that is refused', () => {
  it('is the same answer after the same work, whether the name is known, unknown, switched off or on a slip', async () => {
    await createUser(payload, ['trainee'], { username: 'known', email: 'known@works.test', employeeNumber: 'K-1' })
    await createUser(payload, ['trainee'], { username: 'off', active: false })
    const [slip] = await createAccounts({ req: await systemReq(payload), people: [{ username: 'slip', name: '新人' }] })
    expect(slip?.oneTimePassword).toBeTypeOf('string')
    const cases = [
      { username: 'nobody-of-that-name', password: 'wrong-wrong' },
      { username: 'known', password: 'wrong-wrong' },
      { username: 'K-1', password: 'wrong-wrong' },
      { email: 'known@works.test', password: 'wrong-wrong' },
      { username: 'off', password: 'wrong-wrong' },
      { username: 'off', password: TEST_PASSWORD },
      { username: 'slip', password: 'wrong-wrong' },
    ]
    const answers = []
    for (const body of cases) answers.push(await digestsOf(() => signIn(body)))
    expect(answers[0]).toMatchObject({ status: 401, body: { errors: [{ code: 'people.refused' }] } })
    for (const [index, answer] of answers.entries()) expect(answer, JSON.stringify(cases[index])).toEqual(answers[0])
    // One of Payload's and two of a slip's (as typed, as printed), whatever there is to compare with.
    expect(answers[0]?.digests).toBe(3)
  })

  it('locks a name that nobody has as it locks an account: at the same failure, with the same answer after the same work', async () => {
    await createUser(payload, ['trainee'], { username: 'real' })
    const through = async (username: string) => {
      const answers = []
      for (let attempt = 0; attempt < 8; attempt += 1) answers.push(await digestsOf(() => signIn({ username, password: 'wrong-wrong' })))
      return answers
    }
    const [real, unreal] = [await through('real'), await through('unreal')]
    expect(real.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 401, 423, 423])
    expect(unreal).toEqual(real)
    const right = await digestsOf(() => signIn({ username: 'real', password: TEST_PASSWORD }))
    expect(right).toEqual(real[7])
  })

  it('counts the names that lead to one account, in all their spellings, as one', async () => {
    await createUser(payload, ['trainee'], { username: 'wang-fang', email: 'wf@works.test', employeeNumber: 'E-77' })
    const spellings = ['wang-fang', ' WANG-FANG ', 'ｗａｎｇ-ｆａｎｇ', 'wang\u200b-fang', 'E-77', 'WF@works.test']
    for (const username of spellings) expect((await signIn({ username, password: 'wrong-wrong' })).status, username).toBe(401)
    for (const username of spellings) expect((await signIn({ username, password: TEST_PASSWORD })).status, username).toBe(423)
    const unknown = ['no-one', ' NO-ONE ', 'ｎｏ-ｏｎｅ', 'no\u200b-one', 'no-one\u2060', 'No-One']
    for (const username of unknown) expect((await signIn({ username, password: 'wrong-wrong' })).status, username).toBe(401)
    for (const username of unknown) expect((await signIn({ username, password: 'wrong-wrong' })).status, username).toBe(423)
  })

  it('finds the account of a user name, however many people have it as their employee number', async () => {
    await createUser(payload, ['trainee'], { username: '0001' })
    for (let unit = 0; unit < 6; unit += 1) await createUser(payload, ['trainee'], { employeeNumber: '0001' })
    expect((await signIn({ username: '0001', password: TEST_PASSWORD })).status).toBe(200)
  })

  it('is refused unseen after ten failures from one place, for a known and an unknown name alike', async () => {
    await createUser(payload, ['trainee'], { username: 'hammered', employeeNumber: 'H-1' })
    const through = async (names: [string, string], network: string) => {
      const answers = []
      for (let attempt = 0; attempt < 11; attempt += 1)
        answers.push(await digestsOf(() => signIn({ username: names[attempt % 2], password: 'wrong-wrong' }, network)))
      return answers
    }
    const known = await through(['hammered', 'H-1'], '10.9.9.1')
    const unknown = await through(['hammered-too', 'HAMMERED-too'], '10.9.9.2')
    expect(known.map(({ status }) => status)).toEqual([...Array(6).fill(401), ...Array(4).fill(423), 429])
    expect([known[10]?.digests, known[10]?.body]).toMatchObject([0, { errors: [{ code: 'request.tooMany' }] }])
    const withoutWait = (answers: typeof known) => JSON.stringify(answers).replace(/"retryAfter":\d+/g, '"retryAfter":0')
    expect(withoutWait(unknown)).toBe(withoutWait(known))
    expect((await signIn({ username: 'hammered', password: 'wrong-wrong' }, '10.9.9.3')).status).toBe(423)
  })

  it('does not count against anybody when it succeeds', async () => {
    await createUser(payload, ['trainee'], { username: 'often' })
    for (let attempt = 0; attempt < 12; attempt += 1)
      expect((await signIn({ username: 'often', password: TEST_PASSWORD }, '10.9.9.9')).status).toBe(200)
  })
})

describe('a forgotten password', () => {
  const ask = (body: object) => rest('/users/forgot-password', { body })
  const outbox = async () => {
    await drainJobs(payload)
    return (await payload.find({ collection: 'outbox-messages', pagination: false, overrideAccess: true })).docs
  }
  const jobs = async () => (await payload.count({ collection: 'jobs', overrideAccess: true })).totalDocs

  it('is answered alike after alike work for everybody, and mailed to those who can be written to, after the answer', async () => {
    await createUser(payload, ['trainee'], { username: 'reachable', email: 'reachable@works.test' })
    await createUser(payload, ['trainee'], { username: 'mute' })
    await createUser(payload, ['trainee'], { username: 'shut', email: 'shut@works.test', active: false })
    const answers = []
    for (const username of ['nobody-there', 'reachable', 'mute', 'shut']) {
      const before = await jobs()
      const answer = await digestsOf(() => ask({ username }))
      answers.push({ ...answer, jobs: (await jobs()) - before })
    }
    expect(answers[0]).toMatchObject({ status: 200, digests: 0, jobs: 1 })
    for (const answer of answers) expect(answer).toEqual(answers[0])
    const mails = await outbox()
    expect(mails.map(({ to }) => to)).toEqual(['reachable@works.test'])
    const token = /\/admin\/reset\/([0-9a-f]{40})/.exec(mails[0]?.text ?? '')?.[1]
    const reset = await rest('/users/reset-password', { body: { token, password: 'a password of their own' } })
    expect(reset.status).toBe(200)
  })

  it('may be asked for three times in a quarter of an hour, by whatever name, known or not', async () => {
    await createUser(payload, ['trainee'], { username: 'asker', email: 'asker@works.test', employeeNumber: 'A-9' })
    const known = [{ username: 'asker' }, { email: 'ASKER@works.test' }, { username: 'A-9' }, { username: 'asker' }]
    const unknown = [{ username: 'not-asker' }, { username: 'NOT-asker ' }, { username: 'ｎot-asker' }, { username: 'not-asker' }]
    for (const names of [known, unknown]) {
      const statuses = []
      for (const body of names) statuses.push((await ask(body)).status)
      expect(statuses).toEqual([200, 200, 200, 429])
    }
  })
})

describe('names that nobody has', () => {
  it('are kept in bounded rows, and not in words', async () => {
    const { docs } = await payload.db.find<{ id: string; key: string; data: object }>({ collection: 'payload-kv', pagination: false })
    expect(docs.length).toBeGreaterThan(0)
    expect(JSON.stringify(docs)).not.toMatch(/unreal|no-one|hammered/)
    expect(docs.every(({ key }) => /^sign-in-(failures|lifted)\/[0-9a-f]{2}$/.test(key))).toBe(true)
  })

  it('leave the administrator’s way to open an account as it was', async () => {
    const admin = await createUser(payload, ['admin'])
    await rest('/users/unlock', { token: await tokenOf(payload, admin), body: { username: 'real' } })
    expect((await signIn({ username: 'real', password: TEST_PASSWORD })).status).toBe(200)
  })
})
