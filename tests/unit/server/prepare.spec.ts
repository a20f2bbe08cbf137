import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { createClient } from '@libsql/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockDatabaseFile } from '@/server/file-lock'
import { assertPortFree, payloadSecret, prepareDirectories } from '@/server/prepare'
import { assertDatabaseNotNewer } from '@/server/schema-age'
import '@/server/errors'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'liangong 炼?-'))
})
afterEach(() => {
  rmSync(dir, { recursive: true, force: true })
})

describe('before the server starts', () => {
  it('makes the folders of run-time data', () => {
    prepareDirectories({ dataDir: path.join(dir, 'a/b'), mediaDir: path.join(dir, 'm'), databaseFile: path.join(dir, 'db/x.db') })
    for (const name of ['a/b', 'm', 'db']) expect(statSync(path.join(dir, name)).isDirectory()).toBe(true)
  })
  it('refuses a DATA_DIR that cannot be written', () => {
    const file = path.join(dir, 'file')
    writeFileSync(file, '')
    expect(() => prepareDirectories({ dataDir: file, mediaDir: dir })).toThrow(/DATA_DIR .* cannot be written/)
    expect(() => prepareDirectories({ dataDir: dir, mediaDir: path.join(file, 'x') })).toThrow(/MEDIA_DIR .* cannot be written/)
  })
  it.runIf(process.platform === 'linux')('refuses a file system that takes no folders, at once', () => {
    expect(() => prepareDirectories({ dataDir: '/proc/liangong/data', mediaDir: dir })).toThrow(/DATA_DIR .* cannot be written/)
  })
  it('makes one secret, keeps it, and lets only its owner read it', () => {
    const first = payloadSecret({ dataDir: dir })
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect(payloadSecret({ dataDir: dir })).toBe(first)
    expect(statSync(path.join(dir, 'secret')).mode & 0o777).toBe(0o600)
    expect(payloadSecret({ dataDir: dir, payloadSecret: 'given by the administrator' })).toBe('given by the administrator')
  })
  it('refuses a damaged secret rather than signing everybody out', () => {
    writeFileSync(path.join(dir, 'secret'), 'half')
    expect(() => payloadSecret({ dataDir: dir })).toThrow(expect.objectContaining({ code: 'start.secretUnreadable' }))
    expect(readFileSync(path.join(dir, 'secret'), 'utf8')).toBe('half')
  })
  it('refuses a port in use', async () => {
    const other = net.createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as net.AddressInfo
    await expect(assertPortFree('127.0.0.1', port)).rejects.toMatchObject({ code: 'start.portInUse' })
    await new Promise((resolve) => other.close(resolve))
    await assertPortFree('127.0.0.1', port)
  })
})

describe('a SQLite file', () => {
  it('belongs to one holder until that one lets go', async () => {
    const file = path.join(dir, 'x.db')
    const lock = await lockDatabaseFile(file)
    await expect(lockDatabaseFile(file)).rejects.toMatchObject({
      code: 'start.locked',
      details: { holder: expect.stringContaining(String(process.pid)) },
    })
    lock.release()
    const next = await lockDatabaseFile(file)
    next.release()
  })
  const migrated = async (name: string, batch: number): Promise<string> => {
    const file = path.join(dir, 'x.db')
    const client = createClient({ url: `file:${encodeURIComponent(file).replaceAll('%2F', '/')}` })
    await client.execute('create table payload_migrations (name text, batch integer)')
    await client.execute({ sql: 'insert into payload_migrations values (?, ?)', args: [name, batch] })
    client.close()
    return file
  }
  it('that a newer program has migrated is refused', async () => {
    const file = await migrated('20300101_000000', 1)
    await expect(assertDatabaseNotNewer(file, ['20260101_000000'], true)).rejects.toMatchObject({ code: 'start.databaseNewer' })
    await assertDatabaseNotNewer(file, ['20260101_000000', '20300101_000000'], true)
  })
  it('that development mode has made serves development only', async () => {
    const file = await migrated('dev', -1)
    await expect(assertDatabaseNotNewer(file, [], true)).rejects.toMatchObject({ code: 'start.developmentDatabase' })
    await assertDatabaseNotNewer(file, [], false)
  })
  it('that is no database is refused in one line', async () => {
    const file = path.join(dir, 'x.db')
    writeFileSync(file, 'this is a letter, not a database, and long enough to be read as one'.repeat(20))
    await expect(assertDatabaseNotNewer(file, [], true)).rejects.toMatchObject({ code: 'start.databaseUnreadable' })
  })
})
