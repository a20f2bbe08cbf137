export { mediaDomain } from './domain'
