import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

export type ZipEntry = { name: string; bytes: Uint8Array | string; store?: true }

/** A ZIP whose bytes depend on the entries alone: their order is kept, and every date is the first of the DOS calendar. */
export async function packZip(entries: ZipEntry[]): Promise<Uint8Array> {
  const zip = new ZipFile()
  for (const { name, bytes, store } of entries) {
    const content = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    zip.addBuffer(content, name, { compress: !store, mtime: new Date(1980, 0, 1, 12), mode: 0o100644, forceDosTimestamp: true })
  }
  zip.end()
  return new Uint8Array(await buffer(zip.outputStream))
}
