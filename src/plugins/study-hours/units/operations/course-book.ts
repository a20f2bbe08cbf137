import type { PayloadRequest } from 'payload'
import { holdsRole } from '@/access'
import { DomainError } from '@/kernel/errors'
import { idOf, idsOf } from '@/kernel/ids'
import type { Course, StudyUnit } from '@/payload-types'
import '../../training/domain/errors'
import { offersOf, type BookUnit, type UnitOffer } from '../domain/units'
import { SLUGS } from '../../slugs'
import { assertOffered, editionsFor, type BookChoice } from './course-editions'
import { loadSourceChapters, readingSpeed, type SourceChapter } from './chapters'

export type CourseBook = {
  course: { id: string; title: string; occupation: string; level: string; status: Course['status'] }
  /** Editions in circulation for the occupation and level of the course; the newest first. */
  editions: BookChoice[]
  /** The one that is looked at: the one asked for, else the course's own, else the newest. */
  edition: string | null
  offers: UnitOffer[]
  /** Chapter units that this edition has no chapter for. */
  orphans: { id: string; order: number; title: string }[]
  reading: { charsPerMinute: number; policy: string | null }
  /** All units, of any kind. */
  units: number
}

/** Who makes courses. @throws DomainError `request.forbidden` */
export function assertMakesCourses(req: PayloadRequest): void {
  if (req.context['system'] !== true && !holdsRole(req, 'admin', 'centre-staff')) throw new DomainError('request.forbidden')
}

/**
 * What a book offers a course: every chapter of an edition in circulation, beside the unit that there is for it.
 * @throws DomainError `request.forbidden`, `study.noCourse`, and what {@link assertOffered} says of the edition asked for
 */
export async function loadCourseBook({
  courseId,
  edition: asked,
  req,
}: {
  req: PayloadRequest
  courseId: string
  edition?: string | undefined
}): Promise<CourseBook> {
  assertMakesCourses(req)
  const course = await loadCourse(req, courseId)
  const editions = await editionsFor(req, course)
  if (asked) await assertOffered(req, course, asked)
  const edition = asked ?? editions.find(({ isCurrent }) => isCurrent)?.id ?? editions[0]?.id ?? null
  const units = await unitsOf(req, courseId)
  const reading = await readingSpeed(req)
  const { offers, orphans } = await offersFor({ req, edition, units, charsPerMinute: reading.charsPerMinute })
  return {
    course: { id: String(course.id), title: course.title, occupation: idOf(course.occupation), level: course.level, status: course.status },
    editions,
    edition,
    offers,
    orphans: orphans.map(({ id, order, title }) => ({ id, order, title })),
    reading,
    units: units.length,
  }
}

/** What the chapters of one edition offer these units; nothing without an edition. */
export async function offersFor({
  charsPerMinute,
  edition,
  req,
  units,
}: {
  req: PayloadRequest
  edition: string | null
  units: readonly StudyUnit[]
  charsPerMinute: number
}): Promise<ReturnType<typeof offersOf>> {
  if (!edition) return { offers: [], orphans: [] }
  const siblings = await siblingsOf(req, edition, units)
  const all = await loadSourceChapters(req, [...siblings])
  const byId = new Map(all.map((chapter) => [chapter.id, chapter]))
  const rows = units.filter(({ kind }) => kind === 'chapter').map((unit) => bookUnit(unit, byId, edition))
  return offersOf({ chapters: all.filter((chapter) => chapter.edition === edition), units: rows, between: byId, charsPerMinute })
}

/** @throws DomainError `study.noCourse` */
export async function loadCourse(req: PayloadRequest, courseId: string): Promise<Course> {
  const { docs } = await req.payload.find({
    collection: SLUGS.courses,
    where: { id: { equals: courseId } },
    limit: 1,
    pagination: false,
    joins: false,
    depth: 0,
    overrideAccess: true, // the caller makes courses
    req,
  })
  const [course] = docs
  if (!course) throw new DomainError('study.noCourse')
  return course
}

export async function unitsOf(req: PayloadRequest, courseId: string): Promise<StudyUnit[]> {
  const { docs } = await req.payload.find({
    collection: SLUGS.units,
    where: { course: { equals: courseId } },
    sort: 'order',
    pagination: false,
    depth: 0,
    overrideAccess: true, // the caller makes courses
    req,
  })
  return docs
}

function bookUnit(unit: StudyUnit, chapters: ReadonlyMap<string, SourceChapter>, edition: string): BookUnit {
  const chapter = idOf(unit.chapter) ?? null
  const source = chapter ? chapters.get(chapter) : undefined
  return {
    id: String(unit.id),
    order: unit.order,
    title: unit.title,
    chapter,
    points: idsOf(unit.points),
    nominalMinutes: unit.nominalMinutes,
    own: source
      ? {
          id: source.id,
          title: source.title,
          characters: source.characters,
          points: source.points,
          inEdition: source.edition === edition,
        }
      : null,
  }
}

/** The edition, the others of its textbook, and those that the units' chapters belong to. */
async function siblingsOf(req: PayloadRequest, edition: string, units: readonly StudyUnit[]): Promise<Set<string>> {
  const trusted = { pagination: false, depth: 0, joins: false, overrideAccess: true, req } as const // ids of editions alone
  const { docs: own } = await req.payload.find({
    collection: 'editions',
    where: { id: { equals: edition } },
    select: { textbook: true },
    ...trusted,
  })
  const textbook = idOf(own[0]?.textbook)
  const { docs: ofBook } = await req.payload.find({
    collection: 'editions',
    where: { textbook: { equals: textbook ?? '' } },
    select: {},
    ...trusted,
  })
  const { docs: chapters } = await req.payload.find({
    collection: 'chapters',
    where: { id: { in: units.flatMap(({ chapter }) => idOf(chapter) ?? []) } },
    select: { edition: true },
    ...trusted,
  })
  return new Set([edition, ...ofBook.map(({ id }) => String(id)), ...chapters.map((chapter) => idOf(chapter.edition))])
}
