import type { PayloadRequest } from 'payload'
import { localDate } from '@/kernel/clock'
import { DomainError } from '@/kernel/errors'
import { idOf, type Ref } from '@/kernel/ids'
import type { Class, HourCertificate } from '@/payload-types'
import { hotWrites } from '@/platform/hot-writes'
import type { CertificateSnapshot } from '../../recognition/domain/certificate'
import { lostKinds, type ConfirmedBy, type LostKind } from '../../recognition/domain/beneath'
import { footed, type Footed } from '../domain/history'
import { SLUGS } from '../../slugs'
import { loadMarks } from '../../attendance/operations/rows'
import { lossOf } from './corrections'
import { correctionHistory, type ToldCorrection } from './history'
import { confirmedBy } from './issuer'
import { faultsAgainst } from './verify'
import { loadEnrolment } from '../../training/operations/load'
import { loadRecognition } from '../../recognition/operations/recognition'
import { readLedger } from '../../ledger/operations/store-ledger'
import { speakingMarks, type Mark } from '../../attendance/domain/attendance'

/** A stated session of which time is gone, or in which an absence is recorded by now. */
export type LostSession = {
  id: string
  title: string
  titleEn: string | null
  startMs: number
  endMs: number
  isCancelled: boolean
  /** What was counted of it at the issue, milliseconds. */
  statedMs: number
  mark: Mark | null
}

/** What one needs in order to answer for a certificate. Hours in tenths of a 标准学时. */
export type CertificateReview = {
  certificate: HourCertificate
  snapshot: CertificateSnapshot
  class: Pick<Class, 'id' | 'name' | 'nameEn'>
  holderName: string
  /** Where the name has changed since. */
  presentName: string | null
  issuedBy: string | null
  issuedOn: string
  /** By today's record; null where the enrolment is gone. */
  presentTenths: number | null
  corrections: LostKind[]
  footed: Footed
  /** What was corrected since its issue, or since it was last confirmed, while that waits for an answer. */
  history: ToldCorrection[]
  lost: LostSession[]
  /** The figures and the chain still give what is stated. */
  holds: boolean
  successor: { id: string; code: string } | null
  /** Who confirmed it after a correction, where that is written down. */
  confirmedBy: ConfirmedBy | null
}

/** @throws DomainError `request.notFound` where the caller may not see it */
export async function loadCertificateReview({ id, req }: { req: PayloadRequest; id: string }): Promise<CertificateReview> {
  await assertSeen(req, id)
  const certificate = await whole(req, id)
  const [trainee, enrolment] = [idOf(certificate.trainee), idOf(certificate.enrolment)]
  const snapshot = certificate.snapshot as unknown as CertificateSnapshot
  const { class: trainingClass } = await loadEnrolment(req, enrolment)
  const ledger = await readLedger(hotWrites({ payload: req.payload, req }), { trainee })
  const loss = await lossOf(req, certificate, ledger)
  const corrections = lostKinds(loss)
  const suspended = certificate.state === 'suspended'
  const standing = (await loadRecognition({ req, enrolments: [enrolment] })).get(enrolment)
  const names = await namesOf(req, [trainee, idOf(certificate.issuedBy)])
  const presentName = names.get(trainee) ?? null
  const successor = idOf(certificate.successor)
  return {
    certificate,
    snapshot,
    class: { id: trainingClass.id, name: trainingClass.name, nameEn: trainingClass.nameEn ?? null },
    holderName: certificate.holderName ?? presentName ?? '',
    presentName: certificate.holderName && presentName !== certificate.holderName ? presentName : null,
    issuedBy: names.get(idOf(certificate.issuedBy) ?? '') ?? null,
    issuedOn: localDate(certificate.issuedAt),
    presentTenths: standing?.recognition.tenths ?? null,
    corrections,
    footed: footed({ corrected: corrections.length > 0, suspended }),
    history: corrections.length > 0 || suspended ? await correctionHistory(req, certificate) : [],
    lost: await lostSessions(req, { enrolment, snapshot, certificate, loss }),
    holds: (await faultsAgainst(req, certificate, ledger)).length === 0,
    successor: successor ? { id: successor, code: (await whole(req, successor)).code } : null,
    confirmedBy: confirmedBy(certificate),
  }
}

async function lostSessions(
  req: PayloadRequest,
  facts: { enrolment: string; snapshot: CertificateSnapshot; certificate: HourCertificate; loss: Awaited<ReturnType<typeof lossOf>> },
): Promise<LostSession[]> {
  const { certificate, enrolment, loss, snapshot } = facts
  if (loss.attendance.length + loss.absentAtMs.length === 0) return []
  const stated = new Map<string, number>()
  for (const { classSessionId, ms } of snapshot.basis.attendance) stated.set(classSessionId, (stated.get(classSessionId) ?? 0) + ms)
  const marks = new Map(speakingMarks(await loadMarks(req, [enrolment])).map(({ classSession, mark }) => [classSession, mark]))
  const { docs } = await req.payload.db.find<SessionRow>({
    collection: SLUGS.classSessions,
    where: { id: { in: [...new Set([...stated.keys(), ...marks.keys()])] } },
    sort: 'startsAt',
    pagination: false,
    req,
  })
  const issuedAtMs = Date.parse(certificate.issuedAt)
  return docs
    .map(({ endsAt, id, startsAt, status, title, titleEn }) => ({
      id: idOf(id),
      title,
      titleEn: titleEn ?? null,
      startMs: Date.parse(startsAt),
      endMs: Date.parse(endsAt),
      isCancelled: status === 'cancelled',
      statedMs: stated.get(idOf(id)) ?? 0,
      mark: marks.get(idOf(id)) ?? null,
    }))
    .filter(
      ({ id, isCancelled, mark, startMs }) =>
        (mark === 'absent' && startMs < issuedAtMs) ||
        (stated.has(id) &&
          (isCancelled || snapshot.basis.attendance.some((credit) => credit.classSessionId === id && touches(credit, loss)))),
    )
}

function touches({ endMs, startMs }: { startMs?: number; endMs?: number }, { attendance }: Awaited<ReturnType<typeof lossOf>>): boolean {
  if (startMs === undefined || endMs === undefined) return false
  return attendance.some((gone) => gone.startMs < endMs && startMs < gone.endMs)
}

type SessionRow = { id: Ref; title: string; titleEn?: string | null; startsAt: string; endsAt: string; status: string }

async function assertSeen(req: PayloadRequest, id: string): Promise<void> {
  const { totalDocs } = await req.payload.count({
    collection: SLUGS.certificates,
    where: { id: { equals: id } },
    overrideAccess: false,
    req,
  })
  if (totalDocs === 0) throw new DomainError('request.notFound')
}

async function whole(req: PayloadRequest, id: string): Promise<HourCertificate> {
  const { docs } = await req.payload.find({
    collection: SLUGS.certificates,
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true, // whether the caller may see it was asked before; what it stands on is in hidden fields
    showHiddenFields: true,
    req,
  })
  const [found] = docs
  if (!found) throw new DomainError('request.notFound')
  return found
}

/** Names beside a certificate that the caller may see. */
async function namesOf(req: PayloadRequest, ids: readonly (string | undefined)[]): Promise<Map<string, string>> {
  const { docs } = await req.payload.db.find<{ id: Ref; name: string }>({
    collection: 'users',
    where: { id: { in: ids.filter((id) => id !== undefined) } },
    select: { name: true },
    pagination: false,
    req,
  })
  return new Map(docs.map(({ id, name }) => [idOf(id), name]))
}
