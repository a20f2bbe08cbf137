import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { idOf, idsOf, type Ref } from '@/kernel/ids'
import type { Class, HourClaim, LeaveRequest, Outage } from '@/payload-types'
import { claimableParts, type UncountedPart } from '../domain/claims'
import { lengthOf } from '../../time/domain/intervals'
import { recordOf, type RecordInterval } from '../../recognition/domain/record'
import { dateOf, dayOf } from '../../time/domain/zone'
import { SLUGS } from '../../slugs'
import { loadAttendance } from '../../attendance/operations/standing'
import { loadSpeakingMarks } from '../../attendance/operations/marks'
import { loadEvidence } from './claim-evidence'
import { evidenceOf, type EvidenceFile } from './evidence'
import { loadEnrolment } from '../../training/operations/load'
import { previewOutage, type OutagePreview } from './outage-preview'
import { loadProtection, type Protection } from './outage-again'

type Person = { id: string; name: string }

export type ClaimSheet = {
  claim: HourClaim
  trainee: Person
  class: Pick<Class, 'id' | 'name' | 'nameEn'>
  day: string
  /** What of the claimed interval could be granted now. */
  parts: UncountedPart[]
  grantableMs: number
  /** The record an hour before and after. */
  around: RecordInterval[]
  supportedBy: string | null
  approvedBy: string | null
  /** The trainee's other claims in this class. */
  others: { open: number; approved: number; refused: number }
  evidence: EvidenceFile[]
}

const HOUR = 3_600_000

/** What one needs in order to decide a claim. @throws DomainError `request.notFound` where the caller may not see it */
export async function loadClaimSheet({ id, req }: { req: PayloadRequest; id: string }): Promise<ClaimSheet> {
  const claim = await seen<HourClaim>(req, SLUGS.claims, id)
  const trainee = idOf(claim.trainee)
  const { class: trainingClass } = await loadEnrolment(req, idOf(claim.enrolment))
  const interval = { startMs: claim.fromMs, endMs: claim.toMs }
  const window = { startMs: interval.startMs - HOUR, endMs: interval.endMs + HOUR }
  const evidence = await loadEvidence({ req, trainee, interval: window })
  const own = idOf(claim.enrolment)
  const parts = claimableParts(interval, claim.cause, evidence).filter(({ enrolment }) => enrolment === own)
  const around = recordOf({ rows: evidence.rows, desk: evidence.desk })
    .flatMap(({ intervals }) => intervals)
    .filter(({ endMs, enrolment, startMs }) => enrolment === own && startMs < window.endMs && endMs > window.startMs)
  const names = await namesOf(req, [trainee, idOf(claim.supportedBy), idOf(claim.approvedBy)])
  const { docs: others } = await req.payload.db.find<{ id: Ref; state: HourClaim['state'] }>({
    collection: SLUGS.claims,
    where: { and: [{ enrolment: { equals: own } }, { id: { not_equals: id } }] },
    select: { state: true },
    pagination: false,
    req,
  })
  const count = (...states: string[]) => others.filter(({ state }) => states.includes(state)).length
  return {
    claim,
    trainee: { id: trainee, name: names.get(trainee) ?? '' },
    class: { id: trainingClass.id, name: trainingClass.name, nameEn: trainingClass.nameEn ?? null },
    day: dateOf(dayOf(claim.fromMs)),
    parts,
    grantableMs: lengthOf(parts),
    around,
    supportedBy: names.get(idOf(claim.supportedBy) ?? '') ?? null,
    approvedBy: names.get(idOf(claim.approvedBy) ?? '') ?? null,
    others: { open: count('submitted', 'supported'), approved: count('approved'), refused: count('refused') },
    evidence: await evidenceOf({ req, subject: { claim: id } }),
  }
}

export type LeaveSheet = {
  leave: LeaveRequest
  trainee: Person
  class: Pick<Class, 'id' | 'name' | 'nameEn'>
  sessions: {
    id: string
    title: string
    titleEn: string | null
    startsAt: string
    endsAt: string
    place: string | null
    mark: string | null
  }[]
  /** How the trainee stands in this class by now. */
  standing: { present: number; late: number; leave: number; absent: number }
  evidence: EvidenceFile[]
}

