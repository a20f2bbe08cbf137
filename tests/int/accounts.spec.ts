import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccounts, type NewAccount } from '@/collections/people'
import type { User } from '@/payload-types'
import { withTransaction } from '@/platform/transactions'
import { verify } from '@/platform/verify'
import { bootPayload, createUser, reqAs, rest, shutDown, systemReq } from '../factories/payload'

let payload: Payload

beforeAll(async () => {
  payload = await bootPayload()
})
afterAll(() => shutDown(payload))

const CHOSEN = 'a password of their own'
const signIn = (username: string, password: string) => rest('/users/login', { body: { username, password } })
const person = (username: string, data: Partial<NewAccount> = {}): NewAccount => ({ username, name: `学员${username}`, ...data })

async function named(username: string): Promise<(User & { hash: string; salt: string }) | undefined> {
  const { docs } = await payload.db.find<User & { hash: string; salt: string }>({
    collection: 'users',
    where: { username: { equals: username } },
    pagination: false,
  })
  return docs[0]
}

async function auditOf(id: string) {
  const { docs } = await payload.find({
    collection: 'audit-log',
    where: { subjectCollection: { equals: 'users' }, subjectId: { equals: id } },
    pagination: false,
    overrideAccess: true,
  })
  return docs
}

describe('accounts made in one go', () => {
  it('can be signed in to with the password that was given or drawn', async () => {
    const [given, drawn] = await createAccounts({
      req: await systemReq(payload),
      people: [person('Given', { password: { kind: 'chosen', text: CHOSEN }, employeeNumber: 'G-77' }), person('drawn')],
    })
    expect([given?.username, given?.oneTimePassword]).toEqual(['given', undefined])
    expect(drawn?.oneTimePassword).toMatch(/^\S{4}-\S{4}-\S{4}$/)
    expect((await signIn('given', CHOSEN)).status).toBe(200)
    expect((await signIn('G-77', CHOSEN)).status).toBe(200)
    expect((await signIn('drawn', drawn?.oneTimePassword ?? '')).status).toBe(200)
    expect(await named('given')).toMatchObject({ roles: ['trainee'], active: true, language: 'zh', mustChangePassword: false })
    expect((await named('drawn'))?.mustChangePassword).toBe(true)
  })

  it('get Payload’s digest at the first sign-in with a drawn password, and only with the right one', async () => {
    const [account] = await createAccounts({ req: await systemReq(payload), people: [person('first-time')] })
    const password = account?.oneTimePassword ?? ''
    const before = await named('first-time')
    expect(before?.hash).toMatch(/^initial-/)
    expect((await signIn('first-time', 'wrong-wrong-wrong')).status).toBe(401)
    expect((await signIn('first-time', before?.hash ?? '')).status).toBe(401)
    expect((await named('first-time'))?.hash).toBe(before?.hash)
    expect((await signIn('first-time', password)).status).toBe(200)
    expect((await named('first-time'))?.hash).toMatch(/^pbkdf2-sha256-v1:/)
    expect((await signIn('first-time', password)).status).toBe(200)
    expect((await signIn('first-time', 'wrong-wrong-wrong')).status).toBe(401)
  })

  it('take a drawn password typed in capitals and without its dashes, and keep Payload’s digest of what the slip says', async () => {
    const [account] = await createAccounts({ req: await systemReq(payload), people: [person('in-capitals')] })
    const password = account?.oneTimePassword ?? ''
    expect((await signIn('in-capitals', password.replaceAll('-', '').toUpperCase())).status).toBe(200)
    expect((await signIn('in-capitals', password)).status).toBe(200)
    // Its quick digest is gone: from now on it is compared as typed, like every password that somebody chose.
    expect((await signIn('in-capitals', password.replaceAll('-', ''))).status).toBe(401)
  })

  it('do not give a chosen password two spellings', async () => {
    const chosen = { kind: 'chosen' as const, text: 'abcd-efgh-jkmn' }
    await createAccounts({ req: await systemReq(payload), people: [person('chose', { password: chosen })] })
    expect((await signIn('chose', 'ABCDEFGHJKMN')).status).toBe(401)
    expect((await signIn('chose', chosen.text)).status).toBe(200)
  })

  it('keep a drawn password shut out while the account is locked', async () => {
    const [account] = await createAccounts({ req: await systemReq(payload), people: [person('locked-out')] })
    for (let attempt = 0; attempt < 6; attempt += 1) await signIn('locked-out', 'wrong-wrong-wrong')
    expect((await signIn('locked-out', account?.oneTimePassword ?? '')).status).toBe(423)
    expect((await named('locked-out'))?.hash).toMatch(/^initial-/)
  })

  it('have their links in the audit chain, without a secret', async () => {
    const people = Array.from({ length: 230 }, (_, index) => person(`many-${index}`))
    const chunks: [made: number, done: number, total: number][] = []
    const req = await systemReq(payload)
    const accounts = await createAccounts({
      req,
      people,
      withChunk: async (chunk) => void chunks.push([chunk.accounts.length, chunk.done, chunk.total]),
    })
    expect(chunks).toEqual([...Array.from({ length: 9 }, (_, index) => [25, 25 * (index + 1), 230]), [5, 230, 230]])
    expect(new Set(accounts.map(({ oneTimePassword }) => oneTimePassword)).size).toBe(230)
    expect(accounts.map(({ username }) => username)).toEqual(people.map(({ username }) => username))
    const [row, ...others] = await auditOf(accounts[229]?.id ?? '')
    expect([row?.action, row?.actor, others.length]).toEqual(['create', 'system', 0])
    expect(JSON.stringify(row?.changes)).toContain('many-229')
    expect(JSON.stringify(row)).not.toContain('initial-pbkdf2')
    const changes = row?.changes as { path: string; after: unknown }[]
    const secret = { secret: true, sha256: expect.stringMatching(/^[0-9a-f]{16}$/) }
    expect(changes.filter(({ path }) => path === 'hash' || path === 'salt').map(({ after }) => after)).toEqual([secret, secret])
    const findings = await verify(payload)
    expect(findings.flatMap(({ breaks, name }) => breaks.map(({ reason }) => `${name}: ${reason}`))).toEqual([])
  })

  it('are not made at all when one row is at fault, and every fault is named', async () => {
    await createUser(payload, ['trainee'], { username: 'here-already', email: 'here@works.test' })
    const people = [person('fresh-1'), person('Here-Already'), person('fresh-2', { email: 'HERE@works.test', organisation: 'nowhere' })]
    await expect(createAccounts({ req: await systemReq(payload), people })).rejects.toMatchObject({
      code: 'people.accountsRefused',
      details: {
        count: 3,
        problems: [
          { row: 1, field: 'username', fault: 'taken' },
          { row: 2, field: 'email', fault: 'taken' },
          { row: 2, field: 'organisation', fault: 'unknown' },
        ],
      },
    })
    expect([await named('fresh-1'), await named('fresh-2')]).toEqual([undefined, undefined])
  })

  it('roll a whole chunk back when what belongs to it fails', async () => {
    const req = await systemReq(payload)
    const links = () => payload.count({ collection: 'audit-log', overrideAccess: true })
    const before = await links()
    const failing = createAccounts({
      req,
      people: [person('half-1'), person('half-2')],
      withChunk: async ({ accounts }) => {
        expect(accounts.length).toBe(2)
        throw new Error('the enrolment failed')
      },
    })
    await expect(failing).rejects.toThrow('the enrolment failed')
    expect([await named('half-1'), await named('half-2')]).toEqual([undefined, undefined])
    expect(await links()).toEqual(before)
  })

  it('roll a whole chunk back when somebody took a username meanwhile', async () => {
    const people = [person('race-1'), person('race-2', { password: { kind: 'chosen', text: CHOSEN } })]
    const racing = createAccounts({ req: await systemReq(payload), people })
    // While the password is being digested.
    await createUser(payload, ['trainee'], { username: 'race-2', name: '先到' })
    await expect(racing).rejects.toThrow()
    expect(await named('race-1')).toBeUndefined()
    expect((await named('race-2'))?.name).toBe('先到')
  })

  it('let a short write pass while their passwords are being digested', async () => {
    const people = Array.from({ length: 6 }, (_, index) => person(`slow-${index}`, { password: { kind: 'chosen', text: CHOSEN } }))
    const beaten = await createUser(payload, ['trainee'], { username: 'beating' })
    let finished = false
    const making = createAccounts({ req: await systemReq(payload), people }).finally(() => (finished = true))
    const req = await systemReq(payload)
    let beats = 0
    while (!finished && beats < 20) {
      await withTransaction(req, () => payload.db.updateOne({ collection: 'users', id: beaten.id, data: { title: `第${beats}次` }, req }))
      if (!finished && (await named('slow-0')) === undefined) beats += 1
    }
    await making
    // One digest alone outlasts a hundred such writes; waiting for the turn there would have been none.
    expect(beats).toBe(20)
    expect((await signIn('slow-5', CHOSEN)).status).toBe(200)
  })

  it('refuse to be made inside a transaction, where the digests would hold the turn', async () => {
    const req = await systemReq(payload)
    await expect(withTransaction(req, () => createAccounts({ req, people: [person('inside')] }))).rejects.toThrow('write turn')
  })
})

