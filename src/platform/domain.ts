import type { Environment } from '@/kernel/environment'
import { verifyEndpoint, verifyLimit } from './credentials'
import { defineDomain, type Domain } from './domains'
import { deliverJob } from './events'
import { startJobRunner } from './jobs'
import { mailJob } from './messages'
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
    site: { pages: [{ path: '/' }, { path: '/verify' }] },
  })
}
