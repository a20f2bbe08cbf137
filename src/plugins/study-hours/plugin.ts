import type { CollectionConfig, Plugin } from 'payload'
import type { Invariant } from '@/platform/verify'
import type { JobKind } from '@/platform/jobs'
import type { Subscriber } from '@/platform/events'
import { attendance, leaveRequests } from './collections/attendance'
import { classSessions } from './collections/class-sessions'
import { classes } from './collections/classes'
import { courses, studyUnits } from './collections/courses'
import { hourCertificates, hourClaims, outages } from './collections/decisions'
import { enrolments } from './collections/enrolments'
import { studyFiles } from './collections/files'
import { ruleSets, studyDesks, studySessions, studySlices } from './collections/ledger'
import './errors'
import { HOT_BODY_LIMIT } from './endpoints/hot-requests'
import { HOT, studyRoutes } from './endpoints/hot-routes'
import { studyEndpoints } from './endpoints/eligibility'
import { verifyEndpoint } from './endpoints/verify'
import { verifyLimit } from './endpoints/verify-limit'
import { followEditionSubscriber } from './hooks/follow-edition'
import { issueCertificatesJob } from './jobs/certificates'
import { protectOutageJob } from './jobs/outage'
import { studySweeper } from './jobs/sweep'
import { settleAttendanceJob, startSettling } from './jobs/attendance-settle'
import { rosterJobs } from './jobs/roster'
import { sanitizeOptions, type SanitizedOptions, type StudyHoursOptions } from './options'

/** Study hours that everyone can trust: courses, classes, the credit ledger and what is decided over it. */
export function studyHours(given: StudyHoursOptions = {}): Plugin {
  const options = sanitizeOptions(given)
  return (config) => ({
    ...config,
    collections: [...(config.collections ?? []), ...collectionsOf(options.mediaDir)],
    endpoints: [...(config.endpoints ?? []), ...studyEndpoints, verifyEndpoint],
    custom: {
      ...config.custom,
      jobs: [...((config.custom?.['jobs'] ?? []) as readonly JobKind[]), ...jobs],
      invariants: [...((config.custom?.['invariants'] ?? []) as readonly Invariant[]), ...invariants],
      subscribers: [...((config.custom?.['subscribers'] ?? []) as readonly Subscriber[]), ...subscribers],
      server: withServer(options, config.custom?.['server']),
    },
  })
}

const jobs: readonly JobKind[] = [settleAttendanceJob, protectOutageJob, ...rosterJobs]
const invariants: readonly Invariant[] = []
const subscribers: readonly Subscriber[] = [followEditionSubscriber]

type ServerParts = { hotRoutes?: readonly unknown[]; hotBodies?: readonly unknown[]; services?: readonly unknown[] }

/** What the server takes from `custom.server` (server/composition.ts). */
function withServer({ gatherMs, sweepEveryMs }: SanitizedOptions, server: ServerParts = {}): ServerParts {
  return {
    ...server,
    hotRoutes: [...(server.hotRoutes ?? []), studyRoutes({ gatherMs }), verifyLimit],
    hotBodies: [...(server.hotBodies ?? []), { path: HOT, maxBytes: HOT_BODY_LIMIT }],
    services: [...(server.services ?? []), startSettling, studySweeper({ everyMs: sweepEveryMs, gatherMs })],
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
  ]
}
