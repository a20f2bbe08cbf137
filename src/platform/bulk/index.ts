export { MOST_ROWS } from './each-row'
export { bulkEndpoints } from './endpoints'
export { namedRow } from './named-row'
export { wholeOrNothing } from './whole'
