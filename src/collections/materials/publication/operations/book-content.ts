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
import '../../line/errors'
import { loadEdition } from '../../line/operations/load-people'

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
  const edition = await loadEdition(req, editionId)
  const printing = await req.payload.findByID({
    collection: 'printings',
    id: printingId,
    depth: 0,
    overrideAccess: true, // read by the process itself, as the edition
    req,
  })
  return {
    ...(await loadText(req, edition)),
    identifier: `urn:uuid:${uuidOf(`${editionId}/${printing.printingNo}`)}`,
    colophon: colophonOf(edition, printing),
    modifiedAt: `${printing.printedOn}T00:00:00Z`,
  }
}

/**
 * The book as its proofreaders read it: what was sealed for typesetting, before anything of a printing is known.
 * @throws DomainError `materials.sealBroken` where nothing is typeset, `materials.chapterNotSealed`
 */
export async function loadProofContent({ req, editionId }: { req: PayloadRequest; editionId: string }): Promise<BookContent> {
  const edition = await loadEdition(req, editionId)
  if (!edition.sealedHash) throw new DomainError('materials.sealBroken')
  return {
    ...(await loadText(req, edition)),
    identifier: `urn:uuid:${uuidOf(`${editionId}/proof/${edition.sealedHash}`)}`,
    colophon: {
      isbn: '',
      publisher: edition.publisherName ?? '',
      editionNo: edition.editionNo,
      printingNo: 0,
      publishedOn: '',
      printedOn: '',
      characterCount: edition.characterCount ?? 0,
      priceFen: 0,
    },
    // The same seal gives the same file.
    modifiedAt: edition.createdAt,
    proof: { mark: `校样　仅供校对，不得外传　发排摘要 ${edition.sealedHash.slice(0, 12)}` },
  }
}

type Text = Omit<BookContent, 'identifier' | 'colophon' | 'modifiedAt' | 'proof'>

async function loadText(req: PayloadRequest, edition: Edition): Promise<Text> {
  const { payload } = req
  const editionId = edition.id
  // Read by the process itself: the caller's right to build was decided by the operation that queued the work.
  const trusted = { depth: 0, overrideAccess: true, req } as const
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
