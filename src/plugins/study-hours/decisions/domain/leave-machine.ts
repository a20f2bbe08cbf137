import { allow, refuse } from '@/kernel/decision'
import type { Machine } from '@/kernel/machine'
import { TRAINING_ROLE_LABELS, type TrainingRole } from '../../training/domain/roles'

export const LEAVE_STATES = ['requested', 'approved', 'refused', 'withdrawn'] as const
export type LeaveState = (typeof LEAVE_STATES)[number]

export type LeaveContext = { isOwn: boolean }

/** Leave (请假) from sessions in classroom or workshop. Approved leave is no absence, also when it is approved afterwards. */
export const leaveMachine: Machine<LeaveState, TrainingRole, LeaveContext> = {
  name: 'leave request',
  initial: 'requested',
  roleLabels: TRAINING_ROLE_LABELS,
  states: {
    requested: { zh: '待审批', en: 'Requested' },
    approved: { zh: '已准假', en: 'Approved', final: true },
    refused: { zh: '未准', en: 'Refused', final: true },
    withdrawn: { zh: '已撤回', en: 'Withdrawn', final: true },
  },
  transitions: [
    {
      action: 'approve',
      label: { zh: '准假', en: 'Approve' },
      from: ['requested'],
      to: 'approved',
      by: ['teacher', 'training-admin', 'centre-staff', 'admin'],
      guard: ({ isOwn }) => (isOwn ? refuse('study.ownLeave') : allow),
      effects: ['markLeave', 'tellTrainee'],
    },
    {
      action: 'refuse',
      label: { zh: '不准', en: 'Refuse' },
      from: ['requested'],
      to: 'refused',
      by: ['teacher', 'training-admin', 'centre-staff', 'admin'],
      guard: ({ isOwn }) => (isOwn ? refuse('study.ownLeave') : allow),
      reason: 'required',
      tone: 'back',
      effects: ['tellTrainee'],
    },
    { action: 'withdraw', label: { zh: '撤回', en: 'Withdraw' }, from: ['requested'], to: 'withdrawn', by: ['trainee'], tone: 'back' },
  ],
}
