import type { PayloadRequest } from 'payload'
import { MOST_PAGES, type PublicPage } from '@/platform/domains'
import { bookPath } from './paths'

/** The lists and every textbook that is out. */
export async function publicBooks(req: PayloadRequest): Promise<PublicPage[]> {
  const { docs } = await req.payload.find({
    collection: 'textbooks',
    where: { isPublic: { equals: true } },
    select: { urlName: true, updatedAt: true },
    joins: false,
    pagination: false,
    limit: MOST_PAGES,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const lists = ['/textbooks', '/occupations', '/committees'].map((path) => ({ path }))
  return [...lists, ...docs.map(({ updatedAt, urlName }) => ({ path: bookPath(urlName), changedAt: updatedAt }))]
}
