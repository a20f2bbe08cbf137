export { firstCome } from './first-come'
export { withTransaction } from './with-transaction'
