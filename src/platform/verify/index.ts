export { defineInvariant, twice, type Break, type Invariant, type InvariantArgs, type Note } from './invariant'
export { allWhere, batches, existing, groupBy, type Reading, type Row } from './read'
export { contributedInvariants, invariantsOf, verify, type Finding, type Progress } from './verify'
