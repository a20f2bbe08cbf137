import type { Enrolment } from '@/payload-types'
import { idOf } from '@/kernel/ids'
import { defineWorkflow, type Effect, type LoadContext } from '@/platform/workflow'
import { enrolmentMachine } from '../domain/enrolment-machine'
import { TRAINING_ROLES, type TrainingRole } from '../domain/roles'
import '../../errors'
import { endStudy } from './end-study'
import { loadClass } from './load'
import { rolesTowards } from './roles-towards'

const load: LoadContext<TrainingRole, Record<string, never>> = async ({ doc, req }) => {
  const enrolment = doc as unknown as Enrolment
  return {
    roles: rolesTowards({ req, classes: [await loadClass(req, idOf(enrolment.class))], trainee: idOf(enrolment.trainee) }),
    context: {},
  }
}

/** What is being studied under this enrolment ends now; what was recorded stays. */
const closeStudy: Effect = ({ doc, req }) => endStudy({ req, where: { enrolment: String(doc.id) }, reason: 'revoked' })

export const enrolmentWorkflow = defineWorkflow({ machine: enrolmentMachine, roles: TRAINING_ROLES, load, effects: { closeStudy } })
