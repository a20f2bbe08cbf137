/** What a person can be towards a class, an enrolment or a record of training. `system` is the process itself. */
export const TRAINING_ROLES = ['admin', 'centre-staff', 'training-admin', 'teacher', 'trainee', 'system'] as const
export type TrainingRole = (typeof TRAINING_ROLES)[number]

/** Their names, as refusals call them. */
export const TRAINING_ROLE_LABELS = {
  admin: { zh: '系统管理员', en: 'an administrator' },
  'centre-staff': { zh: '中心工作人员', en: 'centre staff' },
  'training-admin': { zh: '企业培训管理员', en: "the enterprise's training administrator" },
  teacher: { zh: '任课教师', en: 'the teacher' },
  trainee: { zh: '学员本人', en: 'the trainee' },
} as const
