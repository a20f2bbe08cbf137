import type { CollectionConfig } from 'payload'
import { defineDomain, withEndpoints, type Domain } from '@/platform/domains'
import { figuresLink } from './shared/admin/views'
import { attendance } from './attendance/collections/attendance'
import { classSessions } from './training/collections/class-sessions'
import { classes } from './training/collections/classes'
import { courses, studyUnits } from './units/collections/courses'
import { hourClaims, outages } from './decisions/collections/claims-and-outages'
import { decisionEvidence } from './decisions/collections/evidence'
import { enrolments } from './training/collections/enrolments'
import { certificateSheets } from './certificates/collections/sheets'
import { studyFiles } from './units/collections/files'
import { hourCertificates } from './certificates/collections/hour-certificates'
import { leaveRequests } from './decisions/collections/leave-requests'
import { ruleSets, studyDesks, studySessions, studySlices } from './ledger/collections/ledger'
import './errors'
import { attendanceEndpoints } from './attendance/endpoints/attendance'
import { classCertificateEndpoints, enrolmentCertificateEndpoints } from './certificates/endpoints/certificates'
import { classBoardEndpoints } from './board/endpoints/board'
import { leaveEndpoints } from './decisions/endpoints/leave'
import { rosterEndpoints } from './roster/endpoints/roster'
import { timeTableEndpoints } from './attendance/endpoints/time-table'
import { HOT_BODY_LIMIT } from './desk/endpoints/hot-requests'
import { HOT, studyRoutes } from './desk/endpoints/hot-routes'
import { studyEndpoints } from './certificates/endpoints/eligibility'
import { admitTeachers } from './training/hooks/admit-teachers'
import { keepStudyRules } from './recognition/hooks/study-rules'
import { hourCertificateKind } from './credential'
import { studyFirstSteps } from './first-steps'
import { followEditionSubscriber } from './units/hooks/follow-edition'
import { certificatesCorrectedJob, queueCorrected, startCheckingCertificates } from './certificates/jobs/corrected'
import { startBoards } from './board/jobs/keep-warm'
import { issueCertificatesJob } from './certificates/jobs/issue'
import { protectOutageJob } from './decisions/jobs/outage'
import { deliverReminderJob, planRemindersJob, startStudyReminders } from './reminders/jobs/reminders'
import { studySweeper } from './desk/jobs/sweep'
import { settleAttendanceJob, startSettling } from './attendance/jobs/settle'
import { rosterJobs } from './roster/jobs/roster'
import { suspendCorrected } from './certificates/operations/corrections'
import { closeStudyOf } from './desk/operations/close-study'
import { correctionListeners } from './training/operations/corrected'
import { endListeners } from './training/operations/end-study'
import { studyInvariants } from './invariants'
import { identitiesOpen } from './roster/operations/invariant'
import { sanitizeOptions, type StudyHoursOptions } from './options'
import { studyPolicies } from './policies'
import { studyAssets } from './site/assets'

/** Study hours that everyone can trust: courses, classes, the credit ledger and what is decided over it. */
export function studyHours(given: StudyHoursOptions = {}): Domain {
  const { gatherMs, mediaDir, sweepEveryMs } = sanitizeOptions(given)
  return defineDomain({
    name: 'study-hours',
    amend: (collection) => keepStudyRules(admitTeachers(collection)),
    collections: collectionsOf(mediaDir),
    endpoints: studyEndpoints,
    jobs: [
      settleAttendanceJob,
      protectOutageJob,
      issueCertificatesJob,
      certificatesCorrectedJob,
      planRemindersJob,
      deliverReminderJob,
      ...rosterJobs,
    ],
    services: [
      startBoards,
      startSettling,
      startCheckingCertificates,
      startStudyReminders,
      studySweeper({ everyMs: sweepEveryMs, gatherMs, onTakenBack: queueCorrected }),
    ],
    contributions: [(to) => correctionListeners.add(to, [suspendCorrected]), (to) => endListeners.add(to, [closeStudyOf])],
    hotRoutes: [studyRoutes({ gatherMs, onTakenBack: queueCorrected })],
    hotBodies: [{ path: HOT, maxBytes: HOT_BODY_LIMIT }],
    subscribers: [followEditionSubscriber],
    invariants: [...studyInvariants, identitiesOpen],
    policies: studyPolicies,
    messageAreas: [{ prefix: 'study', label: { zh: '培训与学时', en: 'Training and hours' } }],
    menu: [figuresLink],
    workbench: [{ component: '/src/plugins/study-hours/board/admin/bench/Training#Training', order: 30 }],
    firstSteps: studyFirstSteps,
    site: {
      sections: [{ path: '/study', label: { zh: '我的学时', en: 'My hours' }, order: 20 }],
      home: [{ component: '/src/plugins/study-hours/site/teaser#StudyTeaser', order: 20 }],
      assets: Object.values(studyAssets),
      account: [{ component: '/src/plugins/study-hours/site/teaser#StudyLinks', order: 20 }],
    },
    credentials: [hourCertificateKind],
    demo: '/src/plugins/study-hours/demo#studyDemo',
  })
}

function collectionsOf(mediaDir: string): CollectionConfig[] {
  return [
    courses,
    studyUnits,
    studyFiles({ directory: mediaDir }),
    // What later rooms answer under the addresses of earlier ones.
    withEndpoints(classes, timeTableEndpoints, leaveEndpoints, classBoardEndpoints, classCertificateEndpoints, rosterEndpoints),
    withEndpoints(classSessions, attendanceEndpoints),
    withEndpoints(enrolments, enrolmentCertificateEndpoints),
    attendance,
    leaveRequests,
    ruleSets,
    studySessions,
    studyDesks,
    studySlices,
    hourClaims,
    outages,
    hourCertificates,
    certificateSheets({ directory: mediaDir }),
    decisionEvidence({ directory: mediaDir }),
  ]
}
