import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { DAY_MS } from '@/kernel/clock'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import type { HourClaim } from '@/payload-types'
import { nowOf, todayOf } from '@/platform/clock'
import { notify } from '@/platform/messages'
import { loadPolicy, readCount } from '@/platform/policies'
import { firstCome } from '@/platform/transactions'
import { claimableParts, withinSecond, type ClaimCause } from '../domain/claims'
import { lengthOf, meets } from '../domain/intervals'
import { SLUGS } from '../slugs'
import { loadEvidence } from './claim-evidence'
import { claimSubmitted, intervalDetails } from './decision-messages'
import { administratorsOf } from './decision-people'
import { checkEvidence, keepEvidence, type GivenFile } from './evidence'
import { loadEnrolment } from './load-training'
import { nextSlot, SLOT } from './slots'

/** For how many days time can be claimed, where no policy row `study.claim_days` speaks. */
export const CLAIM_DAYS = 14

/** `files`: what the trainee shows for it. */
export type ClaimInput = { fromMs: number; toMs: number; cause: ClaimCause; note: string; files?: readonly GivenFile[] }

/**
 * Claims time of the caller's own record that was not counted. What is claimed is what the record shows as uncounted inside the interval,
 * whatever else lies in it; it belongs to the enrolment that was studied first. Of claims that overlap and come at one moment one is stored.
 * @throws DomainError `study.badInterval`, `study.claimTooLong`, `study.claimTooLate`, `study.nothingToClaim`, `study.claimOpen`,
 *   `study.claimRefused`, `study.claimGrantedInPart`, `study.enrolmentRevoked`
 */
export async function submitClaim({
  cause,
  files = [],
  fromMs,
  note,
  req,
  ...input
}: ClaimInput & { req: PayloadRequest }): Promise<HourClaim> {
  const actor = actorOf(req)
  if (!actor || actor.kind !== 'user') throw new DomainError('request.signIn')
  const trainee = actor.id
  const now = nowOf(req).getTime()
  // Forms tell whole seconds: what ended this second is told as ending with it.
  const toMs = input.toMs > now && input.toMs - now < 1_000 ? now : input.toMs
  if (!(Number.isSafeInteger(fromMs) && Number.isSafeInteger(toMs) && fromMs < toMs && toMs <= now))
    throw new DomainError('study.badInterval', { field: 'toMs' })
  if (toMs - fromMs > DAY_MS) throw new DomainError('study.claimTooLong', { field: 'toMs' })
  const days = await claimDays(req)
  if (fromMs < now - days * DAY_MS) throw new DomainError('study.claimTooLate', { field: 'fromMs', days })
  const evidence = files.length > 0 ? await checkEvidence(files) : []
  return firstCome(req, SLOT, async () => {
    const slot = await nextSlot({ req, collection: SLUGS.claims, field: 'trainee', subject: trainee })
    const interval = { startMs: fromMs, endMs: toMs }
    const found = claimableParts(interval, cause, await loadEvidence({ req, trainee, interval }))
    const [first] = found
    if (!first) throw new DomainError('study.nothingToClaim', { field: 'fromMs' })
    const parts = found.filter(({ enrolment }) => enrolment === first.enrolment)
    const claimed = withinSecond(interval, parts)
    await refuseRepeated({ req, trainee, interval: claimed })
    const { class: trainingClass, enrolment } = await loadEnrolment(req, first.enrolment)
    if (enrolment.state === 'revoked') throw new DomainError('study.enrolmentRevoked')
    if (trainingClass.state === 'closed' || trainingClass.state === 'cancelled') throw new DomainError('study.classOver')
    const claim = await req.payload.create({
      collection: SLUGS.claims,
      data: {
        slot,
        trainee,
        enrolment: first.enrolment,
        unit: first.unit,
        fromMs: claimed.startMs,
        toMs: claimed.endMs,
        claimedMs: lengthOf(parts),
        cause,
        note,
        state: 'submitted',
        stateSeq: 0,
      },
      depth: 0,
      overrideAccess: true, // trainees claim through this door alone
      req,
    })
    await keepEvidence({ req, files: evidence, trainee, classId: String(trainingClass.id), subject: { claim: String(claim.id) } })
    await notify({
      req,
      to: (await administratorsOf(req, idOf(trainingClass.organisation))).filter((id) => id !== trainee),
      template: claimSubmitted,
      details: { ...intervalDetails(claim), class: trainingClass.name, name: req.user?.name ?? '' },
      link: `/admin/collections/${SLUGS.claims}/${claim.id}`,
      mail: false,
      idempotencyKey: `study.claim:${claim.id}:submitted`,
    })
    return claim
  })
}

/** @returns the number of days, by the policy row of today */
export async function claimDays(req: PayloadRequest): Promise<number> {
  const row = await loadPolicy({ req, key: 'study.claim_days', on: todayOf(req) })
  return readCount(row?.value) ?? CLAIM_DAYS
}

async function refuseRepeated({
  interval,
  req,
  trainee,
}: {
  req: PayloadRequest
  trainee: string
  interval: { startMs: number; endMs: number }
}): Promise<void> {
  const { docs } = await req.payload.find({
    collection: SLUGS.claims,
    where: { and: [{ trainee: { equals: trainee } }, { state: { in: ['submitted', 'supported', 'refused', 'approved'] } }] },
    select: { claimedMs: true, fromMs: true, grantedMs: true, toMs: true, state: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // the caller's own claims
    req,
  })
  const other = docs.find((claim) => !isGrantedWhole(claim) && meets(interval, { startMs: claim.fromMs, endMs: claim.toMs }))
  if (other) throw new DomainError(REPEATED[other.state] ?? 'study.claimOpen', { field: 'fromMs', claim: other.id })
}

const REPEATED: Readonly<Record<string, string>> = { refused: 'study.claimRefused', approved: 'study.claimGrantedInPart' }

/** Of what was granted whole nothing is left to be claimed twice; what two people left out of a grant is refused. */
function isGrantedWhole({ claimedMs, grantedMs, state }: Pick<HourClaim, 'state' | 'claimedMs' | 'grantedMs'>): boolean {
  return state === 'approved' && (grantedMs ?? 0) >= claimedMs
}
