import type { PayloadRequest, Where } from 'payload'
import { PUBLIC_EDITION_STATES } from '@/collections/materials'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import type { Course } from '@/payload-types'
import '../../training/domain/errors'

export type BookChoice = { id: string; name: string; isCurrent: boolean }

const MOST_EDITIONS = 50

/** What a course may take its units from: editions in circulation of books of its occupation and level, the newest first. */
export async function editionsFor(req: PayloadRequest, course: Course): Promise<BookChoice[]> {
  const own = idOf(course.edition)
  const { docs } = await req.payload.find({
    collection: 'editions',
    where: { and: [{ state: { in: [...PUBLIC_EDITION_STATES] } }, await ofTheCourse(req, course)] },
    select: { name: true, editionNo: true },
    sort: '-editionNo',
    limit: MOST_EDITIONS,
    pagination: false,
    joins: false,
    depth: 0,
    overrideAccess: true, // books in circulation are public
    req,
  })
  return docs.map(({ id, name }) => ({ id: String(id), name: name ?? '', isCurrent: String(id) === own }))
}

/** Editions of books of the course's occupation and level: of these alone it takes units. */
async function ofTheCourse(req: PayloadRequest, course: Course): Promise<Where> {
  const trusted = { pagination: false, joins: false, depth: 0, overrideAccess: true, req } as const // books in circulation are public
  const { docs: textbooks } = await req.payload.find({
    collection: 'textbooks',
    where: { and: [{ occupation: { equals: idOf(course.occupation) } }, { levels: { in: [course.level] } }] },
    select: {},
    ...trusted,
  })
  return { textbook: { in: textbooks.map(({ id }) => String(id)) } }
}

/** @throws DomainError `study.chapterNotPublished` for an edition that is not in circulation, `study.editionOfOther` for a book of another occupation or level */
export async function assertOffered(req: PayloadRequest, course: Course, edition: string): Promise<void> {
  await assertInCirculation(req, edition)
  await assertOfTheCourse(req, course, edition)
}

async function assertInCirculation(req: PayloadRequest, edition: string): Promise<void> {
  const published = await req.payload.count({
    collection: 'editions',
    where: { and: [{ id: { equals: edition } }, { state: { in: [...PUBLIC_EDITION_STATES] } }] },
    overrideAccess: true, // whether it is published
    req,
  })
  if (published.totalDocs === 0) throw new DomainError('study.chapterNotPublished', { field: 'edition' })
}

async function assertOfTheCourse(req: PayloadRequest, course: Course, edition: string): Promise<void> {
  const { docs } = await req.payload.find({
    collection: 'editions',
    where: { and: [{ id: { equals: edition } }, await ofTheCourse(req, course)] },
    select: {},
    limit: 1,
    pagination: false,
    joins: false,
    depth: 0,
    overrideAccess: true, // books in circulation are public
    req,
  })
  if (docs.length > 0) return
  const { docs: named } = await req.payload.find({
    collection: 'editions',
    where: { id: { equals: edition } },
    select: { name: true },
    limit: 1,
    pagination: false,
    joins: false,
    depth: 0,
    overrideAccess: true, // books in circulation are public
    req,
  })
  throw new DomainError('study.editionOfOther', { field: 'edition', edition: named[0]?.name ?? '' })
}
