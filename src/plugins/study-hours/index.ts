export { studyHours } from './domain'
export type { StudyHoursOptions } from './options'
export { studyPolicies } from './policies'

// What the site shows.
export type { Due } from './domain/due'
export { loadMyClasses, type MyClass, type MySession, type MyUnit } from './operations/site-classes'
export { findLeaveChoices, findMyCertificates, findMyClaims, findMyLeave, type LeaveChoice, type Paged } from './operations/site-decisions'
export { loadMyDay, loadMyMonth, nextMonth, type MyDay, type MyDayTotals, type MyPiece } from './operations/site-record'
export { loadSiteUnit, type SiteUnit } from './operations/site-unit'
export { loadOwnSession, loadWall, type Wall } from './operations/site-wall'

export { addEvidence, evidenceOfMany, type EvidenceFile } from './operations/evidence'
export { canAddEvidence, EVIDENCE_TYPES, MOST_EVIDENCE, type EvidenceKind } from './domain/evidence'

// What trainees do on the site.
export { signIn } from './operations/attendance-sign-in'
export { submitClaim, type ClaimInput } from './operations/claim-submit'
export { requestLeave } from './operations/leave-request'

// What the credit engine judges, for whoever brings records along.
export { beat } from './domain/beat'
export { closeSession } from './domain/close'
export { newDesk } from './domain/desk'
export { openSession } from './domain/open'
export { answerPresence } from './domain/presence'
export { DEFAULT_RULES, type StudyRules } from './domain/rules'
export type { DeskState, Draw, Outcome, UnitKind } from './domain/types'
export { importStudy, type StudyHistory } from './operations/import-study'
export { keepRuleSet } from './operations/rule-sets'
export { callRoll } from './operations/attendance-roll-call'

// What is decided over study time.
export { declareOutage, type OutageInput } from './operations/outage-declare'
export { issueCertificate } from './operations/certificate-issue'
export { verifyCertificate, type VerifiedCertificate } from './operations/certificate-verify'
export { eligibilityOf, type ClassEligibility, type Eligibility } from './operations/eligibility'
export { loadRecognition, type RecognisedStanding } from './operations/recognition'
export { parseCertificateCode } from './domain/certificate-code'

// What the workbench shows.
export {
  loadClassPace,
  loadTrainingBench,
  type ClassPace,
  type RunningClass,
  type TrainingBench,
  type Waiting,
} from './operations/class-board-bench'
