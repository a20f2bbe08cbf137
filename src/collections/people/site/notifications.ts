import type { PayloadRequest } from 'payload'
import { languageOf } from '@/kernel/errors'
import type { User } from '@/payload-types'

export type SiteNotification = { id: string; title: string; text?: string; href?: string; sentAt: string; isRead: boolean }

/** The caller's newest messages, in the language in which they are written to. */
export async function loadNotifications({ req, user }: { req: PayloadRequest; user: User }): Promise<SiteNotification[]> {
  const isEnglish = languageOf(user.language) === 'en'
  const { docs } = await req.payload.find({
    collection: 'notifications',
    where: { recipient: { equals: user.id } },
    sort: '-createdAt',
    limit: 30,
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  return docs.map((row) => {
    const text = isEnglish ? row.textEn : row.textZh
    return {
      id: row.id,
      title: isEnglish ? row.subjectEn : row.subjectZh,
      ...(text ? { text } : {}),
      ...(row.link ? { href: row.link } : {}),
      sentAt: row.createdAt,
      isRead: Boolean(row.readAt),
    }
  })
}
