import type { JobKind } from '@/platform/jobs'
import { issueCertificatesJob } from './certificates'
import { protectOutageJob } from './outage'

/** What follows from decisions over study time. */
export const decisionJobs: readonly JobKind[] = [protectOutageJob, issueCertificatesJob]
