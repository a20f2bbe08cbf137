import type { PayloadRequest, Where } from 'payload'
import type { Notice } from '@/payload-types'

export const NOTICES_PER_PAGE = 20

/** One page of notices or policies, newest first. `q` looks in title, number and summary. */
export async function findNotices(args: { req: PayloadRequest; kind?: 'notice' | 'policy'; q?: string; page: number; limit?: number }) {
  const { req, kind, q, page, limit = NOTICES_PER_PAGE } = args
  const { docs, totalDocs, totalPages } = await req.payload.find({
    collection: 'notices',
    where: {
      and: [
        ...isOut(),
        ...(kind ? [{ kind: { equals: kind } }] : []),
        ...(q ? [{ or: ['title', 'titleEn', 'documentNumber', 'summary'].map((field): Where => ({ [field]: { like: q } })) }] : []),
      ],
    },
    select: {
      title: true,
      titleEn: true,
      kind: true,
      documentNumber: true,
      issuer: true,
      publishedAt: true,
      effectiveFrom: true,
      summary: true,
    },
    sort: '-publishedAt',
    page,
    limit,
    depth: 0,
    overrideAccess: false,
    req,
  })
  return { notices: docs, total: totalDocs, pages: totalPages }
}

export async function findNotice({ req, id }: { req: PayloadRequest; id: string }): Promise<Notice | undefined> {
  const { docs } = await req.payload.find({
    collection: 'notices',
    where: { and: [{ id: { equals: id } }, ...isOut()] },
    limit: 1,
    depth: 0,
    overrideAccess: false,
    req,
  })
  return docs[0]
}

/** Staff may read what is not out yet, but not here: this is what the public sees. */
function isOut(): Where[] {
  return [{ isPublic: { equals: true } }, { publishedAt: { less_than_equal: new Date().toISOString() } }]
}
