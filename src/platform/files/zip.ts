import { fromBufferPromise, getFileNameLowLevel, validateFileName, type Entry, type ZipFile } from 'yauzl'
import { DomainError } from '@/kernel/errors'
import { sizeText } from '@/kernel/size'
import './errors'

/** Bytes, but for counts and the ratio. Sizes that an archive declares are checked first, what is really read is counted as well. */
export type ZipLimits = {
  archiveBytes: number
  entries: number
  entryBytes: number
  totalBytes: number
  /** Unpacked ÷ packed of one entry; looked at from `ratioFromBytes` on, because small files of white space pack very well. */
  ratio: number
  ratioFromBytes: number
}

export const DEFAULT_ZIP_LIMITS: Readonly<ZipLimits> = {
  archiveBytes: 50 * 1024 * 1024,
  entries: 5_000,
  entryBytes: 64 * 1024 * 1024,
  totalBytes: 200 * 1024 * 1024,
  ratio: 150,
  ratioFromBytes: 4 * 1024 * 1024,
}

export type SafeZip = {
  /** File names in the order of the archive, without folders. */
  names: readonly string[]
  has: (name: string) => boolean
  /**
   * The unpacked bytes.
   * @throws DomainError `files.damaged` when there is no such entry or it cannot be unpacked, `files.tooLarge`
   */
  read: (name: string) => Promise<Uint8Array>
}

/**
 * Opens an archive without unpacking it and looks at every entry's name, kind and declared size.
 * @throws DomainError `files.notZip`, `files.damaged`, `files.tooLarge`, `files.tooManyEntries`, `files.unsafePath`, `files.encrypted`
 */
export async function openZip(bytes: Uint8Array, limits: Readonly<ZipLimits> = DEFAULT_ZIP_LIMITS): Promise<SafeZip> {
  if (bytes.byteLength > limits.archiveBytes) throw tooLarge('archive', limits.archiveBytes)
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new DomainError('files.notZip')
  const archive = await attempt('archive', () =>
    fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { decodeStrings: false, validateEntrySizes: true }),
  )
  if (archive.entryCount > limits.entries) throw new DomainError('files.tooManyEntries', { limit: limits.entries })
  const entries = await collectEntries(archive, limits)
  let unpacked = 0
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    read: async (name) => {
      const entry = entries.get(name)
      if (!entry) throw new DomainError('files.damaged', { where: name })
      const content = await readEntry(archive, entry, name, Math.min(limits.entryBytes, limits.totalBytes - unpacked))
      unpacked += content.byteLength
      return content
    },
  }
}

async function collectEntries(archive: ZipFile, limits: Readonly<ZipLimits>): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  const seen = new Set<string>()
  let declared = 0
  await attempt('archive', async () => {
    for await (const entry of archive.eachEntry()) {
      const name = safeName(entry)
      if (seen.has(name.toLowerCase())) throw new DomainError('files.unsafePath', { name: shown(name) })
      seen.add(name.toLowerCase())
      if (seen.size > limits.entries) throw new DomainError('files.tooManyEntries', { limit: limits.entries })
      checkEntry(entry, name, limits)
      declared += entry.uncompressedSize
      if (declared > limits.totalBytes) throw tooLarge('archive', limits.totalBytes)
      if (!name.endsWith('/')) entries.set(name, entry)
    }
  })
  return entries
}

function safeName(entry: Entry): string {
  const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true)
  const hasControl = [...name].some((character) => character.charCodeAt(0) < 0x20)
  if (name === '' || hasControl || /^[/\\]|^[A-Za-z]:/.test(name) || validateFileName(name) !== null)
    throw new DomainError('files.unsafePath', { name: shown(name) })
  return name
}

function checkEntry(entry: Entry, name: string, limits: Readonly<ZipLimits>): void {
  const unixMode = entry.externalFileAttributes >>> 16
  if ((unixMode & 0o170000) === 0o120000) throw new DomainError('files.unsafePath', { name: shown(name) })
  if (entry.isEncrypted()) throw new DomainError('files.encrypted')
  if (entry.uncompressedSize > limits.entryBytes) throw tooLarge(shown(name), limits.entryBytes)
  if (entry.uncompressedSize > limits.ratioFromBytes && entry.uncompressedSize > entry.compressedSize * limits.ratio)
    throw tooLarge(shown(name), limits.ratioFromBytes)
}

async function readEntry(archive: ZipFile, entry: Entry, name: string, limit: number): Promise<Uint8Array> {
  return attempt(shown(name), async () => {
    const stream = await archive.openReadStreamPromise(entry)
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.byteLength
      if (size > limit) throw tooLarge(shown(name), limit)
      chunks.push(chunk)
    }
    return new Uint8Array(Buffer.concat(chunks))
  })
}

/** Whatever yauzl and zlib complain about is a damaged file to the one who sent it. */
async function attempt<T>(where: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action()
  } catch (error) {
    if (error instanceof DomainError) throw error
    throw new DomainError('files.damaged', { where })
  }
}

function tooLarge(what: string, limit: number): DomainError {
  return new DomainError('files.tooLarge', { what, limit: sizeText(limit) })
}

function shown(name: string): string {
  return name.length > 80 ? `${name.slice(0, 80)}…` : name
}
