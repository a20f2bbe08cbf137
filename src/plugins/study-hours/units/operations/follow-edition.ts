import type { PayloadRequest } from 'payload'
import { idOf, idsOf } from '@/kernel/ids'
import type { Course, StudyUnit } from '@/payload-types'
import { nominalMinutesOf, successorOf } from '../domain/units'
import { SLUGS } from '../../slugs'
import { loadSourceChapters, readingSpeed, type SourceChapter } from './chapters'

/**
 * Moves courses of earlier editions of a textbook to the edition that was published: each chapter unit to the chapter that takes the
 * place of its own (its revision grows); one whose chapter has no successor stays and is marked for somebody to settle. Points and
 * nominal length follow where they were the chapter's own. Study under the old revision keeps it. Done twice it comes out the same.
 */
export async function followEdition({
  editionId,
  req,
  textbookId,
}: {
  req: PayloadRequest
  editionId: string
  textbookId: string
}): Promise<{ courses: number; moved: number; outdated: number }> {
  const trusted = { pagination: false, depth: 0, overrideAccess: true, req } as const // the process itself reacts to an event
  const { docs: editions } = await req.payload.find({
    collection: 'editions',
    where: { textbook: { equals: textbookId } },
    select: { editionNo: true },
    joins: false,
    ...trusted,
  })
  const no = editions.find(({ id }) => String(id) === editionId)?.editionNo ?? 0
  const earlier = editions.filter(({ editionNo }) => editionNo < no).map(({ id }) => String(id))
  const chapters = await loadSourceChapters(req, [...earlier, editionId])
  const byId = new Map(chapters.map((chapter) => [chapter.id, chapter]))
  const next = chapters.filter(({ edition }) => edition === editionId)
  const { docs: courses } = await req.payload.find({
    collection: SLUGS.courses,
    where: { edition: { in: earlier } },
    joins: false,
    ...trusted,
  })
  const { charsPerMinute } = await readingSpeed(req)
  const count = { courses: courses.length, moved: 0, outdated: 0 }
  for (const course of courses) {
    for (const unit of await unitsOf(req, course)) {
      const old = byId.get(idOf(unit.chapter) ?? '')
      if (!old || old.edition === editionId) continue
      const successor = successorOf(old, next, byId)
      const found = successor ? byId.get(successor.id) : undefined
      if (found) count.moved += 1
      else count.outdated += 1
      await req.payload.update({
        collection: SLUGS.units,
        id: unit.id,
        data: found ? moved(unit, old, found, charsPerMinute) : { isOutdated: true },
        depth: 0,
        overrideAccess: true, // the process itself reacts to an event
        req,
      })
    }
    await req.payload.update({
      collection: SLUGS.courses,
      id: course.id,
      data: { edition: editionId },
      depth: 0,
      overrideAccess: true, // the process itself reacts to an event
      req,
    })
  }
  return count
}

async function unitsOf(req: PayloadRequest, course: Course): Promise<StudyUnit[]> {
  const { docs } = await req.payload.find({
    collection: SLUGS.units,
    where: { and: [{ course: { equals: course.id } }, { kind: { equals: 'chapter' } }] },
    sort: 'order',
    pagination: false,
    depth: 0,
    overrideAccess: true, // the process itself reacts to an event
    req,
  })
  return docs
}

function moved(unit: StudyUnit, old: SourceChapter, next: SourceChapter, charsPerMinute: number): Partial<StudyUnit> {
  const points = idsOf(unit.points).sort().join(' ')
  return {
    chapter: next.id,
    ...(unit.title === old.title ? { title: next.title } : {}),
    ...(points === [...old.points].sort().join(' ') ? { points: next.points } : {}),
    ...(unit.nominalMinutes === nominalMinutesOf(old.characters, charsPerMinute)
      ? { nominalMinutes: nominalMinutesOf(next.characters, charsPerMinute) }
      : {}),
  }
}
