import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { SaxesParser } from 'saxes'
import { DomainError } from '@/kernel/errors'
import { fileTooLarge, unpackedTooLarge, type Limits } from '../limits'

/** The parts of an opened workbook. Every byte that is unpacked is bounded before it is read and checked while it is read. */
export type Parts = { zip: ZipFile; entries: ReadonlyMap<string, Entry> }

const MAX_PARTS = 2_000

/**
 * Opens the container and adds up what its parts claim to unpack to; yauzl then holds each part to its claim.
 * @throws DomainError spreadsheets.fileTooLarge | unpackedTooLarge | unreadable
 */
export async function openParts(bytes: Uint8Array, limits: Limits): Promise<Parts> {
  if (bytes.byteLength > limits.fileBytes) throw fileTooLarge(limits.fileBytes)
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await fromBufferPromise(buffer, { lazyEntries: true, autoClose: false }).catch(unreadable)
  if (zip.entryCount > MAX_PARTS) throw new DomainError('spreadsheets.unreadable', { reason: `${zip.entryCount} parts` })
  const entries = new Map<string, Entry>()
  let claimed = 0
  try {
    for await (const entry of zip.eachEntry()) {
      claimed += entry.uncompressedSize
      if (claimed > limits.unpackedBytes) throw unpackedTooLarge(limits.unpackedBytes)
      entries.set(entry.fileName.replace(/^\//, '').toLowerCase(), entry)
    }
  } catch (error) {
    unreadable(error)
  }
  return { zip, entries }
}

export type Tag = { name: string; attributes: Readonly<Record<string, string>> }
export type Handlers = { open?: (tag: Tag) => void; close?: (name: string) => void; text?: (text: string) => void }

/**
 * Feeds one part through a streaming XML parser; yields after each chunk so that the caller may hand on what it has gathered.
 * Names come without their namespace prefix. A document type declaration is refused, so no entity is ever defined.
 */
export async function* parsePart(parts: Parts, path: string, handlers: Handlers): AsyncGenerator<void> {
  const entry = parts.entries.get(path.toLowerCase())
  if (!entry) throw new DomainError('spreadsheets.unreadable', { reason: `missing ${path}` })
  const parser = new SaxesParser({ position: false, xmlns: false })
  parser.on('error', unreadable)
  parser.on('doctype', () => {
    throw new DomainError('spreadsheets.externalEntity')
  })
  if (handlers.open) parser.on('opentag', (tag) => handlers.open?.({ name: localName(tag.name), attributes: tag.attributes }))
  if (handlers.close) parser.on('closetag', (tag) => handlers.close?.(localName(tag.name)))
  if (handlers.text) {
    parser.on('text', handlers.text)
    parser.on('cdata', handlers.text)
  }
  try {
    let decoder: TextDecoder | undefined
    for await (const chunk of await parts.zip.openReadStreamPromise(entry)) {
      const bytes: Uint8Array = chunk
      decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true })
      parser.write(decoder.decode(bytes, { stream: true }))
      yield
    }
    if (decoder) parser.write(decoder.decode())
    parser.close()
  } catch (error) {
    unreadable(error)
  }
}

/** Reads a small part to its end. */
export async function readPart(parts: Parts, path: string, handlers: Handlers): Promise<void> {
  const chunks = parsePart(parts, path, handlers)
  while (!(await chunks.next()).done);
}

export function hasPart(parts: Parts, path: string): boolean {
  return parts.entries.has(path.toLowerCase())
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Container and XML errors are the file's fault, not ours: one code, the cause as its reason. */
function unreadable(error: unknown): never {
  if (error instanceof DomainError) throw error
  throw new DomainError('spreadsheets.unreadable', { reason: error instanceof Error ? error.message : String(error) })
}
