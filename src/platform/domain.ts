import type { Environment } from '@/kernel/environment'
import { verifyEndpoint, verifyLimit } from './credentials'
import { defineDomain, type Domain } from './domains'
import { deliverJob } from './events'
import { startJobRunner } from './jobs'
import { countFailedJobs } from './jobs/care'
import { mailJob } from './messages'
import { countUnsentMails } from './messages/care'
import { housePolicies } from './policies'
import { retentionJob, startRetention } from './retention'

/** What the house itself does in the background. Its own collections come with platform/plugin.ts. */
export function platformDomain(environment: Environment): Domain {
  return defineDomain({
    name: 'platform',
    jobs: [mailJob(environment), deliverJob, retentionJob(environment)],
    services: [({ payload }) => startJobRunner(payload), startRetention],
    policies: housePolicies,
    endpoints: [verifyEndpoint],
    hotRoutes: [verifyLimit],
    care: [
      {
        label: { zh: '失败的后台任务', en: 'Failed jobs' },
        href: '/admin/collections/jobs?where[state][equals]=failed',
        order: 20,
        count: countFailedJobs,
      },
      {
        label: { zh: '发件箱邮件', en: 'Mails in the outbox' },
        href: '/admin/collections/outbox-messages',
        order: 30,
        count: countUnsentMails,
      },
    ],
    site: { pages: [{ path: '/' }, { path: '/verify' }] },
  })
}
