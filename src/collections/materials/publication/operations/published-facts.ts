import type { PayloadRequest } from 'payload'
import { idOf } from '@/kernel/ids'
import type { Textbook } from '@/payload-types'
import { PUBLIC_EDITION_STATES } from '../../line/access'

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
/** Textbooks as the catalogue shows them. */
export async function describeTextbooks(req: PayloadRequest, docs: readonly Textbook[]): Promise<PublishedTextbook[]> {
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

/** Those of the pictures that are public. */
export async function picturesOf(req: PayloadRequest, ids: readonly string[]): Promise<PublishedPicture[]> {
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

export async function namesOf(req: PayloadRequest, ids: readonly string[]): Promise<string[]> {
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
