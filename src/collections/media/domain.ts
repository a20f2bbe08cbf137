import type { Environment } from '@/kernel/environment'
import { defineDomain, type Domain } from '@/platform/domains'
import { media } from './media'

/** Pictures and other files that records show. */
export function mediaDomain({ mediaDir }: Environment): Domain {
  return defineDomain({ name: 'media', collections: [media({ directory: mediaDir })] })
}
