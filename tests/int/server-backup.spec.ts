import { createClient } from '@libsql/client'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import yazl from 'yazl'
import { backup, restore } from '@/server/backup'
import { lockDatabaseFile } from '@/server/file-lock'

const now = new Date('2026-11-22T08:00:00Z')
let root: string

type Place = {
  database: 'sqlite'
  databaseFile: string
  databaseUri: string
  dataDir: string
  mediaDir: string
  host: string
  port: number
}

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'liangong-test-'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

function place(name: string): Place {
  const dataDir = path.join(root, name, 'data')
  const mediaDir = path.join(root, name, 'media')
  mkdirSync(dataDir, { recursive: true })
  mkdirSync(mediaDir, { recursive: true })
  const databaseFile = path.join(dataDir, 'liangong.db')
  return { database: 'sqlite', databaseFile, databaseUri: `file:${databaseFile}`, dataDir, mediaDir, host: '127.0.0.1', port: 0 }
}

async function sql(databaseFile: string, ...statements: string[]): Promise<unknown[]> {
  const client = createClient({ url: `file:${databaseFile}` })
  try {
    let rows: unknown[] = []
    for (const statement of statements) rows = (await client.execute(statement)).rows.map((row) => Object.values(row)[0])
    return rows
  } finally {
    client.close()
  }
}

/** A served place: WAL on, rows in the database, files among the media. */
async function filled(name: string, title: string): Promise<Place> {
  const at = place(name)
  await sql(at.databaseFile, 'PRAGMA journal_mode = WAL', 'create table books (title text)', `insert into books values ('${title}')`)
  mkdirSync(path.join(at.mediaDir, '图'), { recursive: true })
  writeFileSync(path.join(at.mediaDir, '图', '转炉.png'), Buffer.alloc(300_000, title.length))
  writeFileSync(path.join(at.mediaDir, 'book.pdf'), title)
  writeFileSync(path.join(at.mediaDir, '.gitkeep'), '')
  writeFileSync(path.join(at.dataDir, 'secret'), `${title}\n`)
  return at
}

describe('a backup', () => {
  it('comes back whole in another place', async () => {
    const from = await filled('a', '炼钢工艺')
    const file = path.join(root, 'copy.zip')
    const { manifest, isSnapshot } = await backup({ environment: from, file, force: false, now })
    expect(isSnapshot).toBe(true)
    expect(manifest.files.map((each) => each.path)).toEqual(['database/liangong.db', 'secret', 'media/book.pdf', 'media/图/转炉.png'])
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(from.dataDir).filter((name) => name.startsWith('.backup-'))).toEqual([])

    const to = place('b')
    await restore({ environment: to, file, force: false, now })
    expect(await sql(to.databaseFile, 'select title from books')).toEqual(['炼钢工艺'])
    expect(readFileSync(path.join(to.mediaDir, '图', '转炉.png'))).toEqual(readFileSync(path.join(from.mediaDir, '图', '转炉.png')))
    expect(readFileSync(path.join(to.dataDir, 'secret'), 'utf8')).toBe('炼钢工艺\n')
    expect(statSync(path.join(to.dataDir, 'secret')).mode & 0o777).toBe(0o600)
  })

  it('is of one moment while others write', async () => {
    const from = await filled('a', 'x')
    await sql(from.databaseFile, 'create table pairs (left_id integer, right_id integer)')
    const state = { isOver: false, written: 0 }
    const writing = (async () => {
      const client = createClient({ url: `file:${from.databaseFile}` })
      while (!state.isOver) {
        // Two rows that belong together, in one transaction.
        await client.batch(
          [`insert into pairs values (${state.written}, null)`, `insert into pairs values (null, ${state.written})`],
          'write',
        )
        state.written += 1
        await new Promise((resolve) => setImmediate(resolve))
      }
      client.close()
    })()
    await expect.poll(() => state.written).toBeGreaterThan(20)
    const file = path.join(root, 'copy.zip')
    await backup({ environment: from, file, force: false, now })
    state.isOver = true
    await writing
    const to = place('b')
    await restore({ environment: to, file, force: false, now })
    const [left] = await sql(to.databaseFile, 'select count(left_id) from pairs')
    const [right] = await sql(to.databaseFile, 'select count(right_id) from pairs')
    expect(left).toBe(right)
    expect(Number(left)).toBeGreaterThan(20)
  })

  it('never takes the place of a file that is there, unless told to', async () => {
    const from = await filled('a', 'x')
    const file = path.join(root, 'copy.zip')
    writeFileSync(file, 'precious')
    await expect(backup({ environment: from, file, force: false, now })).rejects.toMatchObject({ code: 'backup.exists' })
    expect(readFileSync(file, 'utf8')).toBe('precious')
    await backup({ environment: from, file, force: true, now })
    expect(statSync(file).size).toBeGreaterThan(300_000)
  })

  it('leaves no half file behind when it fails', async () => {
    const from = await filled('a', 'x')
    rmSync(from.databaseFile)
    const file = path.join(root, 'copy.zip')
    await expect(backup({ environment: from, file, force: false, now })).rejects.toMatchObject({ code: 'backup.noDatabase' })
    expect(readdirSync(root)).toEqual(['a'])
  })
})

