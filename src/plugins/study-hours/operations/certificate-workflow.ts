import type { HourCertificate } from '@/payload-types'
import { idOf } from '@/kernel/ids'
import { notify } from '@/platform/messages'
import { defineWorkflow, type Effect, type LoadContext } from '@/platform/workflow'
import { certificateMachine } from '../domain/certificate-machine'
import { TRAINING_ROLES, type TrainingRole } from '../domain/roles'
import '../errors'
import { SLUGS } from '../slugs'
import { certificateRevoked } from './decision-messages'
import { loadEnrolment } from './load-training'
import { rolesTowards } from './roles-towards'

const load: LoadContext<TrainingRole, Record<string, never>> = async ({ doc, req }) => {
  const certificate = doc as unknown as HourCertificate
  const { class: trainingClass } = await loadEnrolment(req, idOf(certificate.enrolment))
  return { roles: rolesTowards({ req, classes: [trainingClass], trainee: idOf(certificate.trainee) }), context: {} }
}

/** The page of the code says why from now on. */
const keepReason: Effect = async ({ doc, req, transition }) => {
  await req.payload.update({
    collection: SLUGS.certificates,
    id: String(doc.id),
    data: { revokedReason: (transition.reason ?? '').slice(0, 500) },
    depth: 0,
    overrideAccess: true, // the table has decided
    req,
  })
}

const tellTrainee: Effect = async ({ doc, req, transition }) => {
  const certificate = doc as unknown as HourCertificate
  await notify({
    req,
    to: [idOf(certificate.trainee)],
    template: certificateRevoked,
    details: { code: certificate.code, reason: transition.reason ?? '' },
    link: `/verify/${certificate.code}`,
    idempotencyKey: `study.certificate:${certificate.id}:revoked`,
  })
}

export const certificateWorkflow = defineWorkflow({
  machine: certificateMachine,
  roles: TRAINING_ROLES,
  load,
  effects: { keepReason, tellTrainee },
})
