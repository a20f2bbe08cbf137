import type { PayloadRequest, Where } from 'payload'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import type { Chapter, Edition, Textbook } from '@/payload-types'
import { PUBLIC_EDITION_STATES } from '../../line/access'

export async function publishedByName(req: PayloadRequest, urlName: string): Promise<Textbook> {
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

export async function publishedEdition(req: PayloadRequest, where: Where): Promise<Edition> {
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

export async function sealedChapters(req: PayloadRequest, editionId: string): Promise<Chapter[]> {
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

export async function sealedDrafts(req: PayloadRequest, chapters: readonly Chapter[]) {
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
