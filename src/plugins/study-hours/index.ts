export { studyHours } from './domain'
export type { StudyHoursOptions } from './options'
export { studyPolicies } from './policies'

// What the site shows.
export type { Due } from './board/domain/due'
export { loadMyClasses, type MyClass, type MySession, type MyUnit } from './board/operations/my-classes'
export {
  findLeaveChoices,
  findMyCertificates,
  findMyClaims,
  findMyLeave,
  type LeaveChoice,
  type Paged,
} from './decisions/operations/my-decisions'
export { loadMyDay, loadMyMonth, nextMonth, type MyDay, type MyDayTotals, type MyPiece } from './recognition/operations/my-record'
export { loadSiteUnit, type SiteUnit } from './desk/operations/my-unit'
export { loadOwnSession, loadWall, type Wall } from './attendance/operations/wall'

export { addEvidence, evidenceOfMany, type EvidenceFile } from './decisions/operations/evidence'
export { canAddEvidence, EVIDENCE_TYPES, MOST_EVIDENCE, type EvidenceKind } from './decisions/domain/evidence'

// What trainees do on the site.
export { signIn } from './attendance/operations/sign-in'
export { submitClaim, type ClaimInput } from './decisions/operations/claim-submit'
export { requestLeave } from './decisions/operations/leave-request'

// What the credit engine judges, for whoever brings records along.
export { beat } from './desk/domain/beat'
export { closeSession } from './desk/domain/close'
export { newDesk } from './ledger/domain/desk'
export { openSession } from './desk/domain/open'
export { answerPresence } from './desk/domain/presence'
export { DEFAULT_RULES, type StudyRules } from './ledger/domain/rules'
export type { DeskState, Draw, Outcome, UnitKind } from './ledger/domain/types'
export { importStudy, type StudyHistory } from './desk/operations/import-study'
export { keepRuleSet } from './ledger/operations/rule-sets'
export { callRoll } from './attendance/operations/roll-call'

// What is decided over study time.
export { declareOutage, type OutageInput } from './decisions/operations/outage-declare'
export { issueCertificate } from './certificates/operations/issue'
export { verifyCertificate, type VerifiedCertificate } from './certificates/operations/verify'
export { eligibilityOf, type ClassEligibility, type Eligibility } from './certificates/operations/eligibility'
export { loadRecognition, type RecognisedStanding } from './recognition/operations/recognition'
export { parseCertificateCode } from './certificates/domain/code'

// What the workbench shows.
export {
  loadClassPace,
  loadTrainingBench,
  type ClassPace,
  type RunningClass,
  type TrainingBench,
  type Waiting,
} from './board/operations/bench'
