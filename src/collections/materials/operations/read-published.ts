import type { PayloadRequest, Where } from 'payload'
import { DomainError } from '@/kernel/errors'
import { idOf, idsOf } from '@/kernel/ids'
import { fromLexical, plainText } from '@/platform/documents/lexical'
import type { Block } from '@/platform/documents/model'
import type { Chapter, Edition, Textbook } from '@/payload-types'
import { PUBLIC_EDITION_STATES } from '../access'
import { loadPublishedEditions, publishedErrata, type PublishedEdition, type PublishedErratum } from './published-editions'

export type { PublishedEdition, PublishedErratum } from './published-editions'

export type PublishedTextbook = {
  id: string
  title: string
  titleEn: string | null
  urlName: string
  occupation: { id: string; code: string; name: string } | null
  levels: string[]
  committee: { id: string; name: string } | null
  summary: string | null
  summaryEn: string | null
  keywords: string[]
  cover: PublishedPicture | null
  /** The edition in circulation with the highest number. */
  latest: { editionNo: number; publishedOn: string | null; isbn: string | null; characterCount: number | null } | null
}

export type PublishedPicture = { id: string; url: string; widthPx: number | null; heightPx: number | null; alt: string }
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
    docs: await describe(req, found.docs),
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
  const [textbook] = await describe(req, [doc])
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

export type BookHit = { chapterNumber: number; chapterTitle: string; blockIndex: number; before: string; match: string; after: string }

const SNIPPET = 40
const MAX_HITS = 200

/** Where `q` stands in the sealed text of a published edition, in reading order; letters in either case. */
export async function searchInBook(args: {
  req: PayloadRequest
  editionId: string
  q: string
}): Promise<{ hits: BookHit[]; isCut: boolean }> {
  const { editionId, q, req } = args
  const wanted = q.trim().toLocaleLowerCase('zh-CN')
  if (!wanted) return { hits: [], isCut: false }
  const edition = await publishedEdition(req, { id: { equals: editionId } })
  const chapters = await sealedChapters(req, String(edition.id))
  const drafts = await sealedDrafts(req, chapters)
  const hits: BookHit[] = []
  for (const chapter of chapters) {
    const draft = drafts.find(({ id }) => String(id) === idOf(chapter.sealedDraft))
    if (!draft) continue
    for (const [blockIndex, block] of fromLexical(draft.content, { assetOf: (id) => id }).entries()) {
      const text = plainText(block)
      const at = text.toLocaleLowerCase('zh-CN').indexOf(wanted)
      if (at < 0) continue
      if (hits.length === MAX_HITS) return { hits, isCut: true }
      hits.push({
        chapterNumber: chapter.number,
        chapterTitle: chapter.title,
        blockIndex,
        before: text.slice(Math.max(0, at - SNIPPET), at),
        match: text.slice(at, at + wanted.length),
        after: text.slice(at + wanted.length, at + wanted.length + SNIPPET),
      })
    }
  }
  return { hits, isCut: false }
}

async function publishedByName(req: PayloadRequest, urlName: string): Promise<Textbook> {
  const { docs } = await req.payload.find({
    collection: 'textbooks',
    where: { and: [{ urlName: { equals: urlName } }, { isPublic: { equals: true } }] },
    limit: 1,
    depth: 0,
    joins: false,
    overrideAccess: true, // the filter admits public textbooks only
    req,
  })
  if (!docs[0]) throw new DomainError('request.notFound')
  return docs[0]
}

async function publishedEdition(req: PayloadRequest, where: Where): Promise<Edition> {
  const { docs } = await req.payload.find({
    collection: 'editions',
    where: { and: [where, { state: { in: [...PUBLIC_EDITION_STATES] } }] },
    limit: 1,
    depth: 0,
    joins: false,
    overrideAccess: true, // the filter admits editions in circulation only
    req,
  })
  if (!docs[0]) throw new DomainError('request.notFound')
  return docs[0]
}

