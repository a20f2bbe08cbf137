import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { maskName, type CertificateSnapshot } from '../../recognition/domain/certificate'
import { tenthsInParts } from '../../recognition/domain/hours'
import { dateOf } from '../../time/domain/zone'
import { REFRESHER } from '../../slugs'
import type { RecognisedStanding } from '../../recognition/operations/recognition'

/** Whom a certificate is about and what it says, read once and kept. */
export type Snapshot = { snapshot: CertificateSnapshot; holderName: string; identityMasked: string | null }

export async function snapshotOf(req: PayloadRequest, standing: RecognisedStanding): Promise<Snapshot> {
  const {
    attendance,
    class: trainingClass,
    enrolment,
    person: facts,
    recognition,
    requiredHours,
    standing: rules,
    unitNominalMs,
  } = standing
  const person = await one(req, 'users', enrolment.trainee)
  const organisation = await one(req, 'organisations', trainingClass.organisation)
  const occupation = await one(req, 'occupations', trainingClass.occupation)
  const studied = Object.keys(recognition.units)
  return {
    holderName: person.name,
    identityMasked: person.identityMasked ?? null,
    snapshot: {
      v: 2,
      issuer: await issuerOf(req),
      nameMasked: maskName(person.name),
      organisation: { name: organisation.name, nameEn: organisation.nameEn ?? null },
      class: {
        code: trainingClass.code,
        name: trainingClass.name,
        nameEn: trainingClass.nameEn ?? null,
        startsOn: trainingClass.startsOn,
        endsOn: trainingClass.endsOn,
      },
      occupation: { code: occupation.code, name: occupation.name, nameEn: occupation.nameEn ?? null },
      level: trainingClass.level,
      requiredHours,
      isRefresher: trainingClass.purpose === REFRESHER,
      tenths: recognition.tenths,
      onlineMs: recognition.onlineMs,
      offlineMs: recognition.offlineMs,
      onlineTenths: tenthsInParts(recognition.time).onlineTenths,
      hourMinutes: rules.rules.hourMs / 60_000,
      rules: rules.named,
      basis: {
        attendance: attendance.credits.map(({ classSessionId, day, endMs, ms, startMs }) => ({
          classSessionId,
          day: dateOf(day),
          ms,
          startMs,
          endMs,
        })),
        unitNominalMs: Object.fromEntries([...unitNominalMs].filter(([unit]) => studied.includes(unit))),
        standing: rules.rules,
        ...(facts ? { person: facts } : {}),
      },
    },
  }
}

/** The centre in whose name hours are recognised. */
export async function issuerOf(req: PayloadRequest): Promise<{ name: string; nameEn: string | null }> {
  const { docs } = await req.payload.find({
    collection: 'organisations',
    where: { kind: { equals: 'centre' } },
    sort: 'createdAt',
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true, // the name on the seal
    req,
  })
  const [centre] = docs
  return { name: centre?.name ?? '职业技能鉴定指导中心', nameEn: centre?.nameEn ?? null }
}

async function one<S extends 'users' | 'organisations' | 'occupations'>(req: PayloadRequest, collection: S, id: string) {
  const { docs } = await req.payload.find({
    collection,
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true, // names for the certificate that is being issued
    req,
  })
  const [found] = docs
  if (!found) throw new DomainError('request.notFound')
  return found
}
