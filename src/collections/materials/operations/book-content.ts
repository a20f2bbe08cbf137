import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { sha256Hex } from '@/kernel/hash-chain'
import { idOf } from '@/kernel/ids'
import { fromLexical } from '@/platform/documents/lexical'
import type { Asset, Block, BookContent, Contributor } from '@/platform/documents/model'
import type { Edition, Printing } from '@/payload-types'
import { levelName, type Level } from '@/collections/standards'
import '../errors'

/**
 * Everything that a book is built from: the sealed drafts of an edition in order, its pictures, and the colophon facts of one printing.
 * The same edition and printing give the same value, so the same files.
 * @throws DomainError `materials.chapterNotSealed` naming the chapters, `materials.colophonIncomplete` naming the facts
 */
export async function loadBookContent({
  req,
  editionId,
  printingId,
}: {
  req: PayloadRequest
  editionId: string
  printingId: string
}): Promise<BookContent> {
  const { payload } = req
  // Read by the process itself: the caller's right to build was decided by the operation that queued the work.
  const trusted = { depth: 0, overrideAccess: true, req } as const
  const edition = await payload.findByID({ collection: 'editions', id: editionId, ...trusted })
  const printing = await payload.findByID({ collection: 'printings', id: printingId, ...trusted })
  const textbook = await payload.findByID({ collection: 'textbooks', id: idOf(edition.textbook), ...trusted })
  const occupation = await payload.findByID({ collection: 'occupations', id: idOf(textbook.occupation), ...trusted })
  const committee = await payload.findByID({ collection: 'committees', id: idOf(textbook.committee), ...trusted })
  const { docs: chapters } = await payload.find({
    collection: 'chapters',
    where: { edition: { equals: editionId } },
    sort: 'number',
    pagination: false,
    select: { number: true, title: true, part: true, sealedDraft: true, authors: true },
    ...trusted,
  })
  const unsealed = chapters.filter(({ sealedDraft }) => !sealedDraft).map(({ number }) => number)
  if (unsealed.length > 0 || chapters.length === 0) throw new DomainError('materials.chapterNotSealed', { chapters: unsealed })

  const assetOf = (mediaId: string) => mediaId
  const bodies = await Promise.all(
    chapters.map(async (chapter) => {
      const draft = await payload.findByID({ collection: 'drafts', id: idOf(chapter.sealedDraft) ?? '', ...trusted })
      const { docs: authors } = await payload.find({
        collection: 'users',
        where: { id: { in: (chapter.authors ?? []).map((author) => idOf(author)) } },
        select: { name: true },
        pagination: false,
        ...trusted,
      })
      const blocks = fromLexical(draft.content, { assetOf })
      return {
        id: String(chapter.id),
        number: chapter.number,
        title: chapter.title,
        ...(chapter.part ? { part: chapter.part } : {}),
        blocks,
        authors: authors.map(({ name }) => name).toSorted(),
      }
    }),
  )
  const foreword = edition.foreword ? fromLexical(edition.foreword, { assetOf }) : []
  const blocks = [...foreword, ...bodies.flatMap((chapter) => chapter.blocks)]
  return {
    identifier: `urn:uuid:${uuidOf(`${editionId}/${printing.printingNo}`)}`,
    title: textbook.title,
    language: 'zh-CN',
    occupation: {
      code: occupation.code,
      name: occupation.name,
      level: (textbook.levels ?? []).map((level) => levelName(Number(level) as Level, 'zh')).join('、'),
    },
    committee: committee.name,
    contributors: (edition.contributors ?? []).map(({ name, organisation, role }): Contributor => ({
      name,
      role,
      ...(organisation ? { organisation } : {}),
    })),
    colophon: colophonOf(edition, printing),
    modifiedAt: `${printing.printedOn}T00:00:00Z`,
    ...(foreword.length > 0 ? { foreword } : {}),
    chapters: bodies,
    assets: await loadAssets(req, picturesOf(blocks)),
  }
}

/** The facts without which no book is built, by name; `printedOn` is the printing's own. */
export function missingColophonFacts(edition: Edition, printing: Pick<Printing, 'printedOn'> | undefined): string[] {
  const { characterCount, isbn, priceFen, publishedOn, publisherName } = edition
  const facts = { isbn, publisherName, priceFen, publishedOn, characterCount, printedOn: printing?.printedOn }
  return Object.entries(facts)
    .filter(([, value]) => value === null || value === undefined || value === '')
    .map(([name]) => name)
}

function colophonOf(edition: Edition, printing: Printing): BookContent['colophon'] {
  const { characterCount, isbn, priceFen, publishedOn, publisherName } = edition
  const missing = missingColophonFacts(edition, printing)
  if (!isbn || !publisherName || typeof priceFen !== 'number' || !publishedOn || typeof characterCount !== 'number' || !printing.printedOn)
    throw new DomainError('materials.colophonIncomplete', { missing })
  return {
    isbn,
    publisher: publisherName,
    editionNo: edition.editionNo,
    printingNo: printing.printingNo,
    publishedOn,
    printedOn: printing.printedOn,
    characterCount,
    priceFen,
    ...(edition.cip ? { cip: edition.cip } : {}),
    ...(edition.publisherAddress ? { address: edition.publisherAddress } : {}),
    ...(edition.formatText ? { formatText: edition.formatText } : {}),
    ...(printing.sheets ? { sheets: printing.sheets } : {}),
    ...(printing.printRun ? { printRun: printing.printRun } : {}),
  }
}

/** The media ids that a text shows. */
export function picturesOf(blocks: readonly Block[]): string[] {
  const found = new Set<string>()
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (!value || typeof value !== 'object') return
    if ('asset' in value && typeof value.asset === 'string') found.add(value.asset)
    Object.values(value).forEach(visit)
  }
  visit(blocks)
  return [...found].toSorted()
}

async function loadAssets(req: PayloadRequest, ids: readonly string[]): Promise<Asset[]> {
  if (ids.length === 0) return []
  const { docs } = await req.payload.find({
    collection: 'media',
    where: { id: { in: [...ids] } },
    pagination: false,
    depth: 0,
    overrideAccess: true, // pictures of sealed drafts, see above
    req,
  })
  const directory = req.payload.collections.media.config.upload.staticDir ?? ''
  const assets = await Promise.all(
    docs.map(async (doc) => ({
      id: String(doc.id),
      fileName: doc.filename ?? String(doc.id),
      mimeType: doc.mimeType ?? 'image/png',
      bytes: new Uint8Array(await readFile(path.join(directory, doc.filename ?? ''))),
      widthPx: doc.width ?? 0,
      heightPx: doc.height ?? 0,
    })),
  )
  return assets.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** A stable UUID (version 8, RFC 9562) that is drawn from a name. */
function uuidOf(name: string): string {
  const hex = sha256Hex(name)
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
