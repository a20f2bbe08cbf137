import type { PayloadRequest } from 'payload'
import type { Outage } from '@/payload-types'
import { actorOf } from '@/access'
import type { Label } from '@/kernel/errors'
import { idOf, idsOf } from '@/kernel/ids'
import type { Hand } from '@/kernel/separation'
import { queueJob } from '@/platform/jobs'
import { loadHands } from '@/platform/separation'
import { defineWorkflow, type Effect, type LoadContext } from '@/platform/workflow'
import { outageMachine, type OutageContext } from '../domain/outage-machine'
import { TRAINING_ROLES, type TrainingRole } from '../../training/domain/roles'
import '../../errors'
import '../domain/errors'
import { SLUGS } from '../../slugs'
import { loadClasses } from '../../training/operations/load'
import { PROTECT_JOB } from './outage-protect'
import { rolesTowards } from '../../training/operations/roles-towards'

const load: LoadContext<TrainingRole, OutageContext> = async ({ doc, req }) => {
  const outage = doc as unknown as Outage
  return {
    roles: rolesTowards({ req, classes: await loadClasses(req, idsOf(outage.classes)) }),
    context: {
      actor: actorOf(req)?.id ?? '',
      declaredBy: idOf(outage.declaredBy) ?? '',
      declarers: await declarersOf(req, outage),
      gainers: await gainersOf(req, outage),
    },
  }
}

const DECLARED: Label = { zh: '已作为申报人签过字', en: 'signed it first, as the one who declared it' }
const CHANGED: Label = { zh: '改动过这份申报', en: 'changed what it declares' }
const TRAINEE: Label = { zh: '是相关培训班的学员', en: 'you are a trainee of a class concerned' }

async function declarersOf(req: PayloadRequest, outage: Outage): Promise<Hand[]> {
  const traces = {
    collection: SLUGS.outages,
    changed: ['fromMs', 'toMs', 'classes'].map((member) => ({ members: [member], deed: CHANGED })),
    named: { declaredBy: DECLARED },
  }
  const id = String(outage.id)
  const person = idOf(outage.declaredBy)
  const hands = (await loadHands({ req, ids: [id], traces })).get(id) ?? []
  return person ? [{ person, deed: DECLARED, at: outage.createdAt }, ...hands] : hands
}

/** Whether the one who acts is a trainee of a class concerned, or was when it happened: revoked or not, the time would be theirs. */
async function gainersOf(req: PayloadRequest, outage: Outage): Promise<Hand[]> {
  const actor = actorOf(req)
  if (actor?.kind !== 'user') return []
  const { totalDocs } = await req.payload.db.count({
    collection: SLUGS.enrolments as never,
    where: { and: [{ class: { in: idsOf(outage.classes) } }, { trainee: { equals: actor.id } }] },
    req,
  })
  return totalDocs > 0 ? [{ person: actor.id, deed: TRAINEE }] : []
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
