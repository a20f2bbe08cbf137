export { media } from './media'
