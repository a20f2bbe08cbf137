import type { PayloadRequest, Where } from 'payload'
import { PUBLIC_EDITION_STATES } from '../line/access'
import { localDate } from '@/kernel/clock'
import { idOf } from '@/kernel/ids'
import type { Committee, Edition, Occupation, Textbook } from '@/payload-types'

export const BOOKS_PER_PAGE = 20

export type CatalogueFilters = { occupation?: string; level?: string; committee?: string; q?: string }
export type CatalogueEntry = {
  textbook: Pick<Textbook, 'id' | 'title' | 'titleEn' | 'urlName' | 'summary' | 'summaryEn' | 'levels'>
  occupation?: Occupation
  committee?: Committee
  /** The newest edition in circulation. */
  edition?: Pick<Edition, 'id' | 'editionNo' | 'state' | 'publishedOn'>
}

/**
 * One page of published textbooks, by title.
 * @param args.filters `occupation` is a code, `level` a digit, `committee` a number, `q` words of title, summary or occupation
 */
export async function findCatalogue(args: { req: PayloadRequest; filters: CatalogueFilters; page: number; limit?: number }) {
  const { req, filters, page, limit = BOOKS_PER_PAGE } = args
  const { docs, totalDocs, totalPages } = await req.payload.find({
    collection: 'textbooks',
    where: { and: [{ isPublic: { equals: true } }, ...wheres(filters)] },
    select: { title: true, titleEn: true, urlName: true, summary: true, summaryEn: true, levels: true, occupation: true, committee: true },
    sort: 'title',
    page,
    limit,
    depth: 1,
    joins: false,
    overrideAccess: false,
    req,
  })
  const editions = await newestEditions(
    req,
    docs.map(({ id }) => String(id)),
  )
  return { entries: docs.map((textbook) => entryOf(textbook, editions.get(String(textbook.id)))), total: totalDocs, pages: totalPages }
}

/** The editions that came out last, with their textbooks. */
export async function findNewBooks({ req, limit }: { req: PayloadRequest; limit: number }): Promise<CatalogueEntry[]> {
  const { docs } = await req.payload.find({
    collection: 'editions',
    where: { and: [{ state: { in: [...PUBLIC_EDITION_STATES] } }, { 'textbook.isPublic': { equals: true } }] },
    select: { editionNo: true, state: true, publishedOn: true, textbook: true },
    sort: ['-publishedOn', '-editionNo'],
    limit,
    pagination: false,
    depth: 2,
    joins: false,
    overrideAccess: false,
    req,
  })
  return docs.flatMap((edition) => (typeof edition.textbook === 'object' ? [entryOf(edition.textbook, edition)] : []))
}

export type OpenCall = { id: string; title: string; closesOn: string }

/** Order calls that are open today, the nearest deadline first. */
export async function findOpenCalls({ req }: { req: PayloadRequest }): Promise<OpenCall[]> {
  const today = localDate(new Date())
  const { docs } = await req.payload.find({
    collection: 'order-calls',
    where: { and: [{ status: { equals: 'open' } }, { opensOn: { less_than_equal: today } }, { closesOn: { greater_than_equal: today } }] },
    select: { title: true, closesOn: true },
    sort: 'closesOn',
    limit: 10,
    pagination: false,
    depth: 0,
    overrideAccess: true, // a call is an announcement: its title and last day are for everybody, the orders are not
    req,
  })
  return docs.map(({ id, title, closesOn }) => ({ id: String(id), title, closesOn }))
}

function wheres({ occupation, level, committee, q }: CatalogueFilters): Where[] {
  return [
    ...(occupation ? [{ or: [{ 'occupation.code': { equals: occupation } }, { 'occupation.name': { like: occupation } }] }] : []),
    ...(level ? [{ levels: { in: [level] } }] : []),
    ...(committee ? [{ 'committee.number': { equals: Number(committee) } }] : []),
    ...(q
      ? [{ or: ['title', 'titleEn', 'summary', 'occupation.name', 'occupation.code'].map((field): Where => ({ [field]: { like: q } })) }]
      : []),
  ]
}

async function newestEditions(req: PayloadRequest, textbooks: string[]): Promise<Map<string, CatalogueEntry['edition']>> {
  if (textbooks.length === 0) return new Map()
  const { docs } = await req.payload.find({
    collection: 'editions',
    where: { and: [{ textbook: { in: textbooks } }, { state: { in: [...PUBLIC_EDITION_STATES] } }] },
    select: { editionNo: true, state: true, publishedOn: true, textbook: true },
    // Ascending, so that the newest is what the map keeps.
    sort: 'editionNo',
    pagination: false,
    depth: 0,
    joins: false,
    overrideAccess: false,
    req,
  })
  return new Map(docs.map((edition) => [idOf(edition.textbook), edition]))
}

function entryOf(
  textbook: CatalogueEntry['textbook'] & Pick<Textbook, 'occupation' | 'committee'>,
  edition: CatalogueEntry['edition'],
): CatalogueEntry {
  return {
    textbook,
    ...(typeof textbook.occupation === 'object' ? { occupation: textbook.occupation } : {}),
    ...(typeof textbook.committee === 'object' ? { committee: textbook.committee } : {}),
    ...(edition ? { edition } : {}),
  }
}
