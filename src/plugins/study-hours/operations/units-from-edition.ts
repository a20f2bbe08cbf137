import type { PayloadRequest } from 'payload'
import { holdsRole } from '@/access'
import { PUBLIC_EDITION_STATES } from '@/collections/materials'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { withTransaction } from '@/platform/transactions'
import '../domain/training-errors'
import { nominalMinutesOf } from '../domain/units'
import { SLUGS } from '../slugs'
import { loadSourceChapters, readingSpeed } from './units-chapters'

export type UnitsMade = {
  created: number
  /** Chapters that have a unit already. */
  kept: number
  /** What the nominal lengths were estimated with; `policy` is the row's id, null for the built-in default. */
  reading: { charsPerMinute: number; policy: string | null }
}

/**
 * Gives a course a unit for each chapter of its edition that has none yet, with the chapter's appraisal points and a nominal length
 * estimated from its characters. Doing it twice changes nothing.
 * @throws DomainError `request.forbidden`, `study.noCourse`, `study.courseWithoutEdition`, `study.chapterNotPublished`
 */
export async function makeUnitsFromEdition({ courseId, req }: { req: PayloadRequest; courseId: string }): Promise<UnitsMade> {
  if (req.context['system'] !== true && !holdsRole(req, 'admin', 'centre-staff')) throw new DomainError('request.forbidden')
  const trusted = { pagination: false, depth: 0, overrideAccess: true, req } as const // staff, as was asked above
  return withTransaction(req, async () => {
    const courses = await req.payload.find({ collection: SLUGS.courses, where: { id: { equals: courseId } }, joins: false, ...trusted })
    const [course] = courses.docs
    if (!course) throw new DomainError('study.noCourse')
    const edition = idOf(course.edition)
    if (!edition) throw new DomainError('study.courseWithoutEdition', { field: 'edition' })
    const published = await req.payload.count({
      collection: 'editions',
      where: { and: [{ id: { equals: edition } }, { state: { in: [...PUBLIC_EDITION_STATES] } }] },
      overrideAccess: true, // whether it is published
      req,
    })
    if (published.totalDocs === 0) throw new DomainError('study.chapterNotPublished', { field: 'edition' })
    const units = await req.payload.find({ collection: SLUGS.units, where: { course: { equals: courseId } }, sort: 'order', ...trusted })
    const known = new Set(units.docs.map(({ chapter }) => idOf(chapter)))
    const chapters = await loadSourceChapters(req, [edition])
    const reading = await readingSpeed(req)
    let order = units.docs.at(-1)?.order ?? 0
    const missing = chapters.filter(({ id }) => !known.has(id))
    for (const { characters, id, points, title } of missing) {
      order += 1
      await req.payload.create({
        collection: SLUGS.units,
        data: {
          course: courseId,
          order,
          title,
          kind: 'chapter',
          chapter: id,
          points,
          nominalMinutes: nominalMinutesOf(characters, reading.charsPerMinute),
          revision: 1,
          open: true,
        },
        depth: 0,
        overrideAccess: true, // staff, as was asked above
        req,
      })
    }
    return { created: missing.length, kept: chapters.length - missing.length, reading }
  })
}
