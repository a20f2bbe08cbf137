import { allow, allOf, refuse, type Decision } from '@/kernel/decision'
import type { Machine } from '@/kernel/machine'
import { separateFrom, type Hands } from '@/kernel/separation'
import { TRAINING_ROLE_LABELS, type TrainingRole } from '../../training/domain/roles'

export const CLAIM_STATES = ['submitted', 'supported', 'approved', 'refused', 'withdrawn'] as const
export type ClaimState = (typeof CLAIM_STATES)[number]

export type ClaimContext = {
  /** The one who acts now. */
  actor: string
  trainee: string
  /** Whoever ever supported the claim. */
  supporters: Hands
  /** What may be granted at most: the uncounted time of the claimed interval, in milliseconds. */
  grantableMs: number
  /** What the decision grants, in milliseconds. */
  grantedMs: number
}

/** A trainee's claim for lost time: decided by the training administrator, signed off by the centre, three different people. */
export const claimMachine: Machine<ClaimState, TrainingRole, ClaimContext> = {
  name: 'hour claim',
  initial: 'submitted',
  roleLabels: TRAINING_ROLE_LABELS,
  states: {
    submitted: { zh: '已申报', en: 'Submitted' },
    supported: { zh: '待复核', en: 'Supported' },
    approved: { zh: '已补记', en: 'Approved', final: true },
    refused: { zh: '未通过', en: 'Refused', final: true },
    withdrawn: { zh: '已撤回', en: 'Withdrawn', final: true },
  },
  transitions: [
    {
      action: 'support',
      label: { zh: '同意，送复核', en: 'Support' },
      from: ['submitted'],
      to: 'supported',
      by: ['training-admin'],
      guard: (context) => allOf(notOwn(context), withinGrantable(context)),
      effects: ['keepDecision', 'tellTrainee'],
    },
    {
      action: 'approve',
      label: { zh: '复核通过，补记', en: 'Sign off' },
      from: ['supported'],
      to: 'approved',
      by: ['centre-staff', 'admin'],
      guard: (context) =>
        allOf(notOwn(context), separateFrom(context.actor, context.supporters, 'study.sameSignature'), withinGrantable(context)),
      effects: ['creditClaim', 'tellTrainee'],
    },
    {
      action: 'refuse',
      label: { zh: '不同意', en: 'Refuse' },
      from: ['submitted', 'supported'],
      to: 'refused',
      by: ['training-admin', 'centre-staff', 'admin'],
      guard: notOwn,
      reason: 'required',
      tone: 'back',
      effects: ['tellTrainee'],
    },
    {
      action: 'withdraw',
      label: { zh: '撤回', en: 'Withdraw' },
      from: ['submitted', 'supported'],
      to: 'withdrawn',
      by: ['trainee'],
      tone: 'back',
    },
  ],
}

function notOwn({ actor, trainee }: ClaimContext): Decision {
  return actor === trainee ? refuse('study.ownClaim') : allow
}

function withinGrantable({ grantableMs, grantedMs }: ClaimContext) {
  if (grantedMs <= 0) return refuse('study.nothingGranted', { field: 'grantedMs' })
  return grantedMs <= grantableMs ? allow : refuse('study.grantTooLong', { field: 'grantedMs', grantableMs })
}
