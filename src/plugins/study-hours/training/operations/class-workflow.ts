import type { PayloadRequest } from 'payload'
import type { Class } from '@/payload-types'
import { idOf, idsOf } from '@/kernel/ids'
import { nowOf, todayOf } from '@/platform/clock'
import { defineWorkflow, type Effect, type LoadContext } from '@/platform/workflow'
import { classMachine, type ClassContext } from '../domain/class-machine'
import { TRAINING_ROLES, type TrainingRole } from '../domain/roles'
import '../../errors'
import { SLUGS } from '../../slugs'
import { endStudy } from './end-study'
import { rolesTowards } from './roles-towards'

const load: LoadContext<TrainingRole, ClassContext> = async ({ doc, req }) => {
  const trainingClass = doc as unknown as Class
  const id = String(trainingClass.id)
  const count = async (collection: (typeof SLUGS)[keyof typeof SLUGS], where: Record<string, unknown>) =>
    (await req.payload.count({ collection, where: where as never, overrideAccess: true /* facts for a decision */, req })).totalDocs
  const [activeEnrolments, claims, leave, outages] = [
    await count(SLUGS.enrolments, { and: [{ class: { equals: id } }, { state: { equals: 'active' } }] }),
    await count(SLUGS.claims, { and: [{ 'enrolment.class': { equals: id } }, { state: { in: ['submitted', 'supported'] } }] }),
    await count(SLUGS.leaveRequests, { and: [{ class: { equals: id } }, { state: { equals: 'requested' } }] }),
    await count(SLUGS.outages, { and: [{ classes: { in: [id] } }, { state: { equals: 'declared' } }] }),
  ]
  const unsettled = await count(SLUGS.classSessions, {
    and: [
      { class: { equals: id } },
      { status: { equals: 'scheduled' } },
      { endsAt: { less_than: nowOf(req).toISOString() } },
      { settledAt: { exists: false } },
    ],
  })
  return {
    roles: rolesTowards({ req, classes: [trainingClass] }),
    context: {
      unsettled,
      courses: idsOf(trainingClass.courses).length,
      shutCourses: await shutCoursesOf(req, idsOf(trainingClass.courses)),
      activeEnrolments,
      undecided: claims + leave + outages,
      requiredHours: trainingClass.requiredHours ?? 0,
      today: todayOf(req),
      startsOn: trainingClass.startsOn,
      endsOn: trainingClass.endsOn,
    },
  }
}

async function shutCoursesOf(req: PayloadRequest, courses: readonly string[]): Promise<string[]> {
  const trusted = { pagination: false, depth: 0, overrideAccess: true, req } as const // facts for a decision
  const { docs } = await req.payload.find({
    collection: SLUGS.courses,
    where: { id: { in: [...courses] } },
    select: { title: true, status: true },
    joins: false,
    ...trusted,
  })
  const { docs: units } = await req.payload.find({
    collection: SLUGS.units,
    where: { and: [{ course: { in: [...courses] } }, { open: { not_equals: false } }] },
    select: { course: true },
    ...trusted,
  })
  const full = new Set(units.map(({ course }) => idOf(course)))
  return docs.filter(({ id, status }) => status !== 'open' || !full.has(String(id))).map(({ title }) => title)
}

/** Nobody studies on in a class that is over. */
const closeStudy: Effect = ({ doc, req }) => endStudy({ req, where: { class: String(doc.id) }, reason: 'class-over' })

export const classWorkflow = defineWorkflow({ machine: classMachine, roles: TRAINING_ROLES, load, effects: { closeStudy } })
