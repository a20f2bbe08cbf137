import type { Environment } from '@/kernel/environment'
import { defineDomain, type Domain } from '@/platform/domains'
import { peopleFirstSteps } from './first-steps'
import { barUntilPasswordChanged, refuseInactiveSessions } from './gate'
import { staffSlipsJob } from './jobs/staff-slips'
import { moveFormerOrders } from './operations/account-orders'
import { passwordLinkJob } from './operations/password-link'
import { organisations } from './organisations'
import { users } from './users'

const SITE = '/src/collections/people/site'

/** Who there is, to which organisation they belong, and how they come in. */
export function people(environment: Environment): Domain {
  return defineDomain({
    name: 'people',
    collections: [users({ secureCookies: environment.publicUrl.startsWith('https:') }), organisations],
    jobs: [passwordLinkJob(environment), staffSlipsJob],
    messageAreas: [{ prefix: 'people', label: { zh: '账号', en: 'Accounts' } }],
    firstSteps: peopleFirstSteps,
    onInit: (payload) => {
      refuseInactiveSessions(payload)
      moveFormerOrders(payload).catch((error: unknown) => payload.logger.error({ err: error, msg: 'account orders of a version before' }))
    },
    finish: barUntilPasswordChanged,
    site: {
      account: [
        { component: `${SITE}/account#Work`, order: 10 },
        { component: `${SITE}/account#Messages`, order: 30 },
        { component: `${SITE}/account#Profile`, order: 40 },
        { component: `${SITE}/account#OwnPassword`, order: 50 },
        { component: `${SITE}/account#OwnLanguage`, order: 60 },
      ],
      hidden: ['/account', '/login'],
    },
  })
}