describe('who may make accounts', () => {
  it('lets a training administrator make trainees of their own organisation, and nothing else', async () => {
    const [own, other] = await Promise.all(
      ['自己的企业', '别人的企业'].map(async (name) =>
        payload.create({
          collection: 'organisations',
          data: { name, kind: 'enterprise' },
          overrideAccess: true,
          req: await systemReq(payload),
        }),
      ),
    )
    const req = await reqAs(payload, await createUser(payload, ['training-admin'], { organisation: own?.id }))
    const refused = createAccounts({
      req,
      people: [
        person('ta-1', { organisation: own?.id }),
        person('ta-2', { organisation: other?.id }),
        person('ta-3'),
        person('ta-4', { organisation: own?.id, roles: ['admin'] }),
      ],
    })
    await expect(refused).rejects.toMatchObject({
      details: {
        problems: [
          { row: 1, field: 'organisation', fault: 'forbidden' },
          { row: 2, field: 'organisation', fault: 'forbidden' },
          { row: 3, field: 'roles', fault: 'forbidden' },
        ],
      },
    })
    expect((await createAccounts({ req, people: [person('ta-1', { organisation: own?.id })] })).length).toBe(1)
  })

  it('refuses trainees and visitors', async () => {
    for (const user of [await createUser(payload, ['trainee']), null])
      await expect(createAccounts({ req: await reqAs(payload, user), people: [person('nobody')] })).rejects.toMatchObject({
        code: 'people.accountsRefused',
      })
    expect(await named('nobody')).toBeUndefined()
  })
})