async function sealedChapters(req: PayloadRequest, editionId: string): Promise<Chapter[]> {
  const { docs } = await req.payload.find({
    collection: 'chapters',
    where: { and: [{ edition: { equals: editionId } }, { sealedDraft: { exists: true } }] },
    select: { number: true, title: true, part: true, authors: true, points: true, sealedDraft: true, edition: true },
    sort: 'number',
    pagination: false,
    depth: 0,
    joins: false,
    overrideAccess: true, // of an edition in circulation, and without the working copy
    req,
  })
  return docs as unknown as Chapter[]
}

async function sealedDrafts(req: PayloadRequest, chapters: readonly Chapter[]) {
  const { docs } = await req.payload.find({
    collection: 'drafts',
    where: { id: { in: chapters.map((chapter) => idOf(chapter.sealedDraft) ?? '') } },
    select: { content: true, characterCount: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // sealed drafts of an edition in circulation
    req,
  })
  return docs
}

async function describe(req: PayloadRequest, docs: readonly Textbook[]): Promise<PublishedTextbook[]> {
  const occupations = await byId(
    req,
    'occupations',
    docs.map(({ occupation }) => idOf(occupation)),
  )
  const committees = await byId(
    req,
    'committees',
    docs.map(({ committee }) => idOf(committee)),
  )
  const pictures = await picturesOf(
    req,
    docs.flatMap(({ cover }) => (cover ? [idOf(cover)] : [])),
  )
  const editions = await req.payload.find({
    collection: 'editions',
    where: { and: [{ textbook: { in: docs.map(({ id }) => id) } }, { state: { in: [...PUBLIC_EDITION_STATES] } }] },
    sort: '-editionNo',
    pagination: false,
    depth: 0,
    joins: false,
    overrideAccess: true, // editions in circulation only
    req,
  })
  return docs.map((doc) => {
    const occupation = occupations.get(idOf(doc.occupation))
    const committee = committees.get(idOf(doc.committee))
    const latest = editions.docs.find((edition) => idOf(edition.textbook) === String(doc.id))
    return {
      id: String(doc.id),
      title: doc.title,
      titleEn: doc.titleEn ?? null,
      urlName: doc.urlName,
      occupation: occupation ? { id: String(occupation.id), code: occupation.code ?? '', name: occupation.name } : null,
      levels: doc.levels,
      committee: committee ? { id: String(committee.id), name: committee.name } : null,
      summary: doc.summary ?? null,
      summaryEn: doc.summaryEn ?? null,
      keywords: doc.keywords ?? [],
      cover: pictures.find(({ id }) => id === idOf(doc.cover)) ?? null,
      latest: latest
        ? {
            editionNo: latest.editionNo,
            publishedOn: latest.publishedOn ?? null,
            isbn: latest.isbn ?? null,
            characterCount: latest.characterCount ?? null,
          }
        : null,
    }
  })
}

async function byId(
  req: PayloadRequest,
  collection: 'occupations' | 'committees',
  ids: readonly string[],
): Promise<Map<string, { id: string; name: string; code?: string }>> {
  const { docs } = await req.payload.find({
    collection,
    where: { id: { in: [...new Set(ids)] } },
    pagination: false,
    depth: 0,
    overrideAccess: true, // occupations and committees are public
    req,
  })
  return new Map(
    docs.map((doc) => [String(doc.id), { id: String(doc.id), name: doc.name, ...('code' in doc && doc.code ? { code: doc.code } : {}) }]),
  )
}

async function picturesOf(req: PayloadRequest, ids: readonly string[]): Promise<PublishedPicture[]> {
  if (ids.length === 0) return []
  const { docs } = await req.payload.find({
    collection: 'media',
    where: { and: [{ id: { in: [...ids] } }, { isPublic: { equals: true } }] },
    pagination: false,
    depth: 0,
    overrideAccess: true, // public pictures only
    req,
  })
  return docs.map((doc) => ({
    id: String(doc.id),
    url: doc.url ?? '',
    widthPx: doc.width ?? null,
    heightPx: doc.height ?? null,
    alt: doc.alt ?? '',
  }))
}

async function namesOf(req: PayloadRequest, ids: readonly string[]): Promise<string[]> {
  const { docs } = await req.payload.find({
    collection: 'users',
    where: { id: { in: [...ids] } },
    select: { name: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // names that are printed in the book
    req,
  })
  return ids.flatMap((id) => docs.filter((doc) => String(doc.id) === id).map(({ name }) => name))
}
