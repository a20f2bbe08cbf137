import type { HourCertificate } from '@/payload-types'
import { idOf } from '@/kernel/ids'
import { defineWorkflow, type Effect, type LoadContext } from '@/platform/workflow'
import { certificateMachine } from '../domain/certificate-machine'
import { TRAINING_ROLES, type TrainingRole } from '../domain/roles'
import '../errors'
import { loadEnrolment } from './load-training'
import { rolesTowards } from './roles-towards'

const load: LoadContext<TrainingRole, Record<string, never>> = async ({ doc, req }) => {
  const certificate = doc as unknown as HourCertificate
  const { class: trainingClass } = await loadEnrolment(req, idOf(certificate.enrolment))
  return { roles: rolesTowards({ req, classes: [trainingClass], trainee: idOf(certificate.trainee) }), context: {} }
}

const tellTrainee: Effect = async () => undefined

export const certificateWorkflow = defineWorkflow({
  machine: certificateMachine,
  roles: TRAINING_ROLES,
  load,
  effects: { tellTrainee },
})
