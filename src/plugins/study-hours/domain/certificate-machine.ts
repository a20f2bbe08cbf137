import type { Machine } from '@/kernel/machine'
import type { TrainingRole } from './roles'

export const CERTIFICATE_STATES = ['valid', 'revoked'] as const
export type CertificateState = (typeof CERTIFICATE_STATES)[number]

/** A study-hour certificate (学时证明). It is never changed; a wrong one is revoked and a new one issued. */
export const certificateMachine: Machine<CertificateState, TrainingRole, Record<string, never>> = {
  name: 'hour certificate',
  initial: 'valid',
  states: { valid: { zh: '有效', en: 'Valid' }, revoked: { zh: '已撤销', en: 'Revoked', final: true } },
  transitions: [
    {
      action: 'revoke',
      label: { zh: '撤销', en: 'Revoke' },
      from: ['valid'],
      to: 'revoked',
      by: ['centre-staff', 'admin'],
      reason: 'required',
      tone: 'back',
      effects: ['keepReason', 'tellTrainee'],
    },
  ],
}
