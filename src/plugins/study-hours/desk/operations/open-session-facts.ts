import type { Payload } from 'payload'
import { PUBLIC_EDITION_STATES } from '@/collections/materials'
import { idOf, idsOf, type Ref } from '@/kernel/ids'
import type { Class, Course, StudyUnit } from '@/payload-types'
import { hotWrites } from '@/platform/hot-writes'
import type { UnitKind } from '../../ledger/domain/types'
import { SLUGS } from '../../slugs'
import { enrolmentFromSqlite, unitFromSqlite } from './open-session-facts-sqlite'

/* Facts for the decision to open, read below hooks and access rules. */

export type EnrolmentFacts = { id: string; policyScope: string | null }
export type UnitFacts = { id: string; kind: UnitKind; revision: number; course: string; open: boolean }

/** The unit, and whether it may be studied now: itself, its course, and for a chapter its edition. */
export async function loadUnit(payload: Payload, id: string): Promise<UnitFacts | undefined> {
  const database = hotWrites({ payload })
  if (database.kind === 'sqlite') return unitFromSqlite(database, id)
  const [unit] = await find<StudyUnit>(payload, SLUGS.units, { id: { equals: id } })
  if (!unit) return undefined
  const course = idOf(unit.course)
  const [row] = await find<Course>(payload, SLUGS.courses, { id: { equals: course } })
  const isOpen =
    unit.open !== false && row?.status === 'open' && (unit.kind !== 'chapter' || (await isPublished(payload, idOf(unit.chapter))))
  return { id: idOf(unit.id as Ref), kind: unit.kind, revision: unit.revision, course, open: isOpen }
}

/**
 * The trainee's enrolment under which this course is studied: active, in a running class that has the course; of several the one whose
 * appraisal comes first, for its hours are needed first.
 */
export async function pickEnrolment(
  payload: Payload,
  { asked, course, trainee }: { trainee: string; course: string; asked?: string },
): Promise<EnrolmentFacts | undefined> {
  const database = hotWrites({ payload })
  if (database.kind === 'sqlite') return enrolmentFromSqlite(database, { course, trainee, ...(asked === undefined ? {} : { asked }) })
  const enrolments = await find<{ id: Ref; class: Ref }>(payload, SLUGS.enrolments, {
    and: [{ trainee: { equals: trainee } }, { state: { equals: 'active' } }],
  })
  const wanted = enrolments.filter(({ id }) => asked === undefined || idOf(id) === asked)
  if (wanted.length === 0) return undefined
  const classes = await find<Class>(payload, SLUGS.classes, {
    and: [{ id: { in: wanted.map((enrolment) => idOf(enrolment.class)) } }, { state: { equals: 'running' } }],
  })
  const [first] = classes
    .filter(({ courses }) => idsOf(courses).includes(course))
    .sort((a, b) => compare(a.appraisalOn || LAST, b.appraisalOn || LAST) || compare(a.endsOn, b.endsOn) || compare(a.code, b.code))
  const enrolment = first && wanted.find((each) => idOf(each.class) === idOf(first.id as Ref))
  return enrolment && { id: idOf(enrolment.id), policyScope: first.policyScope ?? null }
}

/** Where the trainee left this video. */
export async function lastPosition(payload: Payload, { trainee, unit }: { trainee: string; unit: string }): Promise<number> {
  const { docs } = await payload.db.find<{ mediaMs?: number | null }>({
    collection: SLUGS.studySessions,
    where: { and: [{ trainee: { equals: trainee } }, { unit: { equals: unit } }, { mediaMs: { exists: true } }] },
    sort: '-openedAtMs',
    limit: 1,
    pagination: false,
  })
  return docs[0]?.mediaMs ?? 0
}

const LAST = '9999-12-31'

async function isPublished(payload: Payload, chapter: string | undefined): Promise<boolean> {
  if (!chapter) return false
  const [row] = await find<{ edition: Ref }>(payload, 'chapters', { id: { equals: chapter } }, { edition: true })
  const [edition] = row ? await find<{ state: string }>(payload, 'editions', { id: { equals: idOf(row.edition) } }, { state: true }) : []
  return edition !== undefined && PUBLIC_EDITION_STATES.some((state) => state === edition.state)
}

async function find<T>(payload: Payload, collection: string, where: object, select?: Record<string, true>): Promise<T[]> {
  const { docs } = await payload.db.find<T>({
    collection: collection as typeof SLUGS.units,
    where: where as never,
    pagination: false,
    ...(select ? { select } : {}),
  } as Parameters<Payload['db']['find']>[0])
  return docs
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
