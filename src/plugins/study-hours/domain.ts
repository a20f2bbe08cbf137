import type { CollectionConfig } from 'payload'
import { defineDomain, type Domain } from '@/platform/domains'
import { figuresLink } from './admin/shared/views'
import { attendance, leaveRequests } from './collections/attendance'
import { classSessions } from './collections/class-sessions'
import { classes } from './collections/classes'
import { courses, studyUnits } from './collections/courses'
import { hourCertificates, hourClaims, outages } from './collections/decisions'
import { decisionEvidence } from './collections/evidence'
import { enrolments } from './collections/enrolments'
import { certificateSheets } from './collections/certificate-sheets'
import { studyFiles } from './collections/files'
import { ruleSets, studyDesks, studySessions, studySlices } from './collections/ledger'
import './errors'
import { HOT_BODY_LIMIT } from './endpoints/hot-requests'
import { HOT, studyRoutes } from './endpoints/hot-routes'
import { studyEndpoints } from './endpoints/eligibility'
import { admitTeachers } from './hooks/admit-teachers'
import { keepStudyRules } from './hooks/study-rules'
import { hourCertificateKind } from './credential'
import { studyFirstSteps } from './first-steps'
import { followEditionSubscriber } from './hooks/follow-edition'
import { certificatesCorrectedJob, startCheckingCertificates } from './jobs/certificates-corrected'
import { startBoards } from './jobs/boards'
import { decisionJobs } from './jobs/decisions'
import { startStudyReminders } from './jobs/reminders'
import { studySweeper } from './jobs/sweep'
import { settleAttendanceJob, startSettling } from './jobs/attendance-settle'
import { rosterJobs } from './jobs/roster'
import { studyInvariants } from './operations/invariants'
import { identitiesOpen } from './operations/roster-invariant'
import { sanitizeOptions, type StudyHoursOptions } from './options'
import { studyPolicies } from './policies'
import { studyAssets } from './site/assets'

const FOLDER = '/src/plugins/study-hours'

/** Study hours that everyone can trust: courses, classes, the credit ledger and what is decided over it. */
export function studyHours(given: StudyHoursOptions = {}): Domain {
  const { gatherMs, mediaDir, sweepEveryMs } = sanitizeOptions(given)
  return defineDomain({
    name: 'study-hours',
    amend: (collection) => keepStudyRules(admitTeachers(collection)),
    collections: collectionsOf(mediaDir),
    endpoints: studyEndpoints,
    jobs: [settleAttendanceJob, certificatesCorrectedJob, ...decisionJobs, ...rosterJobs],
    services: [
      startBoards,
      startSettling,
      startCheckingCertificates,
      startStudyReminders,
      studySweeper({ everyMs: sweepEveryMs, gatherMs }),
    ],
    hotRoutes: [studyRoutes({ gatherMs })],
    hotBodies: [{ path: HOT, maxBytes: HOT_BODY_LIMIT }],
    subscribers: [followEditionSubscriber],
    invariants: [...studyInvariants, identitiesOpen],
    policies: studyPolicies,
    menu: [figuresLink],
    workbench: [{ component: `${FOLDER}/admin/bench/Training#Training`, order: 30 }],
    firstSteps: studyFirstSteps,
    site: {
      sections: [{ path: '/study', label: { zh: '我的学时', en: 'My hours' }, order: 20 }],
      home: [{ component: `${FOLDER}/site/teaser#StudyTeaser`, order: 20 }],
      assets: Object.values(studyAssets),
      account: [{ component: `${FOLDER}/site/teaser#StudyLinks`, order: 20 }],
    },
    credentials: [hourCertificateKind],
    demo: `${FOLDER}/demo#studyDemo`,
  })
}

function collectionsOf(mediaDir: string): CollectionConfig[] {
  return [
    courses,
    studyUnits,
    studyFiles({ directory: mediaDir }),
    classes,
    classSessions,
    enrolments,
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
