import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { canonicalJson, sha256Hex } from '@/kernel/hash-chain'
import { buildBook } from '@/platform/documents/build-book'
import type { BookFormat } from '@/platform/documents/book-build'
import type { BookContent } from '@/platform/documents/model'
import { queueJob, stepReporter, type JobContext } from '@/platform/jobs'
import { PUBLIC_EDITION_STATES } from '../../line/access'
import { loadBookContent } from './book-content'
import { loadEdition } from '../../line/operations/load-edition'
import '../../line/errors'

export const BUILD_PUBLICATION = 'materials.buildPublication'
export const BOOK_FORMATS = ['epub', 'pdf', 'docx'] as const

export type BuildInput = { editionId: string; printingId: string; format: BookFormat }

const FILES: Readonly<Record<BookFormat, { extension: string; mimeType: string; isForReaders: boolean }>> = {
  epub: { extension: 'epub', mimeType: 'application/epub+zip', isForReaders: true },
  pdf: { extension: 'pdf', mimeType: 'application/pdf', isForReaders: true },
  // The review copy is for those who work on the book.
  docx: { extension: 'docx', mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', isForReaders: false },
}

/**
 * Queues the building of files of an edition from its sealed chapters, for its latest printing.
 * @param args.round distinguishes a build asked for again; the same round is one job for each format
 * @returns the jobs' ids
 * @throws DomainError `materials.printingMissing`
 */
export async function queuePublications(args: {
  req: PayloadRequest
  editionId: string
  formats?: readonly BookFormat[]
  round: string
}): Promise<{ format: BookFormat; jobId: string }[]> {
  const { editionId, formats = BOOK_FORMATS, req, round } = args
  const { docs } = await req.payload.find({
    collection: 'printings',
    where: { edition: { equals: editionId } },
    sort: '-printingNo',
    limit: 1,
    depth: 0,
    overrideAccess: true, // the caller was asked before; the number alone is read
    req,
  })
  const printing = docs[0]
  if (!printing) throw new DomainError('materials.printingMissing')
  const jobs: { format: BookFormat; jobId: string }[] = []
  for (const format of formats) {
    const input: BuildInput = { editionId, printingId: String(printing.id), format }
    jobs.push({
      format,
      jobId: await queueJob({
        req,
        kind: BUILD_PUBLICATION,
        key: `publication:${editionId}:${printing.printingNo}:${format}:${round}`,
        input,
      }),
    })
  }
  return jobs
}

/**
 * Builds one file and stores it. A file that was built from the same content already is kept as it is, so a repeated job changes nothing.
 */
export async function buildPublication({
  input,
  progress,
  req,
  signal,
}: JobContext<BuildInput>): Promise<{ publicationId: string; built: boolean }> {
  const { payload } = req
  const { editionId, format, printingId } = input
  await progress({ done: 0, total: 100, stage: 'collect' })
  const edition = await loadEdition({ req, id: editionId })
  const book = await loadBookContent({ req, editionId, printingId })
  const inputHash = inputHashOf(book, format)
  const isPublic = FILES[format].isForReaders && PUBLIC_EDITION_STATES.some((state) => state === edition.state)
  const known = await payload.find({
    collection: 'publications',
    where: { and: [{ edition: { equals: editionId } }, { format: { equals: format } }, { inputHash: { equals: inputHash } }] },
    limit: 1,
    depth: 0,
    overrideAccess: true, // the job itself
    req,
  })
  const same = known.docs[0]
  if (same) {
    if (same.isPublic !== isPublic)
      await payload.update({ collection: 'publications', id: same.id, data: { isPublic }, depth: 0, overrideAccess: true, req })
    return { publicationId: String(same.id), built: false }
  }
  const steps = stepReporter({ progress, signal })
  const { bytes } = await buildBook({ format, book, signal: steps.signal, onProgress: steps.tell })
  await steps.settled()
  const { extension, mimeType } = FILES[format]
  const created = await payload.create({
    collection: 'publications',
    data: {
      edition: editionId,
      printing: printingId,
      format,
      inputHash,
      sha256: sha256Hex(bytes),
      builtAt: new Date().toISOString(),
      isPublic,
    },
    file: {
      data: Buffer.from(bytes),
      mimetype: mimeType,
      name: `${fileStem(book)}-${inputHash.slice(0, 8)}.${extension}`,
      size: bytes.byteLength,
    },
    depth: 0,
    overrideAccess: true, // written by this job only
    req,
  })
  return { publicationId: String(created.id), built: true }
}

/** What the file depends on: the content and, for each picture, its digest. */
function inputHashOf(book: BookContent, format: BookFormat): string {
  const assets = book.assets.map(({ bytes, ...asset }) => ({ ...asset, sha256: sha256Hex(bytes) }))
  return sha256Hex(canonicalJson({ ...book, assets, format }))
}

function fileStem(book: BookContent): string {
  const digits = book.colophon.isbn.replace(/\D/g, '')
  return `${digits || 'book'}-${book.colophon.editionNo}-${book.colophon.printingNo}`
}
