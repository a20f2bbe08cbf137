import type { PayloadRequest, Where } from 'payload'
import { DomainError } from '@/kernel/errors'
import { localDate, localSpan } from '@/kernel/clock'
import { assertAllowed } from '@/kernel/decision'
import { idOf, idsOf, type Ref } from '@/kernel/ids'
import { wrongState } from '@/kernel/machine'
import type { Outage } from '@/payload-types'
import { notify } from '@/platform/messages'
import { withTransaction } from '@/platform/transactions'
import { outageParts, studiedThen, type UncountedPart } from '../domain/claims'
import { lengthOf, type Interval } from '../../time/domain/intervals'
import { outageMachine } from '../domain/outage-machine'
import type { StudyRules } from '../../ledger/domain/rules'
import { SLUGS } from '../../slugs'
import { loadEvidence } from './claim-evidence'
import { creditParts } from './claim-credit'
import { lengthDetails, outageCredited } from './messages'
import { loadStandingRules } from '../../ledger/operations/rules'

export const PROTECT_JOB = 'study.protect-outage'

type Progress = (step: { done: number; total: number; stage: string }) => Promise<void>

/**
 * Credits to everybody who was studying when an outage began, or while it lasted, what the record lost inside of it. Each trainee is one
 * transaction; who has a row of this outage already is left alone, so that it may be run again after a crash or a cancel.
 * @returns how many trainees and how much time this outage has protected by now
 */
export async function protectOutage({
  outage: id,
  progress = async () => undefined,
  req,
}: {
  req: PayloadRequest
  outage: string
  progress?: Progress
}): Promise<{ trainees: number; ms: number }> {
  const outage = await loadOutage(req, id)
  if (outage.state !== 'approved') assertAllowed(wrongState(outageMachine, { action: 'protect', state: outage.state }, ['approved']))
  const rules = await rulesOn(req, outage)
  const own = await enrolmentsByTrainee(req, idsOf(outage.classes))
  let done = 0
  for (const [trainee, enrolments] of own) {
    await progress({ done, total: own.size, stage: 'protect' })
    await withTransaction(req, () => protectOne({ req, outage, trainee, enrolments, rules }))
    done += 1
  }
  const protectedTime = await totals(req, id)
  await req.payload.update({
    collection: SLUGS.outages,
    id,
    data: { correctedTrainees: protectedTime.trainees, correctedMs: protectedTime.ms },
    depth: 0,
    overrideAccess: true, // what the job itself has done
    req,
  })
  await progress({ done: own.size, total: own.size, stage: 'protect' })
  return protectedTime
}

async function protectOne({
  enrolments,
  outage,
  req,
  rules,
  trainee,
}: {
  req: PayloadRequest
  outage: Outage
  trainee: string
  enrolments: ReadonlySet<string>
  rules: StudyRules
}): Promise<void> {
  const rows = await rowsOf(req, outage.id, { trainee: { equals: trainee } })
  if (rows.length > 0) return
  const parts = await lostTo({ req, trainee, enrolments, interval: { startMs: outage.fromMs, endMs: outage.toMs }, rules })
  const grantedMs = lengthOf(parts)
  if (grantedMs === 0) return
  await creditParts({ req, trainee, parts, grantedMs, source: { outage: outage.id } })
  await notify({
    req,
    to: [trainee],
    template: outageCredited,
    details: { when: localSpan(outage.fromMs, outage.toMs), cause: outage.cause, ...lengthDetails(grantedMs) },
    link: '/study/record',
    mail: false,
    idempotencyKey: `study.outage:${outage.id}:credited`,
  })
}

/** What a failure cost one trainee in these enrolments; nothing for somebody who was not studying then. */
export async function lostTo({
  enrolments,
  interval,
  req,
  rules,
  trainee,
}: {
  req: PayloadRequest
  trainee: string
  enrolments: ReadonlySet<string>
  interval: Interval
  rules: StudyRules
}): Promise<UncountedPart[]> {
  const evidence = await loadEvidence({ req, trainee, interval })
  const sittings = evidence.sittings.filter(({ enrolment }) => enrolments.has(enrolment))
  if (!studiedThen(interval, rules.leaseMs, sittings)) return []
  return outageParts(interval, { ...evidence, sittings }, rules.presenceMaxMs).filter(({ enrolment }) => enrolments.has(enrolment))
}

/** The rules of the day on which it began; where classes have rules of their own, the most generous lease. */
export async function rulesOn(req: PayloadRequest, outage: Pick<Outage, 'classes' | 'fromMs'>): Promise<StudyRules> {
  const { docs } = await req.payload.db.find<{ policyScope?: string | null }>({
    collection: SLUGS.classes,
    where: { id: { in: idsOf(outage.classes) } },
    select: { policyScope: true },
    pagination: false,
    req,
  })
  const scopes = docs.flatMap(({ policyScope }) => policyScope || [])
  const standing = [...(await loadStandingRules({ req, on: localDate(outage.fromMs), scopes })).values()].map(({ rules }) => rules)
  return standing.reduce((best, rules) => (rules.leaseMs > best.leaseMs ? rules : best))
}

/** By trainee, who is enrolled in these classes. */
export async function enrolmentsByTrainee(req: PayloadRequest, classes: readonly string[]): Promise<Map<string, Set<string>>> {
  const { docs } = await req.payload.db.find<{ id: Ref; trainee: Ref }>({
    collection: SLUGS.enrolments,
    where: { and: [{ class: { in: [...classes] } }, { state: { not_equals: 'revoked' } }] },
    select: { trainee: true },
    sort: 'id',
    pagination: false,
    req,
  })
  const own = new Map<string, Set<string>>()
  for (const { id, trainee } of docs) own.set(idOf(trainee), (own.get(idOf(trainee)) ?? new Set()).add(idOf(id)))
  return own
}

async function totals(req: PayloadRequest, outage: string): Promise<{ trainees: number; ms: number }> {
  const rows = await rowsOf(req, outage, {})
  return { trainees: new Set(rows.map(({ trainee }) => idOf(trainee))).size, ms: rows.reduce((sum, { creditMs }) => sum + creditMs, 0) }
}

async function rowsOf(req: PayloadRequest, outage: string, more: Where): Promise<{ trainee: Ref; creditMs: number }[]> {
  const { docs } = await req.payload.db.find<{ trainee: Ref; creditMs: number }>({
    collection: SLUGS.slices,
    where: { and: [{ outage: { equals: outage } }, more] },
    select: { trainee: true, creditMs: true },
    pagination: false,
    req,
  })
  return docs
}

async function loadOutage(req: PayloadRequest, id: string): Promise<Outage> {
  const { docs } = await req.payload.find({
    collection: SLUGS.outages,
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true, // the job acts for the process itself
    req,
  })
  const [outage] = docs
  if (!outage) throw new DomainError('request.notFound')
  return outage
}
