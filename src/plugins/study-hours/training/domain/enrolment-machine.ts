import type { Machine } from '@/kernel/machine'
import { TRAINING_ROLE_LABELS, type TrainingRole } from './roles'

export const ENROLMENT_STATES = ['active', 'revoked', 'completed'] as const
export type EnrolmentState = (typeof ENROLMENT_STATES)[number]

/** One trainee in one class. A revoked enrolment ends the study that is under way; what was recorded stays. */
export const enrolmentMachine: Machine<EnrolmentState, TrainingRole, Record<string, never>> = {
  name: 'enrolment',
  initial: 'active',
  roleLabels: TRAINING_ROLE_LABELS,
  states: {
    active: { zh: '在读', en: 'Active' },
    revoked: { zh: '退班', en: 'Revoked' },
    completed: { zh: '结业', en: 'Completed', final: true },
  },
  transitions: [
    {
      action: 'revoke',
      label: { zh: '退班', en: 'Revoke' },
      from: ['active'],
      to: 'revoked',
      by: ['training-admin', 'centre-staff', 'admin'],
      reason: 'required',
      tone: 'back',
      effects: ['closeStudy'],
    },
    {
      action: 'restore',
      label: { zh: '恢复', en: 'Restore' },
      from: ['revoked'],
      to: 'active',
      by: ['training-admin', 'centre-staff', 'admin'],
      reason: 'required',
    },
    {
      action: 'complete',
      label: { zh: '结业', en: 'Complete' },
      from: ['active'],
      to: 'completed',
      by: ['training-admin', 'centre-staff', 'admin', 'system'],
      effects: ['closeStudy'],
    },
  ],
}
