import { randomBytes } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { assertAllowed } from '@/kernel/decision'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import type { HourCertificate } from '@/payload-types'
import { nowOf } from '@/platform/clock'
import { notify } from '@/platform/messages'
import { firstCome } from '@/platform/transactions'
import { changeState } from '@/platform/workflow'
import { figuresOf, hoursText } from '../domain/certificate'
import { certificateCode, CODE_BYTES } from '../domain/certificate-code'
import { notOwn } from '../domain/certificate-machine'
import { EMPTY_LEDGER } from '../domain/ledger'
import '../domain/decision-errors'
import '../errors'
import { SLUGS } from '../slugs'
import { snapshotOf } from './certificate-snapshot'
import { certificateIssued } from './decision-messages'
import { loadEnrolment } from './load-training'
import { loadRecognition, type RecognisedStanding } from './recognition'
import { rolesTowards } from './roles-towards'
import { nextSlot, SLOT } from './slots'
import { deskStore } from './store'

/**
 * Issues the certificate of study hours of one enrolment: a snapshot of what the ledger comes to at this moment. It supersedes the earlier
 * one; of several that are issued at one moment one is stored.
 * @throws DomainError `study.enrolmentRevoked`, `study.trainingFailed`, `study.hoursNotMet`, `study.classWithoutHours`,
 *   `study.ownCertificate`, `study.certificateExists` where a valid one states as many hours; `request.forbidden`
 */
export async function issueCertificate({ enrolment, req }: { req: PayloadRequest; enrolment: string }): Promise<HourCertificate> {
  if (!actorOf(req)) throw new DomainError('request.signIn')
  const { class: trainingClass, enrolment: row } = await loadEnrolment(req, enrolment)
  if (!mayIssue(rolesTowards({ req, classes: [trainingClass] }))) throw new DomainError('request.forbidden')
  const trainee = idOf(row.trainee)
  assertAllowed(notOwn({ isOwn: actorOf(req)?.id === trainee }))
  return firstCome(req, SLOT, async () => {
    const slot = await nextSlot({ req, collection: SLUGS.certificates, field: 'enrolment', subject: enrolment })
    // The head first: what a beat appends while we read lies behind it and is not looked at.
    const head = (await deskStore({ payload: req.payload, req }).load([trainee])).get(trainee)?.head ?? EMPTY_LEDGER
    const standing = (await loadRecognition({ req, enrolments: [enrolment], upTo: head.seq })).get(enrolment)
    if (!standing) throw new DomainError('study.noEnrolment')
    refuseUnmet(standing)
    const earlier = await validOnes(req, enrolment)
    refuseRepeated(earlier, standing)
    const { snapshot } = await snapshotOf(req, standing)
    const certificate = await req.payload.create({
      collection: SLUGS.certificates,
      data: {
        slot,
        code: certificateCode(randomBytes(CODE_BYTES)),
        trainee,
        enrolment,
        occupation: standing.class.occupation,
        level: standing.class.level,
        ...figuresOf(standing.recognition),
        ledgerSeq: head.seq,
        ledgerHash: head.hash,
        snapshot,
        issuedAt: nowOf(req).toISOString(),
        state: 'valid',
        stateSeq: 0,
      },
      depth: 0,
      overrideAccess: true, // the rules above have decided
      req,
    })
    for (const { id, stateSeq } of earlier) await changeState({ req, slug: SLUGS.certificates, id, action: 'supersede', seenSeq: stateSeq })
    await notify({
      req,
      to: [trainee],
      template: certificateIssued,
      details: { class: standing.class.name, code: certificate.code, hours: hoursText(certificate.tenths) },
      link: `/verify/${certificate.code}`,
      idempotencyKey: `study.certificate:${certificate.id}:issued`,
    })
    return certificate
  })
}

/** Whether somebody with these roles towards the class issues its certificates. */
export function mayIssue(roles: readonly string[]): boolean {
  return roles.some((role) => role === 'training-admin' || role === 'centre-staff' || role === 'admin' || role === 'system')
}

function refuseUnmet(standing: RecognisedStanding): void {
  const { attendance, enrolment, met, missing, recognition, requiredHours } = standing
  if (enrolment.state === 'revoked') throw new DomainError('study.enrolmentRevoked')
  if (requiredHours <= 0) throw new DomainError('study.classWithoutHours')
  if (attendance.failed) throw new DomainError('study.trainingFailed', { count: attendance.absences, missing })
  if (!met) throw new DomainError('study.hoursNotMet', { required: requiredHours, hours: hoursText(recognition.tenths), missing })
}

function refuseRepeated(valid: readonly HourCertificate[], { recognition }: RecognisedStanding): void {
  const known = valid.find(({ tenths }) => tenths >= recognition.tenths)
  if (known) throw new DomainError('study.certificateExists', { code: known.code, id: known.id })
}

async function validOnes(req: PayloadRequest, enrolment: string): Promise<HourCertificate[]> {
  const { docs } = await req.payload.find({
    collection: SLUGS.certificates,
    where: { and: [{ enrolment: { equals: enrolment } }, { state: { equals: 'valid' } }] },
    sort: '-tenths',
    pagination: false,
    depth: 0,
    overrideAccess: true, // what the new one takes the place of
    req,
  })
  return docs
}
