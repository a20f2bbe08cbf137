import type { PayloadRequest } from 'payload'
import type { HourCertificate } from '@/payload-types'
import { actorOf } from '@/access'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { notify } from '@/platform/messages'
import { defineWorkflow, type Effect, type LoadContext } from '@/platform/workflow'
import { certificateMachine, type CertificateContext } from '../domain/certificate-machine'
import { TRAINING_ROLES, type TrainingRole } from '../domain/roles'
import '../errors'
import { SLUGS } from '../slugs'
import { certificateRevoked, certificateSuperseded } from './decision-messages'
import { loadEnrolment } from './load-training'
import { rolesTowards } from './roles-towards'

const load: LoadContext<TrainingRole, CertificateContext> = async ({ doc, req }) => {
  const certificate = doc as unknown as HourCertificate
  const { class: trainingClass } = await loadEnrolment(req, idOf(certificate.enrolment))
  return {
    roles: rolesTowards({ req, classes: [trainingClass], trainee: idOf(certificate.trainee) }),
    context: { successor: (await successorOf(req, certificate))?.id, isOwn: actorOf(req)?.id === idOf(certificate.trainee) },
  }
}

/** The old code leads to the new one from now on. */
const linkSuccessor: Effect = async ({ doc, req }) => {
  const successor = await successorOf(req, doc as unknown as HourCertificate)
  if (!successor) throw new DomainError('study.noSuccessor')
  await write(req, String(doc.id), { successor: successor.id })
}

const tellSuperseded: Effect = async ({ doc, req }) => {
  const certificate = doc as unknown as HourCertificate
  const successor = await successorOf(req, certificate)
  await notify({
    req,
    to: [idOf(certificate.trainee)],
    template: certificateSuperseded,
    details: { code: certificate.code, successor: successor?.code ?? '' },
    link: `/verify/${successor?.code ?? certificate.code}`,
    mail: false,
    idempotencyKey: `study.certificate:${certificate.id}:superseded`,
  })
}

/** The page of the code says why from now on. */
const keepReason: Effect = async ({ doc, req, transition }) => {
  await write(req, String(doc.id), { revokedReason: (transition.reason ?? '').slice(0, 500) })
}

const tellRevoked: Effect = async ({ doc, req, transition }) => {
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
  effects: { keepReason, linkSuccessor, tellRevoked, tellSuperseded },
})

/** The valid certificate of the same enrolment that states more hours: a newer one is issued for more alone. */
async function successorOf(req: PayloadRequest, certificate: HourCertificate): Promise<HourCertificate | undefined> {
  const { docs } = await req.payload.find({
    collection: SLUGS.certificates,
    where: {
      and: [
        { enrolment: { equals: idOf(certificate.enrolment) } },
        { state: { equals: 'valid' } },
        { id: { not_equals: certificate.id } },
        { tenths: { greater_than: certificate.tenths } },
      ],
    },
    sort: '-tenths',
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true, // whoever may decide over the one may know of the other
    req,
  })
  return docs[0]
}

async function write(req: PayloadRequest, id: string, data: Partial<HourCertificate>): Promise<void> {
  await req.payload.update({
    collection: SLUGS.certificates,
    id,
    data,
    depth: 0,
    overrideAccess: true, // the table has decided
    req,
  })
}
