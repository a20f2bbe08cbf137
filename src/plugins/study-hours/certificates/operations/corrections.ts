import type { PayloadRequest, Where } from 'payload'
import { idOf } from '@/kernel/ids'
import type { HourCertificate } from '@/payload-types'
import { hotWrites } from '@/platform/hot-writes'
import { systemRequest, type JobContext } from '@/platform/jobs'
import { changeState } from '@/platform/workflow'
import { nothing } from '../../attendance/domain/attendance'
import { lostBeneath, lostKinds, type Footing, type Lost, type LostKind } from '../../recognition/domain/beneath'
import { union } from '../../time/domain/intervals'
import type { LedgerRow } from '../../ledger/domain/types'
import { SLUGS } from '../../slugs'
import { loadAttendance } from '../../attendance/operations/standing'
import { footingOf } from '../../recognition/operations/footing'
import type { Corrected } from '../../training/operations/corrected'
import { readLedger } from '../../ledger/operations/store-ledger'

/** What has become of what a certificate stands on. @param ledger the trainee's rows, where they are read already */
export async function lossOf(req: PayloadRequest, certificate: HourCertificate, ledger?: readonly LedgerRow[]): Promise<Lost> {
  const footing = footingOf(certificate)
  return lostBeneath(footing, await beneath(req, certificate, footing.ledgerSeq, ledger))
}

/** The kinds of what was corrected beneath it; empty where it stands as it stood. */
export async function correctionsOf(req: PayloadRequest, certificate: HourCertificate, ledger?: readonly LedgerRow[]): Promise<LostKind[]> {
  return lostKinds(await lossOf(req, certificate, ledger))
}

/**
 * What it stands on now, for its issuer to confirm: attendance as it is, and the ledger up to its present head. What was studied after the
 * issue may be what its hours rest on from now on.
 */
export async function presentFooting(req: PayloadRequest, certificate: HourCertificate, at: string): Promise<Footing> {
  const rows = await readLedger(hotWrites({ payload: req.payload, req }), { trainee: idOf(certificate.trainee) })
  const ledgerSeq = rows.reduce((head, { seq }) => Math.max(head, seq), certificate.ledgerSeq)
  const { attendance, reversed } = await beneath(req, certificate, ledgerSeq, rows)
  return { attendance: union(attendance.credits), ledgerSeq, reversed, atMs: Date.parse(at) }
}

async function beneath(req: PayloadRequest, certificate: HourCertificate, ledgerSeq: number, ledger?: readonly LedgerRow[]) {
  const enrolment = idOf(certificate.enrolment)
  const rows = ledger ?? (await readLedger(hotWrites({ payload: req.payload, req }), { trainee: idOf(certificate.trainee) }))
  const own = new Set(rows.filter((row) => row.seq <= ledgerSeq && row.enrolment === enrolment).map(({ id }) => id))
  return {
    attendance: (await loadAttendance({ req, enrolments: [enrolment] })).get(enrolment) ?? nothing(),
    // One that was taken back before the certificate was issued was counted as such.
    reversed: rows.flatMap(({ reverses, seq }) => (seq > ledgerSeq && reverses && own.has(reverses) ? [reverses] : [])),
  }
}

/**
 * Suspends the valid certificates of these enrolments that a correction took something from, in the caller's transaction: to be called
 * wherever attendance or the ledger is corrected. The process decides it, whoever made the correction.
 */
export async function suspendCorrected({ corrected, req }: { req: PayloadRequest; corrected: Corrected }): Promise<void> {
  const enrolments = await enrolmentsOf(req, corrected)
  if (enrolments.length === 0) return
  const { docs } = await req.payload.find({
    collection: SLUGS.certificates,
    where: { and: [{ enrolment: { in: [...enrolments] } }, { state: { equals: 'valid' } }] },
    pagination: false,
    depth: 0,
    overrideAccess: true, // what lies above the correction
    showHiddenFields: true,
    req,
  })
  for (const certificate of docs) {
    if ((await correctionsOf(req, certificate)).length === 0) continue
    const system = await systemRequest(req.payload)
    if (req.transactionID !== undefined) system.transactionID = req.transactionID
    await changeState({
      req: system,
      slug: SLUGS.certificates,
      id: String(certificate.id),
      action: 'suspend',
      seenSeq: certificate.stateSeq ?? 0,
    })
  }
}

async function enrolmentsOf(req: PayloadRequest, corrected: Corrected): Promise<string[]> {
  if ('enrolments' in corrected) return [...corrected.enrolments]
  const of: Where = 'session' in corrected ? { classSession: { equals: corrected.session } } : { trainee: { equals: corrected.trainee } }
  const { docs } = await req.payload.find({
    collection: 'session' in corrected ? SLUGS.attendance : SLUGS.certificates,
    where: of,
    select: { enrolment: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // who was there, or what somebody holds
    req,
  })
  return [...new Set(docs.map(({ enrolment }) => idOf(enrolment)))]
}

const AT_ONCE = 100

/** Looks at every valid certificate; each is suspended by itself, so that it can be stopped anywhere and begun again. */
export async function suspendAllCorrected({
  progress,
  req,
  signal,
}: {
  req: PayloadRequest
  signal: AbortSignal
  progress: JobContext<unknown>['progress']
}): Promise<void> {
  const valid: Where = { state: { equals: 'valid' } }
  const { totalDocs } = await req.payload.count({
    collection: SLUGS.certificates,
    where: valid,
    overrideAccess: true, // whatever is certified
    req,
  })
  let [after, done] = ['', 0]
  while (!signal.aborted) {
    const { docs } = await req.payload.find({
      collection: SLUGS.certificates,
      where: after ? { and: [valid, { code: { greater_than: after } }] } : valid,
      sort: 'code',
      select: { code: true, enrolment: true },
      limit: AT_ONCE,
      pagination: false,
      depth: 0,
      overrideAccess: true, // whatever is certified
      req,
    })
    for (const { enrolment } of docs) {
      if (signal.aborted) return
      await suspendCorrected({ req, corrected: { enrolments: [idOf(enrolment)] } })
      done += 1
    }
    await progress({ done, total: Math.max(done, totalDocs), stage: 'certificates' })
    const last = docs.at(-1)
    if (!last || docs.length < AT_ONCE) return
    after = last.code
  }
}
