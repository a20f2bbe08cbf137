import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import {
  buildConfig,
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  BasePayload,
  type Payload,
  type PayloadRequest,
} from 'payload'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { queuedSqliteAdapter } from '@/database/sqlite'
import { drainJobs, jobs } from '@/platform/jobs'
import { mailAdapter, mailJob, messageTemplate, notifications, notify, outboxMessages, sendMail } from '@/platform/messages'

// Two databases of one schema in one process: without this the second stays empty.
process.env['PAYLOAD_FORCE_DRIZZLE_PUSH'] = 'true'

/** The platform's own parts over a real database, without the domains: messages must not depend on any of them. */
async function boot(directory: string, smtpUrl?: string): Promise<Payload> {
  const settings = { dataDir: directory, mailFrom: 'liangong@centre.example', ...(smtpUrl ? { smtpUrl } : {}) }
  const config = await buildConfig({
    secret: 'only-for-tests-only-for-tests',
    db: queuedSqliteAdapter({ url: `file:${path.join(directory, 'mail.db')}`, migrationDir: directory, prodMigrations: [], push: true }),
    telemetry: false,
    csrf: ['http://centre.example'],
    email: mailAdapter(settings),
    custom: { jobs: [mailJob(settings)] },
    typescript: { autoGenerate: false },
    collections: [
      {
        slug: 'users',
        auth: { forgotPassword: { minRequestInterval: 0 } },
        fields: [
          { name: 'name', type: 'text' },
          { name: 'language', type: 'text' },
          { name: 'active', type: 'checkbox', defaultValue: true },
          { name: 'roles', type: 'select', hasMany: true, options: ['admin', 'trainee'] },
        ],
      },
      jobs,
      notifications,
      outboxMessages,
    ],
  })
  const payload = new BasePayload()
  return payload.init({ config })
}

const template = messageTemplate({
  kind: 'materials.reviewOpened',
  zh: { subject: '请审阅《{title}》', text: '《{title}》已进入初审。' },
  en: { subject: 'Please review “{title}”', text: '“{title}” has entered its first review.' },
})
const details = { title: '炼钢工艺学——转炉' }

let directory: string
let smtp: SMTPServer
let withServer: Payload
let withoutServer: Payload
let person: { id: string }
const received: { from: string; to: string[]; raw: string }[] = []
let refuseNext = 0

beforeAll(async () => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'liangong-test-'))
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (refuseNext > 0) {
          refuseNext -= 1
          return done(new Error('451 try again later'))
        }
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(parts).toString('utf8'),
        })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  const { port } = smtp.server.address() as AddressInfo
  withServer = await boot(mkdtempSync(path.join(directory, 'a-')), `smtp://127.0.0.1:${port}`)
  withoutServer = await boot(mkdtempSync(path.join(directory, 'b-')))
  for (const payload of [withServer, withoutServer])
    person = (await payload.create({
      collection: 'users',
      data: { email: 'han@base.example', password: 'right horse battery', name: '韩梅梅', language: 'zh' } as never,
      overrideAccess: true,
    })) as unknown as { id: string }
})
afterAll(async () => {
  await withServer.destroy()
  await withoutServer.destroy()
  await new Promise<void>((resolve) => smtp.close(resolve))
  rmSync(directory, { recursive: true, force: true })
})
afterEach(() => {
  received.length = 0
})

const personOf = async (payload: Payload) =>
  (await payload.find({ collection: 'users', overrideAccess: true })).docs[0] as unknown as { id: string; email: string }

async function inTransaction(payload: Payload, work: (req: PayloadRequest) => Promise<void>, end: 'commit' | 'roll back'): Promise<void> {
  const req = await createLocalReq({ context: { system: true } }, payload)
  await initTransaction(req)
  await work(req)
  await (end === 'commit' ? commitTransaction(req) : killTransaction(req))
}

describe('mail over SMTP', () => {
  const queue = (req: PayloadRequest, idempotencyKey: string) =>
    sendMail({ req, to: { address: 'han@base.example', name: '韩梅梅', language: 'zh' }, template, details, idempotencyKey }).then(
      () => undefined,
    )

  it('arrives with its Chinese subject and text whole', async () => {
    await inTransaction(withServer, (req) => queue(req, 'chinese'), 'commit')
    expect(await drainJobs(withServer)).toBe(1)
    expect(received).toHaveLength(1)
    expect(received[0]).toMatchObject({ from: 'liangong@centre.example', to: ['han@base.example'] })
    expect(subjectOf(received[0]!.raw)).toBe('请审阅《炼钢工艺学——转炉》')
    expect(textOf(received[0]!.raw)).toContain('《炼钢工艺学——转炉》已进入初审。')
  })
  it('leaves only after the commit, and never after a roll-back', async () => {
    await inTransaction(withServer, (req) => queue(req, 'rolled-back'), 'roll back')
    expect(await drainJobs(withServer)).toBe(0)
    expect(received).toHaveLength(0)
  })
  it('is sent once for one idempotency key', async () => {
    for (let repeat = 0; repeat < 3; repeat += 1) await inTransaction(withServer, (req) => queue(req, 'once'), 'commit')
    await drainJobs(withServer)
    expect(received).toHaveLength(1)
  })
  it('is tried again after a refusal, under the same Message-ID', async () => {
    refuseNext = 1
    await inTransaction(withServer, (req) => queue(req, 'again'), 'commit')
    await drainJobs(withServer)
    expect(received).toHaveLength(0)
    const { docs } = await withServer.db.find<{ id: string; state: string; error: string }>({
      collection: 'jobs',
      where: { key: { equals: 'mail:again' } },
    })
    expect(docs[0]).toMatchObject({ state: 'queued', error: expect.stringContaining('try again later') })
    await withServer.db.updateOne({ collection: 'jobs', id: docs[0]!.id, data: { runAfter: new Date(0).toISOString() } })
    await drainJobs(withServer)
    expect(received).toHaveLength(1)
    expect(received[0]?.raw).toContain(`Message-ID: <${docs[0]!.id}@centre.example>`)
  })
  it('carries the link to reset a password, although Payload sends it inside its transaction', async () => {
    await withServer.forgotPassword({ collection: 'users', data: { email: 'han@base.example' } })
    await expect.poll(() => drainJobs(withServer), { timeout: 5_000 }).toBe(1)
    expect(received[0]?.to).toEqual(['han@base.example'])
    expect(textOf(received[0]!.raw)).toMatch(/reset\/[0-9a-f]{40}/)
  })
})

