import type { PayloadRequest } from 'payload'
import { MOST_PAGES, type PublicPage } from '@/platform/domains'

/** The lists and every notice that is out. */
export async function publicNotices(req: PayloadRequest): Promise<PublicPage[]> {
  const { docs } = await req.payload.find({
    collection: 'notices',
    select: { updatedAt: true },
    pagination: false,
    limit: MOST_PAGES,
    depth: 0,
    overrideAccess: false,
    req,
  })
  return [
    { path: '/notices' },
    { path: '/policies' },
    ...docs.map(({ id, updatedAt }) => ({ path: `/notices/${id}`, changedAt: updatedAt })),
  ]
}
