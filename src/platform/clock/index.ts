export { databaseClock, databaseNow } from './database-time'
export { nowOf, todayOf, keepRequestTime } from './request-time'
