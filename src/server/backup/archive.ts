import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { PassThrough, type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yauzl from 'yauzl'
import yazl from 'yazl'
import { z } from 'zod'
import { DomainError } from '@/kernel/errors'
import { codeOf } from '../prepare'
import './errors'

const MANIFEST = 'manifest.json'
const MANIFEST_LIMIT = 200_000_000

const manifestSchema = z.object({
  format: z.literal('liangong-backup'),
  version: z.literal(1),
  createdAt: z.iso.datetime(),
  database: z.enum(['sqlite', 'mongodb']),
  files: z.array(z.object({ path: z.string(), size: z.number().int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
})
export type Manifest = z.output<typeof manifestSchema>
/** One file of a backup; text that is known to shrink is compressed, pictures and the like are stored. */
export type Entry = { path: string; source: () => Readable; compress: boolean }

/** Writes a ZIP with a manifest of sizes and SHA-256 as its last entry. `file` appears only when it is complete. */
export async function writeArchive(args: {
  file: string
  database: Manifest['database']
  createdAt: Date
  entries: AsyncIterable<Entry>
}): Promise<Manifest> {
  const { file, database, createdAt, entries } = args
  const partial = `${file}.partial`
  await mkdir(path.dirname(path.resolve(file)), { recursive: true })
  const zip = new yazl.ZipFile()
  const giveUp = new AbortController()
  const written = pipeline(zip.outputStream, createWriteStream(partial, { mode: 0o600 }), { signal: giveUp.signal })
  // A failing disk must stop the loop below, which waits for each entry in turn.
  const stopped = written.then(() => new Promise<never>(() => undefined))
  stopped.catch(() => giveUp.abort())
  try {
    const files: Manifest['files'] = []
    for await (const entry of entries) files.push(await Promise.race([addEntry(zip, entry, createdAt), stopped]))
    const manifest: Manifest = { format: 'liangong-backup', version: 1, createdAt: createdAt.toISOString(), database, files }
    zip.addBuffer(Buffer.from(JSON.stringify(manifest, null, 1)), MANIFEST, { mtime: createdAt })
    zip.end()
    await written
    await flush(partial)
    await rename(partial, file)
    return manifest
  } catch (error) {
    giveUp.abort()
    await rm(partial, { force: true })
    throw error
  }
}

/**
 * Unpacks into `directory` and compares every file with the manifest.
 * @throws DomainError `backup.unreadable` and `backup.damaged`; what was unpacked until then is the caller's to remove
 */
export async function readArchive(file: string, directory: string): Promise<Manifest> {
  const zip = await openZip(file)
  try {
    const entries = new Map<string, yauzl.Entry>()
    for await (const entry of entriesOf(zip, file)) entries.set(entry.fileName, entry)
    const manifest = await readManifest(zip, entries.get(MANIFEST), file)
    if (entries.size !== manifest.files.length + 1) throw new DomainError('backup.damaged', { path: MANIFEST })
    for (const each of manifest.files) {
      const entry = entries.get(each.path)
      const target = path.resolve(directory, each.path)
      if (!entry || !target.startsWith(path.resolve(directory) + path.sep)) throw new DomainError('backup.damaged', { path: each.path })
      await mkdir(path.dirname(target), { recursive: true })
      const meter = createMeter()
      try {
        await pipeline(await openEntry(zip, entry), meter.stream, createWriteStream(target, { flags: 'wx', mode: 0o600 }))
      } catch (error) {
        throw new DomainError('backup.damaged', { path: each.path, reason: codeOf(error) })
      }
      const { size, sha256 } = meter.result()
      if (size !== each.size || sha256 !== each.sha256) throw new DomainError('backup.damaged', { path: each.path })
    }
    return manifest
  } finally {
    zip.close()
  }
}

async function addEntry(zip: yazl.ZipFile, { path: name, source, compress }: Entry, mtime: Date): Promise<Manifest['files'][number]> {
  const meter = createMeter()
  const out = new PassThrough()
  zip.addReadStream(out, name, { compress, mtime })
  await pipeline(source(), meter.stream, out)
  return { path: name, ...meter.result() }
}

function createMeter(): { stream: Transform; result: () => { size: number; sha256: string } } {
  const hash = createHash('sha256')
  let size = 0
  const stream = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk)
      size += chunk.length
      done(null, chunk)
    },
  })
  return { stream, result: () => ({ size, sha256: hash.digest('hex') }) }
}

async function openZip(file: string): Promise<yauzl.ZipFile> {
  try {
    return await new Promise((resolve, reject) =>
      yauzl.open(file, { lazyEntries: true, autoClose: false }, (error, zip) => (error ? reject(error) : resolve(zip))),
    )
  } catch (error) {
    throw new DomainError('backup.unreadable', { file, reason: error instanceof Error ? error.message : String(error) })
  }
}

async function* entriesOf(zip: yauzl.ZipFile, file: string): AsyncGenerator<yauzl.Entry> {
  for (;;) {
    const entry = await new Promise<yauzl.Entry | undefined>((resolve, reject) => {
      const done = (settle: () => void) => {
        zip.removeAllListeners()
        settle()
      }
      zip.once('entry', (next: yauzl.Entry) => done(() => resolve(next)))
      zip.once('end', () => done(() => resolve(undefined)))
      zip.once('error', (error: Error) => done(() => reject(new DomainError('backup.unreadable', { file, reason: error.message }))))
      zip.readEntry()
    })
    if (!entry) return
    yield entry
    if (zip.entryCount === zip.entriesRead) return
  }
}

function openEntry(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((resolve, reject) => zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))))
}

async function readManifest(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined, file: string): Promise<Manifest> {
  const unreadable = (reason: string) => new DomainError('backup.unreadable', { file, reason })
  if (!entry || entry.uncompressedSize > MANIFEST_LIMIT) throw unreadable('no manifest')
  const chunks: Buffer[] = []
  for await (const chunk of await openEntry(zip, entry)) chunks.push(chunk as Buffer)
  try {
    return manifestSchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')))
  } catch (error) {
    throw unreadable(error instanceof Error ? `manifest: ${error.name}` : 'manifest')
  }
}

/** A copy that a power cut can still take is no backup yet. */
async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.sync()
  await handle.close()
}

export function fileEntry(file: string, name: string, compress: boolean): Entry {
  return { path: name, compress, source: () => createReadStream(file) }
}
