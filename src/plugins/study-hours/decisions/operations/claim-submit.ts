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
import { askedFor, claimableParts, withinSecond, type ClaimCause, type MadeClaim, type UncountedPart } from '../domain/claims'
import { lengthOf } from '../../time/domain/intervals'
import { SLUGS } from '../../slugs'
import { loadEvidence } from './claim-evidence'
import { claimSubmitted, intervalDetails } from './messages'
import { administratorsOf } from './people'
import { checkEvidence, keepEvidence, type GivenFile } from './evidence'
import { loadEnrolment } from '../../training/operations/load'
import { nextSlot, SLOT } from './slots'

/** For how many days time can be claimed, where no policy row `study.claim_days` speaks. */
export const CLAIM_DAYS = 14

/** `files`: what the trainee shows for it. */
export type ClaimInput = { fromMs: number; toMs: number; cause: ClaimCause; note: string; files?: readonly GivenFile[] }

/**
 * Claims time of the caller's own record that was not counted. What is claimed is what the record shows as uncounted inside the interval,
 * whatever else lies in it; it belongs to the enrolment that was studied first, of those whose part was not asked for before. Of claims that overlap and come at one moment one is stored.
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
    if (found.length === 0) throw new DomainError('study.nothingToClaim', { field: 'fromMs' })
    const { first, parts } = notRepeated(found, await madeClaims(req, trainee))
    const claimed = withinSecond(interval, parts)
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

/** The parts of the class that was studied first, of those that no claim has asked for. */
function notRepeated(found: readonly UncountedPart[], made: readonly HourClaim[]): { first: UncountedPart; parts: UncountedPart[] } {
  let refusal: DomainError | undefined
  for (const enrolment of new Set(found.map((part) => part.enrolment))) {
    const parts = found.filter((part) => part.enrolment === enrolment)
    const other = made.find((claim) => askedFor(madeOf(claim), parts))
    if (!other && parts[0]) return { first: parts[0], parts }
    refusal ??= new DomainError(REPEATED[other?.state ?? ''] ?? 'study.claimOpen', { field: 'fromMs', claim: other?.id })
  }
  throw refusal ?? new DomainError('study.nothingToClaim', { field: 'fromMs' })
}

function madeOf({ cause, enrolment, fromMs, toMs }: HourClaim): MadeClaim {
  return { cause, enrolment: idOf(enrolment), startMs: fromMs, endMs: toMs }
}

/** The trainee's claims that are being decided, or were decided so that something of them is not claimed again. */
async function madeClaims(req: PayloadRequest, trainee: string): Promise<HourClaim[]> {
  const { docs } = await req.payload.find({
    collection: SLUGS.claims,
    where: { and: [{ trainee: { equals: trainee } }, { state: { in: ['submitted', 'supported', 'refused', 'approved'] } }] },
    pagination: false,
    depth: 0,
    overrideAccess: true, // the caller's own claims
    req,
  })
  return docs.filter((claim) => !isGrantedWhole(claim))
}

const REPEATED: Readonly<Record<string, string>> = { refused: 'study.claimRefused', approved: 'study.claimGrantedInPart' }

/** Of what was granted whole nothing is left to be claimed twice; what two people left out of a grant is refused. */
function isGrantedWhole({ claimedMs, grantedMs, state }: Pick<HourClaim, 'state' | 'claimedMs' | 'grantedMs'>): boolean {
  return state === 'approved' && (grantedMs ?? 0) >= claimedMs
}
