import type { Outage } from '@/payload-types'
import { actorOf } from '@/access'
import { idOf, idsOf } from '@/kernel/ids'
import { defineWorkflow, type Effect, type LoadContext } from '@/platform/workflow'
import { outageMachine, type OutageContext } from '../domain/outage-machine'
import { TRAINING_ROLES, type TrainingRole } from '../domain/roles'
import '../errors'
import { loadClasses } from './load-training'
import { rolesTowards } from './roles-towards'

const load: LoadContext<TrainingRole, OutageContext> = async ({ doc, req }) => {
  const outage = doc as unknown as Outage
  return {
    roles: rolesTowards({ req, classes: await loadClasses(req, idsOf(outage.classes)) }),
    context: { actor: actorOf(req)?.id ?? '', declaredBy: idOf(outage.declaredBy) ?? '' },
  }
}

const protectInterval: Effect = async () => undefined

export const outageWorkflow = defineWorkflow({ machine: outageMachine, roles: TRAINING_ROLES, load, effects: { protectInterval } })