describe('mail without a server', () => {
  it('becomes a file that only its owner reads, and a row for administrators', async () => {
    await inTransaction(
      withoutServer,
      async (req) =>
        void (await sendMail({ req, to: { address: 'li@base.example', language: 'en' }, template, details, idempotencyKey: 'file' })),
      'commit',
    )
    await drainJobs(withoutServer)
    const [row] = (await withoutServer.db.find<{ file: string; subject: string; to: string }>({ collection: 'outbox-messages' })).docs
    expect(row).toMatchObject({ to: 'li@base.example', subject: 'Please review “炼钢工艺学——转炉”' })
    const outbox = path.join(
      readdirSync(directory)
        .map((name) => path.join(directory, name))
        .find((each) => readdirSync(each).includes('outbox'))!,
      'outbox',
    )
    expect(readdirSync(outbox)).toEqual([row?.file])
    const file = path.join(outbox, row!.file)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(subjectOf(readFileSync(file, 'utf8'))).toBe('Please review “炼钢工艺学——转炉”')
    expect(received).toHaveLength(0)
  })
  it('shows its rows to administrators only', async () => {
    const read = (roles: string[] | null) =>
      withoutServer.find({
        collection: 'outbox-messages' as never,
        overrideAccess: false,
        user: roles ? ({ id: 'x', collection: 'users', roles } as never) : null,
      })
    await expect(read(null)).rejects.toThrow()
    await expect(read(['trainee'])).rejects.toThrow()
    expect((await read(['admin'])).totalDocs).toBeGreaterThan(0)
  })
})

describe('on-site notices', () => {
  const give = (payload: Payload, idempotencyKey: string, to: string[]) =>
    inTransaction(
      payload,
      async (req) => void (await notify({ req, to, template, details, link: '/admin/collections/chapters/7', idempotencyKey })),
      'commit',
    )

  it('reach each person once, on the site and by mail', async () => {
    const { id } = await personOf(withServer)
    await give(withServer, 'review-7', [id, id])
    await give(withServer, 'review-7', [id])
    await drainJobs(withServer)
    const { docs } = await withServer.db.find({ collection: 'notifications' as never })
    expect(docs).toHaveLength(1)
    expect(docs[0]).toMatchObject({
      kind: 'materials.reviewOpened',
      subjectZh: '请审阅《炼钢工艺学——转炉》',
      link: '/admin/collections/chapters/7',
    })
    expect(received).toHaveLength(1)
    expect(textOf(received[0]!.raw)).toContain('http://centre.example/admin/collections/chapters/7')
  })
  it('are seen by their recipient alone', async () => {
    const { id } = await personOf(withServer)
    const seenBy = async (user: string) =>
      (
        await withServer.find({
          collection: 'notifications' as never,
          overrideAccess: false,
          user: { id: user, collection: 'users', roles: ['admin'] } as never,
        })
      ).totalDocs
    expect(await seenBy(id)).toBe(1)
    expect(await seenBy('somebody-else')).toBe(0)
  })
  it('are written by nobody but the process', async () => {
    const user = { id: person.id, collection: 'users', roles: ['admin'] } as never
    await expect(
      withServer.create({ collection: 'notifications' as never, data: {} as never, overrideAccess: false, user }),
    ).rejects.toThrow()
  })
  it('never link to another site', async () => {
    const req = await createLocalReq({}, withServer)
    for (const link of ['https://evil.example', '//evil.example', 'admin'])
      await expect(notify({ req, to: ['x'], template, details, link, idempotencyKey: 'k' })).rejects.toThrow(/inside this site/)
  })
})

function subjectOf(raw: string): string {
  const header = /^Subject: ([\s\S]*?)\r?\n(?![ \t])/m.exec(raw)?.[1] ?? ''
  return header
    .replace(/\r?\n[ \t]/g, ' ')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString('utf8') : unquote(text.replaceAll('_', ' ')),
    )
}

function textOf(raw: string): string {
  const body = raw.slice(raw.search(/\r?\n\r?\n/)).trim()
  if (/Content-Transfer-Encoding: base64/i.test(raw)) return Buffer.from(body, 'base64').toString('utf8')
  return /Content-Transfer-Encoding: quoted-printable/i.test(raw) ? unquote(body.replace(/=\r?\n/g, '')) : body
}

function unquote(text: string): string {
  return Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')
}
