export { noticesDomain } from './domain'
