import type { CollectionConfig, Config, Plugin } from 'payload'
import type { Invariant } from '@/platform/verify'
import type { JobKind } from '@/platform/jobs'
import type { Subscriber } from '@/platform/events'
import type { PolicyDefinition } from '@/platform/policies'
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
import { verifyEndpoint } from './endpoints/verify'
import { verifyLimit } from './endpoints/verify-limit'
import { admitTeachers } from './hooks/admit-teachers'
import { keepStudyRules } from './hooks/study-rules'
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
import { sanitizeOptions, type SanitizedOptions, type StudyHoursOptions } from './options'
import { studyPolicies } from './policies'

/** Study hours that everyone can trust: courses, classes, the credit ledger and what is decided over it. */
export function studyHours(given: StudyHoursOptions = {}): Plugin {
  const options = sanitizeOptions(given)
  return (config) => ({
    ...config,
    admin: withLinks(config.admin),
    collections: [...(config.collections ?? []).map(admitTeachers).map(keepStudyRules), ...collectionsOf(options.mediaDir)],
    endpoints: [...(config.endpoints ?? []), ...studyEndpoints, verifyEndpoint],
    custom: {
      ...config.custom,
      jobs: [...((config.custom?.['jobs'] ?? []) as readonly JobKind[]), ...jobs],
      invariants: [...((config.custom?.['invariants'] ?? []) as readonly Invariant[]), ...invariants],
      policies: [...((config.custom?.['policies'] ?? []) as readonly PolicyDefinition[]), ...studyPolicies],
      subscribers: [...((config.custom?.['subscribers'] ?? []) as readonly Subscriber[]), ...subscribers],
      server: withServer(options, config.custom?.['server']),
    },
  })
}

const jobs: readonly JobKind[] = [settleAttendanceJob, certificatesCorrectedJob, ...decisionJobs, ...rosterJobs]
const invariants: readonly Invariant[] = [...studyInvariants, identitiesOpen]
const subscribers: readonly Subscriber[] = [followEditionSubscriber]

/** The statistics stand in the menu: they belong to all classes and to none. */
function withLinks(admin: Config['admin']): NonNullable<Config['admin']> {
  const components = admin?.components
  const afterNavLinks = [...(components?.afterNavLinks ?? []), { path: figuresLink, clientProps: { inNav: true } }]
  return { ...admin, components: { ...components, afterNavLinks } }
}

type ServerParts = { hotRoutes?: readonly unknown[]; hotBodies?: readonly unknown[]; services?: readonly unknown[] }

/** What the server takes from `custom.server` (server/composition.ts). */
function withServer({ gatherMs, sweepEveryMs }: SanitizedOptions, server: ServerParts = {}): ServerParts {
  return {
    ...server,
    hotRoutes: [...(server.hotRoutes ?? []), studyRoutes({ gatherMs }), verifyLimit],
    hotBodies: [...(server.hotBodies ?? []), { path: HOT, maxBytes: HOT_BODY_LIMIT }],
    services: [
      ...(server.services ?? []),
      startBoards,
      startSettling,
      startCheckingCertificates,
      startStudyReminders,
      studySweeper({ everyMs: sweepEveryMs, gatherMs }),
    ],
  }
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
