import type { HourClaim } from '@/payload-types'
import { actorOf } from '@/access'
import { idOf } from '@/kernel/ids'
import { defineWorkflow, type Effect, type LoadContext } from '@/platform/workflow'
import { claimMachine, type ClaimContext } from '../domain/claim-machine'
import { TRAINING_ROLES, type TrainingRole } from '../domain/roles'
import '../errors'
import { loadEnrolment } from './load-training'
import { rolesTowards } from './roles-towards'

const load: LoadContext<TrainingRole, ClaimContext> = async ({ doc, req }) => {
  const claim = doc as unknown as HourClaim
  const trainee = idOf(claim.trainee)
  const { class: trainingClass } = await loadEnrolment(req, idOf(claim.enrolment))
  return {
    roles: rolesTowards({ req, classes: [trainingClass], trainee }),
    context: {
      actor: actorOf(req)?.id ?? '',
      trainee,
      supportedBy: idOf(claim.supportedBy),
      grantableMs: claim.claimedMs,
      grantedMs: claim.grantedMs ?? claim.claimedMs,
    },
  }
}

const keepDecision: Effect = async () => undefined
const creditClaim: Effect = async () => undefined
const tellTrainee: Effect = async () => undefined

export const claimWorkflow = defineWorkflow({
  machine: claimMachine,
  roles: TRAINING_ROLES,
  load,
  effects: { keepDecision, creditClaim, tellTrainee },
})
