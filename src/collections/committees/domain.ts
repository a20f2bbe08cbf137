import { defineDomain } from '@/platform/domains'
import { assignments } from './assignments'
import { committees } from './committees'
import { memberships } from './memberships'
import { reviews } from './reviews'

/** The editorial committee, the writing committees, their seats and what they were asked to do. */
export const committeesDomain = defineDomain({
  name: 'committees',
  collections: [committees, memberships, assignments, reviews],
  menu: ['/src/collections/committees/admin/WorkloadLink#WorkloadLink'],
})
