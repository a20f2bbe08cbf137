import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { maskName, type CertificateSnapshot } from '../domain/certificate'
import { dateOf } from '../domain/zone'
import type { RecognisedStanding } from './recognition'

/** What the certificate of a standing says, read once and kept. */
export async function snapshotOf(req: PayloadRequest, standing: RecognisedStanding): Promise<{ snapshot: CertificateSnapshot }> {
  const { attendance, class: trainingClass, enrolment, recognition, requiredHours, standing: rules, unitNominalMs } = standing
  const person = await one(req, 'users', enrolment.trainee)
  const organisation = await one(req, 'organisations', trainingClass.organisation)
  const occupation = await one(req, 'occupations', trainingClass.occupation)
  const studied = Object.keys(recognition.units)
  return {
    snapshot: {
      v: 1,
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
      tenths: recognition.tenths,
      onlineMs: recognition.onlineMs,
      offlineMs: recognition.offlineMs,
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
      },
    },
  }
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
