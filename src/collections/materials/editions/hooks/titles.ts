import type { CollectionBeforeChangeHook } from 'payload'
import { idOf } from '@/kernel/ids'

/** What lists show for an edition: the book's title and the number of the edition. */
export const nameEdition: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const row = { ...originalDoc, ...data }
  const { docs } = await req.payload.find({
    collection: 'textbooks',
    where: { id: { equals: idOf(row.textbook) } },
    select: { title: true },
    limit: 1,
    depth: 0,
    overrideAccess: true, // the title alone
    req,
  })
  return { ...data, name: `${docs[0]?.title ?? ''} · 第 ${row.editionNo} 版` }
}
