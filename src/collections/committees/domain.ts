import { defineDomain } from '@/platform/domains'
import { committees } from './committees'
import { committeesFirstSteps } from './first-steps'
import { memberships } from './memberships'

/** The editorial committee, the writing committees and their seats. */
export const committeesDomain = defineDomain({
  name: 'committees',
  collections: [committees, memberships],
  firstSteps: committeesFirstSteps,
})
