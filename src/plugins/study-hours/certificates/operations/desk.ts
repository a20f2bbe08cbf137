import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { idOf } from '@/kernel/ids'
import type { CertificateState } from '../domain/machine'
import { SLUGS } from '../../slugs'
import { CERTIFICATES_JOB } from './class'
import { mayIssue } from './issue'
import { loadClassStandings } from '../../board/operations/board'
import { loadClass } from '../../training/operations/load'
import { rolesTowards } from '../../training/operations/roles-towards'

/** One enrolment and its latest certificate. Hours are tenths of a 标准学时. */
export type CertificateRow = {
  enrolment: string
  name: string
  number: string
  tenths: number
  met: boolean
  failed: boolean
  certificate: { id: string; code: string; tenths: number; issuedAt: string; state: CertificateState } | null
  /** A certificate can be issued now, by the caller: the requirement is met, no valid one states as many hours, and the hours are not their own. */
  isDue: boolean
  /** The caller's own hours, of which somebody else issues the certificate. */
  isOwn: boolean
}

export type CertificateDesk = { rows: CertificateRow[]; requiredTenths: number; mayIssue: boolean; running: string | null }

/** Who of a class has a certificate, and who could have one. @throws DomainError `request.notFound` where the caller may not see the class */
export async function loadCertificateDesk({ classId, req }: { req: PayloadRequest; classId: string }): Promise<CertificateDesk> {
  const { board, standings } = await loadClassStandings({ req, classId })
  const trusted = { pagination: false, depth: 0, overrideAccess: true, req } as const // whoever sees the board may, as was asked above
  const { docs } = await req.payload.find({
    collection: SLUGS.certificates,
    where: { 'enrolment.class': { equals: classId } },
    select: { code: true, enrolment: true, issuedAt: true, state: true, tenths: true },
    sort: ['issuedAt', 'createdAt'],
    ...trusted,
  })
  const actor = actorOf(req)
  const latest = new Map(docs.map((row) => [idOf(row.enrolment), row]))
  const jobs = await req.payload.find({
    collection: 'jobs',
    where: { and: [{ kind: { equals: CERTIFICATES_JOB } }, { key: { like: classId } }, { state: { in: ['queued', 'running'] } }] },
    ...trusted,
  })
  return {
    rows: board.rows.map(({ id, name, number, tenths, trainee }) => {
      const standing = standings.get(id)
      const certificate = latest.get(id)
      const met = standing?.met ?? false
      const isOwn = actor?.kind === 'user' && actor.id === trainee
      return {
        enrolment: id,
        name,
        number,
        tenths,
        met,
        failed: standing?.attendance.failed ?? false,
        certificate: certificate
          ? {
              id: String(certificate.id),
              code: certificate.code,
              tenths: certificate.tenths,
              issuedAt: certificate.issuedAt,
              state: certificate.state,
            }
          : null,
        isDue: !isOwn && met && board.requiredTenths > 0 && !(certificate?.state === 'valid' && certificate.tenths >= tenths),
        isOwn,
      }
    }),
    requiredTenths: board.requiredTenths,
    mayIssue: mayIssue(rolesTowards({ req, classes: [await loadClass(req, classId)] })),
    running: jobs.docs[0] ? String(jobs.docs[0].id) : null,
  }
}
