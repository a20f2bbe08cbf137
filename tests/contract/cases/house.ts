import type { Payload, PayloadRequest } from 'payload'
import { expect, it } from 'vitest'
import { createAccounts } from '@/collections/people'
import { allWhere, verify } from '@/platform/verify'
import { drainJobs, queueJob } from '@/platform/jobs'
import { prune } from '@/platform/retention'
import { withTransaction } from '@/platform/transactions'
import { createUser, rest, systemReq, TEST_PASSWORD, tokenOf } from '../../factories/payload'
import { tally, times, type Store } from '../fixtures/bench'

/** A write that forgets `req` waits 30 s for its own turn; nothing here takes as long, also on a busy machine. */
const PROMPT_MS = 25_000

/** The real configuration of the platform, on either database. */
export function houseCases(at: () => Payload): void {
  const store = () => at() as unknown as Store
  const system = (): Promise<PayloadRequest> => systemReq(at())

  it(
    'signs people in, counts wrong passwords, locks the account and unlocks it',
    async () => {
      const user = await createUser(at(), ['trainee'])
      const login = (password: string) => rest('/users/login', { body: { username: user.username, password } })
      expect((await login(TEST_PASSWORD)).status).toBe(200)
      for (let tries = 0; tries < 6; tries += 1) expect((await login('wrong battery horse')).status).toBe(401)
      for (let tries = 0; tries < 4; tries += 1) expect((await login(TEST_PASSWORD)).status).toBe(423)
      expect((await login(TEST_PASSWORD)).status).toBe(429)
      const admin = await createUser(at(), ['admin'])
      const unlocked = await rest('/users/unlock', { body: { username: user.username }, token: await tokenOf(at(), admin) })
      expect(unlocked.status).toBe(200)
      expect((await login(TEST_PASSWORD)).status).toBe(200)
    },
    PROMPT_MS * 3,
  )

  it(
    'judges six of the guesses that come at once, for a name that somebody has and for one that nobody has',
    async () => {
      const user = await createUser(at(), ['trainee'])
      for (const username of [user.username, `not ${user.username}`]) {
        const guesses = await Promise.all(times(9, (n) => rest('/users/login', { body: { username, password: `wrong guess ${n}` } })))
        expect(guesses.map(({ status }) => status).toSorted()).toEqual([...Array(6).fill(401), ...Array(3).fill(423)])
      }
    },
    PROMPT_MS * 3,
  )

  it('gives an edit lock to somebody who has left others open, and takes those away', async () => {
    const admin = await createUser(at(), ['admin'])
    const token = await tokenOf(at(), admin)
    const own = { 'user.value': { equals: admin.id } }
    const left = new Date(Date.now() - 6 * 60_000).toISOString()
    for (let index = 0; index < 51; index += 1)
      await store().db.create({
        collection: 'payload-locked-documents',
        data: {
          document: { relationTo: 'users', value: admin.id },
          user: { relationTo: 'users', value: admin.id },
          createdAt: left,
          updatedAt: left,
        },
      })
    const body = { document: { relationTo: 'users', value: admin.id }, user: { relationTo: 'users', value: admin.id } }
    expect((await rest('/payload-locked-documents', { token, body })).status).toBe(201)
    expect(await store().count({ collection: 'payload-locked-documents', where: own })).toEqual({ totalDocs: 1 })
  })

  it(
    'refreshes a session, and ends it at sign-out',
    async () => {
      const token = await tokenOf(at(), await createUser(at(), ['trainee']))
      const me = async (bearer: string) => ((await (await rest('/users/me', { token: bearer })).json()) as { user: unknown }).user
      expect(await me(token)).not.toBeNull()
      const refreshed = (await (await rest('/users/refresh-token', { token, body: {} })).json()) as { refreshedToken: string }
      expect(await me(refreshed.refreshedToken)).not.toBeNull()
      expect((await rest('/users/logout', { token, body: {} })).status).toBe(200)
      expect(await me(token)).toBeNull()
    },
    PROMPT_MS,
  )

  it(
    'hands out a token for a forgotten password and takes it once',
    async () => {
      const user = await createUser(at(), ['trainee'], { email: 'forgot@example.test' })
      const token = await at().forgotPassword({ collection: 'users', data: { email: 'forgot@example.test' } as never, disableEmail: true })
      const reset = () =>
        at().resetPassword({ collection: 'users', data: { token, password: 'another right horse' }, overrideAccess: true })
      expect((await reset()).user).toMatchObject({ id: user.id })
      await expect(reset()).rejects.toThrow()
      expect(await tokenOf(at(), user, 'another right horse')).toEqual(expect.any(String))
    },
    PROMPT_MS,
  )

  it('makes 20 people at once, and of 20 with one user name only one', async () => {
    const many = await Promise.allSettled(times(20, () => createUser(at(), ['trainee'])))
    expect(tally(many).errors).toEqual([])
    const same = await Promise.allSettled(times(20, () => createUser(at(), ['trainee'], { username: 'the-same' })))
    expect(tally(same).won).toHaveLength(1)
    expect(tally(same).errors).toHaveLength(19)
  })

  it(
    'makes a list of accounts chunk by chunk, all of a chunk or nothing, each with its link in the chain',
    async () => {
      const people = times(120, (index) => ({ username: `listed-${index}`, name: `学员${index}` }))
      const failing = createAccounts({
        req: await system(),
        people,
        withChunk: async ({ done }) => {
          if (done > 100) throw new Error('the second chunk fails')
        },
      })
      await expect(failing).rejects.toThrow('the second chunk fails')
      const listed = async () =>
        (await at().count({ collection: 'users', where: { username: { contains: 'listed-' } }, overrideAccess: true })).totalDocs
      expect(await listed()).toBe(100)
      const [account] = await createAccounts({ req: await system(), people: people.slice(100) })
      expect(await listed()).toBe(120)
      const password = account?.oneTimePassword ?? ''
      for (const tries of ['the first', 'the second'])
        expect([tries, (await rest('/users/login', { body: { username: 'listed-100', password } })).status]).toEqual([tries, 200])
    },
    PROMPT_MS,
  )

  it('counts failures to sign in that come at once, and locks an account and a name that nobody has alike', async () => {
    await createUser(at(), ['trainee'], { username: 'locked-out' })
    const attempt = async (username: string) => (await rest('/users/login', { body: { username, password: 'wrong-wrong' } })).status
    for (const username of ['locked-out', 'nobody-of-that-name']) {
      const statuses = []
      for (let round = 0; round < 3; round += 1) statuses.push(...(await Promise.all([attempt(username), attempt(username)])))
      expect([username, statuses, await attempt(username)]).toEqual([username, Array(6).fill(401), 423])
    }
  }, 120_000)

  it('joins a committee with its members, sorted, and pages them', async () => {
    const committee = await store().create({
      collection: 'committees',
      data: { number: 7, name: '焦化专业编写委员会', kind: 'writing' },
      req: await system(),
    })
    for (const role of ['reviewer', 'author', 'chair']) {
      const user = await createUser(at(), ['trainee'])
      await store().create({
        collection: 'memberships',
        data: { committee: committee.id, user: user.id, role, termStartsOn: '2026-01-01', termEndsOn: '2029-12-31' },
        req: await system(),
      })
    }
    const joined = await store().findByID({ collection: 'committees', id: committee.id, depth: 1, req: await system() })
    const members = joined['members'] as { docs: { role: string }[]; hasNextPage: boolean }
    expect(members.docs.map(({ role }) => role)).toEqual(['author', 'chair', 'reviewer'])
    const sorted = await store().find({
      collection: 'memberships',
      where: { committee: { equals: committee.id } },
      sort: '-user.username',
      depth: 1,
    })
    const names = sorted.docs.map(({ user }) => (user as { username: string }).username)
    expect(names).toEqual([...names].sort().reverse())
  })

  it('shows the public only the notices whose day has come', async () => {
    const body = {
      root: {
        type: 'root',
        version: 1,
        direction: null,
        format: '',
        indent: 0,
        children: [
          {
            type: 'paragraph',
            version: 1,
            direction: null,
            format: '',
            indent: 0,
            textFormat: 0,
            children: [{ type: 'text', version: 1, text: '通知正文', format: 0, detail: 0, mode: 'normal', style: '' }],
          },
        ],
      },
    }
    const rows = [
      { title: '已公布', publishedAt: '2020-01-01T00:00:00.000Z', isPublic: true },
      { title: '未公开', publishedAt: '2020-01-01T00:00:00.000Z', isPublic: false },
      { title: '明年公布', publishedAt: '2099-01-01T00:00:00.000Z', isPublic: true },
    ]
    for (const row of rows) await store().create({ collection: 'notices', data: { ...row, kind: 'notice', body }, req: await system() })
    const seen = (await (await rest('/notices?sort=title')).json()) as { docs: { title: string }[] }
    expect(seen.docs.map(({ title }) => title)).toEqual(['已公布'])
  })

  it('queues a job with its cause or not at all, once for one key, and two runners run it once', async () => {
    const queue = async (key: string, fails: boolean) => {
      const req = await system()
      return withTransaction(req, async () => {
        const id = await queueJob({ req, kind: 'no such kind', key, input: { n: 1 } })
        if (fails) throw new Error('undone')
        return id
      })
    }
    await expect(queue('undone', true)).rejects.toThrow('undone')
    const first = await queue('kept', false)
    expect(await queue('kept', false)).toBe(first)
    const jobs = await allWhere(at(), 'jobs', 'key', ['undone', 'kept'])
    expect(jobs.map(({ key }) => key)).toEqual(['kept'])
    const ran = await Promise.all([drainJobs(at()), drainJobs(at()), drainJobs(at())])
    expect(ran.reduce((sum, each) => sum + each, 0)).toBe(1)
    expect((await allWhere(at(), 'jobs', 'key', ['kept']))[0]).toMatchObject({ state: 'failed', attempts: 1 })
  })

  it('puts finished jobs and read notices away when they were kept long enough, and nothing else', async () => {
    const reader = (await createUser(at(), ['trainee'])).id
    const long = new Date(Date.now() - 1_000 * 86_400_000).toISOString()
    const job = (key: string, state: string) => ({ kind: 'mail.send', key, state, runAfter: long, createdAt: long, updatedAt: long })
    for (const [key, state] of Object.entries({ 'kept-done': 'done', 'kept-queued': 'queued', 'kept-running': 'running' }))
      await store().db.create({ collection: 'jobs', data: { ...job(key, state), leaseUntil: new Date(Date.now() + 50_000).toISOString() } })
    const notice = { recipient: reader, kind: 'a.b', subjectZh: '甲', subjectEn: 'a', createdAt: long, updatedAt: long }
    await store().db.create({ collection: 'notifications', data: { ...notice, key: 'kept-read', readAt: long } })
    await store().db.create({
      collection: 'notifications',
      data: { ...notice, key: 'kept-unread', readAt: null, createdAt: new Date(Date.now() - 700 * 86_400_000).toISOString() },
    })
    const dataDir = process.env['DATA_DIR'] ?? ''
    const step = { progress: async () => undefined, signal: new AbortController().signal }
    expect(await prune({ req: await system(), dataDir, ...step })).toMatchObject({ jobs: 1, readNotices: 1, unreadNotices: 0 })
    expect(await prune({ req: await system(), dataDir, ...step })).toMatchObject({ jobs: 0, readNotices: 0, unreadNotices: 0 })
    const jobs = await allWhere(at(), 'jobs', 'key', ['kept-done', 'kept-queued', 'kept-running'], { fields: ['key'] })
    expect(jobs.map(({ key }) => key).toSorted()).toEqual(['kept-queued', 'kept-running'])
    expect(await allWhere(at(), 'notifications', 'key', ['kept-read', 'kept-unread'])).toMatchObject([{ key: 'kept-unread' }])
    await store().db.deleteOne({ collection: 'jobs', where: { key: { equals: 'kept-queued' } } })
    await store().db.deleteOne({ collection: 'jobs', where: { key: { equals: 'kept-running' } } })
  })

  it('holds every invariant after all of this', async () => {
    const findings = await verify(at())
    expect(findings.flatMap(({ name, breaks }) => breaks.map(({ subject, reason }) => `${name}: ${subject}: ${reason}`))).toEqual([])
    expect(findings.find(({ name }) => name === 'audit-chain')?.records).toBeGreaterThan(30)
  })
}
