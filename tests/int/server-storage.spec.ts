import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { closeSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { createClient } from '@libsql/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { quickCheck } from '@/database/quick-check'
import { storageTrouble } from '@/database/trouble'
import { backup } from '@/server/backup'
import { watchDamage } from '@/server/damage'
import { payloadSecret } from '@/server/prepare'

const root = mkdtempSync(path.join(os.tmpdir(), 'liangong-test-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

type Ran = { code: number; out: string; complaint: string }

/** A command of the product as a process of its own. `onSaid` is called with the first thing that it says. */
async function run(script: string, env: Record<string, string>, onSaid: () => void = () => undefined): Promise<Ran> {
  const tsx = [...['--import', 'tsx', '--import', path.resolve('scripts/lib/preload-lexical.mjs')], script]
  const running = promisify(execFile)(process.execPath, ['--conditions=production', ...tsx], {
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'error', PAYLOAD_SECRET: '', DATABASE_URI: '', ...env },
    timeout: 280_000,
    maxBuffer: 20_000_000,
  })
  running.child.stdout?.once('data', onSaid)
  try {
    const { stderr, stdout } = await running
    return { code: 0, out: stdout, complaint: stderr }
  } catch (error) {
    const { code, stderr, stdout } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, complaint: stderr }
  }
}

/** Writes until nothing more fits. */
function fill(place: string): void {
  const filler = openSync(path.join(place, 'filler'), 'w')
  try {
    for (;;) writeSync(filler, Buffer.alloc(65_536))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  } finally {
    closeSync(filler)
  }
}

/** Only root may mount; without it there is no disk that can be filled without filling the machine's. */
function mountDisk(name: string, megabytes: number): string | undefined {
  const place = path.join(root, name)
  mkdirSync(place)
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', place])
  return status === 0 ? place : undefined
}

describe('a start on a full disk', () => {
  const disks: string[] = []
  const disk = (name: string, megabytes: number, skip: (note: string) => void): string => {
    const place = mountDisk(name, megabytes)
    if (!place) skip('a disk of its own can be mounted by root on Linux only')
    else disks.push(place)
    return place ?? ''
  }
  afterAll(() => {
    for (const place of disks) execFileSync('umount', [place])
  })

  it.for([
    { when: 'before it begins', megabytes: 4, env: { LIANGONG_DEMO: '0' } },
    { when: 'in the middle of the demonstration data', megabytes: 18, env: { LIANGONG_DEMO: '1' } },
  ])('$when: one line in both languages, exit code 1, no stack', { timeout: 300_000 }, async ({ env, megabytes, when }, { skip }) => {
    const place = disk(when.replaceAll(' ', '-'), megabytes, skip)
    const places = { DATA_DIR: path.join(place, 'data'), MEDIA_DIR: path.join(place, 'media'), PORT: '0' }
    const { code, complaint, out } = await run('src/server/main.ts', { ...env, ...places }, () => fill(place))
    const line = complaint.split('\n').find((each) => each.includes('磁盘已满'))
    expect([code, line]).toEqual([1, expect.stringMatching(/所在的磁盘已满.*is full or its quota is used up/)])
    expect(`${complaint}\n${out}`).not.toMatch(/^\s+at |"stack"/m)
  })

  it('leaves no half secret behind, which the next start would call damaged', ({ skip }) => {
    const place = disk('secret', 1, skip)
    fill(place)
    expect(() => payloadSecret({ dataDir: place })).toThrow(expect.objectContaining({ code: 'start.diskFull' }))
    expect(existsSync(path.join(place, 'secret'))).toBe(false)
  })

  it.each([
    [Object.assign(new Error('write'), { code: 'ENOSPC' }), { kind: 'full', reason: 'ENOSPC' }],
    [Object.assign(new Error('write'), { code: 'EDQUOT' }), { kind: 'full', reason: 'EDQUOT' }],
    [new Error('a query failed', { cause: new Error('SQLITE_FULL: database or disk is full') }), { kind: 'full', reason: 'SQLITE_FULL' }],
    [
      new Error('x', { cause: new Error('SQLITE_CORRUPT: database disk image is malformed') }),
      { kind: 'damaged', reason: 'SQLITE_CORRUPT' },
    ],
    [new Error('SQLITE_BUSY: database is locked'), undefined],
    ['ENOSPC', undefined],
  ])('is recognised by what failed: %s', (error, trouble) => expect(storageTrouble(error)).toEqual(trouble))
})

describe('damaged inner pages of a database', () => {
  const file = path.join(root, 'sound.db')
  const damaged = path.join(root, 'damaged.db')
  const PAGE = 4_096

  /** Overwrites the first page of a table, and leaves all others as they are. */
  async function damage(database: string, table: string): Promise<void> {
    const client = createClient({ url: `file:${database}` })
    const { rows } = await client.execute({ sql: 'SELECT rootpage FROM sqlite_schema WHERE name = ?', args: [table] })
    await client.execute('PRAGMA wal_checkpoint(TRUNCATE)')
    client.close()
    const handle = openSync(database, 'r+')
    writeSync(handle, Buffer.alloc(PAGE, 0xa5), 0, PAGE, (Number(rows[0]?.['rootpage']) - 1) * PAGE)
    closeSync(handle)
  }

  beforeAll(async () => {
    const client = createClient({ url: `file:${file}` })
    await client.execute('CREATE TABLE letters (id INTEGER PRIMARY KEY, text TEXT)')
    await client.execute('CREATE TABLE others (id INTEGER PRIMARY KEY)')
    await client.execute(
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO letters SELECT i, 'letter number ' || i || hex(randomblob(50)) FROM n",
    )
    client.close()
    copyFileSync(file, damaged)
    await damage(damaged, 'letters')
  })

  it('are found, and the table is named', async () => {
    expect(await quickCheck(file)).toEqual([])
    expect((await quickCheck(damaged))[0]).toMatch(/^table letters: /)
  })

  it('stop the start where they show at once', async () => {
    const watch = (databaseFile: string) => watchDamage({ databaseFile, logger: { error: () => undefined }, met: () => undefined })
    await expect(watch(damaged)).rejects.toMatchObject({
      code: 'start.databaseDamaged',
      details: { file: damaged, reason: expect.stringContaining('table letters') },
    })
    expect(await (await watch(file)).check()).toBe(true)
  })

  it('that a statement meets later make the process not ready, and say why', async () => {
    const seen: { met?: string } = {}
    const { check } = await watchDamage({ databaseFile: file, logger: { error: () => undefined }, met: () => seen.met })
    expect(await check()).toBe(true)
    seen.met = 'SQLITE_CORRUPT'
    expect(await check()).toMatch(/damaged \(SQLITE_CORRUPT\).*docs\/operations\.md/)
  })

  it('refuse a backup, which would be one of the damage', async () => {
    const target = path.join(root, 'copy.zip')
    const place = { database: 'sqlite' as const, databaseFile: damaged, databaseUri: `file:${damaged}`, dataDir: root, mediaDir: root }
    await expect(backup({ environment: place, file: target, force: false, now: new Date() })).rejects.toMatchObject({
      code: 'backup.sourceDamaged',
    })
    expect(existsSync(target)).toBe(false)
  })

  it('are a finding of `npm run verify` with the name of the table, and not a stack', async () => {
    const dataDir = path.join(root, 'verified')
    mkdirSync(dataDir)
    const database = path.join(dataDir, 'liangong.db')
    writeFileSync(database, '')
    const env = { DATA_DIR: dataDir, MEDIA_DIR: path.join(dataDir, 'media'), LIANGONG_DEMO: '0' }
    const sound = await run('scripts/verify.ts', env)
    expect([sound.code, sound.complaint]).toEqual([0, ''])
    await damage(database, 'audit_log')
    const broken = await run('scripts/verify.ts', env)
    expect(broken.code).toBe(1)
    expect(broken.out).toMatch(/✗ database-file[^]*table audit_log: /)
    expect(broken.complaint).toMatch(/The first break: database-file/)
    expect(broken.complaint).not.toMatch(/^\s+at /m)
  }, 300_000)
})
