import type { CollectionConfig, Endpoint } from 'payload'
import { defineDomain, type Domain } from '@/platform/domains'
import { figuresLink } from './admin/shared/views'
import { attendance } from './collections/attendance'
import { classSessions } from './collections/class-sessions'
import { classes } from './collections/classes'
import { courses, studyUnits } from './collections/courses'
import { hourClaims, outages } from './collections/decisions'
import { decisionEvidence } from './collections/evidence'
import { enrolments } from './collections/enrolments'
import { certificateSheets } from './collections/certificate-sheets'
import { studyFiles } from './collections/files'
import { hourCertificates } from './collections/hour-certificates'
import { leaveRequests } from './collections/leave-requests'
import { ruleSets, studyDesks, studySessions, studySlices } from './collections/ledger'
import './errors'
import { attendanceEndpoints } from './endpoints/attendance'
import { classCertificateEndpoints, enrolmentCertificateEndpoints } from './endpoints/certificates'
import { classBoardEndpoints } from './endpoints/class-board'
import { leaveEndpoints } from './endpoints/leave'
import { rosterEndpoints } from './endpoints/roster'
import { timeTableEndpoints } from './endpoints/time-table'
import { HOT_BODY_LIMIT } from './endpoints/hot-requests'
import { HOT, studyRoutes } from './endpoints/hot-routes'
import { studyEndpoints } from './endpoints/eligibility'
import { admitTeachers } from './hooks/admit-teachers'
import { keepStudyRules } from './hooks/study-rules'
import { hourCertificateKind } from './credential'
import { studyFirstSteps } from './first-steps'
import { followEditionSubscriber } from './hooks/follow-edition'
import { certificatesCorrectedJob, queueCorrected, startCheckingCertificates } from './jobs/certificates-corrected'
import { startBoards } from './jobs/boards'
import { issueCertificatesJob } from './jobs/certificates'
import { protectOutageJob } from './jobs/outage'
import { deliverReminderJob, planRemindersJob, startStudyReminders } from './jobs/reminders'
import { studySweeper } from './jobs/sweep'
import { settleAttendanceJob, startSettling } from './jobs/attendance-settle'
import { rosterJobs } from './jobs/roster'
import { suspendCorrected } from './operations/certificate-corrections'
import { closeStudyOf } from './operations/close-study'
import { correctionListeners } from './operations/corrected'
import { endListeners } from './operations/end-study'
import { studyInvariants } from './operations/invariants'
import { identitiesOpen } from './operations/roster-invariant'
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
    menu: [figuresLink],
    workbench: [{ component: '/src/plugins/study-hours/admin/bench/Training#Training', order: 30 }],
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

function withEndpoints(collection: CollectionConfig, ...more: readonly (readonly Endpoint[])[]): CollectionConfig {
  return { ...collection, endpoints: [...(collection.endpoints || []), ...more.flat()] }
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
