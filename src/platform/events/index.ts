export { contributedSubscribers, DELIVER_JOB, defineEvent, type DomainEvent, type EventArgs, type Subscriber } from './event'
export { deliverJob } from './deliver-job'
