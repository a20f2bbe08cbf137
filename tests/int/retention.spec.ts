import { access, mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { storeOrder } from '@/collections/people'
import { DAY_MS, localDate } from '@/kernel/clock'
import { drainJobs } from '@/platform/jobs'
import { logFileName, prune, queueRetention, RETENTION_JOB, type Pruned } from '@/platform/retention'
import { bootPayload, createUser, rest, shutDown, systemReq, tokenOf } from '../factories/payload'
import { statementsOf } from '../factories/statements'

let payload: Payload
let dataDir: string
let reader: string
const NOW = Date.now()
const daysAgo = (days: number) => new Date(NOW - days * DAY_MS).toISOString()
/** A night of tomorrow, by the centre's clock. */
const NIGHT = new Date(Date.parse(`${localDate(NOW)}T02:30:00+08:00`) + DAY_MS)

beforeAll(async () => {
  payload = await bootPayload()
  dataDir = process.env['DATA_DIR'] ?? ''
  reader = String((await createUser(payload, ['trainee'])).id)
})
afterAll(() => shutDown(payload))

let serial = 0

async function put(collection: 'jobs' | 'notifications' | 'outbox-messages', data: Record<string, unknown>, days: number): Promise<string> {
  serial += 1
  const key = `retention-test-${serial}`
  const at = daysAgo(days)
  const own =
    collection === 'jobs'
      ? { kind: 'mail.send', key, runAfter: at, attempts: 1, input: {} }
      : collection === 'notifications'
        ? { key, recipient: reader, kind: 'test.kind', subjectZh: '标题', subjectEn: 'Subject' }
        : { to: 'a@example.com', subject: key, file: `${key}.eml` }
  const row = await payload.db.create({ collection, data: { ...own, createdAt: at, updatedAt: at, ...data } as never })
  return String(row.id)
}

const left = async (collection: 'jobs' | 'notifications' | 'outbox-messages') =>
  (await payload.db.find<{ id: string }>({ collection, pagination: false })).docs.map(({ id }) => String(id))

const run = async (): Promise<Pruned> =>
  prune({ req: await systemReq(payload), dataDir, progress: async () => undefined, signal: new AbortController().signal })

const isThere = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  )

describe('what is put away at night', () => {
  const gone: string[] = []
  const stays: string[] = []
  let order = ''
  let pruned: Pruned
  const eml = (name: string) => path.join(dataDir, 'outbox', `${name}.eml`)
  const log = (days: number) => path.join(dataDir, 'logs', logFileName(localDate(daysAgo(days))))

  beforeAll(async () => {
    order = await storeOrder(payload, { nonce: 'n' })
    gone.push(
      await put('jobs', { state: 'done' }, 91),
      await put('jobs', { state: 'cancelled' }, 91),
      await put('jobs', { state: 'failed' }, 366),
      await put('jobs', { state: 'done', kind: 'study.roster', input: { classId: 'c', order } }, 400),
      await put('notifications', { readAt: daysAgo(181) }, 181),
      await put('notifications', { readAt: null }, 731),
      await put('outbox-messages', { file: 'old.eml' }, 366),
    )
    stays.push(
      await put('jobs', { state: 'queued' }, 2_000),
      await put('jobs', { state: 'running' }, 2_000),
      await put('jobs', { state: 'done' }, 89),
      await put('jobs', { state: 'failed' }, 364),
      // What a domain asks for good, and what no kind of work is (the loading of the demonstration keeps its place there).
      await put('jobs', { state: 'done', kind: 'study.protect-outage' }, 2_000),
      await put('jobs', { state: 'done', kind: 'demo.load' }, 2_000),
      await put('notifications', { readAt: daysAgo(179) }, 900),
      await put('notifications', { readAt: null }, 729),
      await put('outbox-messages', { file: 'new.eml' }, 364),
    )
    for (const folder of ['outbox', 'logs']) await mkdir(path.join(dataDir, folder), { recursive: true })
    for (const file of [eml('old'), eml('new'), log(201), log(199), path.join(dataDir, 'logs', 'other.txt')]) await writeFile(file, 'x')
    pruned = await run()
  })

  it('is what the defaults say, and its files with it; nothing that waits, runs, is asked for good or is young', async () => {
    const rows = [...(await left('jobs')), ...(await left('notifications')), ...(await left('outbox-messages'))]
    expect(rows.filter((id) => gone.includes(id))).toEqual([])
    expect(stays.filter((id) => !rows.includes(id))).toEqual([])
    expect(await isThere(eml('old'))).toBe(false)
    expect(await isThere(eml('new'))).toBe(true)
    expect(await readdir(path.join(dataDir, 'logs'))).toEqual(expect.arrayContaining([path.basename(log(199)), 'other.txt']))
    expect(await isThere(log(201))).toBe(false)
  })

  it('is told by its number and by the rules', () => {
    expect(pruned).toMatchObject({ jobs: 3, failedJobs: 1, readNotices: 1, unreadNotices: 1, mails: 1, logs: 1, files: 2 })
    expect(pruned.rules.jobs).toEqual({ days: 90, policy: null })
  })

  it('is nothing the second time, nor later the same night', async () => {
    expect(await run()).toMatchObject({ jobs: 0, failedJobs: 0, readNotices: 0, unreadNotices: 0, mails: 0, logs: 0, files: 0 })
  })

  it('never reaches records', async () => {
    const records = ['audit-log', 'transitions', 'study-slices', 'hour-certificates', 'attendance', 'policies'] as const
    await put('jobs', { state: 'done' }, 91)
    const statements = await statementsOf(payload, run)
    for (const slug of records)
      expect(statements.filter((sql) => new RegExp(`delete from .?${slug.replace('-', '_')}`, 'i').test(sql))).toEqual([])
  })
})

