export { policies } from './collection'
export { policyErrors } from './errors'
export { loadPolicy, readCount, readNumber, requirePolicy } from './load'
export { covers, DEFAULT_SCOPE, isInForce, policyAt, type PolicyRow } from './policy-at'
