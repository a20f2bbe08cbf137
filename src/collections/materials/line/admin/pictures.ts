import type { PayloadRequest } from 'payload'

export type Picture = { src: string; widthPx?: number; heightPx?: number }

/** Where the pictures of a text are served, by media id. The file itself is asked for with the reader's own right. */
export async function picturesOf(req: PayloadRequest, mediaIds: readonly string[]): Promise<Map<string, Picture>> {
  if (mediaIds.length === 0) return new Map()
  const { docs } = await req.payload.find({
    collection: 'media',
    where: { id: { in: [...new Set(mediaIds)] } },
    select: { url: true, filename: true, width: true, height: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // addresses of the pictures in the text that the caller reads
    req,
  })
  return new Map(
    docs.flatMap(({ height, id, url, width }) =>
      url ? [[String(id), { src: url, ...(width ? { widthPx: width } : {}), ...(height ? { heightPx: height } : {}) }] as const] : [],
    ),
  )
}
