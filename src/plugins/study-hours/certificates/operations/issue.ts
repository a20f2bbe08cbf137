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
import { figuresOf, hoursText, statementHash, type CertificateStatement } from '../../recognition/domain/certificate'
import { certificateCode, CODE_BYTES } from '../domain/code'
import { notOwn } from '../domain/machine'
import { EMPTY_LEDGER } from '../../ledger/domain/ledger'
import '../../decisions/domain/errors'
import '../../errors'
import { SLUGS } from '../../slugs'
import { bringBackDesk } from '../../ledger/operations/append-slices'
import { correctionsOf, suspendCorrected } from './corrections'
import { refuseOpenLeave } from './open-leave'
import { drawSheet, keepSheet } from './sheet'
import { snapshotOf } from './snapshot'
import { certificateIssued } from '../../decisions/operations/messages'
import { loadEnrolment } from '../../training/operations/load'
import { loadRecognition, type RecognisedStanding } from '../../recognition/operations/recognition'
import { rolesTowards } from '../../training/operations/roles-towards'
import { nextSlot, SLOT } from '../../decisions/operations/slots'
import { deskStore } from '../../ledger/operations/store'

/** How often what a certificate would state may change while its sheet is drawn, before the sheet is drawn within the transaction. */
const DRAWN_BEFORE = 3

/**
 * Issues the certificate of study hours of one enrolment: a snapshot of what ledger and attendance come to at this moment, and its sheet,
 * drawn before the turn to write. It supersedes the earlier one; of several that are issued at one moment one is stored.
 * @param by who asked for it, where the process issues it for somebody
 * @throws DomainError `study.enrolmentRevoked`, `study.trainingFailed`, `study.hoursNotMet`, `study.classWithoutHours`,
 *   `study.leaveUndecided`, `study.ownCertificate`, `study.certificateExists` where a valid one states as many hours; `request.forbidden`
 */
export async function issueCertificate({
  by,
  enrolment,
  req,
}: {
  req: PayloadRequest
  enrolment: string
  by?: string | null
}): Promise<HourCertificate> {
  if (!actorOf(req)) throw new DomainError('request.signIn')
  const { class: trainingClass, enrolment: row } = await loadEnrolment(req, enrolment)
  if (!mayIssue(rolesTowards({ req, classes: [trainingClass] }))) throw new DomainError('request.forbidden')
  const trainee = idOf(row.trainee)
  const issuedBy = actorOf(req)?.kind === 'user' ? (actorOf(req)?.id ?? null) : (by ?? null)
  // Whoever asked the process to issue them signs: no way round leads to a certificate of one's own hours.
  assertAllowed(notOwn({ isOwn: issuedBy === trainee }))
  const code = certificateCode(randomBytes(CODE_BYTES))
  const issuedAt = nowOf(req).toISOString()
  const state = async (): Promise<Stated> => {
    const standing = await standingOf(req, { trainee, enrolment })
    refuseUnmet(standing)
    await refuseOpenLeave({ req, enrolment })
    return stateAll(req, standing, { code, trainee, enrolment, issuedBy, issuedAt })
  }
  // Time that has not come is not certified; asked again within the transaction, as everything is.
  await bringBackDesk({ req, trainee })
  for (let attempt = 1; ; attempt += 1) {
    const before = await state()
    // Who has it already is told before anything is drawn.
    refuseRepeated(await standsStill(req, await standingOnes(req, enrolment)), before)
    const drawn = attempt <= DRAWN_BEFORE ? { hash: before.hash, bytes: await drawSheet(req, before) } : undefined
    const issued = await firstCome(req, SLOT, async () => {
      const slot = await nextSlot({ req, collection: SLUGS.certificates, field: 'enrolment', subject: enrolment })
      await bringBackDesk({ req, trainee })
      await suspendCorrected({ req, corrected: { enrolments: [enrolment] } })
      const stated = await state()
      const earlier = await standingOnes(req, enrolment)
      refuseRepeated(earlier, stated)
      // What was drawn states something else by now.
      if (drawn && drawn.hash !== stated.hash) return undefined
      return store(req, { slot, stated, earlier, bytes: drawn?.bytes ?? (await drawSheet(req, stated)) })
    })
    if (issued) return issued
  }
}

type Stated = CertificateStatement & { hash: string; className: string }

/** The head first: what a beat appends while we read lies behind it and is not looked at. */
async function standingOf(req: PayloadRequest, { enrolment, trainee }: { trainee: string; enrolment: string }) {
  const head = (await deskStore({ payload: req.payload, req }).load([trainee])).get(trainee)?.head ?? EMPTY_LEDGER
  const standing = (await loadRecognition({ req, enrolments: [enrolment], upTo: head.seq })).get(enrolment)
  if (!standing) throw new DomainError('study.noEnrolment')
  return { ...standing, head }
}

async function stateAll(
  req: PayloadRequest,
  standing: Awaited<ReturnType<typeof standingOf>>,
  given: Pick<CertificateStatement, 'code' | 'trainee' | 'enrolment' | 'issuedBy' | 'issuedAt'>,
): Promise<Stated> {
  const { class: trainingClass, head, recognition } = standing
  const statement: CertificateStatement = {
    ...given,
    ...(await snapshotOf(req, standing)),
    ...figuresOf(recognition),
    occupation: trainingClass.occupation,
    level: trainingClass.level,
    ledgerSeq: head.seq,
    ledgerHash: head.hash,
  }
  return { ...statement, hash: statementHash(statement), className: trainingClass.name }
}

async function store(
  req: PayloadRequest,
  { bytes, earlier, slot, stated }: { slot: string; stated: Stated; earlier: readonly HourCertificate[]; bytes: Uint8Array },
): Promise<HourCertificate> {
  const { className, level, snapshot, ...statement } = stated
  const certificate = await req.payload.create({
    collection: SLUGS.certificates,
    data: {
      ...statement,
      slot,
      level: level as HourCertificate['level'],
      snapshot,
      sheet: await keepSheet(req, stated.code, bytes),
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
    to: [stated.trainee],
    template: certificateIssued,
    details: { class: className, code: certificate.code, hours: hoursText(certificate.tenths) },
    link: `/verify/${certificate.code}`,
    idempotencyKey: `study.certificate:${certificate.id}:issued`,
  })
  return certificate
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

function refuseRepeated(earlier: readonly HourCertificate[], { tenths }: Pick<CertificateStatement, 'tenths'>): void {
  const known = earlier.find((each) => each.state === 'valid' && each.tenths >= tenths)
  if (known) throw new DomainError('study.certificateExists', { code: known.code, id: known.id })
}

/** Those beneath which nothing was corrected. */
async function standsStill(req: PayloadRequest, certificates: readonly HourCertificate[]): Promise<HourCertificate[]> {
  const still = []
  for (const each of certificates) if ((await correctionsOf(req, each)).length === 0) still.push(each)
  return still
}

/** What is valid, or would be but for a correction. */
async function standingOnes(req: PayloadRequest, enrolment: string): Promise<HourCertificate[]> {
  const { docs } = await req.payload.find({
    collection: SLUGS.certificates,
    where: { and: [{ enrolment: { equals: enrolment } }, { state: { in: ['valid', 'suspended'] } }] },
    sort: '-tenths',
    pagination: false,
    depth: 0,
    overrideAccess: true, // what the new one takes the place of
    showHiddenFields: true,
    req,
  })
  return docs
}
