import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import type { HourClaim } from '@/payload-types'
import { actorOf } from '@/access'
import { DomainError, type Label } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import type { Hand } from '@/kernel/separation'
import { notify } from '@/platform/messages'
import { loadSteps } from '@/platform/separation'
import { defineWorkflow, subjectKey, type Effect, type LoadContext } from '@/platform/workflow'
import { claimMachine, type ClaimContext } from '../domain/claim-machine'
import { claimableParts } from '../domain/claims'
import { lengthOf } from '../../time/domain/intervals'
import { TRAINING_ROLES, type TrainingRole } from '../../training/domain/roles'
import '../../errors'
import '../domain/errors'
import { SLUGS } from '../../slugs'
import { creditParts } from './claim-credit'
import { loadEvidence } from './claim-evidence'
import { claimApproved, claimRefused, claimSupported, intervalDetails } from './messages'
import { loadEnrolment } from '../../training/operations/load'
import { rolesTowards } from '../../training/operations/roles-towards'

/** How much the training administrator grants, in milliseconds; all that can be granted where nothing is said. */
const decisionInput = z.object({ grantedMs: z.number().int().positive().max(86_400_000).optional() }).nullish()

const load: LoadContext<TrainingRole, ClaimContext> = async ({ doc, input, req }) => {
  const claim = doc as unknown as HourClaim
  const trainee = idOf(claim.trainee)
  const { class: trainingClass } = await loadEnrolment(req, idOf(claim.enrolment))
  const grantableMs = lengthOf(await partsOf(req, claim))
  return {
    roles: rolesTowards({ req, classes: [trainingClass], trainee }),
    context: {
      actor: actorOf(req)?.id ?? '',
      trainee,
      supporters: await supportersOf(req, claim),
      grantableMs,
      grantedMs: claim.state === 'supported' ? signedMs(claim, grantableMs) : (grantedBy(input) ?? Math.min(claim.claimedMs, grantableMs)),
    },
  }
}

/** Who signed first: the log tells it, and the record where it is older than the log. */
async function supportersOf(req: PayloadRequest, claim: HourClaim): Promise<Hand[]> {
  const signed = await loadSteps({ req, subject: subjectKey(SLUGS.claims, claim.id), deeds: { support: SUPPORTED } })
  const person = idOf(claim.supportedBy)
  return person ? [...signed, { person, deed: SUPPORTED }] : signed
}

const UNSUPPORTED: Label = { zh: '之前还没有人签过字', en: 'nobody has signed first' }
const SUPPORTED: Label = { zh: '已作为同意人签过字', en: 'signed it first, as its supporter' }

/** The first signature: how much, and by whom. */
const keepDecision: Effect = async ({ doc, input, req }) => {
  const claim = doc as unknown as HourClaim
  const grantableMs = lengthOf(await partsOf(req, claim))
  await write(req, claim, { grantedMs: grantedBy(input) ?? Math.min(claim.claimedMs, grantableMs), supportedBy: actorOf(req)?.id ?? null })
}

/** The second signature: the ledger gets its compensating rows, in this transaction. */
const creditClaim: Effect = async ({ doc, req }) => {
  const claim = doc as unknown as HourClaim
  const parts = await partsOf(req, claim)
  const approvedBy = actorOf(req)?.id
  if (!approvedBy || !claim.supportedBy) throw new DomainError('study.sameSignature', { hand: UNSUPPORTED })
  const grantedMs = signedMs(claim, lengthOf(parts))
  await creditParts({ req, trainee: idOf(claim.trainee), parts, grantedMs, source: { claim: claim.id } })
  await write(req, claim, { grantedMs, approvedBy })
}

const tellTrainee: Effect = async ({ doc, req, transition }) => {
  const claim = await fresh(req, String(doc.id))
  const template = { supported: claimSupported, approved: claimApproved, refused: claimRefused }[transition.to]
  if (!template) return
  await notify({
    req,
    to: [idOf(claim.trainee)],
    template,
    details: { ...intervalDetails(claim), reason: transition.reason ?? '' },
    link: '/study/record',
    mail: transition.to !== 'supported',
    idempotencyKey: `study.claim:${claim.id}:${transition.seq}`,
  })
}

export const claimWorkflow = defineWorkflow({
  machine: claimMachine,
  roles: TRAINING_ROLES,
  load,
  effects: { keepDecision, creditClaim, tellTrainee },
  inputs: {
    support: [
      {
        name: 'grantedMs',
        kind: 'duration',
        label: { zh: '同意补记', en: 'Time granted' },
        initial: ({ grantedMs }) => grantedMs,
        most: ({ grantableMs }) => grantableMs,
      },
    ],
  },
})

/** What of the claimed time is still uncounted, looked up anew for every decision. */
async function partsOf(req: PayloadRequest, claim: HourClaim) {
  const interval = { startMs: claim.fromMs, endMs: claim.toMs }
  const evidence = await loadEvidence({ req, trainee: idOf(claim.trainee), interval })
  return claimableParts(interval, claim.cause, evidence).filter(({ enrolment }) => enrolment === idOf(claim.enrolment))
}

/** What both sign for: never more than was supported, and never more than is uncounted when the second signature comes. */
function signedMs(claim: HourClaim, grantableMs: number): number {
  return Math.min(claim.grantedMs ?? 0, grantableMs)
}

/** @throws ZodError where somebody sends something else than an amount */
function grantedBy(input: unknown): number | undefined {
  return decisionInput.parse(input)?.grantedMs
}

async function write(req: PayloadRequest, claim: HourClaim, data: Partial<HourClaim>): Promise<void> {
  await req.payload.update({
    collection: SLUGS.claims,
    id: claim.id,
    data,
    depth: 0,
    overrideAccess: true, // the table has decided
    req,
  })
}

async function fresh(req: PayloadRequest, id: string): Promise<HourClaim> {
  const { docs } = await req.payload.find({
    collection: SLUGS.claims,
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true, // what the table has just decided
    req,
  })
  const [claim] = docs
  if (!claim) throw new DomainError('request.notFound')
  return claim
}
