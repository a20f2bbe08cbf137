import type { PayloadRequest } from 'payload'
import type { Block, Inline, ListBlock } from '@/platform/documents/model'
import type { Picture } from './book-html'

/** Where the public pictures of a text lie and how large they are. Pictures that are not public are left out. */
export async function findPictures({
  req,
  blocks,
}: {
  req: PayloadRequest
  blocks: readonly Block[]
}): Promise<ReadonlyMap<string, Picture>> {
  const ids = [...new Set(blocks.flatMap(assetsOf))]
  if (ids.length === 0) return new Map()
  const { docs } = await req.payload.find({
    collection: 'media',
    where: { id: { in: ids } },
    select: { filename: true, url: true, width: true, height: true },
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  return new Map(
    docs.flatMap((row) =>
      row.url
        ? [[String(row.id), { src: row.url, ...(row.width && row.height ? { widthPx: row.width, heightPx: row.height } : {}) }] as const]
        : [],
    ),
  )
}

function assetsOf(block: Block): string[] {
  switch (block.kind) {
    case 'figure':
      return [block.asset]
    case 'heading':
    case 'paragraph':
      return inlineAssets(block.content)
    case 'quote':
      return block.content.flatMap(inlineAssets)
    case 'list':
      return listAssets(block)
    case 'table':
      return block.rows.flatMap((row) => row.flatMap((cell) => cell.content.flatMap(inlineAssets)))
    default:
      return []
  }
}

function inlineAssets(content: readonly Inline[]): string[] {
  return content.flatMap((part) => {
    if (part.kind === 'image') return [part.asset]
    return part.kind === 'link' || part.kind === 'footnote' ? inlineAssets(part.content) : []
  })
}

function listAssets(list: ListBlock): string[] {
  return list.items.flatMap((item) => [...inlineAssets(item.content), ...(item.children ? listAssets(item.children) : [])])
}
