export { queueRetention, RETENTION_JOB, retentionJob, startRetention } from './job'
export { prune, type Pruned } from './prune'
export { logFileName, RETENTION, retentionPolicies, type Kept } from './rules'
