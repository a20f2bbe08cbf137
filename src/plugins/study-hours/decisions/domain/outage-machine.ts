import { allow, allOf, refuse, type Decision } from '@/kernel/decision'
import { separateFrom, type Hands } from '@/kernel/separation'
import type { Machine } from '@/kernel/machine'
import { TRAINING_ROLE_LABELS, type TrainingRole } from '../../training/domain/roles'

export const OUTAGE_STATES = ['declared', 'approved', 'refused', 'withdrawn'] as const
export type OutageState = (typeof OUTAGE_STATES)[number]

export type OutageContext = {
  actor: string
  declaredBy: string
  /** Whoever declared it or changed what it says. */
  declarers: Hands
  /** Those of the people concerned whose own time it would protect: trainees of its classes. */
  gainers: Hands
}

/** A failure of network or server that cost whole classes their time: declared by one person, signed by another. */
export const outageMachine: Machine<OutageState, TrainingRole, OutageContext> = {
  name: 'outage',
  initial: 'declared',
  roleLabels: TRAINING_ROLE_LABELS,
  states: {
    declared: { zh: '已申报', en: 'Declared' },
    approved: { zh: '已确认', en: 'Approved', final: true },
    refused: { zh: '未确认', en: 'Refused', final: true },
    withdrawn: { zh: '已撤回', en: 'Withdrawn', final: true },
  },
  transitions: [
    {
      action: 'approve',
      label: { zh: '确认，保护学时', en: 'Approve' },
      from: ['declared'],
      to: 'approved',
      by: ['centre-staff', 'admin'],
      guard: decidesForOthers,
      effects: ['protectInterval'],
    },
    {
      action: 'refuse',
      label: { zh: '不予确认', en: 'Refuse' },
      from: ['declared'],
      to: 'refused',
      by: ['centre-staff', 'admin'],
      guard: decidesForOthers,
      reason: 'required',
      tone: 'back',
    },
    {
      action: 'withdraw',
      label: { zh: '撤回', en: 'Withdraw' },
      from: ['declared'],
      to: 'withdrawn',
      by: ['teacher', 'training-admin', 'centre-staff', 'admin'],
      guard: ({ actor, declaredBy }) => (actor === declaredBy ? allow : refuse('study.notYours')),
      tone: 'back',
    },
  ],
}

function decidesForOthers({ actor, declarers, gainers }: OutageContext): Decision {
  return allOf(separateFrom(actor, declarers, 'study.sameSignature'), separateFrom(actor, gainers, 'study.ownOutage'))
}