it('goes in batches of 200, each in a turn to write of its own', async () => {
  for (let index = 0; index < 401; index += 1) await put('jobs', { state: 'done' }, 120)
  const steps: number[] = []
  await prune({
    req: await systemReq(payload),
    dataDir,
    progress: async ({ done, stage }) => void (stage === 'jobs' && steps.push(done)),
    signal: new AbortController().signal,
  })
  expect(steps).toEqual([200, 400, 401])
})

it('goes by the rule that the centre has put in force, and names it', async () => {
  const staff = await tokenOf(payload, await createUser(payload, ['centre-staff']))
  const adopted = await rest('/policies/adopt', {
    token: staff,
    body: { effectiveFrom: localDate(daysAgo(1)), rows: [{ key: 'retention.finished_jobs_days', scope: 'default' }] },
  })
  expect(adopted.status).toBe(201)
  const { docs } = await payload.find({
    collection: 'policies',
    where: { key: { equals: 'retention.finished_jobs_days' } },
    overrideAccess: true,
  })
  const [row] = docs
  await payload.db.updateOne({ collection: 'policies', id: row!.id, data: { value: 40 } })
  const young = await put('jobs', { state: 'done' }, 39)
  const old = await put('jobs', { state: 'done' }, 41)
  expect((await run()).rules.jobs).toEqual({ days: 40, policy: String(row!.id) })
  const jobs = await left('jobs')
  expect([jobs.includes(young), jobs.includes(old)]).toEqual([true, false])
})

it('is queued once a night, not before two in the morning, and its job tells what it put away', async () => {
  const evening = new Date(Date.parse(`${localDate(NIGHT)}T01:59:00+08:00`))
  expect(await queueRetention({ payload, now: evening })).toBeNull()
  const first = await queueRetention({ payload, now: NIGHT })
  expect(await queueRetention({ payload, now: new Date(NIGHT.getTime() + 3_600_000) })).toBe(first)
  await payload.db.updateOne({
    collection: 'jobs',
    where: { state: { in: ['queued', 'running'] }, kind: { equals: 'mail.send' } },
    data: { state: 'cancelled' },
  })
  await put('jobs', { state: 'done' }, 120)
  await drainJobs(payload)
  const { docs } = await payload.db.find<{ state: string; result: Pruned }>({
    collection: 'jobs',
    where: { kind: { equals: RETENTION_JOB } },
  })
  expect(docs.map(({ state }) => state)).toEqual(['done'])
  expect(docs[0]?.result).toMatchObject({ jobs: 1, rules: { logs: { days: 200 } } })
})