/** What one needs in order to approve leave. @throws DomainError `request.notFound` where the caller may not see it */
export async function loadLeaveSheet({ id, req }: { req: PayloadRequest; id: string }): Promise<LeaveSheet> {
  const leave = await seen<LeaveRequest>(req, SLUGS.leaveRequests, id)
  const [trainee, enrolment] = [idOf(leave.trainee), idOf(leave.enrolment)]
  const { class: trainingClass } = await loadEnrolment(req, enrolment)
  const { docs } = await req.payload.db.find<SessionRow>({
    collection: SLUGS.classSessions,
    where: { id: { in: idsOf(leave.sessions) } },
    sort: 'startsAt',
    pagination: false,
    req,
  })
  const sessions = []
  for (const { endsAt, id: ref, place, startsAt, title, titleEn } of docs) {
    const mark = (await loadSpeakingMarks({ req, classSession: idOf(ref), enrolments: [enrolment] })).get(enrolment)
    sessions.push({ id: idOf(ref), title, titleEn: titleEn ?? null, startsAt, endsAt, place: place ?? null, mark: mark?.mark ?? null })
  }
  const attendance = (await loadAttendance({ req, enrolments: [enrolment] })).get(enrolment)
  const names = await namesOf(req, [trainee])
  return {
    leave,
    trainee: { id: trainee, name: names.get(trainee) ?? '' },
    class: { id: trainingClass.id, name: trainingClass.name, nameEn: trainingClass.nameEn ?? null },
    sessions,
    standing: {
      present: attendance?.present ?? 0,
      late: attendance?.late ?? 0,
      leave: attendance?.leave ?? 0,
      absent: attendance?.absent ?? 0,
    },
    evidence: await evidenceOf({ req, subject: { leave: id } }),
  }
}

export type OutageSheet = {
  outage: Outage
  classes: Pick<Class, 'id' | 'name' | 'nameEn'>[]
  declaredBy: string | null
  approvedBy: string | null
  /** While it is undecided: what it would protect now. */
  preview: OutagePreview | null
  /** Once it is approved: how its crediting goes. */
  protection: Protection | null
}

/** What one needs in order to sign an outage. @throws DomainError `request.notFound` where the caller may not see it */
export async function loadOutageSheet({ id, req }: { req: PayloadRequest; id: string }): Promise<OutageSheet> {
  const outage = await seen<Outage>(req, SLUGS.outages, id)
  const { docs } = await req.payload.db.find<{ id: Ref; name: string; nameEn?: string | null }>({
    collection: SLUGS.classes,
    where: { id: { in: idsOf(outage.classes) } },
    select: { name: true, nameEn: true },
    pagination: false,
    req,
  })
  const names = await namesOf(req, [idOf(outage.declaredBy), idOf(outage.approvedBy)])
  const { fromMs, toMs } = outage
  return {
    outage,
    classes: docs.map(({ id: ref, name, nameEn }) => ({ id: idOf(ref), name, nameEn: nameEn ?? null })),
    declaredBy: names.get(idOf(outage.declaredBy) ?? '') ?? null,
    approvedBy: names.get(idOf(outage.approvedBy) ?? '') ?? null,
    preview: outage.state === 'declared' ? await previewOutage({ req, classes: idsOf(outage.classes), fromMs, toMs }) : null,
    protection: await loadProtection({ req, outage }),
  }
}

type SessionRow = { id: Ref; title: string; titleEn?: string | null; startsAt: string; endsAt: string; place?: string | null }

/** The record, where the caller's access shows it. */
async function seen<T>(req: PayloadRequest, collection: 'hour-claims' | 'leave-requests' | 'outages', id: string): Promise<T> {
  const { docs } = await req.payload.find({
    collection,
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const [found] = docs
  if (!found) throw new DomainError('request.notFound')
  return found as T
}

/** Names beside decisions that the caller may see. */
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
