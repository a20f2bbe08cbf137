import type { PayloadRequest } from 'payload'
import { cache } from 'react'
import { loadPublishedTextbook, type PublishedEdition } from '../publication/operations/read-published'
import { idOf } from '@/kernel/ids'
import { orUndefined } from '@/platform/site/or-undefined'
import { siteRequest } from '@/platform/site/request'
import { erratumView } from './erratum-view'
import type { BookView, EditionView } from './book-view'

/** The published textbook of this name as its page shows it, with the files that this visitor may have. Read once a request. */
export const loadBook = cache(async (urlName: string): Promise<BookView | undefined> => {
  const { req, user } = await siteRequest()
  const found = await orUndefined(loadPublishedTextbook({ req, urlName }))
  if (!found) return undefined
  const { textbook, editions } = found
  const [occupation] = textbook.occupation ? await namesById(req, 'occupations', textbook.occupation.id) : []
  const [committee] = textbook.committee ? await namesById(req, 'committees', textbook.committee.id) : []
  const own = user ? await filesOf(req, editions) : undefined
  return {
    title: textbook.title,
    urlName: textbook.urlName,
    levels: textbook.levels,
    editions: editions.map((edition) => editionView(edition, own)),
    ...(textbook.titleEn ? { titleEn: textbook.titleEn } : {}),
    ...(textbook.summary ? { summary: textbook.summary } : {}),
    ...(textbook.summaryEn ? { summaryEn: textbook.summaryEn } : {}),
    ...(textbook.cover
      ? { cover: { src: textbook.cover.url, widthPx: textbook.cover.widthPx ?? undefined, heightPx: textbook.cover.heightPx ?? undefined } }
      : {}),
    ...(textbook.occupation ? { occupation: { ...textbook.occupation, nameEn: occupation?.nameEn } } : {}),
    ...(textbook.committee && committee && 'number' in committee
      ? { committee: { number: committee.number, name: committee.name, nameEn: committee.nameEn } }
      : {}),
  }
})

type File = { edition: string; format: string; url: string; bytes: number | null }

function editionView(edition: PublishedEdition, own: readonly File[] | undefined): EditionView {
  const files = own?.filter((file) => file.edition === edition.id) ?? edition.downloads
  const formats = ['epub', 'pdf', 'docx'] as const
  const { id, editionNo, state, printings, chapters, contributors, errata } = edition
  return {
    id,
    editionNo,
    state,
    ...definedOf(edition),
    contributors: contributors.map(({ name, role, organisation }) => ({ name, role, ...(organisation ? { organisation } : {}) })),
    printings: printings.map(({ printingNo, printedOn, printRun }) => ({
      printingNo,
      corrects: errata.filter(({ correctedInPrinting }) => correctedInPrinting === printingNo).length,
      ...(printedOn ? { printedOn } : {}),
      ...(printRun ? { printRun } : {}),
    })),
    chapters: chapters.map(({ number, title, part }) => ({ number, title, ...(part ? { part } : {}) })),
    // Newest first: the first of a format is the one to have.
    downloads: formats.flatMap((format) => {
      const file = files.find((candidate) => candidate.format === format)
      return file ? [{ format, href: file.url, ...(file.bytes ? { bytes: file.bytes } : {}) }] : []
    }),
    errata: errata.map(erratumView),
  }
}

type Facts = 'publishedOn' | 'isbn' | 'cip' | 'publisherName' | 'publisherAddress' | 'priceFen' | 'formatText' | 'characterCount'

function definedOf(edition: PublishedEdition): Pick<EditionView, Facts> {
  const { publishedOn, isbn, cip, publisherName, publisherAddress, priceFen, formatText, characterCount } = edition
  const facts = { publishedOn, isbn, cip, publisherName, publisherAddress, priceFen, formatText, characterCount }
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null)) as Pick<EditionView, Facts>
}

/** Those who work on a book see more files than the public does; access says which. */
async function filesOf(req: PayloadRequest, editions: readonly PublishedEdition[]): Promise<File[]> {
  const { docs } = await req.payload.find({
    collection: 'publications',
    where: { edition: { in: editions.map(({ id }) => id) } },
    sort: '-builtAt',
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  return docs.map((row) => ({ edition: idOf(row.edition), format: row.format, url: row.url ?? '', bytes: row.filesize ?? null }))
}

async function namesById(req: PayloadRequest, collection: 'occupations' | 'committees', id: string) {
  const { docs } = await req.payload.find({
    collection,
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  return docs
}
