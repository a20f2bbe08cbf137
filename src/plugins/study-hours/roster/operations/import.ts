import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { newNonce, removeOrder, storeOrder } from '@/collections/people'
import { DomainError } from '@/kernel/errors'
import type { Class } from '@/payload-types'
import { nowOf } from '@/platform/clock'
import { queueJob } from '@/platform/jobs'
import type { ImportReport, RowError, TableFormat } from '@/platform/spreadsheets'
import { withTransaction } from '@/platform/transactions'
import '../domain/errors'
import { loadClass, assertClassGoesOn, goesOn } from '../../training/operations/load'
import type { RosterPreview } from './preview'
import { readRoster, type RosterCounts } from './read'
import type { RosterOrder } from './order'
import { rolesTowards } from '../../training/operations/roles-towards'

export const ROSTER_JOB = 'study.roster'
export const ROSTER_EXPIRY_JOB = 'study.roster-expiry'
/** How long the slips wait for the one who imported. */
export const SLIPS_KEPT_MS = 24 * 3_600_000

export type RosterJobInput = { classId: string; order: string }
export type RosterAnswer = { report: ImportReport<RosterCounts>; preview: RosterPreview | null; faults: RowError[]; jobId: string | null }

/**
 * The class whose roster the caller may write, else a refusal: the centre's staff, and the training administrator of its organisation.
 * @throws DomainError `request.signIn`, `request.forbidden`, `study.noClass`
 */
export async function assertWritesRoster(req: PayloadRequest, classId: string): Promise<Class> {
  if (!actorOf(req)) throw new DomainError('request.signIn')
  const trainingClass = await loadClass(req, classId)
  const roles = rolesTowards({ req, classes: [trainingClass] })
  if (!roles.some((role) => role === 'training-admin' || role === 'centre-staff' || role === 'admin' || role === 'system'))
    throw new DomainError('request.forbidden')
  return trainingClass
}

/**
 * Checks a roster and, where nothing is wrong with it and this is no dry run, queues its import. With one fault nothing is queued.
 * The job makes accounts and enrolments, shows its progress, and can be cancelled: then what it made is taken back.
 * @throws DomainError `study.rosterBusy` where a roster of this class is being imported; `study.classOver`; `spreadsheets.*`
 */
export async function importRoster({
  bytes,
  classId,
  dryRun,
  format,
  req,
}: {
  req: PayloadRequest
  classId: string
  bytes: Uint8Array
  format?: TableFormat
  dryRun: boolean
}): Promise<RosterAnswer> {
  const trainingClass = await assertWritesRoster(req, classId)
  if (!dryRun) {
    assertClassGoesOn(trainingClass)
    await assertNoneRuns(req, classId)
  }
  const { faults, plan, preview, report, sealedOf } = await readRoster({ req, trainingClass, bytes, dryRun, ...(format ? { format } : {}) })
  // A check answers with its report, whatever it finds.
  if (dryRun && !goesOn(trainingClass)) return { ...overReport(report, faults), preview, jobId: null }
  if (!report.ok || dryRun) return { report, preview, faults, jobId: null }
  const content: RosterOrder = {
    classId,
    className: trainingClass.name,
    nonce: newNonce(),
    create: plan.create.map(({ index, ...row }) => ({ ...row, identity: sealedOf(index) })),
    update: plan.update.map((row) => ({ ...row, sealed: row.identity ? sealedOf(row.index) : null })),
    unchanged: plan.unchanged,
  }
  const order = await storeOrder(req.payload, content)
  try {
    const jobId = await withTransaction(req, async () => {
      await assertNoneRuns(req, classId)
      const input: RosterJobInput = { classId, order }
      const runAfter = new Date(nowOf(req).getTime() + SLIPS_KEPT_MS)
      await queueJob({ req, kind: ROSTER_EXPIRY_JOB, key: `${ROSTER_EXPIRY_JOB}:${order}`, input, runAfter })
      return queueJob({ req, kind: ROSTER_JOB, key: `${keyOf(classId)}${order}`, input })
    })
    return { report, preview, faults, jobId }
  } catch (error) {
    await removeOrder(req.payload, order)
    throw error
  }
}

/** The report of a class whose roster stays as it is, with that as its first fault. */
function overReport(report: ImportReport<RosterCounts>, faults: readonly RowError[]): Pick<RosterAnswer, 'report' | 'faults'> {
  const over: RowError = { sheet: '', row: 0, column: '', code: 'study.classOver' }
  const told = { ...report, ok: false, counts: null, errors: [over, ...report.errors], errorCount: report.errorCount + 1 }
  return { report: told, faults: [over, ...faults] }
}

function keyOf(classId: string): string {
  return `${ROSTER_JOB}:${classId}:`
}

async function assertNoneRuns(req: PayloadRequest, classId: string): Promise<void> {
  const { totalDocs } = await req.payload.db.count({
    collection: 'jobs',
    where: { and: [{ kind: { equals: ROSTER_JOB } }, { key: { contains: keyOf(classId) } }, { state: { in: ['queued', 'running'] } }] },
    req,
  })
  if (totalDocs > 0) throw new DomainError('study.rosterBusy')
}
