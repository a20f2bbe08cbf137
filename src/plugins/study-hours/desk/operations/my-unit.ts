import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { idOf } from '@/kernel/ids'
import type { Course, StudyFile, StudyUnit } from '@/payload-types'
import { todayOf } from '@/platform/clock'
import { DEFAULT_SCOPE } from '@/platform/policies'
import { dayCapMs, DEFAULT_RULES } from '../../ledger/domain/rules'
import { SLUGS } from '../../slugs'
import { loadStandingRules } from '../../ledger/operations/rules'

export type SiteUnit = {
  unit: StudyUnit
  course: Course
  /** All open units of the course in their order, this one included. */
  units: Pick<StudyUnit, 'id' | 'title' | 'titleEn'>[]
  file?: StudyFile
  /** Where a chapter stands among the published editions. */
  chapter?: { urlName: string; editionNo: number; number: number }
  /** Why studying it would not count, before the server is asked to open a session. */
  refusal?: 'notEnrolled' | 'unitClosed' | 'classOver'
  /** What the page's clock needs of the rules of today. */
  clock: { presenceMinMs: number; idleMs: number; maxMediaRate: number; dayCapMs: number }
}

/** One unit for the one who asks, to be studied. `undefined` where there is none or it may not be read. */
export async function loadSiteUnit({ id, req }: { req: PayloadRequest; id: string }): Promise<SiteUnit | undefined> {
  const { docs } = await req.payload.find({
    collection: SLUGS.units,
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    depth: 1,
    overrideAccess: false,
    req,
  })
  const [unit] = docs
  if (!unit || typeof unit.course !== 'object') return undefined
  const { course } = unit
  const [units, standing, chapter] = await Promise.all([unitsOf(req, course.id), standingTowards(req, course.id), chapterOf(req, unit)])
  const refusal = unit.open === false || course.status !== 'open' ? 'unitClosed' : standing.refusal
  const scopes = standing.scope ? [standing.scope] : []
  const rules = (await loadStandingRules({ req, on: todayOf(req), scopes })).get(standing.scope ?? DEFAULT_SCOPE)?.rules ?? DEFAULT_RULES
  return {
    unit,
    course,
    units: units.some((other) => other.id === unit.id) ? units : [...units, unit],
    ...(typeof unit.file === 'object' && unit.file ? { file: unit.file } : {}),
    ...(chapter ? { chapter } : {}),
    ...(refusal ? { refusal } : {}),
    clock: {
      presenceMinMs: rules.presenceMinMs,
      idleMs: rules.idleMs,
      maxMediaRate: rules.maxMediaRate,
      dayCapMs: dayCapMs(rules),
    },
  }
}

async function unitsOf(req: PayloadRequest, course: string) {
  const { docs } = await req.payload.find({
    collection: SLUGS.units,
    where: { and: [{ course: { equals: course } }, { open: { not_equals: false } }] },
    sort: 'order',
    pagination: false,
    depth: 0,
    select: { title: true, titleEn: true },
    overrideAccess: false,
    req,
  })
  return docs
}

/** Whether the caller is in a running class with this course, and by whose rules. */
async function standingTowards(req: PayloadRequest, course: string): Promise<{ refusal?: 'notEnrolled' | 'classOver'; scope?: string }> {
  const { docs: enrolments } = await req.payload.find({
    collection: SLUGS.enrolments,
    where: { and: [{ trainee: { equals: actorOf(req)?.id ?? '' } }, { state: { equals: 'active' } }] },
    pagination: false,
    depth: 0,
    overrideAccess: true, // the caller's own
    req,
  })
  const { docs: classes } = await req.payload.find({
    collection: SLUGS.classes,
    where: { and: [{ id: { in: enrolments.map((enrolment) => idOf(enrolment.class)) } }, { courses: { in: [course] } }] },
    pagination: false,
    depth: 0,
    overrideAccess: true, // those that the caller is enrolled in
    req,
  })
  const running = classes.find(({ state }) => state === 'running')
  if (running) return running.policyScope ? { scope: running.policyScope } : {}
  return { refusal: classes.some(({ state }) => state === 'finished' || state === 'closed') ? 'classOver' : 'notEnrolled' }
}

async function chapterOf(req: PayloadRequest, unit: StudyUnit): Promise<SiteUnit['chapter']> {
  const id = idOf(unit.chapter)
  if (unit.kind !== 'chapter' || !id) return undefined
  const { docs } = await req.payload.find({
    collection: 'chapters',
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    depth: 2,
    select: { number: true, edition: true },
    overrideAccess: true, // only where it stands; the text itself is read as everybody reads it
    req,
  })
  const [chapter] = docs
  if (!chapter || typeof chapter.edition !== 'object' || typeof chapter.edition.textbook !== 'object') return undefined
  return { urlName: chapter.edition.textbook.urlName, editionNo: chapter.edition.editionNo, number: chapter.number }
}
