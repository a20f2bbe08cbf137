import { allow, refuse } from '@/kernel/decision'
import type { Machine } from '@/kernel/machine'
import { TRAINING_ROLE_LABELS, type TrainingRole } from './roles'

export const CERTIFICATE_STATES = ['valid', 'superseded', 'revoked'] as const
export type CertificateState = (typeof CERTIFICATE_STATES)[number]

export type CertificateContext = {
  /** The valid certificate of the same enrolment that states more hours. */
  successor?: string | undefined
}

/**
 * A study-hour certificate (学时证明). It is never changed: a wrong one is revoked and a new one issued, and a newer one of the same
 * enrolment takes its place, so that an enrolment has one valid certificate at most. What was superseded stays so, even where its successor
 * is revoked.
 */
export const certificateMachine: Machine<CertificateState, TrainingRole, CertificateContext> = {
  name: 'hour certificate',
  initial: 'valid',
  roleLabels: TRAINING_ROLE_LABELS,
  states: {
    valid: { zh: '有效', en: 'Valid' },
    superseded: { zh: '已被取代', en: 'Superseded', final: true },
    revoked: { zh: '已撤销', en: 'Revoked', final: true },
  },
  transitions: [
    {
      action: 'supersede',
      label: { zh: '由新证明取代', en: 'Give way to the newer one' },
      from: ['valid'],
      to: 'superseded',
      by: ['training-admin', 'centre-staff', 'admin', 'system'],
      guard: ({ successor }) => (successor ? allow : refuse('study.noSuccessor')),
      effects: ['linkSuccessor', 'tellSuperseded'],
    },
    {
      action: 'revoke',
      label: { zh: '撤销', en: 'Revoke' },
      from: ['valid'],
      to: 'revoked',
      by: ['centre-staff', 'admin'],
      reason: 'required',
      tone: 'back',
      effects: ['keepReason', 'tellRevoked'],
    },
  ],
}
