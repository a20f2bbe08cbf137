import { defineDomain } from '@/platform/domains'
import { notices } from './notices'
import { publicNotices } from './site/public-pages'

/** Public notices and the policy library. */
export const noticesDomain = defineDomain({
  name: 'notices',
  collections: [notices],
  site: {
    sections: [
      { path: '/notices', label: { zh: '通知', en: 'Notices' }, order: 50 },
      { path: '/policies', label: { zh: '政策库', en: 'Policies' }, order: 60 },
    ],
    home: [{ component: '/src/collections/notices/site/home#NewNotices', order: 50 }],
    pages: publicNotices,
  },
})
