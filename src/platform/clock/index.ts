export { nowOf, todayOf, keepRequestTime } from './request-time'
