import type { PayloadRequest } from 'payload'
import type { HourCertificate } from '@/payload-types'
import { actorOf } from '@/access'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { notify } from '@/platform/messages'
import { defineWorkflow, type Effect, type LoadContext } from '@/platform/workflow'
import { tenthsOfHours, type CertificateSnapshot } from '../../recognition/domain/certificate'
import type { ConfirmedBy } from '../../recognition/domain/beneath'
import { certificateMachine, type CertificateContext, type StatedHours } from '../domain/machine'
import { TRAINING_ROLES, type TrainingRole } from '../../training/domain/roles'
import '../../errors'
import { SLUGS } from '../../slugs'
import { presentFooting } from './corrections'
import { issuerOf } from './issuer'
import {
  certificateConfirmed,
  certificateRevoked,
  certificateSuperseded,
  certificateSuspended,
  ownCertificateSuspended,
} from '../../decisions/operations/messages'
import { administratorsOf, centreStaff } from '../../decisions/operations/people'
import { loadEnrolment } from '../../training/operations/load'
import { loadRecognition } from '../../recognition/operations/recognition'
import { rolesTowards } from '../../training/operations/roles-towards'
import { slotNumber } from '../../decisions/operations/slots'

const load: LoadContext<TrainingRole, CertificateContext> = async ({ doc, req }) => {
  const certificate = doc as unknown as HourCertificate
  const { class: trainingClass } = await loadEnrolment(req, idOf(certificate.enrolment))
  const enrolment = idOf(certificate.enrolment)
  const standing = certificate.state === 'suspended' ? (await loadRecognition({ req, enrolments: [enrolment] })).get(enrolment) : undefined
  const roles = rolesTowards({ req, classes: [trainingClass], trainee: idOf(certificate.trainee) })
  const actor = actorOf(req)
  return {
    roles,
    context: {
      successor: (await successorOf(req, certificate, certificate.state))?.id,
      isOwn: actor?.id === idOf(certificate.trainee),
      issuer: await issuerOf(req, certificate, trainingClass),
      actor: actor?.kind === 'user' ? actor.id : null,
      isCentre: roles.some((role) => role === 'admin' || role === 'centre-staff'),
      standing: {
        ...statedBy(certificate, standing?.recognition ?? NOTHING),
        stated: statedBy(certificate, certificate),
        absences: standing?.attendance.absences ?? 0,
      },
    },
  }
}

const NOTHING = { tenths: 0, onlineMs: 0, offlineMs: 0 }

/** Figures as the page of the certificate tells them. */
function statedBy({ snapshot }: HourCertificate, { offlineMs, onlineMs, tenths }: typeof NOTHING): StatedHours {
  const { hourMinutes } = snapshot as unknown as CertificateSnapshot
  return { tenths, onlineTenths: tenthsOfHours(onlineMs, hourMinutes), offlineTenths: tenthsOfHours(offlineMs, hourMinutes) }
}

/** Its issuer answers for it; where nobody is named or the issuer does so no longer, those who could have issued it. The holder is told as well. */
const tellSuspended: Effect = async ({ doc, req, transition }) => {
  const certificate = doc as unknown as HourCertificate
  const trainee = idOf(certificate.trainee)
  const { class: trainingClass } = await loadEnrolment(req, idOf(certificate.enrolment))
  const administrators = await administratorsOf(req, idOf(trainingClass.organisation))
  const issuer = await issuerOf(req, certificate, trainingClass)
  const answering = issuer.answers && issuer.id ? [issuer.id, ...administrators] : [...administrators, ...(await centreStaff(req))]
  const told = {
    req,
    template: certificateSuspended,
    details: { code: certificate.code, name: certificate.holderName ?? trainingClass.name },
    idempotencyKey: `study.certificate:${certificate.id}:suspended#${transition.seq}`,
  }
  await notify({
    ...told,
    to: [...new Set(answering)].filter((id) => id !== trainee),
    link: `/admin/collections/hour-certificates/${certificate.id}`,
  })
  await notify({
    ...told,
    template: ownCertificateSuspended,
    details: { code: certificate.code },
    to: [trainee],
    link: `/verify/${certificate.code}`,
    idempotencyKey: `${told.idempotencyKey}:holder`,
  })
}

/** From now on it stands on this. */
const keepConfirmation: Effect = async ({ doc, req, transition }) => {
  const certificate = doc as unknown as HourCertificate
  const by: ConfirmedBy = actorOf(req)?.id === idOf(certificate.issuedBy) ? 'issuer' : 'centre'
  const confirmed = { ...(await presentFooting(req, certificate, transition.at)), by }
  await write(req, String(doc.id), { confirmed, confirmedAt: transition.at })
}

const tellConfirmed: Effect = async ({ doc, req, transition }) => {
  const certificate = doc as unknown as HourCertificate
  await notify({
    req,
    to: [idOf(certificate.trainee)],
    template: certificateConfirmed,
    details: { code: certificate.code, reason: transition.reason ?? '' },
    link: `/verify/${certificate.code}`,
    idempotencyKey: `study.certificate:${certificate.id}:confirmed#${transition.seq}`,
  })
}

/** The old code leads to the new one from now on. */
const linkSuccessor: Effect = async ({ doc, req, transition }) => {
  const successor = await successorOf(req, doc as unknown as HourCertificate, transition.from)
  if (!successor) throw new DomainError('study.noSuccessor')
  await write(req, String(doc.id), { successor: successor.id })
}

const tellSuperseded: Effect = async ({ doc, req, transition }) => {
  const certificate = doc as unknown as HourCertificate
  const successor = await successorOf(req, certificate, transition.from)
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
  effects: { keepConfirmation, keepReason, linkSuccessor, tellConfirmed, tellRevoked, tellSuperseded, tellSuspended },
})

/**
 * The valid certificate of the same enrolment that takes its place: one that states more hours, for a newer one is issued for more alone;
 * or, after a correction, whatever was issued since.
 */
async function successorOf(req: PayloadRequest, certificate: HourCertificate, from: string): Promise<HourCertificate | undefined> {
  const { docs } = await req.payload.find({
    collection: SLUGS.certificates,
    where: {
      and: [
        { enrolment: { equals: idOf(certificate.enrolment) } },
        { or: [{ state: { equals: 'valid' } }, { id: { equals: certificate.id } }] },
      ],
    },
    sort: '-tenths',
    pagination: false,
    depth: 0,
    overrideAccess: true, // whoever may decide over the one may know of the other
    showHiddenFields: true,
    req,
  })
  const own = docs.find(({ id }) => id === certificate.id) ?? certificate
  const others = docs.filter(({ id }) => id !== certificate.id)
  return others.find((each) => (from === 'suspended' ? isLater(each, own) : each.tenths > certificate.tenths))
}

/** The clock may have been set back between the two. */
function isLater(one: HourCertificate, other: HourCertificate): boolean {
  const [first, second] = [slotNumber(one), slotNumber(other)]
  return first === second ? one.issuedAt > other.issuedAt : first > second
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