describe('a restore', () => {
  const copyOf = async (title: string): Promise<string> => {
    const file = path.join(root, 'copy.zip')
    await backup({ environment: await filled('source', title), file, force: true, now })
    return file
  }
  const untouched = async (at: Place) => {
    expect(await sql(at.databaseFile, 'select title from books')).toEqual(['old'])
    expect(readFileSync(path.join(at.mediaDir, 'book.pdf'), 'utf8')).toBe('old')
    expect(readdirSync(at.mediaDir).filter((name) => name.startsWith('.restore-'))).toEqual([])
  }

  it('refuses a place that is not empty, and with --force keeps what was there beside', async () => {
    const file = await copyOf('new')
    const to = await filled('b', 'old')
    await expect(restore({ environment: to, file, force: false, now })).rejects.toMatchObject({ code: 'backup.notEmpty' })
    await untouched(to)
    await restore({ environment: to, file, force: true, now })
    expect(await sql(to.databaseFile, 'select title from books')).toEqual(['new'])
    expect(readFileSync(path.join(to.mediaDir, 'book.pdf'), 'utf8')).toBe('new')
    const suffix = '.before-restore-20261122080000'
    expect(await sql(to.databaseFile + suffix, 'select title from books')).toEqual(['old'])
    expect(readFileSync(path.join(to.mediaDir, suffix, 'book.pdf'), 'utf8')).toBe('old')
  })

  it('refuses while a server holds the database or the port', async () => {
    const file = await copyOf('new')
    const to = await filled('b', 'old')
    const lock = await lockDatabaseFile(to.databaseFile)
    await expect(restore({ environment: to, file, force: true, now })).rejects.toMatchObject({ code: 'start.locked' })
    lock.release()
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await expect(restore({ environment: { ...to, port }, file, force: true, now })).rejects.toMatchObject({ code: 'backup.running' })
    await new Promise((resolve) => server.close(resolve))
    await untouched(to)
  })

  it('changes nothing when a single byte of the backup is wrong', async () => {
    const file = await copyOf('new')
    const to = await filled('b', 'old')
    const bytes = readFileSync(file)
    const at = bytes.indexOf(Buffer.alloc(1_000, 3))
    expect(at).toBeGreaterThan(0)
    bytes[at + 500] = 4
    writeFileSync(file, bytes)
    await expect(restore({ environment: to, file, force: true, now })).rejects.toMatchObject({
      code: 'backup.damaged',
      details: { path: 'media/图/转炉.png' },
    })
    await untouched(to)
  })

  it('changes nothing when the backup is cut short or is none', async () => {
    const file = await copyOf('new')
    const to = await filled('b', 'old')
    const bytes = readFileSync(file)
    for (const wrong of [bytes.subarray(0, bytes.length / 2), Buffer.from('a letter'), await zipOf({ 'a.txt': 'no manifest' })]) {
      writeFileSync(file, wrong)
      await expect(restore({ environment: to, file, force: true, now })).rejects.toMatchObject({ code: 'backup.unreadable' })
    }
    await untouched(to)
  })

  it('writes nowhere but into its place', async () => {
    const file = path.join(root, 'hostile.zip')
    const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    for (const name of ['../../../escaped', '/escaped', 'media/../../../../escaped']) {
      const manifest = {
        format: 'liangong-backup',
        version: 1,
        createdAt: now.toISOString(),
        database: 'sqlite',
        files: [{ path: name, size: 0, sha256 }],
      }
      const harmless = 'x'.repeat(name.length)
      const zip = await zipOf({ [harmless]: '', 'manifest.json': JSON.stringify(manifest) })
      // The library refuses to write such a name, so it is put into the finished file.
      writeFileSync(file, Buffer.from(zip.toString('latin1').replaceAll(harmless, name), 'latin1'))
      await expect(restore({ environment: place('b'), file, force: true, now })).rejects.toMatchObject({
        code: expect.stringMatching(/^backup\./),
      })
    }
    expect(existsSync(path.join(root, 'escaped'))).toBe(false)
    expect(existsSync('/escaped')).toBe(false)
  })

  it('says which backup is not there', async () => {
    await expect(restore({ environment: place('b'), file: path.join(root, 'none.zip'), force: false, now })).rejects.toMatchObject({
      code: 'backup.unreadable',
      details: { file: path.join(root, 'none.zip') },
    })
  })
})

async function zipOf(files: Record<string, string>): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name, { compress: false })
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
