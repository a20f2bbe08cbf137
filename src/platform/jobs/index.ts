export { jobs, JOB_STATES, type JobState } from './collection'
export { defineJob, jobKinds, type JobContext, type JobKind } from './definition'
export { queueJob } from './queue'
export { drainJobs, runNextJob, startJobRunner, systemRequest, type JobRunner } from './runner'
