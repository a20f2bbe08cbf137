import type { PayloadRequest } from 'payload'
import { bookPath } from '../_lib/paths'

/** More than any centre publishes, and what one sitemap may hold. */
const MOST = 20_000

/** The pages that anybody may read. */
export async function listPublicPages(req: PayloadRequest): Promise<{ path: string; changedAt?: string }[]> {
  const open = { pagination: false, limit: MOST, depth: 0, overrideAccess: false, req } as const
  const { docs: books } = await req.payload.find({
    collection: 'textbooks',
    where: { isPublic: { equals: true } },
    select: { urlName: true, updatedAt: true },
    joins: false,
    ...open,
  })
  const { docs: notices } = await req.payload.find({ collection: 'notices', select: { updatedAt: true }, ...open })
  return [
    ...['/', '/textbooks', '/occupations', '/committees', '/notices', '/policies', '/verify'].map((path) => ({ path })),
    ...books.map(({ urlName, updatedAt }) => ({ path: bookPath(urlName), changedAt: updatedAt })),
    ...notices.map(({ id, updatedAt }) => ({ path: `/notices/${id}`, changedAt: updatedAt })),
  ]
}
