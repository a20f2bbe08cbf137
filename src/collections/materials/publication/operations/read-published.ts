import type { PayloadRequest, Where } from 'payload'
import { DomainError } from '@/kernel/errors'
import { idsOf } from '@/kernel/ids'
import { fromLexical } from '@/platform/documents/lexical'
import type { Block } from '@/platform/documents/model'
import { loadPublishedEditions, publishedErrata, type PublishedEdition, type PublishedErratum } from './published-editions'
import { describeTextbooks, namesOf, picturesOf, type PublishedPicture, type PublishedTextbook } from './published-facts'
import { publishedByName, publishedEdition, sealedChapters, sealedDrafts } from './published-rows'

export type { PublishedEdition, PublishedErratum } from './published-editions'
export type { PublishedPicture, PublishedTextbook } from './published-facts'
export { searchInBook, type BookHit } from './search-in-book'

export type TocEntry = { number: number; title: string; part: string | null }

const PAGE_SIZE = 20

/** The catalogue: textbooks with an edition in circulation, for everybody. */
export async function findPublishedTextbooks(args: {
  req: PayloadRequest
  occupation?: string
  level?: string
  q?: string
  page?: number
  limit?: number
}): Promise<{ docs: PublishedTextbook[]; totalDocs: number; page: number; totalPages: number }> {
  const { level, limit = PAGE_SIZE, occupation, page = 1, q, req } = args
  const text = q?.trim()
  const conditions: Where[] = [{ isPublic: { equals: true } }]
  if (occupation) conditions.push({ occupation: { equals: occupation } })
  if (level) conditions.push({ levels: { in: [level] } })
  if (text) conditions.push({ or: ['title', 'titleEn', 'summary'].map((field) => ({ [field]: { like: text } })) })
  const found = await req.payload.find({
    collection: 'textbooks',
    where: { and: conditions },
    sort: 'title',
    page,
    limit,
    depth: 0,
    joins: false,
    overrideAccess: true, // the filter admits public textbooks only
    req,
  })
  return {
    docs: await describeTextbooks(req, found.docs),
    totalDocs: found.totalDocs,
    page: found.page ?? page,
    totalPages: found.totalPages,
  }
}

/** A published textbook with its editions in circulation, newest first. @throws DomainError `request.notFound` */
export async function loadPublishedTextbook(args: {
  req: PayloadRequest
  urlName: string
}): Promise<{ textbook: PublishedTextbook; editions: PublishedEdition[] }> {
  const { req, urlName } = args
  const doc = await publishedByName(req, urlName)
  const [textbook] = await describeTextbooks(req, [doc])
  if (!textbook) throw new DomainError('request.notFound')
  return { textbook, editions: await loadPublishedEditions({ req, textbookId: String(doc.id) }) }
}

export type PublishedChapter = {
  textbook: { id: string; title: string; urlName: string }
  edition: { id: string; editionNo: number; state: string; publishedOn: string | null }
  chapter: { id: string; number: number; title: string; part: string | null; authors: string[]; characterCount: number; points: string[] }
  /** The sealed text; pictures name ids of `pictures`. */
  blocks: Block[]
  pictures: Record<string, PublishedPicture>
  toc: TocEntry[]
  errata: PublishedErratum[]
}

/** One chapter as it was sealed. @throws DomainError `request.notFound` */
export async function loadPublishedChapter(args: {
  req: PayloadRequest
  urlName: string
  editionNo: number
  chapterNumber: number
}): Promise<PublishedChapter> {
  const { chapterNumber, editionNo, req, urlName } = args
  const textbook = await publishedByName(req, urlName)
  const edition = await publishedEdition(req, { and: [{ textbook: { equals: textbook.id } }, { editionNo: { equals: editionNo } }] })
  const chapters = await sealedChapters(req, String(edition.id))
  const chapter = chapters.find(({ number }) => number === chapterNumber)
  if (!chapter) throw new DomainError('request.notFound')
  const [draft] = await sealedDrafts(req, [chapter])
  if (!draft) throw new DomainError('request.notFound')
  const ids = new Set<string>()
  const blocks = fromLexical(draft.content, {
    assetOf: (id) => {
      ids.add(id)
      return id
    },
  })
  return {
    textbook: { id: String(textbook.id), title: textbook.title, urlName: textbook.urlName },
    edition: { id: String(edition.id), editionNo: edition.editionNo, state: edition.state, publishedOn: edition.publishedOn ?? null },
    chapter: {
      id: String(chapter.id),
      number: chapter.number,
      title: chapter.title,
      part: chapter.part ?? null,
      authors: await namesOf(req, idsOf(chapter.authors)),
      characterCount: draft.characterCount,
      points: idsOf(chapter.points),
    },
    blocks,
    pictures: Object.fromEntries((await picturesOf(req, [...ids])).map((picture) => [picture.id, picture])),
    toc: chapters.map(({ number, part, title }) => ({ number, title, part: part ?? null })),
    errata: await publishedErrata({ req, editionIds: [String(edition.id)], chapterId: String(chapter.id) }),
  }
}
