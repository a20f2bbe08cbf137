import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import type { StudyUnit } from '@/payload-types'
import { withTransaction } from '@/platform/transactions'
import '../../training/domain/errors'
import { placesOf, type UnitOffer } from '../domain/units'
import { SLUGS } from '../../slugs'
import { assertMakesCourses, loadCourse, offersFor, unitsOf } from './course-book'
import { assertOffered } from './course-editions'
import { readingSpeed } from './chapters'

export type UnitsMade = {
  created: number
  /** Units that took over what the edition offers. */
  updated: number
  /** Chapters that have a unit already, and nothing of which was taken. */
  kept: number
  /** What the nominal lengths were estimated with; `policy` is the row's id, null for the built-in default. */
  reading: { charsPerMinute: number; policy: string | null }
}

/**
 * Gives a course units from the chapters of an edition in circulation, in the order of the book, with the chapter's appraisal points and a
 * nominal length estimated from its characters. A chapter that has its unit is not given a second one: what differs is taken over where
 * the chapter was chosen. Doing it twice changes nothing.
 * @param edition left out: the course's own; another one becomes the course's
 * @param chapters those that were chosen; left out: every chapter without a unit, and no other
 * @throws DomainError `request.forbidden`, `study.noCourse`, `study.courseWithoutEdition`, `study.chapterNotPublished`, `study.editionOfOther`
 */
export async function makeUnitsFromEdition({
  chapters,
  courseId,
  edition: asked,
  req,
}: {
  req: PayloadRequest
  courseId: string
  edition?: string | undefined
  chapters?: readonly string[] | undefined
}): Promise<UnitsMade> {
  assertMakesCourses(req)
  return withTransaction(req, async () => {
    const course = await loadCourse(req, courseId)
    const edition = asked ?? idOf(course.edition)
    if (!edition) throw new DomainError('study.courseWithoutEdition', { field: 'edition' })
    await assertOffered(req, course, edition)
    const units = await unitsOf(req, courseId)
    const reading = await readingSpeed(req)
    const { offers } = await offersFor({ req, edition, units, charsPerMinute: reading.charsPerMinute })
    const chosen = chapters ? new Set(chapters) : null
    if (chosen && [...chosen].some((id) => !offers.some(({ chapter }) => chapter === id)))
      throw new DomainError('study.chapterNotPublished', { field: 'chapters' })
    const wanted = offers.filter(({ chapter, state }) => (chosen ? chosen.has(chapter) : state === 'new'))
    const places = placed(units, offers, wanted)
    for (const offer of wanted)
      if (offer.state === 'new') await create(req, courseId, places.get(offer.chapter) ?? 1, offer)
      else if (offer.state !== 'same') await takeOver(req, offer)
    // What stands behind a new chapter makes room for it.
    for (const { id, order } of units) {
      const place = places.get(String(id))
      if (place !== undefined && place !== order)
        await req.payload.update({ collection: SLUGS.units, id, data: { order: place }, depth: 0, ...trusted(req) })
    }
    if (idOf(course.edition) !== edition)
      await req.payload.update({ collection: SLUGS.courses, id: courseId, data: { edition }, depth: 0, ...trusted(req) })
    const created = wanted.filter(({ state }) => state === 'new').length
    const updated = wanted.filter(({ state }) => state === 'moves' || state === 'differs').length
    return { created, updated, kept: offers.filter(({ state }) => state !== 'new').length - updated, reading }
  })
}

/** Where each unit stands afterwards, a new one by the id of its chapter. */
function placed(units: readonly StudyUnit[], offers: readonly UnitOffer[], wanted: readonly UnitOffer[]): Map<string, number> {
  const taken = wanted.filter(({ state }) => state !== 'same')
  if (taken.every(({ state }) => state === 'differs')) return new Map()
  const chosen = new Set(wanted.map(({ chapter }) => chapter))
  // A unit that could go over and was not chosen still hangs on a chapter of another book, whose number says nothing here.
  const numbers = new Map(
    offers.flatMap(({ chapter, number, state, unit }) =>
      unit && (state !== 'moves' || chosen.has(chapter)) ? [[unit.id, number] as const] : [],
    ),
  )
  const row = placesOf({
    units: units.map(({ id, order }) => ({ id: String(id), order, chapter: numbers.get(String(id)) ?? null })),
    created: taken.flatMap(({ chapter, number, state }) => (state === 'new' ? [{ id: chapter, chapter: number }] : [])),
    moved: new Set(taken.flatMap(({ state, unit }) => (state === 'moves' && unit ? [unit.id] : []))),
  })
  return new Map(row.map(({ id, order }) => [id, order]))
}

async function create(req: PayloadRequest, course: string, order: number, { chapter, minutes, points, title }: UnitOffer): Promise<void> {
  await req.payload.create({
    collection: SLUGS.units,
    data: { course, order, title, kind: 'chapter', chapter, points: [...points], nominalMinutes: minutes, revision: 1, open: true },
    depth: 0,
    ...trusted(req),
  })
}

/** The chapter of this edition, and of it what the offer says; what was written by hand beside it stays. */
async function takeOver(req: PayloadRequest, { changes, chapter, minutes, points, title, unit }: UnitOffer): Promise<void> {
  if (!unit) return
  const data = {
    chapter,
    ...(changes.includes('title') ? { title } : {}),
    ...(changes.includes('points') ? { points: [...points] } : {}),
    ...(changes.includes('minutes') ? { nominalMinutes: minutes } : {}),
  }
  await req.payload.update({ collection: SLUGS.units, id: unit.id, data, depth: 0, ...trusted(req) })
}

function trusted(req: PayloadRequest) {
  return { overrideAccess: true, req } as const // the caller makes courses, as was asked before
}
