export { defineInvariant, twice, type Break, type Invariant, type InvariantArgs, type Note } from './invariant'
export { allWhere, batches, existing, type Row } from './read'
export { invariantsOf, verify, type Finding } from './verify'
