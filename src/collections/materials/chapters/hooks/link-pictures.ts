import type { CollectionAfterChangeHook } from 'payload'
import { DomainError } from '@/kernel/errors'
import { idsOf } from '@/kernel/ids'
import { isLineWrite } from '../../line/operations/line-write'
import { readContent } from '../operations/manuscript'

/** A picture in a manuscript is seen by those who may see the chapter: the link is kept with the picture. */
export const linkPictures: CollectionAfterChangeHook = async ({ doc, operation, previousDoc, req }) => {
  if (!doc.manuscript || (operation === 'update' && doc.manuscriptHash === previousDoc.manuscriptHash)) return doc
  const mediaIds = await picturesOf(req, doc.manuscript)
  if (mediaIds.length === 0) return doc
  const { docs } = await req.payload.find({
    collection: 'media',
    where: { id: { in: mediaIds } },
    select: { chapters: true },
    pagination: false,
    depth: 0,
    // Whoever embeds a picture by its id alone does not come to see it; what an import brings in is the line's own.
    overrideAccess: isLineWrite(req),
    req,
  })
  for (const picture of docs) {
    const known = idsOf(picture.chapters)
    if (known.includes(String(doc.id))) continue
    await req.payload.update({
      collection: 'media',
      id: picture.id,
      data: { chapters: [...known, String(doc.id)] },
      depth: 0,
      overrideAccess: true, // nobody edits the link by hand
      req,
    })
  }
  return doc
}

/** Half-written text that no draft could be made of yet shows its pictures once it can. */
async function picturesOf(req: Parameters<CollectionAfterChangeHook>[0]['req'], manuscript: unknown): Promise<string[]> {
  try {
    return (await readContent(req, manuscript)).mediaIds
  } catch (error) {
    if (error instanceof DomainError) return []
    throw error
  }
}
