import type { PayloadRequest } from 'payload'
import { idOf, idsOf } from '@/kernel/ids'
import type { Committee, Occupation, Textbook } from '@/payload-types'

export const OCCUPATIONS_PER_PAGE = 50

type PublicBook = Pick<Textbook, 'id' | 'title' | 'titleEn' | 'urlName' | 'occupation' | 'committee'>
export type CommitteeEntry = { committee: Committee; occupations: Occupation[]; books: PublicBook[] }
export type OccupationEntry = { occupation: Occupation; books: PublicBook[] }

/** All committees in order, each with what it cares for and what it has published. */
export async function listCommittees(req: PayloadRequest): Promise<CommitteeEntry[]> {
  const { docs } = await req.payload.find({
    collection: 'committees',
    sort: 'number',
    pagination: false,
    depth: 0,
    joins: false,
    overrideAccess: false,
    req,
  })
  const occupations = await occupationsById(
    req,
    docs.flatMap((committee) => idsOf(committee.occupations)),
  )
  const books = await publicBooks(req)
  return docs.map((committee) => ({
    committee,
    occupations: idsOf(committee.occupations).flatMap((id) => occupations.get(id) ?? []),
    books: books.filter((book) => idOf(book.committee) === String(committee.id)),
  }))
}

/** One page of occupations by code. */
export async function listOccupations(args: { req: PayloadRequest; q?: string; page: number }) {
  const { req, q, page } = args
  const { docs, totalDocs, totalPages } = await req.payload.find({
    collection: 'occupations',
    ...(q ? { where: { or: ['code', 'name', 'nameEn', 'groupName'].map((field) => ({ [field]: { like: q } })) } } : {}),
    sort: 'code',
    page,
    limit: OCCUPATIONS_PER_PAGE,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const books = await publicBooks(req)
  const entries = docs.map((occupation): OccupationEntry => ({
    occupation,
    books: books.filter((book) => idOf(book.occupation) === String(occupation.id)),
  }))
  return { entries, total: totalDocs, pages: totalPages }
}

/** Codes and names for the catalogue's filter: the occupations that have a published textbook. */
export async function occupationsWithBooks(req: PayloadRequest): Promise<Occupation[]> {
  const books = await publicBooks(req)
  const found = await occupationsById(
    req,
    books.map((book) => idOf(book.occupation)),
  )
  return [...found.values()].toSorted((a, b) => a.code.localeCompare(b.code))
}

/** The committees that write textbooks, for the catalogue's filter. */
export async function writingCommittees(req: PayloadRequest): Promise<Committee[]> {
  const { docs } = await req.payload.find({
    collection: 'committees',
    where: { kind: { equals: 'writing' } },
    sort: 'number',
    pagination: false,
    depth: 0,
    joins: false,
    overrideAccess: false,
    req,
  })
  return docs
}

async function publicBooks(req: PayloadRequest): Promise<PublicBook[]> {
  const { docs } = await req.payload.find({
    collection: 'textbooks',
    where: { isPublic: { equals: true } },
    select: { title: true, titleEn: true, urlName: true, occupation: true, committee: true },
    sort: 'title',
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  return docs
}

async function occupationsById(req: PayloadRequest, ids: readonly string[]): Promise<Map<string, Occupation>> {
  if (ids.length === 0) return new Map()
  const { docs } = await req.payload.find({
    collection: 'occupations',
    where: { id: { in: [...new Set(ids)] } },
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  return new Map(docs.map((occupation) => [String(occupation.id), occupation]))
}
