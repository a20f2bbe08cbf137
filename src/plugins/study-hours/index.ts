export { studyHours } from './plugin'
export type { StudyHoursOptions } from './options'
