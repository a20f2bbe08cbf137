import type { Outage } from '@/payload-types'
import { actorOf } from '@/access'
import { idOf, idsOf } from '@/kernel/ids'
import { queueJob } from '@/platform/jobs'
import { defineWorkflow, type Effect, type LoadContext } from '@/platform/workflow'
import { outageMachine, type OutageContext } from '../domain/outage-machine'
import { TRAINING_ROLES, type TrainingRole } from '../domain/roles'
import '../errors'
import '../domain/decision-errors'
import { SLUGS } from '../slugs'
import { loadClasses } from './load-training'
import { PROTECT_JOB } from './outage-protect'
import { rolesTowards } from './roles-towards'

const load: LoadContext<TrainingRole, OutageContext> = async ({ doc, req }) => {
  const outage = doc as unknown as Outage
  return {
    roles: rolesTowards({ req, classes: await loadClasses(req, idsOf(outage.classes)) }),
    context: { actor: actorOf(req)?.id ?? '', declaredBy: idOf(outage.declaredBy) ?? '' },
  }
}

/** The second signature: what was lost is credited by a job, trainee by trainee. */
const protectInterval: Effect = async ({ doc, req }) => {
  const id = String(doc.id)
  await req.payload.update({
    collection: SLUGS.outages,
    id,
    data: { approvedBy: actorOf(req)?.id ?? null },
    depth: 0,
    overrideAccess: true, // the table has decided
    req,
  })
  await queueJob({ req, kind: PROTECT_JOB, key: `${PROTECT_JOB}:${id}`, input: { outage: id } })
}

export const outageWorkflow = defineWorkflow({ machine: outageMachine, roles: TRAINING_ROLES, load, effects: { protectInterval } })
