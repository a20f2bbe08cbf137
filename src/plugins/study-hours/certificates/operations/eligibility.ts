import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { localDate } from '@/kernel/clock'
import { DomainError } from '@/kernel/errors'
import { idOf, type Ref } from '@/kernel/ids'
import { administeredOrganisation, overseesTraining } from '../../access'
import { hoursText } from '../../recognition/domain/certificate'
import '../../training/domain/errors'
import type { Missing } from '../../recognition/domain/eligibility'
import { REFRESHER, SLUGS } from '../../slugs'
import { loadRecognition, type RecognisedStanding } from '../../recognition/operations/recognition'

export type ClassEligibility = {
  enrolment: string
  class: { id: string; code: string; name: string; nameEn: string | null; endsOn: string; appraisalOn: string | null }
  met: boolean
  missing: Missing[]
  requiredHours: number
  /** 认定学时, with what of it was online and face to face, in milliseconds. */
  hours: string
  tenths: number
  onlineMs: number
  offlineMs: number
  absences: number
  /** The one valid certificate of the enrolment; what was superseded or revoked is none. */
  certificate: { code: string; tenths: number; issuedOn: string } | null
}

export type Eligibility = {
  trainee: string
  occupation: string
  level: string
  met: boolean
  /** Of the class that is nearest to it. */
  missing: Missing[]
  classes: ClassEligibility[]
}

/**
 * 先培训后鉴定: whether somebody has the training that must come before the appraisal of an occupation and level. Every class counts for
 * itself, met in one is met, and a refresher admits to nothing.
 * @throws DomainError `request.signIn`; `request.notFound` for a trainee whom the caller may not ask about; `study.noOccupation`
 */
export async function eligibilityOf(asked: {
  req: PayloadRequest
  trainee: string
  occupation: string
  level: string
}): Promise<Eligibility> {
  const { level, occupation, req, trainee } = asked
  await assertMayAsk(req, trainee)
  await assertOccupation(req, occupation)
  const { docs } = await req.payload.db.find<{ id: Ref }>({
    collection: SLUGS.enrolments,
    where: {
      and: [
        { trainee: { equals: trainee } },
        { state: { not_equals: 'revoked' } },
        { 'class.occupation': { equals: occupation } },
        { 'class.level': { equals: level } },
        { 'class.state': { not_equals: 'cancelled' } },
        { 'class.purpose': { not_equals: REFRESHER } },
      ],
    },
    pagination: false,
    req,
  })
  const standings = [...(await loadRecognition({ req, enrolments: docs.map(({ id }) => idOf(id)) })).values()]
  const certificates = await validCertificates(
    req,
    standings.map(({ enrolment }) => enrolment.id),
  )
  const classes = standings
    .map((standing) => classEligibility(standing, certificates.get(standing.enrolment.id) ?? null))
    .toSorted((a, b) => shortOf(a) - shortOf(b) || a.absences - b.absences)
  const [best] = classes
  return { trainee, occupation, level, met: best?.met ?? false, missing: best ? best.missing : [{ code: 'enrolment' }], classes }
}

/** The own; overseers; the training administrator of the trainee's organisation. Everybody else is not told whether there is such a person. */
async function assertMayAsk(req: PayloadRequest, trainee: string): Promise<void> {
  const actor = actorOf(req)
  if (!actor) throw new DomainError('request.signIn')
  const { docs } = await req.payload.find({
    collection: 'users',
    where: { id: { equals: trainee } },
    select: { organisation: true },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true, // decides whether the caller may ask
    req,
  })
  const [person] = docs
  const organisation = administeredOrganisation(req)
  const may = actor.id === trainee || overseesTraining(req) || (organisation !== undefined && idOf(person?.organisation) === organisation)
  if (!person || !may) throw new DomainError('request.notFound')
}

/** A mistyped occupation is not somebody without training. */
async function assertOccupation(req: PayloadRequest, occupation: string): Promise<void> {
  const { totalDocs } = await req.payload.count({
    collection: 'occupations',
    where: { id: { equals: occupation } },
    overrideAccess: true, // occupations are public
    req,
  })
  if (totalDocs === 0) throw new DomainError('study.noOccupation')
}

function classEligibility(standing: RecognisedStanding, certificate: ClassEligibility['certificate']): ClassEligibility {
  const { attendance, class: trainingClass, enrolment, met, missing, recognition, requiredHours } = standing
  const { appraisalOn, code, endsOn, id, name, nameEn } = trainingClass
  return {
    enrolment: enrolment.id,
    class: { id, code, name, nameEn: nameEn ?? null, endsOn, appraisalOn: appraisalOn ?? null },
    met: met && requiredHours > 0,
    missing: requiredHours > 0 ? missing : [{ code: 'requirement' }, ...missing],
    requiredHours,
    hours: hoursText(recognition.tenths),
    tenths: recognition.tenths,
    onlineMs: recognition.onlineMs,
    offlineMs: recognition.offlineMs,
    absences: attendance.absences,
    certificate,
  }
}

async function validCertificates(
  req: PayloadRequest,
  enrolments: readonly string[],
): Promise<Map<string, NonNullable<ClassEligibility['certificate']>>> {
  const { docs } = await req.payload.find({
    collection: SLUGS.certificates,
    where: { and: [{ enrolment: { in: [...enrolments] } }, { state: { equals: 'valid' } }] },
    select: { enrolment: true, code: true, tenths: true, issuedAt: true },
    sort: 'tenths',
    pagination: false,
    depth: 0,
    overrideAccess: true, // whoever may ask about the trainee was decided above
    req,
  })
  return new Map(docs.map(({ code, enrolment, issuedAt, tenths }) => [idOf(enrolment), { code, tenths, issuedOn: localDate(issuedAt) }]))
}

/** How far from it, for their order; a class that does not say yet what it asks for comes last. */
function shortOf({ met, missing }: ClassEligibility): number {
  if (met) return -1
  return missing.reduce((sum, each) => sum + weightOf(each), 0)
}

function weightOf(missing: Missing): number {
  switch (missing.code) {
    case 'hours':
      return missing.shortTenths
    case 'absence':
      return 1_000_000
    case 'requirement':
      return 10_000_000
    default:
      return 0
  }
}
