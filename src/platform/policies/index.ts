export { adoptPolicies, type Adoption } from './adopt'
export { policies } from './collection'
export {
  contributedPolicies,
  definePolicies,
  policyDefinition,
  policyDefinitions,
  policyLabel,
  shippedNote,
  type PolicyDefinition,
  type ShippedRow,
} from './definitions'
export { policyErrors } from './errors'
export { HOUSE_SOURCE, housePolicies } from './house'
export { adoptHref, loadPolicy, readCount, readNumber, requirePolicy } from './load'
export { covers, DEFAULT_SCOPE, isInForce, policyAt, type PolicyRow } from './policy-at'
export { showValue, valueFaults, type ValueSchema } from './value'
