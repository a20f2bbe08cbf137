import type { JobKind } from '@/platform/jobs'
import { issueCertificatesJob } from './certificates'
import { protectOutageJob } from './outage'
import { deliverReminderJob, planRemindersJob } from './reminders'

/** What follows from decisions over study time, and what people are reminded of. */
export const decisionJobs: readonly JobKind[] = [protectOutageJob, issueCertificatesJob, planRemindersJob, deliverReminderJob]
