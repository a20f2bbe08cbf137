import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grantAdministrator } from '@/collections/people'
import type { User } from '@/payload-types'
import { verify } from '@/platform/verify'
import { lockDatabaseFile } from '@/server/file-lock'
import '@/server/errors'
import { bootPayload, createUser, rest, shutDown, systemReq, tokenOf } from '../factories/payload'

let payload: Payload
const directory = mkdtempSync(path.join(tmpdir(), 'liangong-create-admin-'))

beforeAll(async () => {
  payload = await bootPayload()
})
afterAll(async () => {
  await shutDown(payload)
  rmSync(directory, { recursive: true, force: true })
})

const PASSWORD = 'a password of their own'
const signIn = (username: string, password: string) => rest('/users/login', { body: { username, password } })

/** The command over a database of its own, as it is typed. */
function command(env: Record<string, string>, input = ''): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(
    process.execPath,
    ['node_modules/tsx/dist/cli.mjs', '--import', './scripts/lib/preload-lexical.mjs', 'scripts/create-admin.ts'],
    {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        DATA_DIR: directory,
        MEDIA_DIR: path.join(directory, 'media'),
        DATABASE_URI: '',
        PAYLOAD_SECRET: '',
        ...env,
      },
    },
  )
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')))
  child.stdin.end(input)
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, out, err })))
}

describe('an installation that nobody can administer', () => {
  it('gets an account opened again: active, unlocked, an administrator beside what it was, signed out everywhere else', async () => {
    const user = await createUser(payload, ['centre-staff'], { username: 'wang', name: '王芳', mustChangePassword: true })
    const session = await tokenOf(payload, user)
    for (let attempt = 0; attempt < 6; attempt += 1) await signIn('wang', 'wrong-wrong')
    const locked = await payload.db.findOne<User>({ collection: 'users', where: { id: { equals: user.id } } })
    await payload.db.updateOne({ collection: 'users', id: user.id, data: { ...locked, active: false } })
    const granted = await grantAdministrator({ req: await systemReq(payload), username: ' WANG ', password: PASSWORD })
    expect(granted).toEqual({ id: user.id, username: 'wang', isNew: false })
    const stored = await payload.findByID({ collection: 'users', id: user.id, overrideAccess: true, showHiddenFields: true })
    expect(stored).toMatchObject({ name: '王芳', roles: ['centre-staff', 'admin'], active: true, mustChangePassword: false, sessions: [] })
    expect(((await (await rest('/users/me', { token: session })).json()) as { user: unknown }).user).toBeNull()
    expect((await signIn('wang', PASSWORD)).status).toBe(200)
  })

  it('gets a new one, with its link in the chain, and nothing where a field is at fault', async () => {
    const before = (await payload.count({ collection: 'users', overrideAccess: true })).totalDocs
    const faulty = grantAdministrator({ req: await systemReq(payload), username: 'a b', password: 'short' })
    await expect(faulty).rejects.toMatchObject({
      code: 'people.accountsRefused',
      details: { problems: [{ field: 'name' }, { field: 'username' }, { field: 'password' }] },
    })
    expect((await payload.count({ collection: 'users', overrideAccess: true })).totalDocs).toBe(before)
    const granted = await grantAdministrator({ req: await systemReq(payload), username: 'second', name: '李强', password: PASSWORD })
    expect(granted.isNew).toBe(true)
    const { docs } = await payload.find({
      collection: 'audit-log',
      where: { subjectId: { equals: granted.id } },
      overrideAccess: true,
    })
    expect(docs.map(({ action, actor }) => [action, actor])).toEqual([['create', 'system']])
    const findings = await verify(payload)
    expect(findings.flatMap(({ breaks, name }) => breaks.map(({ reason }) => `${name}: ${reason}`))).toEqual([])
  })
})

describe('npm run create-admin', () => {
  it('makes one from lines of its input, opens it again from the environment, and says in words what is wrong', async () => {
    const made = await command({}, `chief\n王芳\n${PASSWORD}\n`)
    expect([made.err, made.code]).toEqual(['', 0])
    expect(made.out).toContain('已建立管理员账号“chief”')
    const again = await command({ LIANGONG_ADMIN_USERNAME: 'chief', LIANGONG_ADMIN_PASSWORD: `${PASSWORD} 2` })
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('"chief" is active, unlocked')])
    const weak = await command({ LIANGONG_ADMIN_USERNAME: 'chief', LIANGONG_ADMIN_PASSWORD: 'short' })
    expect([weak.code, weak.out, weak.err]).toEqual([1, '', expect.stringContaining('at least 10 characters')])
    expect([made, again, weak].some(({ err, out }) => (out + err).includes(PASSWORD))).toBe(false)
  }, 300_000)

  it('says what to do while a server has the file', async () => {
    const lock = await lockDatabaseFile(path.join(directory, 'liangong.db'))
    try {
      const { code, err } = await command({ LIANGONG_ADMIN_USERNAME: 'chief', LIANGONG_ADMIN_PASSWORD: PASSWORD })
      expect([code, err]).toEqual([
        1,
        expect.stringMatching(/in use by another process .*\n.*Stop the server, run npm run create-admin again/),
      ])
    } finally {
      lock.release()
    }
  }, 300_000)
})
