import type { Environment } from '@/kernel/environment'
import { defineDomain, type Domain } from '@/platform/domains'
import { staffSlipsJob } from './jobs/staff-slips'
import { passwordLinkJob } from './operations/password-link'
import { organisations } from './organisations'
import { users } from './users'

/** Who there is, to which organisation they belong, and how they come in. */
export function people(environment: Environment): Domain {
  return defineDomain({
    name: 'people',
    collections: [users({ secureCookies: environment.publicUrl.startsWith('https:') }), organisations],
    jobs: [passwordLinkJob(environment), staffSlipsJob],
    site: { hidden: ['/account', '/login'] },
  })
}
