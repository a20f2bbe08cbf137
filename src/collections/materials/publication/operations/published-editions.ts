import type { PayloadRequest } from 'payload'
import { idOf } from '@/kernel/ids'
import { PUBLIC_EDITION_STATES } from '../../line/access'

export type PublishedErratum = {
  id: string
  editionId: string
  chapterNumber: number | null
  page: number | null
  blockIndex: number | null
  quote: string
  correction: string
  note: string | null
  state: 'confirmed' | 'corrected'
  /** Numbers of the printings that the error was first seen in and that corrects it. */
  seenInPrinting: number | null
  correctedInPrinting: number | null
}

export type PublishedEdition = {
  id: string
  editionNo: number
  state: string
  isbn: string | null
  cip: string | null
  publisherName: string | null
  publisherAddress: string | null
  priceFen: number | null
  formatText: string | null
  publishedOn: string | null
  characterCount: number | null
  contributors: { name: string; role: string; organisation: string | null }[]
  printings: { id: string; printingNo: number; printedOn: string | null; printRun: number | null }[]
  chapters: { id: string; number: number; title: string; part: string | null }[]
  errata: PublishedErratum[]
  downloads: { id: string; format: string; url: string; fileName: string; bytes: number | null; sha256: string; builtAt: string | null }[]
}

/** The editions of a textbook that are in circulation, newest first. */
export async function loadPublishedEditions({ req, textbookId }: { req: PayloadRequest; textbookId: string }): Promise<PublishedEdition[]> {
  const { docs: editions } = await req.payload.find({
    collection: 'editions',
    where: { and: [{ textbook: { equals: textbookId } }, { state: { in: [...PUBLIC_EDITION_STATES] } }] },
    sort: '-editionNo',
    pagination: false,
    depth: 0,
    joins: false,
    overrideAccess: true, // editions in circulation only
    req,
  })
  const ids = editions.map(({ id }) => String(id))
  const where = { edition: { in: ids } }
  const rows = { where, pagination: false, depth: 0, overrideAccess: true, req } as const // rows of editions in circulation
  const printings = await req.payload.find({ collection: 'printings', sort: 'printingNo', ...rows })
  const chapters = await req.payload.find({
    collection: 'chapters',
    select: { edition: true, number: true, title: true, part: true },
    sort: 'number',
    joins: false,
    ...rows,
    where: { and: [where, { sealedDraft: { exists: true } }] },
  })
  const downloads = await req.payload.find({
    collection: 'publications',
    sort: '-builtAt',
    ...rows,
    where: { and: [where, { isPublic: { equals: true } }] },
  })
  const errata = await publishedErrata({ req, editionIds: ids })
  const of = <T extends { edition: Parameters<typeof idOf>[0] }>(list: readonly T[], id: string) =>
    list.filter((row) => idOf(row.edition) === id)
  return editions.map((edition) => {
    const id = String(edition.id)
    return {
      id,
      editionNo: edition.editionNo,
      state: edition.state,
      isbn: edition.isbn ?? null,
      cip: edition.cip ?? null,
      publisherName: edition.publisherName ?? null,
      publisherAddress: edition.publisherAddress ?? null,
      priceFen: edition.priceFen ?? null,
      formatText: edition.formatText ?? null,
      publishedOn: edition.publishedOn ?? null,
      characterCount: edition.characterCount ?? null,
      contributors: (edition.contributors ?? []).map(({ name, organisation, role }) => ({
        name,
        role,
        organisation: organisation ?? null,
      })),
      printings: of(printings.docs, id).map((row) => ({
        id: String(row.id),
        printingNo: row.printingNo,
        printedOn: row.printedOn ?? null,
        printRun: row.printRun ?? null,
      })),
      chapters: of(chapters.docs, id).map((row) => ({ id: String(row.id), number: row.number, title: row.title, part: row.part ?? null })),
      errata: errata.filter(({ editionId }) => editionId === id),
      downloads: of(downloads.docs, id).map((row) => ({
        id: String(row.id),
        format: row.format,
        url: row.url ?? '',
        fileName: row.filename ?? '',
        bytes: row.filesize ?? null,
        sha256: row.sha256,
        builtAt: row.builtAt ?? null,
      })),
    }
  })
}

/** Confirmed and corrected errata, without who reported them; by chapter and place. */
export async function publishedErrata(args: {
  req: PayloadRequest
  editionIds: readonly string[]
  chapterId?: string
}): Promise<PublishedErratum[]> {
  const { chapterId, editionIds, req } = args
  const { docs } = await req.payload.find({
    collection: 'errata',
    where: {
      and: [
        { edition: { in: [...editionIds] } },
        { state: { in: ['confirmed', 'corrected'] } },
        ...(chapterId ? [{ chapter: { equals: chapterId } }] : []),
      ],
    },
    sort: ['page', 'blockIndex'],
    pagination: false,
    depth: 1,
    populate: { printings: { printingNo: true }, chapters: { number: true } },
    overrideAccess: true, // settled errata of editions in circulation; the reporter is left out below
    req,
  })
  const numberOf = (ref: unknown, member: 'printingNo' | 'number'): number | null => {
    if (typeof ref !== 'object' || ref === null || !(member in ref)) return null
    const value = (ref as Record<string, unknown>)[member]
    return typeof value === 'number' ? value : null
  }
  return docs.map((row) => ({
    id: String(row.id),
    editionId: idOf(row.edition),
    chapterNumber: numberOf(row.chapter, 'number'),
    page: row.page ?? null,
    blockIndex: row.blockIndex ?? null,
    quote: row.quote,
    correction: row.correction ?? '',
    note: row.note ?? null,
    state: row.state === 'corrected' ? 'corrected' : 'confirmed',
    seenInPrinting: numberOf(row.printing, 'printingNo'),
    correctedInPrinting: numberOf(row.correctedIn, 'printingNo'),
  }))
}
