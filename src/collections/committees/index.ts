export { committeesDomain } from './domain'
export { termHolds, type Term } from './domain/term'
