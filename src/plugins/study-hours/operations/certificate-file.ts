import type { PayloadRequest } from 'payload'
import { actorOf, holdsRole } from '@/access'
import { localDate } from '@/kernel/clock'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { runInWorker } from '@/platform/files'
import { overseesTraining } from '../access'
import type { CertificateSnapshot } from '../domain/certificate'
import { SLUGS } from '../slugs'
import { CERTIFICATE_PDF } from './certificate-pdf/task'

/**
 * The certificate as a sheet to print, made by a worker. For its owner, the overseers and the administrator who issues it: it bears the
 * full name.
 * @throws DomainError `request.notFound`, `request.forbidden`
 */
export async function certificateFile({ id, req }: { req: PayloadRequest; id: string }): Promise<{ name: string; bytes: Uint8Array }> {
  const { docs } = await req.payload.find({
    collection: SLUGS.certificates,
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const [certificate] = docs
  if (!certificate) throw new DomainError('request.notFound')
  const trainee = idOf(certificate.trainee)
  if (!overseesTraining(req) && !holdsRole(req, 'training-admin') && actorOf(req)?.id !== trainee)
    throw new DomainError('request.forbidden')
  const person = await holder(req, trainee)
  const { bytes } = await runInWorker({
    task: CERTIFICATE_PDF,
    input: {
      code: certificate.code,
      verifyUrl: `${req.payload.config.csrf[0] ?? req.payload.config.serverURL}/verify/${certificate.code}`,
      name: person.name,
      identityMasked: person.identityMasked ?? null,
      snapshot: certificate.snapshot as unknown as CertificateSnapshot,
      issuedOn: localDate(certificate.issuedAt),
      issuedAtMs: Date.parse(certificate.issuedAt),
      issuer: await issuer(req),
      ledgerSeq: certificate.ledgerSeq,
      ledgerHash: certificate.ledgerHash,
      state: certificate.state,
    },
  })
  return { name: `学时证明-${certificate.code}.pdf`, bytes }
}

async function holder(req: PayloadRequest, id: string) {
  const { docs } = await req.payload.find({
    collection: 'users',
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true, // the name on the sheet of which access was decided above
    req,
  })
  const [person] = docs
  if (!person) throw new DomainError('request.notFound')
  return person
}

/** The centre in whose name hours are recognised. */
async function issuer(req: PayloadRequest): Promise<{ name: string; nameEn: string | null }> {
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
