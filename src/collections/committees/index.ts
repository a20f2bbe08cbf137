export { committees } from './committees'
export { termHolds, type Term } from './domain/term'
export { memberships } from './memberships'
