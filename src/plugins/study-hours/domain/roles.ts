/** What a person can be towards a class, an enrolment or a record of training. `system` is the process itself. */
export const TRAINING_ROLES = ['admin', 'centre-staff', 'training-admin', 'teacher', 'trainee', 'system'] as const
export type TrainingRole = (typeof TRAINING_ROLES)[number]
