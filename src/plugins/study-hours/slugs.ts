/** The collections of the study hours, by the names that REST gives them. */
export const SLUGS = {
  courses: 'courses',
  units: 'study-units',
  classes: 'classes',
  classSessions: 'class-sessions',
  enrolments: 'enrolments',
  attendance: 'attendance',
  leaveRequests: 'leave-requests',
  ruleSets: 'study-rule-sets',
  studySessions: 'study-sessions',
  desks: 'study-desks',
  slices: 'study-slices',
  claims: 'hour-claims',
  outages: 'outages',
  certificates: 'hour-certificates',
  certificateSheets: 'certificate-sheets',
  evidence: 'decision-evidence',
} as const

/** Where the study hours stand in the workbench's menu. */
export const TRAINING_GROUP = { zh: '培训与学时', en: 'Training and hours' }

/** The purpose of a class that leads to no appraisal. */
export const REFRESHER = 'refresher'
