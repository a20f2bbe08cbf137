import { defineDomain } from '@/platform/domains'
import { notices } from './notices'

/** Public notices and the policy library. */
export const noticesDomain = defineDomain({ name: 'notices', collections: [notices] })
